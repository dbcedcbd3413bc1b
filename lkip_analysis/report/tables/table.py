"""The table of a report as a value, and its one rendering to HTML.

HTML is the only rendering: the PDF and the Word file are made from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

import pandas as pd

from ...text.number_format import BELUM, FORMAT, kosong
from ..origin.values import Angka
from .widths import percentages

NUMERIC = frozenset({"bilangan", "rupiah", "persen", "rasio", "poin", "besaran"})
"""Formats whose cells are aligned right. ``besaran`` is for values that bring their own unit."""


TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Kolom:
    """One column of a table.

    Attributes
    ----------
    nama : str
        Column of the data.
    judul : str
        Header text.
    format : str
        Name in `lkip_analysis.text.number_format.FORMAT`; decides the alignment too.
    lebar : float
        Width relative to the other columns.
    grup : tuple of str
        Spanning headers above, outermost first; neighbours with equal groups share one header cell.
    gabung : bool
        Equal values in consecutive rows become one cell, within the merged columns to the left.
    kosong : str
        What is printed for a missing value.
    """

    nama: str
    judul: str
    format: str = "teks"
    lebar: float = 1.0
    grup: tuple[str, ...] = ()
    gabung: bool = False
    kosong: str = BELUM


@dataclass(frozen=True)
class Tabel:
    """A numbered table: data and how its columns are shown.

    Attributes
    ----------
    id : str
        Stable name; the anchor is ``tbl-<id>``.
    nomor : str
        ``Tabel III.3``; empty for a table of a form, which is neither numbered nor listed.
    judul : str
    kolom : tuple of Kolom
    data : pandas.DataFrame
        One row a table row. The optional column ``kelas`` names the kind of a row (``program``, ``kegiatan``,
        ``jumlah``, …), the optional column ``rentang`` gives how many columns its first cell spans.
    sumber : str
        Source note under the table; may be empty.
    lanskap : bool
        The table stands on landscape pages.
    nomor_kolom : bool
        A row ``(1) (2) …`` under the header, as official forms have it.
    """

    id: str
    nomor: str
    judul: str
    kolom: tuple[Kolom, ...]
    data: pd.DataFrame
    sumber: str = ""
    lanskap: bool = False
    nomor_kolom: bool = False

    @property
    def anchor(self) -> str:
        return f"tbl-{self.id}"

    def _repr_html_(self) -> str:
        return render(self)


def render(tabel: Tabel) -> str:
    """Return the table as an HTML fragment: a ``div.tabel`` with the table, its caption and its source note."""
    kind = "tabel lanskap" if tabel.lanskap else "tabel"
    sumber = f'<div class="sumber">Sumber: {escape(tabel.sumber)}</div>\n' if tabel.sumber else ""
    isi = tabel_polos(tabel.kolom, tabel.data, tabel.nomor_kolom, _caption(tabel), tabel.anchor, tabel.lanskap)
    return f'<div class="{kind}">\n{isi}\n{sumber}</div>'


def tabel_polos(
    kolom: Sequence[Kolom],
    data: pd.DataFrame,
    nomor_kolom: bool = False,
    caption: str = "",
    anchor: str = "",
    lanskap: bool = False,
) -> str:
    """Return the ``table`` element alone.

    Parameters
    ----------
    kolom, data, nomor_kolom, lanskap
        As in `Tabel`.
    caption : str
        HTML of the caption.
    anchor : str
        Id of the element; none by default.
    """
    rows = data.to_dict("records")
    cells = [
        _even([row.get(c.nama) for row in rows]) if c.format in NUMERIC else [row.get(c.nama) for row in rows]
        for c in kolom
    ]
    printed = [[_printed(value, c) for value in column] for c, column in zip(kolom, cells, strict=True)]
    widths, wide_enough = _widths(kolom, rows, printed, lanskap)
    name = f' id="{escape(anchor)}"' if anchor else ""
    return "\n".join(
        [
            f"<table{name}>" if wide_enough else f'<table{name} class="rapat">',
            caption,
            "<colgroup>" + "".join(f'<col style="width: {width:.2f}%">' for width in widths) + "</colgroup>",
            f"<thead>{''.join(_header_rows(kolom, nomor_kolom))}</thead>",
            f"<tbody>{''.join(_body_rows(kolom, rows, cells, printed))}</tbody>",
            "</table>",
        ]
    )


def _even(values: Sequence[object]) -> list[object]:
    """Give the percentages of a column equally many decimals, so that their commas stand below one another."""
    percent = [
        n for n, value in enumerate(values) if isinstance(value, Angka) and value.ada and str(value).endswith("%")
    ]
    decimals = {n: len(str(values[n]).partition(",")[2].removesuffix("%")) for n in percent}
    most = max(decimals.values(), default=0)
    return [replace(v, desimal=most) if decimals.get(n, most) < most else v for n, v in enumerate(values)]


def _caption(tabel: Tabel) -> str:
    if not tabel.nomor:
        return ""
    return f'<caption><span class="nomor">{escape(tabel.nomor)}</span> {escape(tabel.judul)}</caption>'


def _widths(kolom: Sequence[Kolom], rows: Sequence[dict], printed: Sequence[Sequence[str]], lanskap: bool):
    wide = {n for n, row in enumerate(rows) if not kosong(row.get("rentang"))}
    texts = [
        [c.judul, *(TAG.sub(" ", text) for n, text in enumerate(column) if n not in wide)]
        for c, column in zip(kolom, printed, strict=True)
    ]
    return percentages([c.lebar for c in kolom], texts, lanskap)


def _header_rows(kolom: Sequence[Kolom], nomor_kolom: bool) -> Iterator[str]:
    paths = [(*column.grup, column.judul) for column in kolom]
    depth = max(len(path) for path in paths)
    for level in range(depth):
        cells = []
        for head, run in groupby(range(len(paths)), key=lambda i, level=level: _header_key(paths[i], level, i)):
            span = len(list(run))
            if head is None:
                continue
            text, is_leaf = head[0], head[1]
            rows = depth - level if is_leaf else 1
            cells.append(f'<th scope="{"col" if is_leaf else "colgroup"}"{_spans(rows, span)}>{_lines(text)}</th>')
        yield f"<tr>{''.join(cells)}</tr>"
    if nomor_kolom:
        numbers = "".join(f'<th scope="col">({n})</th>' for n in range(1, len(paths) + 1))
        yield f'<tr class="nomor-kolom">{numbers}</tr>'


def _header_key(path: tuple[str, ...], level: int, position: int) -> tuple | None:
    """Key under which neighbouring header cells are one: a group by its whole path, a leaf by its position."""
    if level >= len(path):
        return None
    is_leaf = level == len(path) - 1
    return (path[level], is_leaf, path[: level + 1], position if is_leaf else None)


def _body_rows(
    kolom: Sequence[Kolom], rows: Sequence[dict], cells: Sequence[Sequence[object]], printed: Sequence[Sequence[str]]
) -> Iterator[str]:
    spans = _row_spans(kolom, printed)
    for number, row in enumerate(rows):
        given = {name: row[name] for name in ("kelas", "rentang") if not kosong(row.get(name))}
        kind = f' class="{escape(given["kelas"])}"' if given.get("kelas") else ""
        wide = int(given.get("rentang", 1))
        texts = [
            _body_cell(
                column,
                cell_text(cells[position][number], column),
                spans[position][number],
                wide if position == 0 else 1,
            )
            for position, column in enumerate(kolom)
            if spans[position][number] and not 0 < position < wide
        ]
        yield f"<tr{kind}>{''.join(texts)}</tr>"


def _body_cell(column: Kolom, text: str, rows: int, columns: int) -> str:
    # Inline, so that a cell looks the same in JupyterLab, whose own style would align all of them right.
    kind = ' class="angka" style="text-align: right"' if column.format in NUMERIC else ' style="text-align: left"'
    return f"<td{kind}{_spans(rows, columns)}>{text}</td>"


def _row_spans(kolom: Sequence[Kolom], printed: Sequence[Sequence[str]]) -> list[list[int]]:
    """For each column, how many rows the cell of each row spans (0: covered by the cell above)."""
    spans = []
    left = [0] * len(printed[0])
    for column, texts in zip(kolom, printed, strict=True):
        if not column.gabung:
            spans.append([1] * len(texts))
            continue
        starts: list[int] = []
        for n, text in enumerate(texts):
            continues = n > 0 and left[n] == left[n - 1] and text == texts[n - 1]
            starts.append(starts[-1] if continues else n)
        spans.append([starts.count(n) if starts[n] == n else 0 for n in range(len(texts))])
        left = starts
    return spans


def cell_text(value: object, column: Kolom) -> str:
    """Return the escaped text of one cell; lists become lists, missing values the text of the column.

    A value that draws itself, such as a figure that knows its origin, is taken as it is.
    """
    if isinstance(value, list | tuple):
        return "<ul>" + "".join(f"<li>{_lines(str(item))}</li>" for item in value) + "</ul>" if value else ""
    if belum_ada(value):
        return escape(column.kosong)
    if hasattr(value, "_repr_html_"):
        return value._repr_html_()
    return _lines(value if isinstance(value, str) else FORMAT[column.format](value))


def belum_ada(value: object) -> bool:
    """Whether a cell has no value: nothing at all, or a figure that is not known yet."""
    return not value.ada if isinstance(value, Angka) else kosong(value)


def _printed(value: object, column: Kolom) -> str:
    """What is read in a cell: figures of other origin that print the same are equal neighbours."""
    return str(value) if isinstance(value, Angka) and value.ada else cell_text(value, column)


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def _spans(rows: int, columns: int) -> str:
    return (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
