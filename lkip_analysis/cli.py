"""The command line: ``lkip VERB``. Exit 0 done, 1 the job failed, 2 wrong usage."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from . import __version__, cli_archive, cli_data, cli_start
from .errors import LkipError, visible, writable
from .root import Root

YEAR = click.argument("year", type=click.IntRange(2000, 2100))


class Kinds(click.ParamType):
    """A comma-separated list of output formats."""

    name = "formats"
    known = ("html", "pdf", "docx", "xlsx")

    def convert(self, value, param, ctx):
        kinds = tuple(kind.strip() for kind in value.split(",")) if isinstance(value, str) else value
        unknown = [kind for kind in kinds if kind not in self.known]
        if unknown:
            self.fail(f"{', '.join(unknown)}: expected some of {', '.join(self.known)}", param, ctx)
        return kinds


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="lkip")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds data/ and notebooks/ (default: the nearest one upwards).",
)
@click.pass_context
def lkip(ctx: click.Context, root: Path | None) -> None:
    """Make the LKIP of a fiscal year from its data, and find what contradicts what."""
    for name in ("LKIP_YEAR", "LKIP_ROOT"):  # a terminal of `lkip lab` has them; here year and root are the command's
        os.environ.pop(name, None)
    ctx.obj = root


def _root(ctx: click.Context) -> Root:
    return Root.find(ctx.obj)


@lkip.command()
@YEAR
@click.option("--only", multiple=True, metavar="ID", help="Only this chapter (repeatable); see `lkip list`.")
@click.option("--strict", is_flag=True, help="Stop when the review of the data has an error nobody decided about.")
@click.option("--force", is_flag=True, help="Run every chapter, changed or not.")
@click.option("--format", "formats", type=Kinds(), default="html,pdf,docx", show_default=True, help="Formats to make.")
@click.pass_context
def build(
    ctx: click.Context, year: int, only: tuple[str, ...], strict: bool, force: bool, formats: tuple[str, ...]
) -> None:
    """Build the report of YEAR into reports/YEAR/."""
    from .build.job import build as build_report

    start = time.perf_counter()
    if strict:
        _refuse_open_errors(_root(ctx), year)
    made = build_report(
        _root(ctx),
        year,
        only=only,
        formats=formats,
        force=force,
        progress=lambda line: click.echo(f"  {line}"),
    )
    for path in made:
        click.echo(str(path))
    click.echo(f"done in {time.perf_counter() - start:.1f} s")


@lkip.command()
@YEAR
@click.option("--json", "to_json", type=click.Path(dir_okay=False, path_type=Path), help="Write it all to this file.")
@click.pass_context
def check(ctx: click.Context, year: int, to_json: Path | None) -> None:
    """Check data/raw/YEAR and the years before: what can't be used, what can't be right, what is not there yet."""
    from .data.check_command import jalankan

    writable(to_json, *_root(ctx).inputs())
    jalankan(_root(ctx), year, to_json, lambda line: click.echo(visible(line)))


@lkip.command()
@YEAR
@click.pass_context
def new(ctx: click.Context, year: int) -> None:
    """Prepare data/raw/YEAR from the year before: what lasts is carried over, the rest is left to fill in."""
    from .build.cell_tags import words_of_other_years
    from .build.chapters import chapters
    from .data.completeness import kelengkapan, ringkas
    from .data.load import baca
    from .data.new_year import siapkan

    root = _root(ctx)
    folder = siapkan(root, year)
    click.echo(f"made {root.relatif(folder)}; check instansi.toml (date, head, Renstra), then fill in, in this order:")
    click.echo(ringkas(kelengkapan(baca(root, year))))
    for line in words_of_other_years(chapters(root), year):
        click.echo(line)
    click.echo(f"at any stage: `lkip check {year}` shows what is missing, `lkip build {year}` makes a draft")


def _refuse_open_errors(root: Root, year: int) -> None:
    from .report.model.opening import buka
    from .review.run_review import jumlah

    open_errors = buka(year, root).reviu.kesalahan_terbuka
    if open_errors:
        raise LkipError(f"review of {year}: {jumlah(open_errors)} not decided yet; see `lkip review {year}`")


@lkip.command()
@YEAR
@click.option(
    "--json",
    "to_json",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the findings to this file.",
)
@click.pass_context
def review(ctx: click.Context, year: int, to_json: Path | None) -> None:
    """Review the data of YEAR: what is stated and what the data give, with every contradiction."""
    from .report.model.opening import buka
    from .review.run_review import ringkas, tulis_json

    writable(to_json, *_root(ctx).inputs())
    found = buka(year, _root(ctx)).reviu
    if to_json is not None:
        tulis_json(found, to_json)
    click.echo(visible(ringkas(found)))


@lkip.command()
@YEAR
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine (default: any free one).")
@click.pass_context
def preview(ctx: click.Context, year: int, port: int) -> None:
    """Show the report of YEAR in the browser and refresh it at every change of notebooks and data."""
    import asyncio

    from .build.preview import preview as run_preview

    try:
        asyncio.run(run_preview(_root(ctx), year, port, lambda line: click.echo(f"  {line}")))
    except KeyboardInterrupt:
        click.echo("stopped")


@lkip.command()
@YEAR
@click.pass_context
def lab(ctx: click.Context, year: int) -> None:
    """Open the notebooks of the root in JupyterLab, with YEAR as their default year."""
    from .lab import start

    raise SystemExit(start(_root(ctx), year))


@lkip.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the findings to this file.")
@click.option("--html", "html_file", type=click.Path(path_type=Path), help="Write a page to review them with.")
@click.option("--pdf", "pdf_file", type=click.Path(path_type=Path), help="Write them as notes into a copy of a PDF.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    help="Exit 1 where a finding is as bad as this, or worse.",
)
def audit(
    file: Path, json_file: Path | None, html_file: Path | None, pdf_file: Path | None, fail_on: str | None
) -> None:
    """Check FILE, a finished LKIP of any agency (.txt .md .html .docx .pdf), against itself; or a folder of them.

    For a folder, --html and --pdf name folders.
    """
    from .audit.command import run

    named = {"json": json_file, "html": html_file, "pdf": pdf_file}
    outputs = {kind: path for kind, path in named.items() if path is not None}

    def tell(stage: str) -> None:
        if sys.stderr.isatty():
            click.echo(stage, err=True)

    sys.exit(run(file, outputs, fail_on, click.echo, tell))


@lkip.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), help="Fiscal year (default: that of its title or name).")
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the changes to this file.",
)
@click.pass_context
def diff(ctx: click.Context, file: Path, year: int | None, json_file: Path | None) -> None:
    """Show what was changed in FILE, a Word file of the report, against the one that was built."""
    from .word_diff.diff_command import jalankan

    writable(json_file, file, *_root(ctx).inputs())
    jalankan(_root(ctx), file, year, json_file, lambda line: click.echo(visible(line)))


@lkip.command("list")
@click.pass_context
def list_chapters(ctx: click.Context) -> None:
    """List the chapters: id, part, whose (sendiri: of the root, bawaan: shipped), title, and their tagged cells."""
    from .build.cell_tags import summary
    from .build.chapters import chapters, notebook

    for chapter in chapters(_root(ctx)):
        tags = summary(notebook(chapter.path).cells)
        whose = "sendiri" if chapter.own else "bawaan"
        click.echo(f"{chapter.id:24} {chapter.part:10} {whose:8} {chapter.title}{f' ({tags})' if tags else ''}")


@lkip.command()
@YEAR
@click.option("--json", "as_json", is_flag=True, help="Print the values as JSON.")
@click.pass_context
def nilai(ctx: click.Context, year: int, as_json: bool) -> None:
    """List the live values that chapters can use: name, present text of YEAR, and the chapters that use them."""
    from .build import values
    from .build.chapters import chapters
    from .report.model.opening import buka

    root = _root(ctx)
    found = values.values(buka(year, root), chapters(root))
    if as_json:
        click.echo(values.as_json(found))
        return
    for one in found:
        where = f"  [{', '.join(one.dipakai)}]" if one.dipakai else ""
        click.echo(f"{one.nama:34} {one.teks}{where}")


@lkip.command()
@YEAR
@click.option(
    "--all", "everything", is_flag=True, help="Also what no build made: archives, files put there; do not ask."
)
@click.pass_context
def clean(ctx: click.Context, year: int, everything: bool) -> None:
    """Remove what was built of YEAR in reports/YEAR and data/processed/YEAR; an archive only after asking."""
    from .build.cleaning import left_of, remove

    root = _root(ctx)
    made, others = left_of(root, year)
    remove(made)
    click.echo(f"removed {len(made)} files and folders that builds of {year} made")
    for path in others:
        click.echo(visible(f"not made by a build: {root.relatif(path)}"))
    if others and (everything or click.confirm("Remove these too?", default=False)):
        remove(others)
        click.echo(f"removed {len(others)} more")


for verb in (*cli_start.VERBS, *cli_data.VERBS, *cli_archive.VERBS):
    lkip.add_command(verb)


def main() -> None:
    """Run the command; a failure known to this package is a message, not a traceback."""
    # nbformat loads jsonschema, which compiles a grammar of IRIs at import, for a second; notebooks have none.
    sys.modules.setdefault("rfc3987_syntax", None)
    try:
        lkip(standalone_mode=True)
    except LkipError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == __package__:
            raise
        click.echo(f"paket {error.name} belum terpasang; pasang dengan: pip install 'lkip-analysis[report]'", err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"cannot read or write {error.filename or 'a file'}: {error.strerror or error}", err=True)
        sys.exit(1)
