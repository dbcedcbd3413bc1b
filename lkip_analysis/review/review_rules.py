"""The rules of the review: small functions from the data of a year to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
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

ARITMETIKA = "aritmetika"
PERPRES = "Permenpan RB 53/2014, Lampiran II (contoh format laporan)"


class Bahan(NamedTuple):
    """What a rule sees: the raw tables of the year, its measures by name, and the years it is compared with."""

    data: DataTahun
    ukuran: dict[str, pd.DataFrame]
    riwayat: Mapping[int, DataTahun]


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
    frame = b.data.realisasi
    kini = _kini(b)[["dihitung", "dinyatakan"]]
    satuan = b.data.indikator.set_index("kode")["satuan"]
    for baris, r in frame.iterrows():
        kode = r["indikator"]
        hasil, dinyatakan = kini.loc[kode] if kode in kini.index else (pd.NA, pd.NA)
        if kosong(hasil) or kosong(dinyatakan):
            continue
        yield from _bandingkan(frame, baris, "nilai_dinyatakan", kode, dinyatakan, hasil, "realisasi", satuan[kode])


@aturan("capaian-dinyatakan", "Capaian yang dinyatakan tidak sama dengan hasil hitungnya", "error", ARITMETIKA)
def capaian_dinyatakan(b: Bahan) -> Iterator[AuditFinding]:
    """Compare the signed capaian with the one that follows from target and realisasi."""
    frame = b.data.realisasi
    kini = _kini(b)
    for baris, r in frame.iterrows():
        hasil, cetak = (kini[kolom].get(r["indikator"], pd.NA) for kolom in ("capaian", "capaian_cetak"))
        if kosong(hasil) or kosong(r["capaian_dinyatakan"]) or r["capaian_dinyatakan"] == cetak:
            continue
        yield from _bandingkan(
            frame, baris, "capaian_dinyatakan", r["indikator"], r["capaian_dinyatakan"], hasil, "capaian"
        )


def _kini(b: Bahan) -> pd.DataFrame:
    kinerja = b.ukuran["kinerja"]
    return kinerja[kinerja["tahun"] == b.data.year].set_index("indikator")


def _bandingkan(
    frame: pd.DataFrame,
    baris: int,
    kolom: str,
    kode: str,
    dinyatakan: float,
    dihitung: float,
    nama: str,
    satuan: str = "%",
) -> Iterator[AuditFinding]:
    angka = bilangan(dinyatakan, MAKS_DESIMAL)
    tercetak, seharusnya = bersatuan(angka, satuan), bersatuan(bilangan(dihitung), satuan)
    hasil = setara(baca_angka(angka, ","), dihitung)
    if hasil == "sama":
        return
    dipotong = hasil == "dipotong"
    sebab = "dipotong, bukan dibulatkan" if dipotong else "tidak dapat diperoleh dari data yang menyertainya"
    yield AuditFinding(
        message=f"{kode}: {nama} dinyatakan {tercetak}, hasil hitungnya {seharusnya}; nilai yang dinyatakan {sebab}.",
        stated=tercetak,
        expected=seharusnya,
        places=(tempat(frame, baris, kolom),),
        cause=(kode, nama, tercetak, seharusnya),
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


@aturan("jumlah-perjanjian", "Jumlah anggaran perjanjian tidak sama dengan rinciannya", "error", ARITMETIKA)
def jumlah_perjanjian(b: Bahan) -> Iterator[AuditFinding]:
    """Compare the printed total of an agreement with the sum of its items or programs."""
    frame = b.data.perjanjian
    rincian = pd.concat(
        [
            b.data.perjanjian_item[["perjanjian", "anggaran"]],
            b.data.perjanjian_program[["perjanjian", "anggaran"]],
            b.data.rencana_aksi_item[["perjanjian", "pagu"]].rename(columns={"pagu": "anggaran"}),
        ]
    )
    jumlah = rincian.groupby("perjanjian")["anggaran"].sum(min_count=1)
    for baris, p in frame.dropna(subset="jumlah_dinyatakan").iterrows():
        hasil = jumlah.get(p["kode"], pd.NA)
        if not kosong(hasil) and hasil != p["jumlah_dinyatakan"]:
            yield AuditFinding(
                message=f"Perjanjian {p['kode']}: jumlah tercetak {rupiah(p['jumlah_dinyatakan'])}, "
                f"jumlah rinciannya {rupiah(hasil)}.",
                stated=rupiah(p["jumlah_dinyatakan"]),
                expected=rupiah(hasil),
                places=(tempat(frame, baris, "jumlah_dinyatakan"),),
                cause=(p["kode"], str(p["jumlah_dinyatakan"]), str(hasil)),
            )


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
