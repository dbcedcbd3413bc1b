"""How complete a year is, part by part, and what each gap blocks. A gap is no problem: the report says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..kinerja.anggaran import induk_kode, jalur
from .load import DataTahun
from .presence import PERUBAHAN, keberadaan
from .profile import profil
from .schema import semua_tabel
from .settings import tahap_perjanjian
from .stages import tahap_dipakai
from .unconfirmed import TABEL, belum_dikonfirmasi

FAKTOR_WAJIB = ("pendukung", "penghambat", "tindak_lanjut")


@dataclass(frozen=True)
class Bagian:
    """One part of the year's data.

    Attributes
    ----------
    nama : str
    berkas : str
        Where it is filled in.
    terisi, seharusnya : int
        How many facts are there, of how many.
    kurang : tuple of str
        What is not there, for the reader who will fill it in.
    menahan : str
        What in the report waits for it.
    """

    nama: str
    berkas: str
    terisi: int
    seharusnya: int
    kurang: tuple[str, ...]
    menahan: str

    @property
    def lengkap(self) -> bool:
        return self.terisi >= self.seharusnya


Hitung = Callable[[DataTahun], tuple[int, int, Iterable[str]] | None]
BAGIAN: list[tuple[str, str, str, tuple[str, ...], Hitung]] = []


def bagian(nama: str, berkas: str, menahan: str, *tabel: str) -> Callable[[Hitung], Hitung]:
    """Register a part; the order of registration is the order in which to fill the year in.

    The function returns None where the part is none of the year. A part of which no file is there is none either:
    the report says nothing about it.
    """

    def simpan(hitung: Hitung) -> Hitung:
        BAGIAN.append((nama, berkas, menahan, tabel, hitung))
        return hitung

    return simpan


def kelengkapan(data: DataTahun) -> list[Bagian]:
    """Return every part of a year with what is still missing.

    Parameters
    ----------
    data : DataTahun
        Data without problems (`check.periksa`).
    """
    hasil = []
    for nama, berkas, menahan, tabel, hitung in BAGIAN:
        if tabel and data.berkas.isdisjoint(tabel):
            continue
        if (isi := hitung(data)) is not None:
            terisi, seharusnya, kurang = isi
            hasil.append(Bagian(nama, berkas, terisi, seharusnya, tuple(kurang), menahan))
    return hasil


def _ada(wajib: Iterable[str], punya: Iterable[str]) -> tuple[int, int, list[str]]:
    wajib, punya = list(wajib), set(punya)
    kurang = [kode for kode in wajib if kode not in punya]
    return len(wajib) - len(kurang), len(wajib), kurang


SETELAN_TERCETAK = {
    ("instansi", "alamat"): "alamat di sampul",
    ("kepala", "pegawai"): "nama pimpinan",
    ("kepala", "jabatan"): "jabatan pimpinan",
    ("laporan", "tempat"): "tempat penandatanganan",
    ("laporan", "tanggal"): "tanggal penandatanganan",
}
"""Settings that every report prints, and what they are."""


@bagian("Pengaturan yang tercetak", "instansi.toml", "Sampul, kata pengantar, dan tanda tangan")
def setelan_tercetak(data: DataTahun):
    ada = [jalur for jalur in SETELAN_TERCETAK if data.settings.get(jalur[0], {}).get(jalur[1])]
    terisi, seharusnya, kurang = _ada(SETELAN_TERCETAK, ada)
    if not kurang:
        return None
    return terisi, seharusnya, [f"{SETELAN_TERCETAK[jalur]} ([{jalur[0]}] {jalur[1]})" for jalur in kurang]


@bagian("Renstra yang berlaku", "instansi.toml", "Periode, tujuan, sasaran, strategi, dan target Renstra")
def renstra(data: DataTahun):
    if "renstra" not in data.settings:
        return None
    awal, akhir = (data.settings["renstra"][kunci] for kunci in ("awal", "akhir"))
    if awal <= data.year <= akhir:
        return None
    return 0, 1, [f"Renstra untuk tahun {data.year} ([renstra] masih menyebut {awal}–{akhir})"]


@bagian("Target perjanjian kinerja", "target.csv", "Tabel perjanjian kinerja dan semua capaian")
def target(data: DataTahun):
    milik = data.target[(data.target["tahun"] == data.year)]
    return _ada(_diukur(data), milik["indikator"])


def _diukur(data: DataTahun) -> Iterable[str]:
    """Indicators of sasaran that have a target this year: not those measured at the end of the Renstra only."""
    akhir, frame = data.settings.get("renstra", {}).get("akhir"), data.indikator[data.indikator["jenis"] != "tujuan"]
    return frame.loc[(frame["sifat"] != "akhir_periode") | (data.year == akhir), "kode"]


@bagian("Pagu program menurut tahap anggaran", "pagu_program.csv", "Tabel program kerja", "pagu_program")
def pagu_program(data: DataTahun):
    program = data.nomenklatur[data.nomenklatur["level"] == "program"]["kode"]
    punya = data.pagu_program["program"] + " " + data.pagu_program["tahap"]
    semua = profil(data.settings).tahap
    awal, akhir = semua[0].nama, semua[-1].nama
    ada = [satu.nama for satu in tahap_dipakai(data.pagu_program["tahap"], semua) if satu.nama != awal]
    perlu = (awal, ada[-1] if ada else akhir) if PERUBAHAN in tahap_perjanjian(data.settings) else (awal,)
    return _ada((f"{kode} {tahap}" for kode in program for tahap in perlu), punya)


@bagian(
    "Target indikator program",
    "indikator_program.csv",
    "Kolom target program dalam tabel anggaran dan kinerja",
    "indikator_program",
)
def indikator_program(data: DataTahun):
    semua = data.indikator_program
    return _ada(semua["kode"], semua.dropna(subset="target")["kode"])


@bagian("Pagu anggaran", "anggaran.csv", "Tabel anggaran, serapan, dan efisiensi")
def pagu(data: DataTahun):
    """Every code that has none below it has money, of its own or with others at a code above it."""
    induk = induk_kode(data.nomenklatur["kode"])
    berpagu = set(data.anggaran.dropna(subset="pagu")["kode"])
    daun = [kode for kode in induk if kode not in induk.values()]
    return _ada(daun, [kode for kode in daun if not berpagu.isdisjoint(jalur(kode, induk))])


@bagian("Jenis belanja", "belanja.csv", "Uraian belanja dalam ringkasan eksekutif", "belanja")
def belanja(data: DataTahun):
    ada = int(not data.belanja.empty)
    return ada, 1, [] if ada else ["pagu setiap jenis belanja"]


@bagian("Perjanjian kinerja yang ditandatangani", "perjanjian.csv", "Lampiran perjanjian kinerja", "perjanjian")
def perjanjian(data: DataTahun):
    if not data.perjanjian.attrs["berkas"].endswith("/perjanjian.csv"):
        return None  # made from the sheets, as far as they tell
    return _ada(tahap_perjanjian(data.settings), data.perjanjian["tahap"])


@bagian(
    "Tindak lanjut hasil evaluasi AKIP",
    "evaluasi.csv, tindak_lanjut_evaluasi.csv",
    "Subbab tindak lanjut evaluasi",
    "tindak_lanjut_evaluasi",
)
def tindak_lanjut(data: DataTahun):
    ada = int(not data.tindak_lanjut_evaluasi.empty)
    return ada, 1, [] if ada else ["rekomendasi dan tindak lanjutnya"]


@bagian("Realisasi indikator", "realisasi.csv", "Capaian, predikat, perbandingan, dan efisiensi")
def realisasi(data: DataTahun):
    ada = data.realisasi
    terisi = ada["nilai_dinyatakan"].notna() | (ada["pembilang"].notna() & ada["penyebut"].notna())
    return _ada(_diukur(data), ada[terisi | ada["belum_terbit"].notna()]["indikator"])


@bagian("Realisasi anggaran", "anggaran.csv", "Serapan dan efisiensi")
def realisasi_anggaran(data: DataTahun):
    if data.anggaran.empty:
        return 0, 1, ["realisasi setiap sub kegiatan"]
    return _ada(data.anggaran["kode"], data.anggaran.dropna(subset="realisasi")["kode"])


@bagian("Faktor dan tindak lanjut setiap IKU", "faktor.csv", "Analisis keberhasilan dan kegagalan", "faktor")
def faktor(data: DataTahun):
    iku = data.indikator[data.indikator["jenis"] == "iku"]["kode"]
    punya = data.faktor["indikator"] + " " + data.faktor["jenis"]
    return _ada((f"{kode} {jenis}" for kode in iku for jenis in FAKTOR_WAJIB), punya)


@bagian("Isian dari laporan lama yang sudah dikonfirmasi", "kolom perlu_dikonfirmasi", "Tanda draf", *TABEL)
def dikonfirmasi(data: DataTahun):
    belum = belum_dikonfirmasi(data)
    semua = sum(len(data.tables[nama]) for nama in TABEL)
    return (semua - len(belum), semua, belum) if belum else None


def ringkas(semua: list[Bagian]) -> str:
    """Write the parts as Indonesian text, the missing things named up to a handful."""
    baris = [f"Kelengkapan: {sum(b.lengkap for b in semua)} dari {len(semua)} bagian lengkap."]
    for b in semua:
        tanda = "✓" if b.lengkap else "·"
        baris.append(f"  {tanda} {b.nama}: {b.terisi} dari {b.seharusnya} ({b.berkas})")
        if not b.lengkap:
            contoh = ", ".join(b.kurang[:6]) + (f", dan {len(b.kurang) - 6} lainnya" if len(b.kurang) > 6 else "")
            baris.append(f"      belum ada: {contoh}; menahan: {b.menahan}")
    return "\n".join(baris)


def tidak_dimuat(data: DataTahun) -> list[str]:
    """Return the titles of the tables about which the report says nothing, because nothing is known of them."""
    ada = keberadaan(data)
    lembar = {t.nama for t in semua_tabel().values() if t.kelompok == "mulai"}
    return [t.deskriptor["title"] for t in semua_tabel().values() if ada[t.nama] is None and t.nama not in lembar]


def ringkas_tidak_dimuat(judul: list[str]) -> str:
    """Write these titles as one paragraph; empty where there are none."""
    if not judul:
        return ""
    return (
        f"Tidak disebut laporan karena datanya tidak ada: {'; '.join(judul)}. Untuk memuatnya, isi tabelnya "
        "(`lkip workbook export TAHUN --all` memberi lembar untuk semua tabel), atau nyatakan nihil di instansi.toml."
    )


DRAF = "DRAF – data belum lengkap"


def tanda_draf(semua: list[Bagian]) -> str:
    """Return the mark that every page of an incomplete report carries; empty for a complete one."""
    return "" if all(b.lengkap for b in semua) else DRAF
