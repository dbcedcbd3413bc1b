"""Numbers of tables and rows: no number twice, the same in the list as in the text, none left out."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok, Tempat
from lkip_analysis.audit.figures import satu_nama
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.lists import HALAMAN, JUDUL_DAFTAR, baris_daftar, kesamaan_judul, norma_judul
from lkip_analysis.audit.read.judul import KETERANGAN, ROMAWI, nomor_tabel
from lkip_analysis.audit.registry import aturan

DASAR = "perbandingan daftar tabel dengan keterangan tabel"
_ENTRI = re.compile(
    rf"\s*(?P<jenis>tabel|gambar|grafik)\s+(?P<nomor>(?:{ROMAWI}|\d+)(?:\s?[.\-–]\s?\d+){{0,3}})\s*[.:]?\s+"
    r"(?P<judul>.*)",
    re.IGNORECASE,
)
_RUJUKAN = re.compile(rf"\btabel\s+(?P<nomor>(?:{ROMAWI}|\d+)\s?\.\s?\d+(?:\s?\.\s?\d+)?)(?![\w,])", re.IGNORECASE)
_JUDUL_BAB = re.compile(rf"bab\s+({ROMAWI}|\d+)\b", re.IGNORECASE)
AMBANG_JUDUL = 0.85


class _Entri(NamedTuple):
    """An entry of a list, or a caption: `Tabel II.5`, its title, its place."""

    jenis: str
    nomor: str
    judul: str
    tempat: Tempat

    @property
    def label(self) -> str:
        return f"{self.jenis} {self.nomor}"


def _daftar(dokumen: Dokumen) -> list[_Entri]:
    hasil = []
    for teks, tempat, _ in baris_daftar(dokumen):
        if m := _ENTRI.match(teks):
            judul = HALAMAN.sub("", m["judul"]).strip(" .…_")
            hasil.append(_Entri(m["jenis"].capitalize(), nomor_tabel(m["nomor"]) or "", judul, tempat))
    return hasil


def _keterangan(dokumen: Dokumen) -> list[_Entri]:
    """Captions of tables in the text, of those too whose table is a picture."""
    hasil = []
    for blok in dokumen.blok:
        if JUDUL_DAFTAR.match(blok.bagian.judul):
            continue
        if isinstance(blok, TabelDok):
            if blok.nomor:
                hasil.append(_Entri("Tabel", blok.nomor, blok.judul, blok.tempat))
        elif (m := KETERANGAN.fullmatch(blok.teks.strip())) and m["nomor"] and len(blok.teks) < 200:
            nomor = nomor_tabel(m["nomor"]) or ""
            hasil.append(_Entri("Tabel", nomor, " ".join(m["judul"].split()), blok.tempat))
    return hasil


def _sejudul(judul: str, calon: list[_Entri]) -> _Entri | None:
    """The entry whose title is most like this one, if it is alike enough."""
    terbaik = max(calon, key=lambda e: kesamaan_judul(judul, e.judul), default=None)
    return terbaik if terbaik and kesamaan_judul(judul, terbaik.judul) >= AMBANG_JUDUL else None


@aturan("nomor-ganda", "Satu nomor tabel dipakai dua kali", Tingkat.WARNING, "urutan nomor tabel dan gambar")
def nomor_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A number that stands twice in a list, or over two tables, with two titles."""
    isi = _keterangan(dokumen)
    for tempat, entri in (("daftar", _daftar(dokumen)), ("teks", isi)):
        per: dict[str, list[_Entri]] = defaultdict(list)
        for e in entri:
            per[e.label].append(e)
        for label, sama in per.items():
            beda = [e for e in sama[1:] if not satu_nama(norma_judul(e.judul), norma_judul(sama[0].judul))]
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
        if e.nomor in ganda:
            continue
        if sejudul and sejudul.nomor == e.nomor:
            if beda := _beda_tahun(e.judul, sejudul.judul):
                yield _beda(e, sejudul, f"Judul {e.label} menyebut {beda[0]} dalam daftar tabel, {beda[1]} dalam teks.")
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
        elif e.judul and sama.judul and not _seawal(e, sama) and kesamaan_judul(e.judul, sama.judul) < AMBANG_JUDUL:
            yield _beda(e, sama, f"Judul {e.label} dalam daftar tabel berbeda dari judulnya dalam teks.")
    for t in isi:
        if t.nomor not in terdaftar:
            yield _beda(t, None, f"{t.label} tidak ada dalam daftar tabel.")


def _seawal(a: _Entri, b: _Entri) -> bool:
    """Whether one of two titles is the other cut short, as lists do: `Capaian Kinerja` of `… Tahun 2030`."""
    pendek, panjang = sorted((norma_judul(a.judul).split(), norma_judul(b.judul).split()), key=len)
    return len(pendek) > 1 and panjang[: len(pendek)] == pendek


def _beda_tahun(a: str, b: str) -> tuple[str, str] | None:
    """The years of two titles where they differ; None where one has none."""
    tahun = [" dan ".join(re.findall(r"(?<!\d)20\d\d(?!\d)", judul)) for judul in (a, b)]
    return (tahun[0], tahun[1]) if all(tahun) and tahun[0] != tahun[1] else None


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


@aturan(
    "rujukan-tabel",
    "Tabel yang dirujuk tidak ada",
    Tingkat.WARNING,
    "perbandingan rujukan dengan keterangan tabel",
)
def rujukan_tabel(dokumen: Dokumen) -> Iterable[Temuan]:
    """A sentence that refers to a table number that no caption has, where the captions use this style.

    A reference to a chapter that the file does not have is left alone: the file is an excerpt.
    """
    if dokumen.sebagian:
        return
    isi = _keterangan(dokumen)
    nomor = {t.nomor for t in isi}
    bab = {_bab(n) for n in nomor} | {m[1].upper() for b in dokumen.bagian if (m := _JUDUL_BAB.match(b.judul))}
    gaya = {_gaya(n) for n in nomor}
    nomor |= _tertukar(isi, _daftar(dokumen))
    for p in dokumen.paragraf:
        if JUDUL_DAFTAR.match(p.bagian.judul) or _ENTRI.match(p.teks):
            continue
        for m in _RUJUKAN.finditer(p.teks):
            dirujuk = nomor_tabel(m["nomor"]) or ""
            if dirujuk not in nomor and _gaya(dirujuk) in gaya and _bab(dirujuk) in bab:
                yield Temuan(
                    f"Kalimat merujuk Tabel {dirujuk}, yang tidak ditemukan dalam teks (atau luput dibaca).",
                    f"Tabel {dirujuk}",
                    "",
                    (_tempat(p, m),),
                    (dirujuk,),
                )


def _tertukar(isi: list[_Entri], daftar: list[_Entri]) -> set[str]:
    """Numbers that a caption should have, but that it has another one instead: of these `nomor-ganda`,
    `urutan-nomor` and `daftar-tabel` tell."""
    ada = [t.nomor for t in isi]
    hilang = {e.nomor for e in daftar if e.nomor not in ada and _sejudul(e.judul, isi)}
    for a, b in pairwise(isi):
        (depan, n), (depan_b, n_b) = _pecah(a.nomor), _pecah(b.nomor)
        if n is not None and ada.count(b.nomor) > 1:
            hilang.add(".".join([*depan, str(n + 1)]))
        if depan != depan_b and n_b == 2:
            hilang.add(".".join([*depan_b, "1"]))
    return hilang


def _tempat(p: Paragraf, m: re.Match[str]) -> Tempat:
    return p.di(m.start(), m.end(), 30)


def _bab(nomor: str) -> str:
    return nomor.partition(".")[0]


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
