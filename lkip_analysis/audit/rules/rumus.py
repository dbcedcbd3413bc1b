"""Formulas as printed: capaian formulas that compute something else, one numerator with two denominators."""

import ast
import operator
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations

from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.figures import satu_nama
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_mirip
from lkip_analysis.audit.pecahan import pecahan_dokumen
from lkip_analysis.audit.registry import aturan

DASAR = "aljabar: rumus capaian yang lazim adalah realisasi/target atau (target − (realisasi − target))/target"
_SEBUT = re.compile(r"capaian|kinerja", re.IGNORECASE)
_BUKAN_CAPAIAN = re.compile(r"efisien|serap|anggaran|selisih|deviasi|pertumbuhan", re.IGNORECASE)
_GANTI: tuple[tuple[str, str], ...] = (
    (r"\brealisasi(?:\s+kinerja)?\b", "R"),
    (r"\b(?:target|rencana)(?:\s+kinerja)?\b", "T"),
    (r"[×·∙]|(?<=[\s\d)TR])[xX](?=[\s\d(TR])", "*"),
    (r"[÷:]", "/"),
    (r"[−–—]", "-"),
    (r"[\[{]", "("),
    (r"[\]}]", ")"),
    (r"[%\s]", ""),
)
_UNGKAPAN = re.compile(r"[TR\d()+\-*/.]{5,80}")
_VEKTOR = ((10, 5), (10, 15), (20, 25), (30, 24))
_LAZIM: tuple[Callable[[Fraction, Fraction], Fraction], ...] = (
    lambda t, r: r / t,
    lambda t, r: (2 * t - r) / t,
    lambda t, r: t / r,
)
_OPERASI = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}
BENAR_TURUN = "capaian = (target − (realisasi − target)) / target × 100%"


def _ungkapan(teks: str) -> str | None:
    """The right side of a printed formula as an expression in T (target) and R (realisasi)."""
    kanan = teks.rpartition("=")[2] if "=" in teks else teks.rpartition(":")[2]
    for pola, ganti in _GANTI:
        kanan = re.sub(pola, ganti, kanan, flags=re.IGNORECASE)
    return kanan if _UNGKAPAN.fullmatch(kanan) and {"T", "R"} <= set(kanan) and "/" in kanan else None


def _nilai(pohon: ast.expr, t: Fraction, r: Fraction) -> Fraction:
    match pohon:
        case ast.BinOp(kiri, op, kanan) if type(op) in _OPERASI:
            return _OPERASI[type(op)](_nilai(kiri, t, r), _nilai(kanan, t, r))
        case ast.Name("T"):
            return t
        case ast.Name("R"):
            return r
        case ast.Constant(n) if isinstance(n, int):
            return Fraction(n)
    raise ValueError(ast.dump(pohon))


def _lazim(ungkapan: str) -> bool | None:
    """Whether an expression is a usual formula, as a ratio or a percentage; None where it is no formula."""
    try:
        pohon = ast.parse(ungkapan, mode="eval").body
        hasil = [_nilai(pohon, Fraction(t), Fraction(r)) for t, r in _VEKTOR]
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None
    return any(
        all(h in (n := rumus(Fraction(t), Fraction(r)), 100 * n) for h, (t, r) in zip(hasil, _VEKTOR, strict=True))
        for rumus in _LAZIM
    )


@aturan("rumus-capaian", "Rumus capaian tercetak keliru", Tingkat.ERROR, DASAR)
def rumus_capaian(dokumen: Dokumen) -> Iterable[Temuan]:
    """A capaian formula that, read as printed, is none of the usual ones: often its brackets are lost."""
    for p in dokumen.semua_teks():
        awal = 0
        for garis in p.teks.split("\n"):
            ungkapan = _ungkapan(garis) if _SEBUT.search(garis) and not _BUKAN_CAPAIAN.search(garis) else None
            if ungkapan and _lazim(ungkapan) is False:
                turun = "T-" in ungkapan
                yield Temuan(
                    f"Rumus “{' '.join(garis.split())}” dibaca seperti tercetak tidak menghasilkan capaian"
                    + ("; tanda kurungnya hilang." if turun else "."),
                    " ".join(garis.split()),
                    BENAR_TURUN if turun else "",
                    (p.di(awal, awal + len(garis)),),
                    (ungkapan,),
                )
            awal += len(garis) + 1


@aturan("rumus-penyebut", "Satu pembilang dengan dua penyebut", Tingkat.ERROR, "perbandingan rumus dalam dokumen")
def rumus_penyebut(dokumen: Dokumen) -> Iterable[Temuan]:
    """One numerator that two printed formulas divide by different things."""
    for a, b in combinations(pecahan_dokumen(dokumen), 2):
        penyebut = [kunci_nama(x.penyebut) for x in (a, b)]
        if (
            satu_nama(kunci_nama(a.pembilang), kunci_nama(b.pembilang))
            and not satu_nama(*penyebut)
            and not nama_mirip(*penyebut)
        ):
            yield Temuan(
                f"“{a.pembilang}” dibagi dengan “{a.penyebut}” dan di tempat lain dengan “{b.penyebut}”.",
                f"{a.penyebut}; {b.penyebut}",
                "",
                (a.tempat, b.tempat),
                (kunci_nama(a.pembilang), *sorted(penyebut)),
            )
