"""Verbs for what is kept: ``lkip bundle`` and ``lkip verify``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from .errors import visible
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
@click.option("--no-rebuild", is_flag=True, help="Compare hashes alone; run nothing that is in FILE, ask nothing.")
@click.option("--run", is_flag=True, help="Run the notebooks of FILE without asking.")
def verify(file: Path, no_rebuild: bool, run: bool) -> None:
    """Compare FILE, an archive of `lkip bundle`, with its manifest, then build its report again and compare the bytes.

    Building runs the notebooks that are in FILE, as you: say yes only where it comes from somebody you trust. Exit 0
    when all is equal, 1 when something differs, when FILE can't be read, or when it was not built for want of a yes.
    """
    from .build.verify import verify as compare

    refused = False

    def agree(notebooks: Sequence[str]) -> bool:
        nonlocal refused
        if no_rebuild:
            return False
        for line in notebooks:
            click.echo(visible(f"notebook {line}"))
        question = (
            f"Code from {file.name} will run with your rights ({len(notebooks)} notebooks are not the shipped ones)."
        )
        try:
            yes = run or click.confirm(f"{visible(question)} Run it?")
        except click.Abort:
            yes = False
            click.echo("\nnot built again: nobody said yes; `--run` does")
        refused = not yes
        return yes

    differs = False
    for comparison in compare(file, agree, progress=lambda line: click.echo(visible(f"  {line}"))):
        click.echo(str(comparison))
        differs |= bool(comparison.differences)
    sys.exit(int(differs or refused))


VERBS = (bundle, verify)
"""Verbs for the command line."""
