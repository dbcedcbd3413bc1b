"""The rules of the review: small functions from the data of a year to findings."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from ..audit.document import Location
from ..audit.finding import AuditFinding, Severity
from ..data.load import DataTahun
from ..kinerja.skala import di_celah, muat_skala
from ..report.origin.values import bersatuan
from ..text.indicator_value import MAKS_DESIMAL
from ..text.number_format import bilangan, kosong, persen, rupiah
from ..text.parse_numbers import baca_angka
from ..text.tolerance import setara
from . import magnitudes, order_in_time, same_facts, texts  # noqa: F401 -- their relations register themselves
from .relation_register import RELASI
from .rows import Himpunan, Sel

ARITMETIKA = "aritmetika"
PERPRES = "Permenpan RB 53/2014, Lampiran II (contoh format laporan)"


class Bahan(NamedTuple):
    """What a rule sees: the raw tables of the year, its measures by name, the years it is compared with, all rows."""

    data: DataTahun
    ukuran: Mapping[str, pd.DataFrame]
    riwayat: Mapping[int, DataTahun]
    himpunan: Himpunan


Periksa = Callable[[Bahan], Iterable[AuditFinding]]


class Aturan(NamedTuple):
    """A rule of the review; `tingkat` and `dasar` hold where a finding does not say otherwise."""

    id: str
    judul: str
    tingkat: Severity
    dasar: str
    periksa: Periksa


ATURAN: dict[str, Aturan] = {}


def aturan(id: str, judul: str, tingkat: str, dasar: str) -> Callable[[Periksa], Periksa]:
    """Register a rule."""

    def daftarkan(periksa: Periksa) -> Periksa:
        ATURAN[id] = Aturan(id, judul, Severity(tingkat), dasar, periksa)
        return periksa

    return daftarkan


def tempat(frame: pd.DataFrame, baris: int, kolom: str, teks: str = "") -> Location:
    """Return the place of a cell of a raw table: its file and line."""
    return Location(line=int(baris), table=frame.attrs.get("berkas", ""), column=kolom, text=teks or None)


@aturan("realisasi-komponen", "Realisasi yang dinyatakan tidak sama dengan hasil komponennya", "error", ARITMETIKA)
def realisasi_komponen(b: Bahan) -> Iterator[AuditFinding]:
    """Compare the signed realisasi with pembilang ÷ penyebut, at the precision of the signed one."""
    satuan = dict(zip(b.data.indikator["kode"], b.data.indikator["satuan"], strict=True))
    for sel, kinerja in _realisasi(b.himpunan, "nilai_dinyatakan"):
        lain = [Sel(sel.baris, k, sel.baris.isi[k]) for k in ("pembilang", "penyebut")]
        yield from _bandingkan(
            sel, kinerja.dinyatakan, kinerja.dihitung, "realisasi", lain, satuan.get(*sel.kunci, "%")
        )


@aturan("capaian-dinyatakan", "Capaian yang dinyatakan tidak sama dengan hasil hitungnya", "error", ARITMETIKA)
def capaian_dinyatakan(b: Bahan) -> Iterator[AuditFinding]:
    """Compare the signed capaian with the one that follows from target and realisasi."""
    for sel, kinerja in _realisasi(b.himpunan, "capaian_dinyatakan"):
        target = [t for t in b.himpunan.pilih(TARGET) if (t.baris.tahun, *t.kunci) == (sel.baris.tahun, *sel.kunci)]
        lain = [Sel(sel.baris, k, sel.baris.isi[k]) for k in ("nilai_dinyatakan", "pembilang", "penyebut")]
        tercetak = not kosong(kinerja.capaian_cetak) and sel.nilai == kinerja.capaian_cetak
        if not tercetak and not _dari_yang_dinyatakan(sel.nilai, kinerja):
            yield from _bandingkan(sel, sel.nilai, kinerja.capaian, "capaian", [*lain, *target])


def _dari_yang_dinyatakan(capaian: float, kinerja: tuple) -> bool:
    """Whether a capaian differs no more than it must where it was computed from the signed, rounded realisasi."""
    ada = (kinerja.capaian, kinerja.dinyatakan, kinerja.realisasi, kinerja.target)
    if any(map(kosong, ada)) or not kinerja.target:
        return False
    wajar = 100 * abs((kinerja.dinyatakan - kinerja.realisasi) / kinerja.target)
    return 0 < wajar < 1 and abs(capaian - kinerja.capaian) <= wajar + 0.005


TARGET = {
    "tabel": "target",
    "nilai": "target",
    "kunci": ["indikator"],
    "bila": {"tahun": "@tahun"},
    "tahun": "semua",
}


def _realisasi(h: Himpunan, kolom: str) -> Iterator[tuple[Sel, tuple]]:
    """Cells of a column of all years, each with the measure of its indicator."""
    kinerja = {(k.tahun, k.indikator): k for k in h.kinerja.itertuples()}
    for sel in h.pilih({"tabel": "realisasi", "nilai": kolom, "kunci": ["indikator"], "tahun": "semua"}):
        if ukuran := kinerja.get((sel.baris.tahun, *sel.kunci)):
            yield sel, ukuran


def _kini(b: Bahan) -> pd.DataFrame:
    kinerja = b.ukuran["kinerja"]
    return kinerja[kinerja["tahun"] == b.data.year].set_index("indikator")


def _bandingkan(
    sel: Sel, dinyatakan: object, dihitung: object, nama: str, lain: Iterable[Sel], satuan: str = "%"
) -> Iterator[AuditFinding]:
    if kosong(dinyatakan) or kosong(dihitung):
        return
    angka = bilangan(dinyatakan, MAKS_DESIMAL)
    tercetak, seharusnya = bersatuan(angka, satuan), bersatuan(bilangan(dihitung), satuan)
    hasil = setara(baca_angka(angka, ","), dihitung)
    if hasil == "sama":
        return
    dipotong = hasil == "dipotong"
    sebab = "dipotong, bukan dibulatkan" if dipotong else "tidak dapat diperoleh dari data yang menyertainya"
    tahun = f" tahun {sel.baris.tahun}"
    yield AuditFinding(
        message=f"{sel.kunci[0]}: {nama}{tahun} dinyatakan {tercetak}, hasil hitungnya {seharusnya}; "
        f"nilai yang dinyatakan {sebab}.",
        stated=tercetak,
        expected=seharusnya,
        places=(sel.tempat,) if dipotong else tuple(s.tempat for s in (sel, *lain) if s.nilai is not None),
        cause=(sel.baris.berkas, *sel.kunci, nama, tercetak, seharusnya),
        severity=Severity.INFO if dipotong else Severity.ERROR,
    )


@aturan(
    "nilai-dinyatakan",
    "Sumber menyatakan nilai lain daripada data",
    "warning",
    "keputusan dalam tabel dinyatakan",
)
def nilai_dinyatakan(b: Bahan) -> Iterator[AuditFinding]:
    """Every recorded contradiction of the source; those with one decision are one finding."""
    frame = b.data.dinyatakan
    for (tabel, keputusan), kelompok in frame.groupby(["tabel", "keputusan"], sort=False):
        pertama = kelompok.iloc[0]
        banyak = "" if len(kelompok) == 1 else f" dan {len(kelompok) - 1} nilai lain"
        yield AuditFinding(
            message=f"{tabel}, {pertama['objek']} ({pertama['kolom']}){banyak}: sumber menyatakan {pertama['nilai']}, "
            f"hasil hitung {_atau(pertama['dihitung'])}. {keputusan}",
            stated=str(pertama["nilai"]),
            expected=_atau(pertama["dihitung"], ""),
            places=tuple(
                tempat(frame, baris, "nilai", f"{r['objek']}: {r['nilai']}") for baris, r in kelompok.iterrows()
            ),
            cause=(tabel, keputusan),
        )


def _atau(nilai: object, bila_kosong: str = "tidak ada") -> str:
    return bila_kosong if kosong(nilai) else str(nilai)


@aturan("nilai-di-celah", "Capaian jatuh di celah skala", "warning", "skala yang dipakai laporan")
def nilai_di_celah(b: Bahan) -> Iterator[AuditFinding]:
    """Tell a capaian that the printed classes leave without a class, which the named policy decides."""
    kini = _kini(b)
    for nama in ("skala", "atribut"):
        skala = muat_skala(b.data.settings["ukuran"][nama])
        for kode in kini.index[di_celah(kini["capaian_cetak"], skala) & (kini["capaian_cetak"] < 100)]:
            yield AuditFinding(
                message=f"{kode}: capaian {persen(kini.loc[kode, 'capaian'])} tidak termasuk kelas mana pun "
                f"dari {skala.judul} seperti tercetak; kelasnya mengikuti kebijakan celah dalam pengaturan.",
                stated=persen(kini.loc[kode, "capaian"]),
                expected="",
                places=(Location(table=b.data.realisasi.attrs.get("berkas", "")),),
                cause=(kode, skala.nama, persen(kini.loc[kode, "capaian"])),
            )


@aturan("tanpa-penjelasan", "Sub kegiatan tanpa realisasi dan tanpa permasalahan", "warning", PERPRES)
def tanpa_penjelasan(b: Bahan) -> Iterator[AuditFinding]:
    """A sub kegiatan that spent nothing says why."""
    frame = b.data.anggaran
    for baris, r in frame[(frame["realisasi"] == 0).fillna(False) & frame["permasalahan"].isna()].iterrows():
        yield AuditFinding(
            message=f"Sub kegiatan {r['kode']} tidak terealisasi dari pagu {rupiah(r['pagu'])}; "
            "permasalahannya belum diisi.",
            stated="",
            expected="",
            places=(tempat(frame, baris, "permasalahan"),),
            cause=(r["kode"],),
        )


@aturan("tanpa-target-renstra", "Indikator tanpa target akhir Renstra", "info", PERPRES)
def tanpa_target_renstra(b: Bahan) -> Iterator[AuditFinding]:
    """An indicator whose progress towards the end of the Renstra can't be told."""
    renstra = b.ukuran["renstra"]
    for kode in renstra[renstra["target_akhir"].isna()]["indikator"]:
        yield AuditFinding(
            message=f"{kode} tidak mempunyai target akhir Renstra; kemajuannya tidak dapat dinilai.",
            stated="",
            expected="",
            places=(Location(table=b.data.target.attrs.get("berkas", "")),),
            cause=(kode,),
        )


@aturan("solusi-kosong", "Alternatif solusi yang telah dilakukan belum ada", "info", PERPRES)
def solusi_kosong(b: Bahan) -> Iterator[AuditFinding]:
    """The analysis of causes asks for alternatives already carried out."""
    faktor = b.data.faktor
    ada = set(faktor[faktor["jenis"] == "solusi"]["indikator"])
    kurang = [kode for kode in b.data.indikator[b.data.indikator["jenis"] == "iku"]["kode"] if kode not in ada]
    if kurang:
        yield AuditFinding(
            message=f"Alternatif solusi yang telah dilakukan belum dicatat untuk {', '.join(kurang)}.",
            stated="",
            expected="",
            places=(Location(table=faktor.attrs.get("berkas", "")),),
            cause=tuple(kurang),
        )


@aturan(
    "kode-indikator",
    "Kode indikator dipakai untuk nama, satuan, atau arah lain pada tahun sebelumnya",
    "warning",
    "indikator.csv tahun sebelumnya",
)
def kode_indikator(b: Bahan) -> Iterator[AuditFinding]:
    """Figures of several years stand side by side by the code of the indicator: it must be the same one."""
    frame = b.data.indikator
    for baris, kini in frame.iterrows():
        for tahun in sorted(b.riwayat, reverse=True):
            lama = b.riwayat[tahun].indikator.set_index("kode")
            if kini["kode"] in lama.index:
                yield from _beda_indikator(tempat(frame, baris, "kode"), kini, tahun, lama.loc[kini["kode"]])
                break


def _beda_indikator(di: Location, kini: pd.Series, tahun: int, lama: pd.Series) -> Iterator[AuditFinding]:
    beda = [kolom for kolom in ("nama", "satuan", "arah") if kini[kolom] != lama[kolom]]
    if not beda:
        return
    sebutan = [f"“{r['nama']}” ({r['satuan']}, {r['arah']})" for r in (lama, kini)]
    yield AuditFinding(
        message=f"{kini['kode']}: pada tahun {tahun} {sebutan[0]}, sekarang {sebutan[1]}; laporan membandingkan "
        "angkanya sebagai satu indikator. Bila indikatornya lain, beri kode yang belum pernah dipakai.",
        stated=sebutan[1],
        expected="",
        places=(di,),
        cause=(kini["kode"], str(tahun), *sebutan),
        severity=None if beda == ["nama"] else Severity.ERROR,
    )


def _kewajaran(deklarasi: Mapping, b: Bahan) -> Iterator[AuditFinding]:
    return RELASI[deklarasi["relasi"]](deklarasi, b.himpunan)


DINYATAKAN = tomllib.loads((files("lkip_analysis.data") / "plausibility.toml").read_text(encoding="utf-8"))
for _id, _isi in DINYATAKAN.items():
    aturan(_id, _isi["judul"], _isi["tingkat"], _isi["dasar"])(partial(_kewajaran, _isi))
