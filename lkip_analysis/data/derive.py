"""Full tables from the few sheets that a newcomer fills in.

A sheet is a raw table like any other. Where a full table has no file, its rows are made from the sheets, as text, and
then read and checked like those of a file; they keep the file and the line of the row that they come from. A table that
is there in full wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .csv_rows import Lembar
from .profile import gabung_dalam, profil
from .schema import Tabel, bagian_sel, semua_tabel

INDIKATOR, PROGRAM, PEJABAT, ANALISIS = "sasaran_indikator", "program_anggaran", "pejabat", "analisis"
SEBELUM = (1, 2)
"""Years before that of the report which the sheet of indicators has columns for."""
PK = "m-01"
"""Code of the one agreement that the sheets give: that of the head."""

Baris = Mapping[str, str]
BarisTurunan = tuple[int, dict[str, str]]
"""Line of the row that it comes from, and its cells."""


@dataclass(frozen=True)
class Isian:
    """The sheets of a year.

    Attributes
    ----------
    lembar : mapping of str to Lembar
        By the name of the table.
    settings : mapping
    year : int
    """

    lembar: Mapping[str, Lembar]
    settings: Mapping
    year: int

    def baris(self, tabel: str) -> list[tuple[int, Baris]]:
        """Return line and cells of each row of a sheet; none where the sheet is not there."""
        isi = self.lembar.get(tabel)
        if isi is None:
            return []
        kosong = dict.fromkeys(semua_tabel()[tabel].nama_kolom, "")
        return [(n, {**kosong, **dict(zip(isi.kepala, map(str.strip, sel), strict=False))}) for n, sel in isi.berisi()]

    @cached_property
    def indikator(self) -> list[tuple[int, str, Baris]]:
        """Line, code and cells of each indicator; one that stands under two sasaran has a row for each of them."""
        kode = penomoran("IKU", (b["indikator"] for _, b in self.baris(INDIKATOR)))
        return [(n, kode[b["indikator"]], b) for n, b in self.baris(INDIKATOR) if b["indikator"]]

    @cached_property
    def sasaran(self) -> dict[str, str]:
        """Code of each sasaran by its wording."""
        return penomoran("SS", (b["sasaran"] for _, b in self.baris(INDIKATOR)))

    @cached_property
    def tujuan(self) -> dict[str, str]:
        """Code of each tujuan by its wording."""
        return penomoran("TJ", (b["tujuan"] for _, b in self.baris(INDIKATOR)))

    @cached_property
    def anggaran(self) -> list[tuple[int, Baris]]:
        return [(n, b) for n, b in self.baris(PROGRAM) if b["kode"]]

    @cached_property
    def induk(self) -> dict[str, str]:
        """Code of the budget → the code that it stands below: the longest one of the sheet that it begins with."""
        ada = {b["kode"] for _, b in self.anggaran}
        return {kode: atas for kode in ada if (atas := next((i for i in awalan(kode) if i in ada), ""))}

    def jalur(self, kode: str) -> list[str]:
        """Return a code and those above it, from the top down."""
        return [*(self.jalur(self.induk[kode]) if kode in self.induk else ()), kode]

    def level(self, kode: str) -> str:
        """Return the level of a code: by its form, or, where no form or several fit, by how deep it stands."""
        level = profil(self.settings).level
        cocok = [satu.nama for satu in level if satu.pola.fullmatch(kode)]
        return cocok[0] if len(cocok) == 1 else level[min(len(self.jalur(kode)), len(level)) - 1].nama

    def jumlah(self, kode: str, kolom: str) -> int | None:
        """Return an amount of a code: the sum of what stands below it, its own where nothing does; None for none."""
        bawah = [anak for anak, atas in self.induk.items() if atas == kode]
        if bawah:
            isi = [j for anak in bawah if (j := self.jumlah(anak, kolom)) is not None]
            if isi:
                return sum(isi)
        sendiri = next(b[kolom] for _, b in self.anggaran if b["kode"] == kode)
        return int(sendiri) if sendiri.isdecimal() else None

    def program(self, sebutan: str) -> str:
        """Return the code of a program that is named by its code or by its name; what is named, where there is none."""
        per_nama = {b["nama"].casefold(): b["kode"] for _, b in self.anggaran}
        return per_nama.get(sebutan.casefold(), sebutan)

    @cached_property
    def pejabat(self) -> list[tuple[int, str, Baris]]:
        """Line, code and cells of each official."""
        return [(n, slug(b["nama"]), b) for n, b in self.baris(PEJABAT) if b["nama"]]

    def berperan(self, peran: str) -> tuple[str, Baris] | None:
        """Return code and cells of the first official with a role."""
        return next(((kode, b) for _, kode, b in self.pejabat if b["peran"] == peran), None)


def penomoran(awal: str, isi: Iterable[str]) -> dict[str, str]:
    """Number different texts in their order: text → `SS-1`."""
    return {teks: f"{awal}-{n}" for n, teks in enumerate(dict.fromkeys(filter(None, isi)), start=1)}


def awalan(kode: str) -> Iterator[str]:
    """Yield what a code begins with, at each of its dots, the longest first."""
    bagian = kode.split(".")
    return (".".join(bagian[:n]) for n in range(len(bagian) - 1, 0, -1))


def slug(nama: str) -> str:
    """Return a code for a person: the name without its titles, in small letters."""
    tanpa_gelar = re.sub(r"\b(?:[A-Z][A-Za-z]*\.)+", "", nama.split(",")[0])
    return re.sub(r"[^a-z0-9]+", "-", tanpa_gelar.casefold()).strip("-") or "pejabat"


# One function a table: line and cells of its rows. Cells of columns that the schema does not have are passed over.

Turunkan = Callable[[Isian], Iterator[BarisTurunan]]
TURUNAN: dict[str, tuple[str, Turunkan]] = {}
"""Table → the sheet that its rows come from, and how."""


def turunan(tabel: str, dari: str) -> Callable[[Turunkan], Turunkan]:
    """Register how a table is made from a sheet."""

    def simpan(fungsi: Turunkan) -> Turunkan:
        TURUNAN[tabel] = (dari, fungsi)
        return fungsi

    return simpan


def _sekali(baris: Iterable[tuple[int, str, Baris]]) -> Iterator[tuple[int, str, Baris]]:
    """Yield the first row of each code."""
    terlihat: set[str] = set()
    for nomor, kode, b in baris:
        if kode and kode not in terlihat:
            terlihat.add(kode)
            yield nomor, kode, b


@turunan("tujuan", INDIKATOR)
def tujuan(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, kode, b in _sekali((n, i.tujuan.get(b["tujuan"], ""), b) for n, b in i.baris(INDIKATOR)):
        yield nomor, {"kode": kode, "tujuan": b["tujuan"]}


@turunan("sasaran", INDIKATOR)
def sasaran(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, kode, b in _sekali((n, i.sasaran.get(b["sasaran"], ""), b) for n, b in i.baris(INDIKATOR)):
        yield (
            nomor,
            {
                "kode": kode,
                "tujuan": i.tujuan.get(b["tujuan"], ""),
                "sasaran": b["sasaran"],
                "dalam_pk": "ya",
            },
        )


@turunan("indikator", INDIKATOR)
def indikator(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, kode, b in _sekali(i.indikator):
        milik = [satu for _, lain, satu in i.indikator if lain == kode]
        yield (
            nomor,
            {
                "kode": kode,
                "sasaran": "; ".join(dict.fromkeys(i.sasaran[satu["sasaran"]] for satu in milik if satu["sasaran"])),
                "nama": b["indikator"],
                "nama_singkat": b["indikator"],
                "jenis": "iku",
                "satuan": b["satuan"],
                "arah": b["arah"] or "naik",
                "jenis_nilai": b["jenis_nilai"],
                "program": next(map(i.program, bagian_sel(b["program"])), ""),
                "penjelasan": b["penjelasan"],
                "catatan": b["catatan"],
            },
        )


@turunan("target", INDIKATOR)
def target(i: Isian) -> Iterator[BarisTurunan]:
    akhir = str(i.settings.get("renstra", {}).get("akhir", ""))
    for nomor, kode, b in _sekali(i.indikator):
        if b["target"]:
            yield nomor, {"indikator": kode, "dokumen": "pk_murni", "tahun": str(i.year), "target": b["target"]}
        if b["target_akhir"] and akhir:
            yield nomor, {"indikator": kode, "dokumen": "renstra", "tahun": akhir, "target": b["target_akhir"]}


@turunan("realisasi", INDIKATOR)
def realisasi(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, kode, b in _sekali(i.indikator):
        if b["realisasi"] or b["belum_terbit"]:
            yield (
                nomor,
                {
                    "indikator": kode,
                    "nilai_dinyatakan": b["realisasi"],
                    "dasar": "dinyatakan",
                    "belum_terbit": b["belum_terbit"],
                },
            )


@turunan("cascading", INDIKATOR)
def cascading(i: Isian) -> Iterator[BarisTurunan]:
    """From tujuan to sasaran, each sasaran with its indicators; without a tujuan there is no cascade to draw."""
    if not i.tujuan:
        return
    for nomor, isi in tujuan(i):
        yield nomor, {"kode": isi["kode"], "jenjang": "1", "uraian": isi["tujuan"]}
    for nomor, isi in sasaran(i):
        milik = [b["indikator"] for _, b in i.baris(INDIKATOR) if b["sasaran"] == isi["sasaran"]]
        jenjang = "2" if isi["tujuan"] else "1"
        yield (
            nomor,
            {
                "kode": isi["kode"],
                "induk": isi["tujuan"],
                "jenjang": jenjang,
                "uraian": isi["sasaran"],
                "indikator": "; ".join(milik),
            },
        )


@turunan("nomenklatur", PROGRAM)
def nomenklatur(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, b in i.anggaran:
        yield nomor, {"kode": b["kode"], "level": i.level(b["kode"]), "nama": b["nama"]}


@turunan("anggaran", PROGRAM)
def anggaran(i: Isian) -> Iterator[BarisTurunan]:
    """Lines that have nothing below them: the money stands there, what is above are sums."""
    atas = set(i.induk.values())
    for nomor, b in i.anggaran:
        if b["kode"] not in atas and b["pagu"]:
            yield nomor, {"kode": b["kode"], "pagu": b["pagu"], "realisasi": b["realisasi"]}


@turunan("pagu_program", PROGRAM)
def pagu_program(i: Isian) -> Iterator[BarisTurunan]:
    """Pagu of the programs: before the change, where the sheet has it, and after it."""
    tahap = profil(i.settings).tahap
    awal, akhir = tahap[0].nama, tahap[-1].nama + ("_1" if tahap[-1].berulang else "")
    diubah = any(b["pagu_awal"] for _, b in i.anggaran)
    for nomor, b in i.anggaran:
        if b["kode"] in i.induk:
            continue
        for nama, kolom in ((awal, "pagu_awal"), (akhir, "pagu")) if diubah else ((awal, "pagu"),):
            if (pagu := i.jumlah(b["kode"], kolom)) is not None:
                yield (
                    nomor,
                    {
                        "program": b["kode"],
                        "tahap": nama,
                        "pagu": str(pagu),
                        "sumber_dana": i.settings["istilah"]["sumber_dana"],
                    },
                )


@turunan("pendukung", INDIKATOR)
def pendukung(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, kode, b in _sekali(i.indikator):
        for sebutan in dict.fromkeys(map(i.program, bagian_sel(b["program"]))):
            yield nomor, {"indikator": kode, "kode": sebutan, "peran": "program"}


@turunan("indikator_program", PROGRAM)
def indikator_program(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, b in i.anggaran:
        if b["keluaran"]:
            yield (
                nomor,
                {
                    "kode": b["kode"],
                    "indikator": b["keluaran"],
                    "target": b["target_keluaran"],
                    "realisasi": b["realisasi_keluaran"],
                    "satuan": b["satuan_keluaran"],
                },
            )


@turunan("pegawai", PEJABAT)
def pegawai(i: Isian) -> Iterator[BarisTurunan]:
    for nomor, kode, b in i.pejabat:
        yield nomor, {"kode": kode, "nama": b["nama"], "nip": b["nip"], "pangkat": b["pangkat"]}


@turunan("perjanjian", PEJABAT)
def perjanjian(i: Isian) -> Iterator[BarisTurunan]:
    """The agreement of the head with whom the head answers to, where both are known."""
    pimpinan, atasan = i.berperan("pimpinan"), i.berperan("atasan")
    if pimpinan is None or atasan is None or not i.indikator:
        return
    nomor = next(n for n, kode, _ in i.pejabat if kode == pimpinan[0])
    yield (
        nomor,
        {
            "kode": PK,
            "tahap": "murni",
            "urut": "1",
            "pihak_pertama": pimpinan[0],
            "jabatan_pertama": pimpinan[1]["jabatan"],
            "pihak_kedua": atasan[0],
            "jabatan_kedua": atasan[1]["jabatan"],
            "tempat": str(i.settings["laporan"].get("tempat", "")),
            "tanggal": f"Tahun {i.year}",
            "bentuk": "instansi",
        },
    )


@turunan("perjanjian_item", INDIKATOR)
def perjanjian_item(i: Isian) -> Iterator[BarisTurunan]:
    if not list(perjanjian(i)):
        return
    ada = ((n, b) for n, b in i.baris(INDIKATOR) if b["target"] and b["indikator"])
    for urut, (nomor, b) in enumerate(ada, start=1):
        isi = {kolom: b[kolom] for kolom in ("sasaran", "indikator", "target", "satuan")}
        yield nomor, {"perjanjian": PK, "no": str(urut), **isi}


@turunan("perjanjian_program", PROGRAM)
def perjanjian_program(i: Isian) -> Iterator[BarisTurunan]:
    awal = profil(i.settings).tahap[0].nama
    for nomor, isi in pagu_program(i) if list(perjanjian(i)) else ():
        if isi["tahap"] == awal:
            yield nomor, {"perjanjian": PK, "program": isi["program"], "anggaran": isi["pagu"]}


@turunan("faktor", ANALISIS)
def faktor(i: Isian) -> Iterator[BarisTurunan]:
    kode = {b["indikator"].casefold(): kode for _, kode, b in i.indikator}
    cacah: dict[tuple[str, str], int] = {}
    for nomor, b in i.baris(ANALISIS):
        if b["jenis"] == "isu" or not b["uraian"]:
            continue
        kunci = (kode.get(b["indikator"].casefold(), b["indikator"]), b["jenis"])
        cacah[kunci] = cacah.get(kunci, 0) + 1
        yield nomor, {"indikator": kunci[0], "jenis": kunci[1], "no": str(cacah[kunci]), "uraian": b["uraian"]}


@turunan("isu_strategis", ANALISIS)
def isu_strategis(i: Isian) -> Iterator[BarisTurunan]:
    isu = ((n, b) for n, b in i.baris(ANALISIS) if b["jenis"] == "isu")
    for urut, (nomor, b) in enumerate(isu, start=1):
        yield nomor, {"no": str(urut), "isu": b["uraian"], "uraian": b["uraian"]}


def turunkan(lembar: Mapping[str, Lembar], settings: Mapping, year: int) -> dict[str, Lembar]:
    """Return the tables that the sheets of a year give and that have no file: table → its cells.

    Parameters
    ----------
    lembar : mapping of str to Lembar
        The files that are there, sheets among them.
    settings : mapping
        With what the profile adds; without a known kind of agency nothing is made.
    year : int
    """
    if "istilah" not in settings:
        return {}
    isian = Isian(lembar, settings, year)
    return {
        nama: isi
        for nama, (dari, fungsi) in TURUNAN.items()
        if nama not in lembar
        and dari in lembar
        and (isi := _lembar(semua_tabel()[nama], lembar[dari], fungsi(isian))).sel
    }


def riwayat_dari(lembar: Mapping[str, Lembar], settings: Mapping, year: int) -> dict[int, dict[str, Lembar]]:
    """Return target and realisasi of the years before, as far as the sheet of indicators has them: year → tables.

    An indicator without any figure of a year is not listed in that year.
    """
    if INDIKATOR not in lembar or "istilah" not in settings:
        return {}
    hasil = {}
    for sebelum in SEBELUM:
        isian = Isian({INDIKATOR: geser(lembar[INDIKATOR], sebelum)}, settings, year - sebelum)
        isi = {nama: list(TURUNAN[nama][1](isian)) for nama in RIWAYAT}
        if berangka := {sel["indikator"] for baris in isi.values() for _, sel in baris}:
            isi["indikator"] = [satu for satu in indikator(isian) if satu[1]["kode"] in berangka]
            hasil[year - sebelum] = {
                nama: _lembar(semua_tabel()[nama], lembar[INDIKATOR], baris) for nama, baris in isi.items()
            }
    return hasil


RIWAYAT = ("target", "realisasi")
"""Tables of an earlier year that the sheet of indicators gives."""
TAHUNAN = ("target", "realisasi")
"""Columns of the sheet that it has for earlier years too."""


def geser(lembar: Lembar, sebelum: int) -> Lembar:
    """Return the sheet of indicators as it was some years before: with the figures of that year, and no other."""
    lama = {f"{kolom}_{sebelum}": kolom for kolom in TAHUNAN}
    kini = {*TAHUNAN, "target_akhir", "belum_terbit"}
    kepala = [lama.get(kolom, "" if kolom in kini else kolom) for kolom in lembar.kepala]
    return Lembar(lembar.berkas, kepala, lembar.nomor, lembar.sel)


def setelan_dari(lembar: Mapping[str, Lembar], settings: Mapping, year: int) -> dict[str, Mapping]:
    """Return the settings with what the sheets say of them, where they do not say it themselves.

    The head is the official whose role that is; a budget of which no earlier pagu is told was not changed.
    """
    isian, tambahan = Isian(lembar, settings, year), {}
    if pimpinan := isian.berperan("pimpinan"):
        tambahan["kepala"] = {"pegawai": pimpinan[0], "jabatan": pimpinan[1]["jabatan"]}
    if isian.anggaran:
        tambahan["perjanjian"] = {"diubah": any(b["pagu_awal"] for _, b in isian.anggaran)}
    return gabung_dalam(tambahan, settings)


def _lembar(tabel: Tabel, dari: Lembar, baris: Iterable[BarisTurunan]) -> Lembar:
    """Put rows into the columns of a table; their source is that of the row they come from, else the sheet."""
    sumber = dari.kepala.index("sumber") if "sumber" in dari.kepala else None
    tertulis = {n: sel[sumber].strip() for n, sel in dari.berisi() if sumber is not None and sumber < len(sel)}
    sebutan = f"Lembar {semua_tabel()[dari.berkas.rsplit('/', 1)[-1].removesuffix('.csv')].lembar}"
    isi = [(n, {**sel, "sumber": tertulis.get(n) or sebutan}) for n, sel in baris]
    return Lembar(
        dari.berkas,
        list(tabel.nama_kolom),
        [n for n, _ in isi],
        [[sel.get(kolom, "") for kolom in tabel.nama_kolom] for _, sel in isi],
    )
