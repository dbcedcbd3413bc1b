"""Where the figures of efisiensi come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..model.budget_values import UANG, asal_serapan
from .origin import Asal, ringkas
from .values import Angka

if TYPE_CHECKING:
    from ..model.laporan import Laporan


def angka_efisiensi(ukuran: Mapping, belanja: Sequence[Mapping], capaian: Angka, lap: Laporan) -> dict[str, Angka]:
    """Return pagu, realisasi, serapan and nilai of one indicator on one basis.

    Parameters
    ----------
    ukuran : mapping
        Row of the measure ``efisiensi``.
    belanja : sequence of mappings
        The budget lines that it is measured on: name and figures.
    capaian : Angka
    lap : Laporan
    """
    pagu, realisasi = (Angka(ukuran[kolom], "rupiah", asal=_asal_uang(kolom, belanja)) for kolom in UANG)
    serapan = Angka(ukuran["serapan"], "persen", asal=asal_serapan(pagu, realisasi))
    isi = (*capaian.sebagai("capaian kinerja"), *serapan.sebagai("serapan anggaran"))
    nilai = Angka(ukuran["nilai"], lap.format_efisiensi, asal=Asal(lap.rumus_efisiensi, isi))
    return {"pagu": pagu, "realisasi": realisasi, "serapan": serapan, "nilai": nilai}


def _asal_uang(kolom: str, belanja: Sequence[Mapping]) -> Asal | None:
    """One budget line is printed as it is; several are added up."""
    if len(belanja) == 1:
        return belanja[0][kolom].asal
    bagian = [satu for b in belanja for satu in b[kolom].sebagai(b["nama"])]
    if not bagian:
        return None
    return Asal(f"jumlah {kolom} dari {len(belanja)} baris anggaran", ringkas(bagian, "baris"))
