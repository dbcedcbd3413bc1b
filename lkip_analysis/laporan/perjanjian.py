"""A perjanjian kinerja as its own signed pages: the parties, the statement's blanks, the attachment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from ..teks.angka import kosong
from .blok import Identitas, Pihak, TandaTangan
from .tabel import Kolom, Tabel

if TYPE_CHECKING:
    from .laporan import Laporan

JUDUL = {"murni": "Perjanjian Kinerja", "perubahan": "Perubahan Perjanjian Kinerja"}
APBD = {"murni": "APBD", "perubahan": "APBD Perubahan"}
NAMA_LEVEL = {"kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}

NO = Kolom("no", "No.", "bilangan", lebar=0.6)
TARGET = Kolom("target", "Target", lebar=1.5, kosong="–")


class Perjanjian:
    """One agreement between two officials.

    Attributes
    ----------
    kode, tahap, bentuk : str
        As in the raw table.
    """

    def __init__(self, lap: Laporan, baris: Mapping) -> None:
        self._lap, self._baris = lap, baris
        self.kode, self.tahap, self.bentuk = baris["kode"], baris["tahap"], baris["bentuk"]

    @property
    def judul(self) -> str:
        return f"{JUDUL[self.tahap]} Tahun {self._lap.tahun}"

    @cached_property
    def pertama(self) -> Mapping[str, str]:
        return self._orang("pertama")

    @cached_property
    def kedua(self) -> Mapping[str, str]:
        return self._orang("kedua")

    def _orang(self, pihak: str) -> Mapping[str, str]:
        orang = self._lap.pegawai(self._baris[f"pihak_{pihak}"], self.tahap)
        return {**orang, "jabatan": self._baris[f"jabatan_{pihak}"]}

    def identitas(self, pihak: str) -> Identitas:
        """Return name and position of one party (``pertama`` or ``kedua``) as the form has them."""
        orang = self._orang(pihak)
        return Identitas((("Nama", orang["nama"]), ("Jabatan", orang["jabatan"])))

    @cached_property
    def tanda_tangan(self) -> TandaTangan:
        """The signature block of the statement: pihak kedua left, pihak pertama right under place and date."""
        tempat = f"{self._baris['tempat']}, {self._baris['tanggal']}"
        return TandaTangan(
            (
                Pihak(("\u00a0", "Pihak Kedua,"), self.kedua["nama"], _bawah(self.kedua)),
                Pihak((tempat, "Pihak Pertama,"), self.pertama["nama"], _bawah(self.pertama)),
            )
        )

    @cached_property
    def tanda_tangan_lampiran(self) -> TandaTangan:
        """The signature block of the attachment: by position."""
        return TandaTangan(
            tuple(
                Pihak((f"{orang['jabatan']},",), orang["nama"], _bawah(orang)) for orang in (self.kedua, self.pertama)
            )
        )

    @property
    def lampiran(self) -> Lampiran:
        """The tables of the attachment."""
        return Lampiran(tuple(BENTUK[self.bentuk](self)))

    @cached_property
    def butir(self) -> pd.DataFrame:
        """Items of the agreement; target with its unit."""
        item = self._lap.data.perjanjian_item
        milik = item[item["perjanjian"] == self.kode]
        return milik.assign(target=[_target(*t) for t in zip(milik["target"], milik["satuan"], strict=True)])

    @property
    def kepala_lampiran(self) -> Identitas:
        return Identitas(
            (
                ("Satuan Kerja Perangkat Daerah", self._lap.nama),
                ("Tahun Anggaran", f"{APBD[self.tahap]} {self._lap.tahun}"),
            )
        )


class Lampiran:
    """Tables one below the other."""

    def __init__(self, tabel: tuple[Tabel, ...]) -> None:
        self.tabel = tabel

    def _repr_html_(self) -> str:
        return "\n".join(tabel._repr_html_() for tabel in self.tabel)


def _tabel(perjanjian: Perjanjian, bagian: str, kolom: tuple[Kolom, ...], data: pd.DataFrame, **lain) -> Tabel:
    return Tabel(f"{perjanjian.kode}-{bagian}", "", "", kolom, data, **lain)


def _instansi(p: Perjanjian) -> list[Tabel]:
    """Indicators with targets, and the programs with their budgets."""
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran Strategis", lebar=4, gabung=True),
        Kolom("indikator", "Indikator Kinerja Sasaran", lebar=4.5),
        TARGET,
    )
    program = p._lap.data.perjanjian_program
    program = program[program["perjanjian"] == p.kode]
    anggaran = program.assign(nama=program["program"].map(p._lap.nama_anggaran), no=range(1, len(program) + 1))
    kolom_program = (
        NO,
        Kolom("nama", "Program", lebar=5),
        Kolom("anggaran", "Anggaran", "rupiah", lebar=2.2),
        Kolom("keterangan", "Keterangan", lebar=1.6, kosong=""),
    )
    return [
        _tabel(p, "sasaran", kolom, p.butir, nomor_kolom=True),
        _tabel(p, "program", kolom_program, _berjumlah(anggaran, "nama", "anggaran", p._baris["jumlah_dinyatakan"])),
    ]


def _anggaran(p: Perjanjian) -> list[Tabel]:
    """Indicators with target, kegiatan or sub kegiatan, and budget."""
    kolom = (
        Kolom("no", "No.", "bilangan", lebar=0.6, kosong=""),
        Kolom("sasaran", "Sasaran", lebar=2.2, gabung=True, kosong=""),
        Kolom("indikator", "Indikator Kinerja", lebar=3.6),
        Kolom("target", "Target", lebar=1.4, kosong=""),
        Kolom("kegiatan", NAMA_LEVEL[p._baris["jenjang_kegiatan"]], lebar=3.2, kosong=""),
        Kolom("anggaran", "Anggaran", "rupiah", lebar=2),
    )
    data = _berjumlah(p.butir, "indikator", "anggaran", p._baris["jumlah_dinyatakan"], "Jumlah Anggaran")
    return [_tabel(p, "item", kolom, data, nomor_kolom=True)]


def _individu(p: Perjanjian) -> list[Tabel]:
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran Strategis", lebar=3.5, gabung=True),
        Kolom("indikator", "Indikator Kinerja Sasaran", lebar=5),
        TARGET,
    )
    return [_tabel(p, "item", kolom, p.butir, nomor_kolom=True)]


def _uraian_tugas(p: Perjanjian) -> list[Tabel]:
    kolom = (
        NO,
        Kolom("sasaran", "Sasaran", lebar=6, gabung=True),
        Kolom("target", "Target", lebar=3, kosong="–"),
    )
    return [_tabel(p, "item", kolom, p.butir, nomor_kolom=True)]


def _kegiatan(p: Perjanjian) -> list[Tabel]:
    kolom = (
        NO,
        Kolom("tujuan", "Tujuan", lebar=1.8, gabung=True),
        Kolom("sasaran", "Sasaran", lebar=3, gabung=True),
        Kolom("indikator", "Indikator Kinerja", lebar=3),
        TARGET,
        Kolom("kegiatan", "Kegiatan", lebar=3),
    )
    return [_tabel(p, "item", kolom, p.butir, nomor_kolom=True, lanskap=True)]


def _rencana_aksi(p: Perjanjian) -> list[Tabel]:
    """Targets by quarter, and the sub kegiatan with their budgets."""
    semua = p._lap.data.rencana_aksi
    rencana = semua[semua["perjanjian"] == p.kode]
    rencana = rencana.assign(program=rencana["program"].map(p._lap.nama_anggaran))
    triwulan = tuple(
        Kolom(f"tw{n}", f"TW {n}", "bilangan", lebar=0.7, grup=("Target Pelaksanaan",), kosong="–") for n in (1, 2, 3, 4)
    )
    kolom = (
        Kolom("sasaran", "Sasaran Strategis", lebar=2.6),
        Kolom("indikator", "Indikator Sasaran", lebar=2.4),
        Kolom("satuan", "Satuan", lebar=0.9),
        Kolom("target_tahun", f"Target Tahun {p._lap.tahun}", "bilangan", lebar=1),
        *triwulan,
        Kolom("program", "Program", lebar=2.4),
        Kolom("indikator_program", "Indikator Program", lebar=2.4),
        Kolom("target_program", "Target", lebar=0.9),
        Kolom("pagu_program", "Pagu", "rupiah", lebar=1.7),
    )
    item = p._lap.data.rencana_aksi_item
    item = item[item["perjanjian"] == p.kode]
    item = item.assign(
        nama=item["sub_kegiatan"].map(p._lap.nama_anggaran),
        kegiatan=item["sub_kegiatan"].map(p._lap.nama_kegiatan_dari),
    )
    kolom_item = (
        Kolom("no", "No.", "bilangan", lebar=0.5, kosong=""),
        Kolom("kegiatan", "Kegiatan", lebar=3),
        Kolom("nama", "Sub Kegiatan", lebar=3.4, kosong=""),
        Kolom("indikator", "Indikator Kegiatan", lebar=3, kosong=""),
        Kolom("target", "Target", lebar=1, kosong=""),
        Kolom("pagu", "Pagu", "rupiah", lebar=1.8),
    )
    jumlah = _berjumlah(item, "kegiatan", "pagu", p._baris["jumlah_dinyatakan"])
    return [
        _tabel(p, "triwulan", kolom, rencana, lanskap=True),
        _tabel(p, "sub-kegiatan", kolom_item, jumlah, lanskap=True),
    ]


BENTUK: dict[str, Callable[[Perjanjian], list[Tabel]]] = {
    "instansi": _instansi,
    "anggaran": _anggaran,
    "individu": _individu,
    "uraian_tugas": _uraian_tugas,
    "kegiatan": _kegiatan,
    "rencana_aksi": _rencana_aksi,
}


def _berjumlah(
    data: pd.DataFrame, kolom_label: str, kolom: str, dinyatakan: object, label: str = "Jumlah"
) -> pd.DataFrame:
    """Add the total; where the signed form states another one, a second row keeps it and says so."""
    jumlah = data[kolom].sum(min_count=1)
    baris = [{kolom_label: label, kolom: jumlah, "kelas": "jumlah"}]
    if not kosong(dinyatakan) and dinyatakan != jumlah:
        baris.append({kolom_label: f"{label} menurut formulir yang ditandatangani", kolom: dinyatakan, "kelas": "jumlah"})
    return pd.concat([data, pd.DataFrame(baris)], ignore_index=True).astype({kolom: "Int64"})


def _bawah(orang: Mapping[str, str]) -> tuple[str, ...]:
    return (orang["pangkat"], f"NIP {nip_cetak(orang['nip'])}" if orang["nip"] else "")


def nip_cetak(nip: str) -> str:
    """Print a NIP in its groups: 8 digits, 6, 1, 3."""
    return f"{nip[:8]} {nip[8:14]} {nip[14:15]} {nip[15:]}"


def _target(nilai: object, satuan: object) -> object:
    if kosong(nilai):
        return None
    if kosong(satuan):
        return str(nilai)
    return f"{nilai}%" if satuan == "%" else f"{nilai} {satuan}"


