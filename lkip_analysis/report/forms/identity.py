"""The lines `label : value` that the forms of the appendices have above or below their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.wording import gabung
from ..tables.blocks import Identitas

if TYPE_CHECKING:
    from ..model.laporan import Laporan


class IdentitasFormulir:
    """Lines of the forms, by the form."""

    def __init__(self, lap: Laporan) -> None:
        self._lap = lap

    @property
    def renstra(self) -> Identitas:
        """Visi, misi, tujuan and sasaran above the matrix of the Renstra."""
        lap = self._lap
        misi = lap.data.misi
        diampu = misi[misi["diampu"] == "ya"]["misi"]
        return Identitas(
            (
                ("Visi", lap.visi.teks),
                ("Misi", gabung(list(diampu))),
                ("Tujuan", gabung(list(lap.data.tujuan["tujuan"]))),
                ("Sasaran", gabung(list(dict.fromkeys(i.sasaran for i in lap.iku)))),
            )
        )

    @property
    def pengukuran(self) -> Identitas:
        """Agency and year above the measurement of performance."""
        return Identitas(((self._lap.istilah.unit.title(), self._lap.nama), ("Tahun Anggaran", str(self._lap.tahun))))

    @property
    def anggaran(self) -> Identitas:
        """Budget of the year below the measurement of performance."""
        tahun, jumlah = self._lap.tahun, self._lap.jumlah
        return Identitas(
            (
                (f"Pagu Anggaran Tahun {tahun}", jumlah.pagu),
                (f"Realisasi Anggaran Tahun {tahun}", jumlah.realisasi),
                (f"Persentase Capaian Tahun {tahun}", jumlah.serapan),
            )
        )

    @property
    def belanja(self) -> Identitas:
        """Urusan and agency above the list of realisasi belanja."""
        urusan = ("Urusan Pemerintahan", self._lap.instansi.urusan)
        return Identitas((urusan, (f"{self._lap.istilah.unit.title()} Pelaksana", self._lap.nama)))
