"""The folder of an agency that begins: settings to complete, and sheets to fill in. Nothing of any real person."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import LkipError
from ..root import Root
from .profile import ISIAN, Profil, semua_profil
from .schema import semua_tabel
from .settings import BERKAS, skema_settings

KEPALA = """\
# Pengaturan laporan. Teks diapit tanda kutip; tanggal ditulis tahun-bulan-hari tanpa tanda kutip.
# Hapus tanda # di depan baris untuk mengisinya, atau isi lembar Instansi di buku kerja.

# Tabel atau bagian yang memang tidak ada isinya tahun ini; laporan menyatakannya nihil, misalnya ["penghargaan"].
nihil = []
"""


def mulai(folder: Path, jenis: str, year: int, nama: str) -> Root:
    """Make the folder of an agency, with one year.

    Parameters
    ----------
    folder : Path
        May be there already, with other years.
    jenis : str
        Kind of agency (`profile.semua_profil`).
    year : int
    nama : str
        Full name of the agency.

    Raises
    ------
    LkipError
        The kind is not known, or the year is there already.
    """
    if jenis not in semua_profil():
        raise LkipError(f"jenis {jenis} tidak dikenal; yang ada: {', '.join(semua_profil())}")
    root = Root(folder.absolute())
    tujuan = root.raw(year)
    if tujuan.exists():
        raise LkipError(f"{tujuan} sudah ada; tidak ada yang diubah.")
    tujuan.mkdir(parents=True)
    (tujuan / BERKAS).write_text(settings_awal(semua_profil()[jenis], nama), encoding="utf-8", newline="\n")
    for tabel in semua_tabel().values():
        if tabel.kelompok == "mulai":
            judul = io.StringIO()
            csv.writer(judul, lineterminator="\n").writerow(tabel.nama_kolom)
            (tujuan / tabel.berkas).write_text(judul.getvalue(), encoding="utf-8", newline="\n")
    return root


def settings_awal(profil: Profil, nama: str) -> str:
    """Return the settings of an agency of which only kind and name are known; the rest stands there as comments."""
    isi = {("instansi", "nama"): nama, ("instansi", "jenis"): profil.jenis}
    bagian = []
    for nama_bagian, kunci in setelan_mulai(profil).items():
        baris = [f"\n[{nama_bagian}]" if any((nama_bagian, k) in isi for k in kunci) else f"\n# [{nama_bagian}]"]
        for satu, keterangan in kunci.items():
            nilai = isi.get((nama_bagian, satu))
            baris.append(f"# {keterangan}")
            baris.append(f"# {satu} = " if nilai is None else f"{satu} = {_toml(nilai)}")
        bagian.append("\n".join(baris) + "\n")
    return KEPALA + "".join(bagian)


def setelan_mulai(profil: Profil) -> dict[str, dict[str, str]]:
    """Return the settings that a newcomer is asked for: section → key → what it is.

    Those that every report prints, and those that the words of this kind of agency are made of.
    """
    dipakai = {pasang for teks in profil.istilah.values() for pasang in ISIAN.findall(teks)}
    return {
        nama: kunci
        for nama, isi in skema_settings()["properties"].items()
        if nama not in profil.nihil and (kunci := dict(_kunci(nama, isi, dipakai)))
    }


def _kunci(bagian: str, isi: Mapping, dipakai: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for nama, satu in isi.get("properties", {}).items():
        if satu.get("x-mulai") or nama in isi.get("required", ()) or (bagian, nama) in dipakai:
            yield nama, satu.get("description", "")


def _toml(teks: str) -> str:
    return '"' + teks.replace("\\", "\\\\").replace('"', '\\"') + '"'
