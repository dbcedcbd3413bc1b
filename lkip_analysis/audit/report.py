"""Write findings: a readable list (Indonesian) by severity and rule, and the JSON of the interface."""

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from lkip_analysis.audit.document import Dokumen, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat, samarkan_nip, urutkan
from lkip_analysis.audit.registry import ATURAN

_NAMA_TINGKAT = {Tingkat.ERROR: "KESALAHAN", Tingkat.WARNING: "PERINGATAN", Tingkat.INFO: "CATATAN"}
MAKS_TEMPAT = 12
"""Places listed per finding; the JSON has them all."""


def daftar(dokumen: Dokumen, temuan: Iterable[Temuan]) -> str:
    """Write the findings as text, worst first."""
    urut = urutkan(temuan)
    baris = [f"Audit {dokumen.nama}", *(f"Catatan pembacaan: {c}" for c in dokumen.catatan), ""]
    if not urut:
        return "\n".join([*baris, "Tidak ada temuan."])
    for tingkat, kelompok in groupby(urut, key=lambda t: t.tingkat):
        isi = list(kelompok)
        baris += [f"{_NAMA_TINGKAT[tingkat]} ({len(isi)})", ""]
        for aturan, per_aturan in groupby(isi, key=lambda t: t.aturan):
            per_aturan = list(per_aturan)
            baris += [f"  {ATURAN[aturan].judul} [{aturan}] ({len(per_aturan)})"]
            for t in per_aturan:
                baris += _satu(t)
            baris.append("")
    jumlah = ", ".join(f"{sum(t.tingkat is k for t in urut)} {n.lower()}" for k, n in _NAMA_TINGKAT.items())
    return "\n".join([*baris, f"Jumlah: {len(urut)} temuan ({jumlah})."])


def _satu(temuan: Temuan) -> list[str]:
    baris = [f"  - {samarkan_nip(temuan.pesan)}"]
    if temuan.seharusnya:
        baris.append(samarkan_nip(f"      tercetak: {temuan.dinyatakan}; seharusnya: {temuan.seharusnya}"))
    baris += [f"      {_di_mana(t)}" for t in temuan.tempat[:MAKS_TEMPAT]]
    if len(temuan.tempat) > MAKS_TEMPAT:
        baris.append(f"      dan {len(temuan.tempat) - MAKS_TEMPAT} tempat lain")
    return [*baris, f"      dasar: {temuan.dasar} ({temuan.id})"]


def _di_mana(tempat: Tempat) -> str:
    bagian = [
        f"hlm. {tempat.halaman}" if tempat.halaman else "",
        f"baris {tempat.baris}" if tempat.baris else "",
        tempat.tabel or "",
        f"baris tabel {tempat.baris_tabel}" if tempat.baris_tabel and not tempat.baris else "",
        f"kolom {tempat.kolom}" if tempat.kolom else "",
        f"bagian {tempat.bagian}" if tempat.bagian and not tempat.tabel else "",
    ]
    teks = f": “{_pendek(samarkan_nip(tempat.teks))}”" if tempat.teks else ""
    return ", ".join(b for b in bagian if b) + teks


def _pendek(teks: str, panjang: int = 90) -> str:
    teks = " ".join(teks.split())
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1]}…"


def simpan_json(dokumen: Dokumen, temuan: Iterable[Temuan], berkas: Path | str) -> None:
    """Write `{"document": …, "findings": […]}`; the same findings give the same bytes."""
    isi = {"document": dokumen.nama, "findings": [t.json() for t in urutkan(temuan)]}
    Path(berkas).write_text(json.dumps(isi, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
