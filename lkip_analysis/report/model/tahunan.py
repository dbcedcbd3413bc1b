"""The figures of one indicator in one year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from ...kinerja.nilai import BERSATUAN
from ...kinerja.rumus import Rumus
from ...text.number_format import kosong
from ...text.wording import ketercapaian
from ..origin.of_kinerja import AsalTahunan
from ..origin.origin import Asal
from ..origin.raw_rows import Baris, Sumber
from ..origin.values import Angka, Besaran

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
        Percent points, as it is printed.
    predikat, atribut, alasan : str
        Class by either scale; why capaian is missing. Empty where there is none.
    arah, rumus : str
        The direction that is better; name of the formula of capaian.
    tercapai : bool or None
        Whether the target is reached; None where that cannot be told.
    belum_terbit : str
        Why the realisasi is not there, where it is published later; empty where no reason is given.
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
    rumus: str
    tercapai: bool | None
    belum_terbit: str
    dasar: str
    dihitung: Besaran
    dinyatakan: Besaran
    capaian_dinyatakan: Angka
    komponen: tuple[Komponen, ...] = ()

    @classmethod
    def dari(cls, baris: Mapping, indikator: Mapping, sumber: Sumber, rumus: Rumus) -> Tahunan:
        """Build it from a row of the measure ``kinerja``.

        Parameters
        ----------
        baris : mapping
            Row of the measure.
        indikator : mapping
            Row of the raw table ``indikator``.
        sumber : Sumber
            Raw tables of the year: where its figures stand.
        rumus : Rumus
            Its formula of capaian.
        """
        tahun = int(baris["tahun"])
        asal = AsalTahunan(indikator, tahun, sumber)
        komponen = _komponen(baris, indikator, asal)

        satuan = satuan_cetak(indikator)

        def besaran(nama: str, dari: Callable[[Angka], Asal | None]) -> Besaran:
            polos = Besaran(baris[nama], satuan=satuan, tercetak=_teks(baris.get(f"{nama}_cetak")))
            return replace(polos, asal=dari(polos))

        def dinyatakan(nilai: Angka) -> Angka:
            return replace(nilai, asal=asal.dinyatakan(nilai, "capaian"))

        angka = {
            "target": besaran("target", asal.target),
            "dinyatakan": besaran("dinyatakan", asal.dinyatakan),
            "dihitung": besaran("dihitung", lambda _: asal.dihitung(tuple(k.jumlah for k in komponen))),
            "capaian_dinyatakan": dinyatakan(Angka(baris["capaian_dinyatakan"], "persen")),
        }
        dasar = _teks(baris["dasar"])
        realisasi = besaran("realisasi", lambda _: asal.realisasi(dasar, angka["dihitung"], angka["dinyatakan"]))
        capaian = Angka(baris["capaian_cetak"], "persen")
        dari_capaian = asal.capaian(rumus, angka["target"], realisasi, capaian, angka["capaian_dinyatakan"])
        teks = {nama: _teks(baris[nama]) for nama in ("predikat", "atribut", "alasan", "belum_terbit")}
        return cls(
            tahun=tahun,
            arah=indikator["arah"],
            rumus=rumus.nama,
            tercapai=None if kosong(baris["tercapai"]) else bool(baris["tercapai"]),
            dasar=dasar,
            realisasi=realisasi,
            capaian=replace(capaian, asal=dari_capaian),
            komponen=komponen,
            **angka,
            **teks,
        )

    @property
    def ketercapaian(self) -> str:
        return ketercapaian(self.capaian.nilai)


def satuan_cetak(indikator: Mapping) -> str:
    """Return the unit that values of an indicator are printed with; empty for a letter, a date, an index."""
    return indikator["satuan"] if indikator["jenis_nilai"] in BERSATUAN else ""


def _komponen(baris: Mapping, indikator: Mapping, asal: AsalTahunan) -> tuple[Komponen, ...]:
    if any(kosong(indikator[bagian]) for bagian in BAGIAN):
        return ()
    satuan = indikator["satuan_komponen"]

    def jumlah(nilai: object) -> Angka:
        return Angka(nilai, "bilangan") if kosong(satuan) else Besaran(nilai, satuan=satuan)

    def rincian(satu: Baris) -> tuple[str, Angka]:
        polos = jumlah(satu.isi["jumlah"])
        return satu.isi["uraian"], replace(polos, asal=satu.asal(satu.isi["uraian"], polos))

    def komponen(bagian: str) -> Komponen:
        polos = jumlah(baris[bagian])
        return Komponen(
            sebutan=indikator[bagian],
            jumlah=replace(polos, asal=asal.komponen(bagian, polos)),
            rincian=tuple(rincian(satu) for satu in asal.rincian(bagian)),
        )

    return tuple(komponen(bagian) for bagian in BAGIAN)


def _teks(nilai: object) -> str:
    return "" if kosong(nilai) else str(nilai)
