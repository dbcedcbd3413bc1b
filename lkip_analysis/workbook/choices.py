"""Drop-down lists of choices and of keys of other tables, and limits of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ..data.schema import Tabel, semua_tabel
from .layout import BARIS_DATA

MAKS_PILIHAN = 255
"""Longest list that Excel takes inside a validation rule, in characters."""
MAKS_PESAN = 225
"""Longest error message of a validation rule, in characters."""


def pasang_pilihan(ws: Worksheet, tabel: Tabel, panjang: Mapping[str, int]) -> None:
    """Add the rules of a table's columns to its sheet.

    Parameters
    ----------
    ws : Worksheet
    tabel : Tabel
    panjang : mapping of str to int
        Sheet → last row that its rules and the lists from it cover.
    """
    acuan = {a.kolom[0]: a for a in tabel.acuan if len(a.kolom) == 1 and not a.banyak and a.tabel in panjang}
    for j, kolom in enumerate(tabel.kolom, start=1):
        batasan = tabel.bidang(kolom.nama).get("constraints", {})
        if kolom.nama in acuan:
            aturan = dari_lembar(acuan[kolom.nama].tabel, acuan[kolom.nama].tujuan[0], panjang)
        elif "enum" in batasan:
            aturan = dari_daftar([str(p) for p in batasan["enum"]])
        elif kolom.jenis in _ANGKA:
            aturan = _angka(kolom.jenis, batasan.get("minimum"))
        else:
            continue
        huruf = get_column_letter(j)
        pasang(ws, f"{huruf}{BARIS_DATA}:{huruf}{panjang[tabel.nama]}", aturan)


def pasang(ws: Worksheet, tempat: str, aturan: DataValidation) -> None:
    """Add one rule to a range."""
    aturan.add(tempat)
    ws.add_data_validation(aturan)


def dari_lembar(tabel: str, kolom: str, panjang: Mapping[str, int]) -> DataValidation:
    """Return the rule that a value is one of those in a column of another sheet, as far as that is filled."""
    huruf = get_column_letter(semua_tabel()[tabel].nama_kolom.index(kolom) + 1)
    lembar = semua_tabel()[tabel].lembar
    awal = f"'{lembar}'!${huruf}${BARIS_DATA}"
    seluruhnya = f"{awal}:${huruf}${panjang[tabel]}"
    return _daftar(
        f"OFFSET({awal},0,0,MAX(1,COUNTA({seluruhnya})),1)",
        f"Pilih yang ada di lembar {lembar}, kolom {kolom}. Bila belum ada, tambahkan dahulu di sana.",
    )


def dari_daftar(pilihan: Sequence[str]) -> DataValidation:
    """Return the rule that a value is one of a few words.

    Raises
    ------
    ValueError
        If the words together are longer than a rule holds.
    """
    teks = ",".join(pilihan)
    if len(teks) > MAKS_PILIHAN:
        raise ValueError(f"too long for a validation rule: {teks}")
    return _daftar(f'"{teks}"', f"Pilih salah satu: {', '.join(pilihan)}.")


def _daftar(rumus: str, pesan: str) -> DataValidation:
    return DataValidation(
        type="list", formula1=rumus, allow_blank=True, showErrorMessage=True,
        errorTitle="Bukan pilihan yang ada", error=pesan[:MAKS_PESAN],
    )  # fmt: skip


_ANGKA = {
    "integer": ("whole", "angka bulat tanpa desimal"),
    "number": ("decimal", "angka tanpa tanda % dan tanpa satuan"),
}


def _angka(jenis: str, minimal: float | None) -> DataValidation:
    tipe, kata = _ANGKA[jenis]
    batas = f", paling kecil {minimal}" if minimal is not None else ""
    return DataValidation(
        type=tipe, operator="greaterThanOrEqual", formula1=str(-(10**15) if minimal is None else minimal),
        allow_blank=True, showErrorMessage=True, errorTitle="Bukan angka yang diminta",
        error=f"Isi {kata}{batas}. Kosongkan bila belum ada.",
    )  # fmt: skip
