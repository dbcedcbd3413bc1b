"""Verbs that begin: ``lkip init`` and ``lkip take``."""

from __future__ import annotations

from pathlib import Path

import click

from .root import Root

PERTANYAAN = {
    "jenis": "Jenis instansi menentukan sebutan, nama dokumen, jenis belanja, dan bentuk kode anggaran:",
    "tahun": "Tahun anggaran menentukan folder data dan tahun di semua judul; tahun sebelumnya menjadi pembanding.",
    "nama": "Nama lengkap instansi tercetak di sampul, di kop, dan dalam kalimat laporan.",
    "folder": "Folder itu memuat data, bab yang Anda ubah, dan laporan yang dibuat.",
}
"""What each answer changes."""


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--jenis", help="Kind of agency: dinas, badan, sekretariat, kecamatan, rumah_sakit, kementerian, …")
@click.option("--tahun", type=click.IntRange(2000, 2100), help="Fiscal year.")
@click.option("--nama", help="Full name of the agency.")
def init(folder: Path | None, jenis: str | None, tahun: int | None, nama: str | None) -> None:
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
    root = mulai(folder, jenis, tahun, nama)
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
