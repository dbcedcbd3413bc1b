"""Numbers of tables and figures: no number twice, the same in the list as in the text, pages in order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok, Tempat
from lkip_analysis.audit.figures import satu_nama
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.read.judul import KETERANGAN, ROMAWI, nomor_tabel
from lkip_analysis.audit.registry import aturan
from lkip_analysis.teks.angka import romawi

DASAR = "perbandingan daftar tabel dengan keterangan tabel"
_JUDUL_DAFTAR = re.compile(r"daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.IGNORECASE)
_ENTRI = re.compile(
    rf"\s*(?P<jenis>tabel|gambar|grafik)\s+(?P<nomor>(?:{ROMAWI}|\d+)(?:\s?[.\-–]\s?\d+){{0,3}})\s*[.:]?\s+"
    r"(?P<judul>.*)",
    re.IGNORECASE,
)
_HALAMAN = re.compile(r"[\s.…_]+(?P<halaman>\d{1,3}|[ivxlc]+)\s*$")
_RUJUKAN = re.compile(
    rf"\btabel\s+(?P<nomor>(?:{ROMAWI}|\d+)\s?\.\s?\d+(?:\s?\.\s?\d+)?)(?![\w,])", re.IGNORECASE
)
AMBANG_JUDUL = 0.85
_LANJUTAN = frozenset({"lanjutan", "sambungan"})


class _Entri(NamedTuple):
    """An entry of a list, or a caption: `Tabel II.5`, its title, its place."""

    jenis: str
    nomor: str
    judul: str
    tempat: Tempat

    @property
    def label(self) -> str:
        return f"{self.jenis} {self.nomor}"


def _baris_daftar(dokumen: Dokumen) -> Iterator[tuple[str, Tempat, str]]:
    """Lines of the lists at the front: (text, place, title of the list)."""
    for blok in dokumen.blok:
        daftar = blok.bagian.judul
        if not _JUDUL_DAFTAR.match(daftar):
            continue
        if isinstance(blok, TabelDok):
            for baris in blok.baris:
                teks = "  ".join(s.teks for s in baris.terisi)
                yield teks, replace(baris.tempat, teks=teks), daftar
        else:
            awal = 0
            for garis in blok.teks.split("\n"):
                yield garis, blok.di(awal, awal + len(garis)), daftar
                awal += len(garis) + 1


def _daftar(dokumen: Dokumen) -> list[_Entri]:
    hasil = []
    for teks, tempat, _ in _baris_daftar(dokumen):
        if m := _ENTRI.match(teks):
            judul = _HALAMAN.sub("", m["judul"]).strip(" .…_")
            hasil.append(_Entri(m["jenis"].capitalize(), nomor_tabel(m["nomor"]) or "", judul, tempat))
    return hasil


def _keterangan(dokumen: Dokumen) -> list[_Entri]:
    """Captions of tables in the text, of those too whose table is a picture."""
    hasil = []
    for blok in dokumen.blok:
        if _JUDUL_DAFTAR.match(blok.bagian.judul):
            continue
        if isinstance(blok, TabelDok):
            if blok.nomor:
                hasil.append(_Entri("Tabel", blok.nomor, blok.judul, blok.tempat))
        elif (m := KETERANGAN.fullmatch(blok.teks.strip())) and m["nomor"] and len(blok.teks) < 200:
            nomor = nomor_tabel(m["nomor"]) or ""
            hasil.append(_Entri("Tabel", nomor, " ".join(m["judul"].split()), blok.tempat))
    return hasil


def _norma(judul: str) -> str:
    return " ".join(k for k in re.sub(r"\W+", " ", judul).casefold().split() if k not in _LANJUTAN)


def _kesamaan(a: str, b: str) -> float:
    return SequenceMatcher(None, _norma(a), _norma(b), False).ratio() if a and b else 0.0


def _sejudul(judul: str, calon: list[_Entri]) -> _Entri | None:
    """The entry whose title is most like this one, if it is alike enough."""
    terbaik = max(calon, key=lambda e: _kesamaan(judul, e.judul), default=None)
    return terbaik if terbaik and _kesamaan(judul, terbaik.judul) >= AMBANG_JUDUL else None


@aturan("nomor-ganda", "Satu nomor tabel dipakai dua kali", Tingkat.WARNING, "urutan nomor tabel dan gambar")
def nomor_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A number that stands twice in a list, or over two tables, with two titles."""
    isi = _keterangan(dokumen)
    for tempat, entri in (("daftar", _daftar(dokumen)), ("teks", isi)):
        per: dict[str, list[_Entri]] = defaultdict(list)
        for e in entri:
            per[e.label].append(e)
        for label, sama in per.items():
            beda = [e for e in sama[1:] if not satu_nama(_norma(e.judul), _norma(sama[0].judul))]
            if beda:
                asli = _sejudul(beda[0].judul, isi) if tempat == "daftar" else None
                yield Temuan(
                    f"{label} dipakai {len(beda) + 1} kali dalam {tempat}: "
                    f"{'; '.join(f'“{e.judul}”' for e in (sama[0], *beda))}.",
                    label,
                    asli.label if asli and asli.label != label else "",
                    tuple(e.tempat for e in (*beda, sama[0])),
                    (tempat, label, *(e.judul for e in beda)),
                )


@aturan("daftar-tabel", "Daftar tabel tidak sama dengan tabel dalam teks", Tingkat.WARNING, DASAR)
def daftar_tabel(dokumen: Dokumen) -> Iterable[Temuan]:
    """Tables whose number in the list is not that over the table, that only one of the two has, or whose
    titles differ; nothing where the document has no list of tables, or no caption could be read."""
    daftar = [e for e in _daftar(dokumen) if e.jenis == "Tabel"]
    isi = _keterangan(dokumen)
    if not daftar or not isi:
        return
    nomor_isi, nomor_daftar = {t.nomor for t in isi}, {e.nomor for e in daftar}
    ganda = {e.nomor for e in daftar if sum(e.nomor == d.nomor for d in daftar) > 1}
    terdaftar = set(nomor_daftar)
    for e in daftar:
        sejudul = _sejudul(e.judul, isi)
        if sejudul and (e.nomor in ganda or e.nomor not in nomor_isi):
            terdaftar.add(sejudul.nomor)  # The same slip as that of the list's number.
        if e.nomor in ganda or (sejudul and sejudul.nomor == e.nomor):
            continue
        sama = next((t for t in isi if t.nomor == e.nomor), None)
        if sama is None and sejudul:
            yield _beda(e, sejudul, f"{e.label} dalam daftar tabel bernomor {sejudul.nomor} dalam teks.")
        elif sama is None:
            yield _beda(
                e,
                None,
                f"{e.label} ada dalam daftar tabel, tetapi tidak ditemukan dalam teks (atau luput dibaca).",
            )
        elif e.judul and sama.judul and _kesamaan(e.judul, sama.judul) < AMBANG_JUDUL:
            yield _beda(e, sama, f"Judul {e.label} dalam daftar tabel berbeda dari judulnya dalam teks.")
    for t in isi:
        if t.nomor not in terdaftar:
            yield _beda(t, None, f"{t.label} tidak ada dalam daftar tabel.")


def _beda(e: _Entri, t: _Entri | None, pesan: str) -> Temuan:
    return Temuan(
        pesan,
        f"{e.label} {e.judul}".strip(),
        f"{t.label} {t.judul}".strip() if t else "",
        (e.tempat, *([t.tempat] if t else [])),
        (e.label, e.judul, t.label if t else "", t.judul if t else ""),
    )


@aturan("urutan-nomor", "Nomor tabel melompat", Tingkat.WARNING, "urutan nomor tabel")
def urutan_nomor(dokumen: Dokumen) -> Iterable[Temuan]:
    """Numbers of captions that skip one, or go back, within a chapter."""
    for a, b in pairwise(_keterangan(dokumen)):
        (depan_a, na), (depan_b, nb) = (_pecah(e.nomor) for e in (a, b))
        if depan_a == depan_b and na is not None and nb is not None and nb not in (na, na + 1):
            yield Temuan(
                f"Sesudah {a.label} datang {b.label}. (Dugaan: tidak ada yang luput dibaca.)",
                b.label,
                f"Tabel {'.'.join([*depan_a, str(na + 1)])}",
                (b.tempat,),
                (a.label, b.label),
            )


def _pecah(nomor: str) -> tuple[list[str], int | None]:
    *depan, akhir = nomor.split(".")
    return depan, int(akhir) if akhir.isdigit() else None


@aturan("urutan-halaman", "Nomor halaman dalam daftar tidak urut", Tingkat.WARNING, "urutan nomor halaman")
def urutan_halaman(dokumen: Dokumen) -> Iterable[Temuan]:
    """A page number in a list that is higher than the next one."""
    per: dict[str, list[tuple[str, int, Tempat]]] = defaultdict(list)
    for teks, tempat, daftar in _baris_daftar(dokumen):
        if m := _HALAMAN.search(teks):
            halaman = m["halaman"]
            gaya = "arab" if halaman.isdigit() else "romawi"
            per[f"{daftar}\x1f{gaya}"].append((halaman, _angka(halaman), tempat))
    for isi in per.values():
        for n, ((cetak, a, tempat), (_, b, berikut)) in enumerate(pairwise(isi)):
            if a > b:
                sesudah = isi[n + 2][1] if n + 2 < len(isi) else a
                salah = tempat if b >= (isi[n - 1][1] if n else 0) and sesudah >= b else berikut
                yield Temuan(
                    f"Halaman {cetak} mendahului halaman {isi[n + 1][0]} dalam daftar.",
                    cetak,
                    "",
                    (salah, berikut if salah is tempat else tempat),
                    (cetak, isi[n + 1][0], str(n)),
                )


_NILAI_ROMAWI = {romawi(n).casefold(): n for n in range(1, 100)}


def _angka(halaman: str) -> int:
    return int(halaman) if halaman.isdigit() else _NILAI_ROMAWI.get(halaman, 0)


@aturan(
    "rujukan-tabel",
    "Tabel yang dirujuk tidak ada",
    Tingkat.WARNING,
    "perbandingan rujukan dengan keterangan tabel",
)
def rujukan_tabel(dokumen: Dokumen) -> Iterable[Temuan]:
    """A sentence that refers to a table number that no caption has, where the captions use this style."""
    nomor = {t.nomor for t in _keterangan(dokumen)}
    gaya = {_gaya(n) for n in nomor}
    for p in dokumen.paragraf:
        if _JUDUL_DAFTAR.match(p.bagian.judul) or _ENTRI.match(p.teks):
            continue
        for m in _RUJUKAN.finditer(p.teks):
            dirujuk = nomor_tabel(m["nomor"]) or ""
            if dirujuk not in nomor and _gaya(dirujuk) in gaya:
                yield Temuan(
                    f"Kalimat merujuk Tabel {dirujuk}, yang tidak ditemukan dalam teks (atau luput dibaca).",
                    f"Tabel {dirujuk}",
                    "",
                    (_tempat(p, m),),
                    (dirujuk,),
                )


def _tempat(p: Paragraf, m: re.Match[str]) -> Tempat:
    return p.di(m.start(), m.end(), 30)


def _gaya(nomor: str) -> tuple[str, ...]:
    return tuple("9" if b.isdigit() else "I" for b in nomor.split("."))


@aturan("nomor-baris", "Nomor urut baris melompat", Tingkat.INFO, "urutan nomor baris tabel")
def nomor_baris(dokumen: Dokumen) -> Iterable[Temuan]:
    """Row numbers of a table that begin with 1 and grow, but not by one each time."""
    for tabel in dokumen.tabel:
        kolom = next((k.indeks for k in peran_kolom(tabel) if k.peran is Peran.NOMOR), None)
        if kolom is None:
            continue
        sel = [s for s in tabel.isi_kolom(kolom) if re.fullmatch(r"\d{1,3}\.?", s.teks)]
        nomor = [int(s.teks.rstrip(".")) for s in sel]
        lompat = [i for i, (a, b) in enumerate(pairwise(nomor), 1) if b > a + 1]
        if len(nomor) > 2 and nomor[0] == 1 and lompat and all(a < b for a, b in pairwise(nomor)):
            yield Temuan(
                f"Nomor urut pada {tabel.label} melompat dari {nomor[lompat[0] - 1]} ke {nomor[lompat[0]]}. "
                "(Dugaan: tidak ada baris yang luput dibaca.)",
                str(nomor[lompat[0]]),
                str(nomor[lompat[0] - 1] + 1),
                tuple(sel[i].tempat for i in lompat),
                (tabel.label, *map(str, nomor)),
            )


_JUDUL_BERNOMOR = re.compile(r"\s*(?P<nomor>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?P<judul>\S.*)", re.DOTALL)
AMBANG_DAFTAR_ISI = 0.8


@aturan(
    "daftar-isi",
    "Judul dalam daftar isi berbeda",
    Tingkat.INFO,
    "perbandingan daftar isi dengan judul bagian",
)
def daftar_isi(dokumen: Dokumen) -> Iterable[Temuan]:
    """A numbered heading whose words in the table of contents are others."""
    judul = {m["nomor"]: (m["judul"], b) for b in dokumen.bagian if (m := _JUDUL_BERNOMOR.match(b.judul))}
    for teks, tempat, daftar in _baris_daftar(dokumen):
        m = _JUDUL_BERNOMOR.match(teks)
        if not m or m["nomor"] not in judul or not re.match(r"daftar\s+isi", daftar, re.IGNORECASE):
            continue
        asli, bagian = judul[m["nomor"]]
        cetak = _HALAMAN.sub("", m["judul"]).strip(" .…_")
        if _norma(cetak) not in _norma(asli) and _kesamaan(cetak, asli) < AMBANG_DAFTAR_ISI:
            yield Temuan(
                f"Judul {m['nomor']} dalam daftar isi “{cetak}”, dalam teks “{asli}”.",
                cetak,
                asli,
                (tempat, bagian.tempat),
                (m["nomor"], cetak, asli),
            )
