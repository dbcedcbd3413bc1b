"""Lists at the front: page numbers in order, headings and figures as in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from lkip_analysis.audit.document import Dokumen, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.lists import HALAMAN, JUDUL_DAFTAR, baris_daftar, kesamaan_judul, norma_judul
from lkip_analysis.audit.read.judul import ROMAWI, nomor_tabel
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.number_format import romawi


@aturan("urutan-halaman", "Nomor halaman dalam daftar tidak urut", Tingkat.WARNING, "urutan nomor halaman")
def urutan_halaman(dokumen: Dokumen) -> Iterable[Temuan]:
    """A page number in a list that is higher than the next one."""
    per: dict[str, list[tuple[str, int, Tempat]]] = defaultdict(list)
    for teks, tempat, daftar in baris_daftar(dokumen):
        if m := HALAMAN.search(teks):
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
    judul: dict[str, list[tuple[str, Tempat]]] = defaultdict(list)
    for b in dokumen.bagian:
        if m := _JUDUL_BERNOMOR.match(b.judul):
            judul[m["nomor"]].append((m["judul"], b.tempat))
    for teks, tempat, daftar in baris_daftar(dokumen):
        m = _JUDUL_BERNOMOR.match(teks)
        if not m or m["nomor"] not in judul or not re.match(r"daftar\s+isi", daftar, re.IGNORECASE):
            continue
        cetak = HALAMAN.sub("", m["judul"]).strip(" .…_")
        if not any(_sama_judul(cetak, asli) for asli, _ in judul[m["nomor"]]):
            asli, tempat_asli = judul[m["nomor"]][0]
            yield Temuan(
                f"Judul {m['nomor']} dalam daftar isi “{cetak}”, dalam teks “{asli}”.",
                cetak,
                asli,
                (tempat, tempat_asli),
                (m["nomor"], cetak, asli),
            )


def _sama_judul(cetak: str, asli: str) -> bool:
    return norma_judul(cetak) in norma_judul(asli) or kesamaan_judul(cetak, asli) >= AMBANG_DAFTAR_ISI


_GAMBAR = re.compile(
    rf"\s*(?:gambar|grafik|bagan)\s+(?P<nomor>(?:{ROMAWI}|\d+)(?:\s?[.\-–]\s?\d+){{0,3}})\b", re.IGNORECASE
)


@aturan(
    "daftar-gambar",
    "Daftar gambar tidak sama dengan gambar dalam teks",
    Tingkat.INFO,
    "perbandingan daftar gambar dengan keterangan gambar",
)
def daftar_gambar(dokumen: Dokumen) -> Iterable[Temuan]:
    """Figures of the list without a caption in the text, where others have one; a caption may be in the picture."""
    daftar = {
        nomor_tabel(m["nomor"]): (teks, tempat)
        for teks, tempat, judul in baris_daftar(dokumen)
        if re.match(r"daftar\s+(?:gambar|grafik)", judul, re.IGNORECASE) and (m := _GAMBAR.match(teks))
    }
    isi = {
        nomor_tabel(m["nomor"])
        for p in dokumen.semua_teks()
        if not JUDUL_DAFTAR.match(p.bagian.judul)
        for garis in p.teks.split("\n")
        if (m := _GAMBAR.match(garis))
    }
    hilang = {nomor: v for nomor, v in daftar.items() if nomor not in isi}
    if len(hilang) < len(daftar) / 2:
        for nomor, (teks, tempat) in hilang.items():
            yield Temuan(
                f"Gambar {nomor} ada dalam daftar gambar, tetapi keterangannya tidak ditemukan dalam teks "
                "(atau termuat dalam gambarnya).",
                " ".join(HALAMAN.sub("", teks).split()),
                "",
                (tempat,),
                (nomor or "", HALAMAN.sub("", teks)),
            )
