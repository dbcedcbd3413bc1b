"""The figures of the budget, each with where it comes from: the tree, its total, pagu by stage, belanja."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

import pandas as pd

from ...kinerja.anggaran import TOTAL, jumlah
from ...text.number_format import kosong
from ..origin.origin import Asal, Bagian, ringkas
from ..origin.raw_rows import Baris, Sumber, banyaknya, tempat
from ..origin.values import Angka, Besaran

UANG = ("pagu", "realisasi")

NAMA_BELANJA = {
    "operasi": "belanja operasi",
    "modal": "belanja modal",
    "tidak_terduga": "belanja tidak terduga",
    "transfer": "belanja transfer",
}

BELUM_ADA = {"pagu": pd.NA, "realisasi": pd.NA, "sisa": pd.NA, "serapan": pd.NA, "lengkap": False}
"""The figures of a code without a budget line."""


class AngkaAnggaran:
    """Figures of the budget tree.

    Parameters
    ----------
    pohon : DataFrame
        The measure ``anggaran``.
    sumber : Sumber
        Raw tables of the year.
    """

    def __init__(self, pohon: pd.DataFrame, sumber: Sumber) -> None:
        self._pohon, self._sumber = pohon, sumber
        self._angka: dict[str, SimpleNamespace] = {}

    @cached_property
    def _simpul(self) -> dict[str, Mapping]:
        return {simpul["kode"]: simpul for simpul in self._pohon.to_dict("records")}

    @cached_property
    def _anak(self) -> dict[str, list[Mapping]]:
        anak: dict[str, list[Mapping]] = {}
        for simpul in self._simpul.values():
            anak.setdefault(TOTAL if kosong(simpul["induk"]) else simpul["induk"], []).append(simpul)
        return anak

    def simpul(self, kode: str) -> SimpleNamespace:
        """Return the figures of a program, kegiatan or sub kegiatan: pagu, realisasi, sisa, serapan.

        A realisasi of which a part is not known is missing: in a table a part would look like the whole. All are
        missing for a code that has no budget line yet.
        """
        if kode not in self._angka:
            self._angka[kode] = self._hitung(_utuh(self._simpul.get(kode, BELUM_ADA)), kode)
        return self._angka[kode]

    @cached_property
    def jumlah(self) -> SimpleNamespace:
        """Return the figures of the whole budget; realisasi is what is known of it."""
        return self._hitung(jumlah(self._pohon)._asdict(), TOTAL)

    def banyak(self, level: str) -> Angka:
        """Return how many programs, kegiatan or sub kegiatan the budget has, printed as ``5 (lima)``."""
        kode = self._pohon[self._pohon["level"] == level]["kode"]
        baris = [self._sumber.cari("nomenklatur", kode=satu) for satu in kode]
        return banyaknya(level.replace("_", " "), [b for b in baris if b])

    @cached_property
    def tabel(self) -> pd.DataFrame:
        """Return the tree with figures in its money columns, and the total as last row."""
        angka = [self.simpul(kode) for kode in self._pohon["kode"]]
        kolom = {nama: [getattr(a, nama) for a in angka] for nama in (*UANG, "sisa", "serapan")}
        jumlah_utuh = self._hitung(_utuh(jumlah(self._pohon)._asdict()), TOTAL)
        total = {"nama": "Jumlah", **vars(jumlah_utuh), "level": TOTAL}
        tetap = self._pohon[["kode", "induk", "level", "nama"]]
        return pd.concat([tetap.assign(**kolom), pd.DataFrame([total])], ignore_index=True)

    def _hitung(self, nilai: Mapping, kode: str) -> SimpleNamespace:
        baris = self._baris(kode)
        pagu, realisasi = (
            Angka(nilai[kolom], "rupiah", asal=self._asal_uang(kode, kolom, nilai[kolom], baris)) for kolom in UANG
        )
        isi = (*pagu.sebagai("pagu"), *realisasi.sebagai("realisasi"))
        return SimpleNamespace(
            pagu=pagu,
            realisasi=realisasi,
            sisa=Angka(nilai["sisa"], "rupiah", asal=Asal("pagu dikurangi realisasi", isi)),
            serapan=Angka(nilai["serapan"], "persen", asal=asal_serapan(pagu, realisasi)),
        )

    def _baris(self, kode: str) -> list[Baris]:
        """Rows of the sub kegiatan at or below a code."""
        anak = self._anak.get(kode)
        if anak is None:
            baris = self._sumber.cari("anggaran", kode=kode)
            return [baris] if baris else []
        return [baris for satu in anak for baris in self._baris(satu["kode"])]

    def _asal_uang(self, kode: str, kolom: str, nilai: object, baris: Sequence[Baris]) -> Asal | None:
        anak = self._anak.get(kode)
        if anak is None:
            return baris[0].asal(kolom, Angka(nilai, "rupiah")) if baris else None
        bagian = [
            Bagian(satu["nama"], str(Angka(satu[kolom], "rupiah")), tempat(self._baris(satu["kode"]))) for satu in anak
        ]
        return asal_jumlah(kolom, bagian, anak[0]["level"].replace("_", " "), baris)


def _utuh(nilai: Mapping) -> Mapping:
    """Return figures of the budget without a realisasi that is only a part."""
    return nilai if nilai["lengkap"] else {**nilai, "realisasi": pd.NA}


class AngkaProgram:
    """Pagu of the programs at each stage of the budget.

    Parameters
    ----------
    program : DataFrame
        The measure ``program``.
    sumber : Sumber
        Raw tables of the year.
    """

    def __init__(self, program: pd.DataFrame, sumber: Sumber) -> None:
        self._program, self._sumber = program, sumber

    def pagu(self, tahap: str) -> list[Angka]:
        """Return the pagu of each program at one stage, in the order of the measure; NA where it has none."""
        return [self._pagu(kode, tahap) for kode in self._program["program"]]

    def _pagu(self, kode: str, tahap: str) -> Angka:
        baris = self._sumber.cari("pagu_program", program=kode, tahap=tahap)
        return baris.angka("pagu", f"pagu {tahap}", "rupiah") if baris else Angka(pd.NA, "rupiah")

    def jumlah(self, tahap: str) -> Angka:
        """Return the pagu of all programs at one stage."""
        nama = dict(zip(self._program["program"], self._program["nama"], strict=True))
        baris = self._ada(tahap)
        bagian = [b.bagian(nama[b.isi["program"]], Angka(b.isi["pagu"], "rupiah")) for b in baris]
        nilai = sum(b.isi["pagu"] for b in baris) if baris else pd.NA
        return Angka(nilai, "rupiah", asal=asal_jumlah(f"pagu {tahap}", bagian, "program", baris))

    def banyak(self, tahap: str) -> Angka:
        """Return how many programs have a pagu at one stage."""
        return banyaknya("program", self._ada(tahap))

    def _ada(self, tahap: str) -> list[Baris]:
        return [b for b in self._sumber.semua("pagu_program", tahap=tahap) if not kosong(b.isi["pagu"])]


@dataclass(frozen=True)
class Keluaran:
    """An indicator or output of a program, kegiatan or sub kegiatan, with target and realisasi in its unit."""

    kode: str
    nama: str
    target: Besaran
    realisasi: Besaran

    @classmethod
    def dari(cls, baris: Baris) -> Keluaran:
        """Build it from a row of the raw table ``indikator_program``."""
        satuan, nama = baris.isi["satuan"], baris.isi["indikator"]
        target, realisasi = (baris.besaran(k, f"{k} {nama}", satuan) for k in ("target", "realisasi"))
        return cls(baris.isi["kode"], nama, target, realisasi)


class AngkaBelanja:
    """Pagu and realisasi by kind of belanja.

    Parameters
    ----------
    sumber : Sumber
        Raw tables of the year.
    """

    def __init__(self, sumber: Sumber) -> None:
        self._baris = sumber.semua("belanja")

    @cached_property
    def jenis(self) -> dict[str, Angka]:
        """Return the pagu of each kind, in the order of the file."""
        return {b.isi["jenis"]: b.angka("pagu", _sebutan(b), "rupiah") for b in self._baris}

    @cached_property
    def realisasi(self) -> dict[str, Angka]:
        """Return the realisasi of each kind, in the order of the file."""
        return {b.isi["jenis"]: b.angka("realisasi", f"realisasi {_sebutan(b)}", "rupiah") for b in self._baris}

    def serapan(self, jenis: str) -> Angka:
        """Return the realisasi of one kind as a share of its pagu."""
        pagu, realisasi = self.jenis[jenis], self.realisasi[jenis]
        ada = pagu.ada and realisasi.ada and pagu.nilai
        return Angka(100 * realisasi.nilai / pagu.nilai if ada else pd.NA, "persen", asal=asal_serapan(pagu, realisasi))

    @property
    def jumlah(self) -> Angka:
        """Return the pagu of all kinds together; missing where none is known."""
        ada = [b for b in self._baris if not kosong(b.isi["pagu"])]
        bagian = [b for angka in self.jenis.values() if angka.ada for b in angka.asal.komponen]
        nilai = sum(b.isi["pagu"] for b in ada) if ada else pd.NA
        return Angka(nilai, "rupiah", asal=asal_jumlah("pagu", bagian, "jenis belanja", ada))

    @property
    def lengkap(self) -> bool | None:
        """Whether the pagu of every kind is known; None where no kind is."""
        return all(angka.ada for angka in self.jenis.values()) if self.jenis else None

    def rincian(self, pagu: Angka) -> list[tuple[str, Angka, Angka]]:
        """Return the kinds with their pagu and its share in a pagu, in percent points."""
        return [(NAMA_BELANJA[jenis], angka, self.bagian(jenis, pagu)) for jenis, angka in self.jenis.items()]

    def bagian(self, jenis: str, pagu: Angka) -> Angka:
        """Return the share of one kind in a pagu, in percent points."""
        satu = self.jenis[jenis]
        isi = (*satu.sebagai(f"pagu belanja {jenis.replace('_', ' ')}"), *pagu.sebagai("pagu seluruhnya"))
        asal = Asal("pagu jenis belanja dibagi pagu seluruhnya, dikali 100%", isi)
        return Angka(100 * satu.nilai / pagu.nilai, "persen", asal=asal)


def _sebutan(baris: Baris) -> str:
    return f"belanja {baris.isi['jenis'].replace('_', ' ')}"


def asal_jumlah(apa: str, bagian: Sequence[Bagian], satuan: str, baris: Sequence[Baris]) -> Asal:
    """Return where a sum comes from.

    Parameters
    ----------
    apa : str
        What is added up: ``pagu``.
    bagian : sequence of Bagian
        The summands.
    satuan : str
        What each summand is: ``kegiatan``.
    baris : sequence of Baris
        Rows that hold all of it; of one file.
    """
    return Asal(f"jumlah {apa} dari {len(bagian)} {satuan}", ringkas(bagian, satuan), tempat=tempat(baris))


def asal_serapan(pagu: Angka, realisasi: Angka) -> Asal:
    """Return where a serapan comes from."""
    isi = (*realisasi.sebagai("realisasi anggaran"), *pagu.sebagai("pagu"))
    return Asal("realisasi anggaran dibagi pagu, dikali 100%", isi)
