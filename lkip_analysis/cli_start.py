"""Verbs that begin: ``lkip init`` and ``lkip take``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .root import Root

if TYPE_CHECKING:
    from .old_report.sheets import Sheets

PERTANYAAN = {
    "jenis": "Jenis instansi menentukan sebutan, nama dokumen, jenis belanja, dan bentuk kode anggaran:",
    "tahun": "Tahun anggaran menentukan folder data dan tahun di semua judul; tahun sebelumnya menjadi pembanding.",
    "nama": "Nama lengkap instansi tercetak di sampul, di kop, dan dalam kalimat laporan.",
    "folder": "Folder itu memuat data, bab yang Anda ubah, dan laporan yang dibuat.",
}
"""What each answer changes."""


LAPORAN = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--jenis", help="Kind of agency: dinas, badan, sekretariat, kecamatan, rumah_sakit, kementerian, …")
@click.option("--tahun", type=click.IntRange(2000, 2100), help="Fiscal year.")
@click.option("--nama", help="Full name of the agency.")
@click.option("--dari", type=LAPORAN, help="A finished report, last year's, to be read into the sheets.")
def init(folder: Path | None, jenis: str | None, tahun: int | None, nama: str | None, dari: Path | None) -> None:
    """Make FOLDER for an agency: settings, and a workbook of five sheets to fill in. Asks for what is not given."""
    from .data.profile import semua_profil
    from .data.start import mulai
    from .workbook.export import ekspor

    bertanya = None in (folder, jenis, tahun)
    if folder is None:
        folder = Path(_tanya("folder", "Folder", default="laporan-kinerja"))
    if jenis is None:
        click.echo(PERTANYAAN["jenis"])
        for satu in semua_profil().values():
            click.echo(f"  {satu.jenis:16} {satu.sebutan}")
        jenis = click.prompt("Jenis", type=click.Choice(list(semua_profil())), show_choices=False)
    if tahun is None:
        tahun = _tanya("tahun", "Tahun anggaran", type=click.IntRange(2000, 2100))
    if nama is None:
        nama = _tanya("nama", "Nama instansi") if bertanya else "Nama instansi belum diisi"
    sheets = _read(dari, tahun)
    root = mulai(folder, jenis, tahun, nama)
    if sheets:
        _take(root, tahun, sheets)
    buku = ekspor(root, tahun, folder / f"lkip-data-{tahun}.xlsx")
    click.echo(f"Dibuat: {root.raw(tahun)} dan {buku}. Langkah berikutnya:")
    for nomor, langkah in enumerate(
        (
            f"Isi lima lembar di {buku}, lalu simpan.",
            f"lkip --root {folder} workbook import {buku}   (boleh diulang setiap kali lembarnya berubah)",
            f"lkip --root {folder} check {tahun}   (menyebut yang keliru dan yang belum diisi)",
            f"lkip --root {folder} build {tahun}   (membuat PDF, Word, dan situs di {folder}/reports/{tahun})",
        ),
        start=1,
    ):
        click.echo(f"  {nomor}. {langkah}")


def _read(report: Path | None, year: int) -> Sheets | None:
    """Read last year's report before anything is written."""
    if report is None:
        return None
    from .old_report.take import take as take_report

    return take_report(report, year)


def _take(root: Root, year: int, sheets: Sheets) -> None:
    from .old_report.take import write

    write(root, year, sheets)
    banyak = f"{len(sheets.indicators)} indikator dan {len(sheets.programs)} program"
    click.echo(f"Dari laporan lama: {banyak}; semuanya perlu dikonfirmasi.")
    for note in sheets.notes:
        click.echo(f"  {note}")


def _tanya(apa: str, sebutan: str, **pilihan: object) -> object:
    click.echo(PERTANYAAN[apa])
    return click.prompt(sebutan, **pilihan)


@click.command()
@click.argument("ids", metavar="ID…", nargs=-1, required=True)
@click.pass_context
def take(ctx: click.Context, ids: tuple[str, ...]) -> None:
    """Copy shipped chapters into notebooks/ of the root, to edit them there; see `lkip list`."""
    from .build.chapters import take as take_chapters

    root = Root.find(ctx.obj)
    for path in take_chapters(root, ids):
        click.echo(f"Dibuat: {root.relatif(path)}; bab ini sekarang milik folder ini.")


VERBS = (init, take)
"""Verbs for the command line."""
