"""Levels of the rows of a budget table, by what the table shows: codes, columns, words, list marks."""

import re
from collections.abc import Callable

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Baris, TabelDok
from lkip_analysis.audit.uang import berupa_nama

MIN_BARIS = 3
CUKUP = 0.8
"""Share of the rows that must show a sign for it to order them."""

Tingkat = list[int | None]
"""Level of each row, 0 outermost; None for a row that belongs to no level."""


def _cukup(tingkat: Tingkat) -> bool:
    ada = [t for t in tingkat if t is not None]
    return len(ada) >= max(MIN_BARIS, CUKUP * len(tingkat)) and len(set(ada)) > 1


_KODE = re.compile(r"(?:[\dxX]{1,4}\.){1,8}[\dxX]{1,5}\.?")
_KODE_AWAL = re.compile(rf"\s*({_KODE.pattern}|\d{{1,2}})[.)]?\s+(?=[A-Za-z])")


def dari_kode(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by codes such as `2.07.01.2.01` or `1.1`, in a cell of their own or before the name."""
    kode = [_kode(b, min(kolom)) for b in baris]
    tingkat = [k.count(".") if k else None for k in kode]
    dalam = [k for k in kode if k and "." in k]
    berinduk = [k for k in dalam if any(k.startswith(f"{i}.") for i in kode if i and i != k)]
    return tingkat if _cukup(tingkat) and len(berinduk) * 2 >= len(dalam) else None


def _kode(baris: Baris, sebelum: int) -> str | None:
    kiri = [s.teks.strip() for s in baris.sel[:sebelum]]
    for teks in kiri:
        if _KODE.fullmatch(teks):
            return teks.rstrip(".")
    bagian = []
    for teks in kiri:
        if re.fullmatch(r"\d{1,4}(?:\.\d{1,4})*|[xX]{1,2}", teks):
            bagian.append(teks)
        elif teks:
            break
    if bagian:
        return ".".join(bagian)
    awal = next((m for t in kiri if t and (m := _KODE_AWAL.match(t))), None)
    return awal[1].rstrip(".") if awal else None


_PERAN_TINGKAT = (Peran.SASARAN, Peran.PROGRAM, Peran.KEGIATAN, Peran.SUB_KEGIATAN)


def dari_kolom(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by the columns Program, Kegiatan and Sub Kegiatan: the innermost that a row fills itself."""
    tingkat_kolom = {
        k.indeks: _PERAN_TINGKAT.index(k.peran) for k in peran_kolom(tabel) if k.peran in _PERAN_TINGKAT[1:]
    }
    tingkat = [max((t for j, t in tingkat_kolom.items() if berupa_nama(b[j].teks)), default=None) for b in baris]
    return tingkat if _cukup(tingkat) else None


_KATA = (
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*urusan\b", re.IGNORECASE), 0),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*(?:nama\s+)?program\b", re.IGNORECASE), 1),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*sub\s*-?\s*kegiatan\b", re.IGNORECASE), 3),
    (re.compile(r"\s*[\divxa-z.]{0,5}\s*kegiatan\b", re.IGNORECASE), 2),
)


def dari_kata(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by the words Program, Kegiatan, Sub Kegiatan before the names."""

    def tingkat(b: Baris) -> int | None:
        for sel in b.sel[: min(kolom)]:
            for pola, t in _KATA:
                if berupa_nama(sel.teks) and pola.match(sel.teks):
                    return t
        return None

    hasil = [tingkat(b) for b in baris]
    return hasil if _cukup(hasil) else None


_GAYA = (
    ("romawi", re.compile(r"[IVX]{1,5}[.)]?")),
    ("huruf", re.compile(r"[A-Z][.)]?")),
    ("angka_kurung", re.compile(r"\(?\d{1,2}\)")),
    ("angka", re.compile(r"\d{1,2}\.?")),
    ("huruf_kecil", re.compile(r"[a-z][.)]?")),
    ("titik", re.compile(r"[-•*]")),
)


def dari_penanda(tabel: TabelDok, baris: list[Baris], kolom: list[int]) -> Tingkat | None:
    """Levels by list marks of several styles (`I`, `A`, `1`, `a`): the first that comes is the outermost."""
    gaya = [_gaya(b, min(kolom)) for b in baris]
    urutan = list(dict.fromkeys(g for g in gaya if g))
    tingkat = [urutan.index(g) if g else None for g in gaya]
    return tingkat if _cukup(tingkat) else None


def _gaya(baris: Baris, sebelum: int) -> str | None:
    pertama = next((s.teks.strip() for s in baris.sel[:sebelum] if s.teks), "")
    kata = pertama.split()
    if not kata or (len(kata) > 1 and not kata[0].endswith((".", ")")) and kata[0] not in "-•*"):
        return None
    return next((nama for nama, pola in _GAYA if pola.fullmatch(kata[0])), None)


TANDA: tuple[Callable[[TabelDok, list[Baris], list[int]], Tingkat | None], ...] = (
    dari_kode,
    dari_kolom,
    dari_kata,
    dari_penanda,
)
"""Signs of the levels, the surer first; each takes the table, its rows and its columns of amounts."""
