"""Cells against their header and their neighbours: another unit, what is left out, one link for two things."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from lkip_analysis.audit.columns import DIGIT_UANG, Peran, peran_kolom, rangkai, rangkai_anggaran
from lkip_analysis.audit.document import Dokumen, Sel
from lkip_analysis.audit.finding import Temuan, Tingkat, sebutkan
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import baris_ringkas, nama_butir
from lkip_analysis.text.parse_numbers import AngkaTercetak

_KEPALA_RP = re.compile(r"\(\s*(?:dalam\s+)?(?:rp|rupiah)\.?\s*\)", re.IGNORECASE)
_KEPALA_PERSEN = re.compile(r"\(\s*(?:dalam\s+)?(?:%|persen)\s*\)", re.IGNORECASE)
MIN_SEL = 3


def _persen(angka: AngkaTercetak) -> bool:
    return angka.satuan == "%"


def _uang(angka: AngkaTercetak) -> bool:
    return angka.satuan == "Rp" or (angka.satuan is None and abs(angka.nilai) >= 10**DIGIT_UANG)


_LAWAN = ((_KEPALA_RP, _persen, "rupiah", "persentase"), (_KEPALA_PERSEN, _uang, "persen", "rupiah"))


@aturan("satuan-kolom", "Satuan pada kepala kolom bukan satuan isinya", Tingkat.WARNING, "kepala kolom dalam tabel itu")
def satuan_kolom(dokumen: Dokumen) -> Iterable[Temuan]:
    """`Capaian (Rp)` over percentages, `Realisasi (%)` over rupiah, in every cell."""
    for tabel in dokumen.tabel:
        for kolom in tabel.kolom:
            sel = [s for s in tabel.isi_kolom(kolom.indeks) if s.angka and not s.angka.kosong]
            for kepala, lawan, satuan, isi in _LAWAN:
                dalam = kolom.jalur[-1] if kolom.jalur else ""
                if kepala.search(dalam) and len(sel) >= MIN_SEL and all(lawan(s.angka) for s in sel):
                    yield Temuan(
                        f"Kolom “{kolom.nama}” pada {tabel.label} menyebut {satuan}, padahal isinya {isi}, "
                        f"misalnya {sel[0].teks}.",
                        kolom.nama,
                        "",
                        (sel[0].tempat,),
                        (kolom.nama, satuan, isi),
                    )


MIN_TERISI = 0.6
"""Share of the rows that must have their capaian for the others to lack it."""


@aturan("capaian-kosong", "Capaian tidak diisi", Tingkat.INFO, "perbandingan baris dalam satu tabel")
def capaian_kosong(dokumen: Dokumen) -> Iterable[Temuan]:
    """Rows with a target (or pagu) and a realisasi but no capaian (or serapan), where most rows have it."""
    for tabel in dokumen.tabel:
        for u in chain(rangkai(tabel), rangkai_anggaran(tabel)):
            baris = [
                b
                for b in tabel.baris
                if not baris_ringkas(b) and all(_berangka(b[k.indeks]) for k in (u.target, u.realisasi))
            ]
            kosong = [b for b in baris if not b[u.capaian.indeks].teks]
            if not kosong or len(baris) - len(kosong) < max(MIN_SEL, MIN_TERISI * len(baris)):
                continue
            nama = [nama_butir(tabel, b, u.target.indeks) or f"baris {b.nomor}" for b in kosong]
            yield Temuan(
                f"Kolom “{u.capaian.kolom.nama}” pada {tabel.label} kosong di {len(nama)} baris, padahal "
                f"“{u.target.kolom.nama}” dan “{u.realisasi.kolom.nama}” terisi: "
                f"{sebutkan([f'“{n}”' for n in nama])}.",
                "",
                "",
                tuple(b[u.realisasi.indeks].tempat for b in kosong),
                (u.capaian.kolom.nama, *nama),
            )


def _berangka(sel: Sel) -> bool:
    return sel.angka is not None and not sel.angka.kosong


_WAJIB = frozenset({Peran.SASARAN, Peran.INDIKATOR, Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN, Peran.PREDIKAT})


@aturan("kolom-kosong", "Kolom tidak diisi", Tingkat.INFO, "kepala kolom dalam tabel itu")
def kolom_kosong(dokumen: Dokumen) -> Iterable[Temuan]:
    """A column for sasaran, indicators or their figures that no row fills; one for remarks may well be empty.

    Columns under one header text are one column that the reader has cut.
    """
    for tabel in dokumen.tabel:
        terisi = {k.kolom.jalur for k in peran_kolom(tabel) if any(s.isi for s in tabel.isi_kolom(k.indeks))}
        if len(tabel.baris) < MIN_SEL or len(terisi) < MIN_SEL:
            continue
        for k in peran_kolom(tabel):
            if k.peran in _WAJIB and k.kolom.jalur not in terisi and not k.tahun and not k.periode:
                yield Temuan(
                    f"Kolom “{k.kolom.nama}” pada {tabel.label} tidak diisi di satu baris pun (atau luput dibaca).",
                    k.kolom.nama,
                    "",
                    (replace(tabel.baris[0][k.indeks].tempat, teks=k.kolom.nama),),
                    (tabel.label, k.kolom.nama),
                )


_TAUTAN = re.compile(r"https?://[^\s<>\"”]+[^\s<>\"”.,;)]")
_BERKAS = re.compile(r"https?://[^/\s]+/\S{12,}")
"""A link to one thing; a mere address of a site is none."""
_KUMPULAN = re.compile(r"/(?:folders?|drive/u?|dashboard)/", re.IGNORECASE)
_SIMPUL = re.compile(r"\W+")


@aturan("tautan-ganda", "Satu tautan untuk beberapa hal", Tingkat.INFO, "perbandingan baris dalam satu tabel")
def tautan_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """One link to a file as the evidence of rows that are about different things; a folder may hold them all."""
    for tabel in dokumen.tabel:
        per: dict[str, dict[str, Sel]] = defaultdict(dict)
        for sel in (s for b in tabel.baris for s in b.terisi):
            for tautan in _TAUTAN.findall(sel.teks):
                if _BERKAS.match(tautan) and not _KUMPULAN.search(tautan):
                    hal = _SIMPUL.sub(" ", _TAUTAN.sub("", sel.teks).casefold()).strip()
                    per[tautan].setdefault(hal or f"baris {sel.tempat.baris_tabel}", sel)
        for tautan, isi in per.items():
            if len(isi) > 1:
                yield Temuan(
                    f"Satu tautan dipakai untuk {len(isi)} hal yang berbeda pada {tabel.label}: {tautan}",
                    tautan,
                    "",
                    tuple(s.tempat for s in isi.values()),
                    (tautan,),
                )
