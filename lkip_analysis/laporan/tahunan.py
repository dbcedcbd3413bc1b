"""The figures of one indicator in one year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..teks.angka import kosong
from ..teks.kalimat import ketercapaian
from .angka import Angka, Besaran

BAGIAN = ("pembilang", "penyebut")
"""Parts of a ratio, as the raw tables name them."""


@dataclass(frozen=True)
class Komponen:
    """One part of the ratio that an indicator is.

    Attributes
    ----------
    sebutan : str
        What is counted, in words.
    jumlah : Angka
        In the unit of what is counted.
    rincian : tuple of (str, Angka)
        What the count is made of, as far as it is known.
    """

    sebutan: str
    jumlah: Angka
    rincian: tuple[tuple[str, Angka], ...] = ()

    @property
    def ada(self) -> bool:
        return self.jumlah.ada


@dataclass(frozen=True)
class Tahunan:
    """The figures of one indicator in one year.

    Attributes
    ----------
    tahun : int
    target, realisasi : Besaran
        In the unit of the indicator; realisasi as the report prints it.
    capaian : Angka
        Percent points.
    predikat, atribut, alasan : str
        Class by either scale; why capaian is missing. Empty where there is none.
    arah : str
        Name of the formula of capaian.
    dasar : str
        Which realisasi the report prints: the one of the components (``komponen``) or the stated one
        (``dinyatakan``).
    dihitung, dinyatakan : Besaran
        Both of them.
    capaian_dinyatakan : Angka
        Percent points.
    komponen : tuple of Komponen
        Pembilang and penyebut; none where the indicator is no ratio.
    """

    tahun: int
    target: Besaran
    realisasi: Besaran
    capaian: Angka
    predikat: str
    atribut: str
    alasan: str
    arah: str
    dasar: str
    dihitung: Besaran
    dinyatakan: Besaran
    capaian_dinyatakan: Angka
    komponen: tuple[Komponen, ...] = ()

    @classmethod
    def dari(cls, baris: Mapping, indikator: Mapping, rincian: pd.DataFrame) -> Tahunan:
        """Build it from a row of the measure ``kinerja``.

        Parameters
        ----------
        baris : mapping
            Row of the measure.
        indikator : mapping
            Row of the raw table ``indikator``.
        rincian : DataFrame
            Rows of ``komponen_realisasi`` of the year.
        """
        besaran = {nama: Besaran(baris[nama], satuan=indikator["satuan"]) for nama in
                   ("target", "realisasi", "dihitung", "dinyatakan")}  # fmt: skip
        teks = {nama: _teks(baris[nama]) for nama in ("predikat", "atribut", "alasan", "dasar")}
        return cls(
            tahun=int(baris["tahun"]),
            arah=indikator["arah"],
            capaian=Angka(baris["capaian"], "persen"),
            capaian_dinyatakan=Angka(baris["capaian_dinyatakan"], "persen"),
            komponen=_komponen(baris, indikator, rincian[rincian["indikator"] == indikator["kode"]]),
            **besaran,
            **teks,
        )

    @property
    def ketercapaian(self) -> str:
        return ketercapaian(self.capaian.nilai)


def _komponen(baris: Mapping, indikator: Mapping, rincian: pd.DataFrame) -> tuple[Komponen, ...]:
    if any(kosong(indikator[bagian]) for bagian in BAGIAN):
        return ()
    satuan = indikator["satuan_komponen"]

    def jumlah(nilai: object) -> Angka:
        return Angka(nilai, "bilangan") if kosong(satuan) else Besaran(nilai, satuan=satuan)

    return tuple(
        Komponen(
            sebutan=indikator[bagian],
            jumlah=jumlah(baris[bagian]),
            rincian=tuple(
                (uraian, jumlah(nilai))
                for uraian, nilai in rincian[rincian["bagian"] == bagian][["uraian", "jumlah"]].to_numpy()
            ),
        )
        for bagian in BAGIAN
    )


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)
