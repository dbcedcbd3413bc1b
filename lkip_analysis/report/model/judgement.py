"""What can be said of an indicator: questions with the answers yes, no, and not known."""

from __future__ import annotations

from ...kinerja.rounding import bulatkan
from ...text.number_format import bilangan
from ...text.parse_numbers import AngkaTercetak, baca_angka
from ...text.tolerance import BEDA, DIPOTONG, SAMA, SELANG_CAPAIAN, selang, setara
from ..origin.values import Angka
from .comparison import Perubahan
from .tahunan import Tahunan

NAIK_LEBIH_BAIK = {"naik": True, "turun": False}
"""Whether a higher realisasi is the better one, by the direction of the indicator; neither way where it is to stay."""


class Penilaian:
    """Questions about an `Indikator`; True, False, or None where the figures for an answer are missing."""

    # this year against its target

    @property
    def tercapai(self) -> bool | None:
        """Whether the capaian of the year, as printed, is 100% or more."""
        return None if self._capaian_cetak is None else self._capaian_cetak >= 100

    @property
    def melampaui(self) -> bool | None:
        """Whether the capaian of the year, as printed, is more than 100%."""
        return None if self._capaian_cetak is None else self._capaian_cetak > 100

    @property
    def belum_tercapai(self) -> bool | None:
        return None if self.tercapai is None else not self.tercapai

    @property
    def terukur(self) -> bool:
        """Whether the year has a capaian."""
        return self.capaian.ada

    @property
    def _capaian_cetak(self):
        return bulatkan(self.capaian.nilai, 2) if self.capaian.ada else None

    # this year against the last one

    @property
    def naik(self) -> bool | None:
        """Whether realisasi is higher than last year's."""
        return self.ubah_realisasi.naik

    @property
    def turun(self) -> bool | None:
        return self.ubah_realisasi.turun

    @property
    def tetap(self) -> bool | None:
        return self.ubah_realisasi.tetap

    @property
    def membaik(self) -> bool | None:
        """Whether realisasi went the way that is better for this indicator."""
        return self.ubah_realisasi.membaik

    @property
    def memburuk(self) -> bool | None:
        return self.ubah_realisasi.memburuk

    @property
    def ubah_realisasi(self) -> Perubahan:
        """Realisasi of last year and of this one."""
        return self._ubah("realisasi", NAIK_LEBIH_BAIK.get(self.arah))

    @property
    def ubah_capaian(self) -> Perubahan:
        return self._ubah("capaian", True)

    @property
    def ubah_target(self) -> Perubahan:
        return self._ubah("target", None)

    def _ubah(self, nama: str, naik_lebih_baik: bool | None) -> Perubahan:
        kini, lalu = getattr(self.kini, nama), getattr(self.lalu, nama, None)
        sebutan = (f"{nama} tahun {self._lap.tahun_lalu}", f"{nama} tahun {self._lap.tahun}")
        return Perubahan(Angka(None, kini.format) if lalu is None else lalu, kini, sebutan, naik_lebih_baik)

    @property
    def ubah_sejak_awal(self) -> Perubahan:
        """Realisasi of the first year that is known and of this one."""
        ada = self.terealisasi
        awal = ada[0] if len(ada) > 1 else None
        sebutan = (f"realisasi tahun {awal.tahun}" if awal else "", f"realisasi tahun {self._lap.tahun}")
        return Perubahan(awal.realisasi if awal else Angka(None, self.realisasi.format), self.realisasi, sebutan,
                         NAIK_LEBIH_BAIK.get(self.arah))  # fmt: skip

    @property
    def terealisasi(self) -> list[Tahunan]:
        """The years with a realisasi, ascending."""
        return [t for t in self.riwayat if t.realisasi.ada]

    # this year against the end of the Renstra, and against the national standard

    @property
    def akhir_tercapai(self) -> bool | None:
        """Whether this year's realisasi reaches the target of the last year of the Renstra."""
        return bulatkan(self.kemajuan.nilai, 2) >= 100 if self.kemajuan.ada else None

    @property
    def memenuhi_standar(self) -> bool | None:
        """Whether realisasi is at least as good as the national standard."""
        return self.terhadap_standar.tetap or self.terhadap_standar.membaik if self.terhadap_standar.ada else None

    @property
    def terhadap_standar(self) -> Perubahan:
        return Perubahan(self.standar, self.realisasi, ("standar nasional", f"realisasi tahun {self._lap.tahun}"),
                         NAIK_LEBIH_BAIK.get(self.arah))  # fmt: skip

    # efisiensi

    @property
    def efisiensi_beda(self) -> bool | None:
        """Whether the other basis of serapan gives another category of efisiensi."""
        dasar, lain = (self.efisiensi(nama)["kategori"] for nama in (self._lap.dasar_serapan, self._lap.dasar_lain))
        return dasar != lain if dasar and lain else None

    # what the source states, and what its parts give

    @property
    def beda_komponen(self) -> bool | None:
        """Whether the realisasi that the source states is another one than its parts give."""
        return None if self._cocok_komponen is None else self._cocok_komponen == BEDA

    @property
    def dipotong(self) -> bool | None:
        """Whether the stated realisasi is the computed one, cut off instead of rounded."""
        return None if self._cocok_komponen is None else self._cocok_komponen == DIPOTONG

    @property
    def _cocok_komponen(self) -> str | None:
        t = self.kini
        if not (t.dihitung.ada and t.dinyatakan.ada):
            return None
        return setara(_tercetak(t.dinyatakan.nilai), t.dihitung.nilai)

    def beda_capaian(self, tahun: int | None = None) -> bool | None:
        """Whether the stated capaian of a year is another one than target and realisasi give."""
        t = self.tahun(self._lap.tahun if tahun is None else tahun)
        if t is None or not (t.capaian.ada and t.capaian_dinyatakan.ada):
            return None
        tercetak = _tercetak(t.capaian_dinyatakan.nilai)
        return setara(tercetak, t.capaian.nilai) != SAMA and not _karena_pembulatan(t, tercetak)


def _karena_pembulatan(t: Tahunan, tercetak: AngkaTercetak) -> bool:
    """Whether some realisasi that rounds to the stated one gives the stated capaian."""
    realisasi = t.dinyatakan if t.dinyatakan.ada else t.realisasi
    target, nilai = selang(_tercetak(t.target.nilai), eksak=True), selang(_tercetak(realisasi.nilai))
    mungkin = SELANG_CAPAIAN[t.rumus](target, nilai) if t.rumus in SELANG_CAPAIAN else None
    return mungkin is not None and mungkin.memuat(tercetak)


def _tercetak(nilai: float) -> AngkaTercetak:
    """Return a stated figure with the decimals that it is stated with."""
    return baca_angka(bilangan(nilai, 10), pemisah_desimal=",")
