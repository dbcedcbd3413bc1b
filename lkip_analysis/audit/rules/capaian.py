"""Achievement: capaian from the target and realisasi printed beside it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.columns import Ukuran, nama_baris, rangkai
from lkip_analysis.audit.context import batas_capaian, tahun_laporan
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.ratio import Putusan, cetak_persen, periksa_rasio
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.tolerance import BEDA, DIPOTONG

DASAR = "aritmetika: capaian = realisasi / target × 100%, atau (2 × target − realisasi) / target × 100%"
MIN_BARIS_SALINAN = 2
MIN_BARIS_POLA = 3
BATAS_LAZIM = (100, 110, 120, 150, 200)
"""Caps of capaian that agencies use without saying so."""


class Periksa(NamedTuple):
    """A row whose capaian can be computed."""

    tabel: TabelDok
    baris: Baris
    ukuran: Ukuran
    nama: Sel | None
    putusan: Putusan

    @property
    def sel(self) -> Sel:
        return self.baris[self.ukuran.capaian.indeks]


def _kolom_capaian(dokumen: Dokumen) -> Iterator[tuple[TabelDok, Ukuran]]:
    for tabel in dokumen.tabel:
        for ukuran in rangkai(tabel):
            yield tabel, ukuran


def _diperiksa(tabel: TabelDok, ukuran: Ukuran) -> Iterator[Periksa]:
    for baris in tabel.baris:
        t, r, c = (baris[k.indeks].angka for k in ukuran)
        if t is None or r is None or c is None or baris.jumlah:
            continue
        putusan = periksa_rasio(c, t, r)
        if putusan is not None:
            yield Periksa(tabel, baris, ukuran, nama_baris(tabel, baris, ukuran.target.indeks), putusan)


def _salinan(tabel: TabelDok, ukuran: Ukuran) -> tuple[str, list[Baris]] | None:
    """Which neighbour a capaian column repeats, in all rows with figures, against the arithmetic."""
    for peran in ("target", "realisasi"):
        kolom = getattr(ukuran, peran)
        sama, beda = [], 0
        for baris in tabel.baris:
            tetangga, c = baris[kolom.indeks].angka, baris[ukuran.capaian.indeks].angka
            if not tetangga or not c or tetangga.kosong or c.kosong:
                continue
            if tetangga.nilai == c.nilai:
                sama.append(baris)
            else:
                beda += 1
        salah = [p for p in _diperiksa(tabel, ukuran) if p.putusan.hasil == BEDA]
        if not beda and len(sama) >= MIN_BARIS_SALINAN and len(salah) * 2 > len(sama):
            return peran, sama
    return None


@aturan("capaian-salinan", "Kolom capaian mengulang kolom lain", Tingkat.ERROR, DASAR)
def capaian_salinan(dokumen: Dokumen) -> Iterable[Temuan]:
    """A capaian column that repeats the target or the realisasi in every row."""
    for tabel, ukuran in _kolom_capaian(dokumen):
        salinan = _salinan(tabel, ukuran)
        if salinan is None:
            continue
        peran, baris = salinan
        diperiksa = list(_diperiksa(tabel, ukuran))
        sel = [b[ukuran.capaian.indeks] for b in baris]
        yield Temuan(
            f"Kolom “{ukuran.capaian.kolom.nama}” pada {tabel.label} sama dengan kolom {peran} di semua "
            "baris, bukan hasil perhitungan capaian.",
            "; ".join(s.teks for s in sel),
            "; ".join(cetak_persen(p.putusan.nilai, p.sel.angka) for p in diperiksa),
            tuple(s.tempat for s in sel),
            (peran, *(kunci_nama(p.nama.isi) if p.nama else "" for p in diperiksa), *(s.teks for s in sel)),
        )


@aturan("capaian-hitung", "Capaian tidak sesuai dengan target dan realisasi", Tingkat.ERROR, DASAR)
def capaian_hitung(dokumen: Dokumen) -> Iterable[Temuan]:
    """Capaian in a table that no formula gives from the target and realisasi of its row."""
    tahun_ini = tahun_laporan(dokumen)
    dinyatakan = batas_capaian(dokumen)
    for tabel in dokumen.tabel:
        kolom = {u: list(_diperiksa(tabel, u)) for u in rangkai(tabel) if not _salinan(tabel, u)}
        semua = [p for diperiksa in kolom.values() for p in diperiksa]
        salah = [p for p in semua if p.putusan.hasil == BEDA]
        terbukti = len(semua) < MIN_BARIS_POLA or len(salah) * 2 <= len(semua)
        for ukuran, diperiksa in kolom.items():
            tahun = ukuran.tahun or tahun_ini
            salah = [p for p in diperiksa if p.putusan.hasil == BEDA]
            yield from (_temuan(p, tahun, Tingkat.INFO, POTONG) for p in diperiksa if p.putusan.hasil == DIPOTONG)
            if salah and not terbukti:
                yield _kolom_lain(tabel, ukuran, salah, len(diperiksa))
                continue
            tertinggi = max((p.sel.angka.nilai for p in diperiksa), default=0)
            for p in salah:
                if not _dibatasi(p, tertinggi):
                    yield _temuan(p, tahun, Tingkat.ERROR, "")
                elif int(p.sel.angka.nilai) not in dinyatakan:
                    yield _temuan(p, tahun, Tingkat.WARNING, BATAS)


BATAS = " Capaian tampaknya dibatasi, tetapi batas itu tidak dinyatakan dalam dokumen."
POTONG = " Angka dipotong, tidak dibulatkan."


def _dibatasi(p: Periksa, tertinggi: Decimal) -> bool:
    """Whether the print may be a cap: a usual one, below the computed value, passed nowhere in the column."""
    return p.sel.angka.nilai in BATAS_LAZIM and p.putusan.nilai > p.sel.angka.nilai >= tertinggi


def _temuan(p: Periksa, tahun: int | None, tingkat: Tingkat, tambahan: str) -> Temuan:
    t, r, c = (p.baris[k.indeks] for k in p.ukuran)
    nama = " ".join(p.nama.isi.split()) if p.nama else ""
    harus = cetak_persen(p.putusan.nilai, c.angka)
    return Temuan(
        f"Capaian{f' {tahun}' if tahun else ''}{f' “{nama}”' if nama else ''} tercetak {c.teks}, padahal "
        f"target {t.teks} dan realisasi {r.teks} memberi {harus}.{tambahan}",
        c.teks,
        harus,
        (c.tempat,),
        (kunci_nama(nama), str(tahun), str(c.angka.nilai.normalize()), harus.rstrip("%")),
        subjek=nama,
        tingkat=tingkat,
    )


def _kolom_lain(tabel: TabelDok, ukuran: Ukuran, salah: list[Periksa], banyak: int) -> Temuan:
    return Temuan(
        f"Kolom “{ukuran.capaian.kolom.nama}” pada {tabel.label} tidak mengikuti rumus capaian di "
        f"{len(salah)} dari {banyak} baris; periksa rumus yang dipakai. (Dugaan: "
        "kolom ini dihitung dari kolom target dan realisasi di sebelahnya.)",
        "; ".join(p.sel.teks for p in salah),
        "; ".join(cetak_persen(p.putusan.nilai, p.sel.angka) for p in salah),
        tuple(p.sel.tempat for p in salah),
        (*(p.sel.teks for p in salah),),
        tingkat=Tingkat.WARNING,
    )
