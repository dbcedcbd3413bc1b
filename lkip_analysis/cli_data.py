"""Verbs that bring data in and out: ``lkip workbook`` and ``lkip import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from .root import Root

if TYPE_CHECKING:
    from .workbook.plan import Rencana

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
YES = click.option("--yes", is_flag=True, help="Write without asking.")


@click.group()
def workbook() -> None:
    """Take the raw data of a year out into an Excel workbook, and back in."""


@workbook.command("export")
@click.argument("year", type=click.IntRange(2000, 2100))
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to make (default: lkip-data-YEAR.xlsx in this folder).",
)
@click.option("--all", "every", is_flag=True, help="A sheet for every table that there can be.")
@click.pass_context
def export(ctx: click.Context, year: int, output: Path | None, every: bool) -> None:
    """Write data/raw/YEAR into one workbook: a sheet per table that has a file, in the order of filling in."""
    from .workbook.export import ekspor

    made = ekspor(Root.find(ctx.obj), year, output or Path(f"lkip-data-{year}.xlsx"), semua=every)
    click.echo(f"made {made}")


@workbook.command("import")
@FILE
@YES
@click.pass_context
def import_workbook(ctx: click.Context, file: Path, yes: bool) -> None:
    """Read FILE back into data/raw: check all of it, show what changes, ask, write."""
    from .workbook.import_workbook import rencanakan

    root = Root.find(ctx.obj)
    _apply(root, rencanakan(root, file), yes)


@click.group("import")
def import_() -> None:
    """Take data over from other systems."""


@import_.command()
@FILE
@click.option("--year", type=click.IntRange(2000, 2100), required=True, help="Fiscal year of the export.")
@click.option("--format", "kind", metavar="NAME", help="Format of the export, or a .toml file of one.")
@YES
@click.pass_context
def budget(ctx: click.Context, file: Path, year: int, kind: str | None, yes: bool) -> None:
    """Take pagu and realisasi of each sub kegiatan from FILE, an export of SIPD, SIPKD or SIMDA."""
    from .budget_import.import_budget import rencanakan

    root = Root.find(ctx.obj)
    _apply(root, rencanakan(root, file, year, kind), yes)


VERBS = (workbook, import_)
"""Groups of verbs for the command line."""


def _apply(root: Root, plan: Rencana, yes: bool) -> None:
    """Show what a plan changes, ask, and write it."""
    from .workbook.table_changes import ringkas

    for note in plan.catatan:
        click.echo(note)
    if not plan.baru:
        click.echo("Tidak ada perubahan.")
        return
    click.echo(ringkas(plan.beda))
    folder = root.relatif(root.raw(plan.year))
    if not yes and not click.confirm(f"Tulis {len(plan.baru)} berkas di {folder}?"):
        click.echo("Tidak ada yang ditulis.")
        return
    plan.terapkan(root)
    click.echo(f"{len(plan.baru)} berkas ditulis di {folder}.")
