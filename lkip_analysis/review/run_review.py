"""Running the review of a year, and what people decided about its findings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

import pandas as pd

from ..audit.finding import AuditFinding, Severity, merge, ranked
from ..data.load import DataTahun, baca_riwayat
from ..data.nip import samarkan
from ..report.measures.compute import olah
from ..root import Root
from .review_rules import ATURAN, Bahan
from .rows import Himpunan

NAMA_TINGKAT = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}


@dataclass(frozen=True)
class Keputusan:
    """What a person decided about a finding."""

    keputusan: str
    alasan: str
    oleh: str
    tanggal: str


@dataclass(frozen=True)
class Reviu:
    """The findings of a year, worst first, and the decisions about them by finding id."""

    tahun: int
    temuan: tuple[AuditFinding, ...]
    keputusan: Mapping[str, Keputusan]

    @property
    def terbuka(self) -> list[AuditFinding]:
        return [t for t in self.temuan if t.id not in self.keputusan]

    @property
    def selesai(self) -> list[AuditFinding]:
        return [t for t in self.temuan if t.id in self.keputusan]

    @property
    def jumlah_terbuka(self) -> str:
        return jumlah(self.terbuka)

    @property
    def kesalahan_terbuka(self) -> list[AuditFinding]:
        return [t for t in self.terbuka if t.severity is Severity.ERROR]

    def json(self) -> dict:
        """Return the object of the fixed interface."""
        return {"document": f"data/raw/{self.tahun}", "findings": [t.json() for t in self.temuan]}


def reviu(
    data: DataTahun, ukuran: Mapping[str, pd.DataFrame], riwayat: Mapping[int, DataTahun], root: Root | None = None
) -> Reviu:
    """Review the data of a year.

    Parameters
    ----------
    data : DataTahun
        Checked raw data.
    ukuran : mapping of str to DataFrame
        Its measures.
    riwayat : mapping of int to DataTahun
        Earlier years that it is compared with.
    root : Root, optional
        Where the folders of the years are, which are looked at as well.
    """
    bahan = Bahan(data, ukuran, riwayat, Himpunan(data, riwayat, ukuran["kinerja"], root))
    semua = [
        replace(t, rule=a.id, severity=t.severity or a.tingkat, basis=t.basis or a.dasar)
        for a in ATURAN.values()
        for t in a.periksa(bahan)
    ]
    keputusan = {
        k["temuan"]: Keputusan(*(str(k[nama]) for nama in ("keputusan", "alasan", "oleh", "tanggal")))
        for k in data.tindak_lanjut_reviu.to_dict("records")
    }
    return Reviu(data.year, tuple(ranked(merge(semua))), keputusan)


def tinjau(root: Root, data: DataTahun) -> Reviu:
    """Review the data of a year, which must be valid as those of the years before, without writing measures."""
    riwayat = baca_riwayat(root, data.year)
    return reviu(data, olah(data, riwayat), riwayat, root)


MAKS_PER_ATURAN = 5
"""So many places of one rule stand in the output of a check; the review lists them all."""


def ringkas_kewajaran(hasil: Reviu) -> str:
    """Write what is open as the check does: a line for each finding, a few of each rule; notes are counted."""
    baris = [f"Kewajaran: {jumlah(hasil.terbuka)} terbuka, {len(hasil.selesai)} sudah diputuskan."]
    penting = [t for t in hasil.terbuka if t.severity is not Severity.INFO]
    for id_aturan, kelompok in groupby(penting, key=lambda t: t.rule):
        semua = list(kelompok)
        baris += [
            f"  {NAMA_TINGKAT[t.severity]}: {_letak(t)}: {samarkan(t.message)} [{t.id}]"
            for t in semua[:MAKS_PER_ATURAN]
        ]
        if len(semua) > MAKS_PER_ATURAN:
            baris.append(f"  dan {len(semua) - MAKS_PER_ATURAN} lain [{id_aturan}]: lkip review {hasil.tahun}")
    if penting:
        baris.append("Perbaiki datanya, atau catat keputusan dan alasannya dalam tindak_lanjut_reviu.csv.")
    return "\n".join(baris)


def _letak(t: AuditFinding) -> str:
    place = t.places[0]
    return f"{place.table}{f':{place.line}' if place.line else ''} {place.column or ''}".rstrip()


def ringkas(hasil: Reviu) -> str:
    """Write the findings as Indonesian text: open ones by severity and rule, then the decided ones."""
    baris = [
        f"Reviu data {hasil.tahun}: {jumlah(hasil.terbuka)} terbuka, {len(hasil.selesai)} sudah diputuskan.",
        "",
    ]
    for id_aturan, kelompok in groupby(hasil.terbuka, key=lambda t: t.rule):
        baris.append(f"{ATURAN[id_aturan].judul} [{id_aturan}]")
        for t in kelompok:
            baris.append(f"  - {NAMA_TINGKAT[t.severity]}: {samarkan(t.message)}")
            baris += [
                f"      {p.table}{f':{p.line}' if p.line else ''} {p.column or ''}".rstrip() for p in t.places[:5]
            ]
            baris += [f"      dan {len(t.places) - 5} tempat lain"] if len(t.places) > 5 else []
            baris.append(f"      {t.id}; dasar: {t.basis}")
        baris.append("")
    for t in hasil.selesai:
        k = hasil.keputusan[t.id]
        baris.append(f"Diputuskan: {t.id}: {k.keputusan} ({k.alasan}; {k.oleh}, {k.tanggal})")
    return "\n".join(baris).rstrip()


def jumlah(temuan: Iterable[AuditFinding]) -> str:
    """Return ``3 kesalahan, 2 peringatan, 1 catatan``."""
    temuan = list(temuan)
    return ", ".join(f"{sum(t.severity is tingkat for t in temuan)} {nama}" for tingkat, nama in NAMA_TINGKAT.items())


def tulis_json(hasil: Reviu, berkas: Path) -> None:
    berkas.write_text(teks_json(hasil), encoding="utf-8")


def teks_json(hasil: Reviu) -> str:
    return json.dumps(hasil.json(), ensure_ascii=False, indent=2) + "\n"
