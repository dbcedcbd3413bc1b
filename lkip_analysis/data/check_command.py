"""What `lkip check` does: problems, then what is not plausible, then how complete the year is."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..errors import DataError, Masalah, ringkas
from ..root import Root
from .check import periksa, periksa_sebelumnya
from .load import baca
from .unconfirmed import belum_dikonfirmasi


def jalankan(root: Root, year: int, ke_json: Path | None, cetak: Callable[[str], None]) -> None:
    """Check a year and print the outcome; with `ke_json` also as the findings of the fixed interface.

    Raises
    ------
    DataError
        Something can't be used as it is. What is only not plausible raises nothing.
    """
    masalah = [*periksa(root, year), *periksa_sebelumnya(root, year)]
    data = None
    with suppress(DataError):  # what cannot be read is among the problems
        data = baca(root, year)
        if belum := belum_dikonfirmasi(data):
            cetak("Perlu dikonfirmasi; kosongkan kolom perlu_dikonfirmasi sesudah diperiksa:")
            cetak("\n".join(f"  {tempat}, {sel}" for tempat, sel in belum.items()))
    laporan = data is not None and bool(data.settings) and not masalah
    if laporan:
        from ..review.run_review import ringkas_kewajaran, tinjau
        from .completeness import kelengkapan, ringkas_tidak_dimuat, tidak_dimuat
        from .completeness import ringkas as ringkas_kelengkapan

        reviu = tinjau(root, data)
    if ke_json is not None:
        temuan = reviu.json()["findings"] if laporan else [_json(m) for m in masalah]
        isi = {"document": f"data/raw/{year}", "findings": temuan}
        ke_json.write_text(json.dumps(isi, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if masalah:
        raise DataError(masalah)
    cetak(ringkas(masalah))
    if laporan:
        cetak(ringkas_kewajaran(reviu))
        cetak(ringkas_kelengkapan(kelengkapan(data)))
        if tidak := ringkas_tidak_dimuat(tidak_dimuat(data)):
            cetak(tidak)


def _json(masalah: Masalah) -> dict:
    """Write a problem as a finding: always an error."""
    tempat = {"line": masalah.baris, "table": masalah.berkas, "column": masalah.kolom, "text": masalah.nilai}
    return {
        "id": masalah.kode,
        "rule": masalah.kode,
        "severity": "error",
        "message": masalah.pesan,
        "stated": masalah.nilai or "",
        "expected": "",
        "basis": "bentuk data",
        "places": [{k: v for k, v in tempat.items() if v is not None}],
    }
