"""Verbs for what is kept: ``lkip bundle`` and ``lkip verify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .root import Root


@click.command()
@click.argument("year", type=click.IntRange(2000, 2100))
@click.pass_context
def bundle(ctx: click.Context, year: int) -> None:
    """Put the report of YEAR with all that it was made from into one ZIP file.

    The archive holds the report, raw data, notebooks, manifest and findings; the same report gives the same bytes.
    The documents to sign and the raw data have the full NIP of officials: keep the archive, do not publish it.
    """
    from .build.bundle import bundle as make
    from .build.manifest import sha256

    made = make(Root.find(ctx.obj), year, lambda line: click.echo(f"  {line}"))
    click.echo(str(made))
    click.echo(f"SHA-256 {sha256(made)}; it holds full NIPs: keep it, do not publish it")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--no-rebuild", is_flag=True, help="Compare with the manifest alone; run nothing that is in FILE.")
def verify(file: Path, no_rebuild: bool) -> None:
    """Build the report in FILE, an archive of `lkip bundle`, again and compare it byte for byte.

    This runs the notebooks that are in FILE: verify only what comes from somebody you trust. Exit 0 when all is
    equal, 1 when something differs or FILE can't be read.
    """
    from .build.verify import verify as compare

    differs = False
    for comparison in compare(file, rebuild=not no_rebuild, progress=lambda line: click.echo(f"  {line}")):
        click.echo(str(comparison))
        differs |= bool(comparison.differences)
    sys.exit(int(differs))


VERBS = (bundle, verify)
"""Verbs for the command line."""
