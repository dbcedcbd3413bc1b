"""What the tags of a notebook cell ask for: repeated, printed on a condition, joined to the paragraph before.

====================  ===================================================================================
``ulang:i=lap.iku``   neighbours with the same tag are repeated together, once for each item; a second
                      tag repeats again within each: ``ulang:t=lap.tahap``, ``ulang:p=t.isi``
``bila:EXPR``         prints where EXPR holds; neighbours with the same tag print together, and neighbours
                      with different ones are alternatives, of which the first that holds prints
``lainnya``           the last alternative: prints where every condition before it is known not to hold
``tahun:2031``        prints in the report of that year only
``sambung``           goes on in the paragraph of the cell that was printed before it
``sembunyi``          runs, and prints nothing
====================  ===================================================================================

A condition that is not known (None) is neither true nor false: no alternative prints on it, ``lainnya`` neither.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from nbformat import NotebookNode

from .chapters import Chapter, notebook
from .failures import BuildError

REPEAT, CONDITION, OTHERWISE, YEAR, JOINED = "ulang", "bila", "lainnya", "tahun", "sambung"
REPEATED = re.compile(r"(?P<name>[A-Za-z_]\w*)=(?P<items>.+)", re.DOTALL)
FORMS = {
    REPEAT: "ulang:nama=daftar, misalnya ulang:i=lap.iku",
    CONDITION: "bila:syarat, misalnya bila:i.tercapai",
    YEAR: "tahun:angka tahun, misalnya tahun:2031",
}
PRINTED = "lkip_tampil"
"""Key of a cell's metadata: whether its condition held when the chapter ran."""
REPETITION = "lkip_ulangan"
"""Key of a cell's metadata: which repetitions it was written out for, the outer one first."""


def tag(cell: NotebookNode, kind: str) -> str | None:
    """Return what stands behind ``kind:`` in the tags of a cell; None where no tag is of that kind."""
    prefix = f"{kind}:"
    return next((t[len(prefix) :].strip() for t in cell.metadata.get("tags", []) if t.startswith(prefix)), None)


def has(cell: NotebookNode, name: str) -> bool:
    """Whether a cell has a tag without value."""
    return name in cell.metadata.get("tags", [])


def repeat(cell: NotebookNode) -> tuple[str, str] | None:
    """Return name and items of a repeated cell; None for any other."""
    text = tag(cell, REPEAT)
    match = text and REPEATED.fullmatch(text)
    return (match.group("name"), match.group("items")) if match else None


def copied(cell: NotebookNode, number: int) -> NotebookNode:
    """Return the cell as its group's repetition `number` has it: its first ``ulang:`` is written out."""
    twin = copy.deepcopy(cell)
    twin.id = f"{cell.id[:40]}-{number}"
    tags = list(cell.metadata.get("tags", []))
    tags.remove(next(text for text in tags if text.startswith(f"{REPEAT}:")))
    twin.metadata["tags"] = tags
    twin.metadata[REPETITION] = [*cell.metadata.get(REPETITION, ()), number]
    return twin


def assignment_id(cell: NotebookNode, number: int) -> str:
    """Return the id of the cell that names the item of a repetition; `cell` is the first of its group."""
    return f"{cell.id[:40]}-u{number}"


def year(cell: NotebookNode) -> int | None:
    """Return the year that the words of a cell are for; None where they are for every year."""
    text = tag(cell, YEAR)
    return int(text) if text else None


def is_conditional(cell: NotebookNode) -> bool:
    """Whether it is to be found out if a cell prints."""
    return has(cell, OTHERWISE) or tag(cell, CONDITION) is not None or tag(cell, YEAR) is not None


def is_printed(cell: NotebookNode) -> bool:
    """Whether an executed cell belongs to the report.

    Raises
    ------
    BuildError
        It has a condition, and nobody asked whether it holds.
    """
    if is_conditional(cell) and PRINTED not in cell.metadata:
        raise BuildError(f"sel {cell.get('id', '')}: syaratnya belum dinilai; jalankan buku kerja lebih dahulu")
    return cell.metadata.get(PRINTED, True)


def repeated(cells: Sequence[NotebookNode]) -> Iterator[list[NotebookNode]]:
    """Yield cells in order: neighbours with the same ``ulang:`` tag together, every other cell alone."""
    for text, run in groupby(cells, key=lambda cell: tag(cell, REPEAT)):
        if text is None:
            yield from ([cell] for cell in run)
        else:
            yield list(run)


@dataclass(frozen=True)
class Alternative:
    """Neighbouring cells that print on the same condition; None is ``lainnya``."""

    condition: str | None
    cells: tuple[NotebookNode, ...]


def alternatives(cells: Sequence[NotebookNode]) -> list[Alternative]:
    """Return the alternatives that the first cells are, in order; empty where the first cell is none.

    A group ends before a cell that is no alternative, before one that is repeated otherwise, and after ``lainnya``.
    """
    group: list[Alternative] = []
    for condition, run in groupby(_alternating(cells), key=_condition):
        group.append(Alternative(condition, tuple(run)))
        if condition is None:
            break
    return group


def _alternating(cells: Sequence[NotebookNode]) -> Iterator[NotebookNode]:
    for cell in cells:
        is_alternative = _condition(cell) is not None or has(cell, OTHERWISE)
        if not is_alternative or _repetition(cell) != _repetition(cells[0]):
            return
        yield cell


def _repetition(cell: NotebookNode) -> tuple:
    """Return what tells cells that are repeated together from others, before and after they are written out."""
    return tag(cell, REPEAT), tuple(cell.metadata.get(REPETITION, ()))


def _condition(cell: NotebookNode) -> str | None:
    return tag(cell, CONDITION)


def chosen(group: Sequence[Alternative], truths: Sequence[bool | None]) -> Alternative | None:
    """Return the alternative that prints; None where none does.

    Parameters
    ----------
    group : sequence of Alternative
    truths : sequence of bool or None
        Whether the condition of each holds, ``lainnya`` left out.

    Raises
    ------
    BuildError
        Alternatives without ``lainnya``, and it is known that none holds: the text would have a gap.
    """
    if True in truths:
        return group[list(truths).index(True)]
    if None in truths:
        return None
    if group[-1].condition is None:
        return group[-1]
    if len(group) > 1:
        conditions = ", ".join(f"bila:{one.condition}" for one in group)
        raise BuildError(f"tidak satu pun syarat berlaku ({conditions}); tambahkan sel bertanda lainnya")
    return None


def summary(cells: Sequence[NotebookNode]) -> str:
    """Say how many cells have which kind of tag: ``3 sel berulang, 12 bersyarat, 1 khusus tahun 2031``."""
    years = Counter(found for cell in cells if (found := year(cell)) is not None)
    counts = {
        "sel berulang": sum(repeat(cell) is not None for cell in cells),
        "sel bersyarat": sum(tag(cell, CONDITION) is not None or has(cell, OTHERWISE) for cell in cells),
        **{f"sel khusus tahun {one}": count for one, count in sorted(years.items())},
    }
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def words_of_other_years(chapters: Sequence[Chapter], report: int) -> Iterator[str]:
    """Yield a line for every cell whose words are for another year: for this one they are to be written anew."""
    for chapter in chapters:
        for number, cell in enumerate(notebook(chapter.path).cells):
            if year(cell) not in (None, report):
                begin = " ".join(cell.source.split())[:60]
                yield f"{chapter.id}, sel {number}: tulis ulang untuk tahun {report} (tahun:{year(cell)}): {begin}…"


def refuse_misspelt(cells: Sequence[NotebookNode]) -> None:
    """Refuse tags that can't be meant as they stand.

    Raises
    ------
    BuildError
        All of them, with the number of the cell.
    """
    wrong = [
        f"sel {number}: {reason}" for number, cell in enumerate(cells) for reason in _misspelt(cells, number, cell)
    ]
    if wrong:
        raise BuildError("\n  ".join(wrong))


def _misspelt(cells: Sequence[NotebookNode], number: int, cell: NotebookNode) -> Iterator[str]:
    for text in cell.metadata.get("tags", []):
        kind, colon, value = text.partition(":")
        if "," in text:
            yield f"tanda {text!r}: tanda sel tidak boleh berisi koma; hitung nilainya dalam sel kode dan sebut namanya"
        if colon and kind not in FORMS:
            yield f"tanda {text!r} tidak dikenal; yang dikenal: {'; '.join(FORMS.values())}; lainnya; sambung; sembunyi"
        elif (colon and not _is_well_formed(kind, value.strip())) or (not colon and kind in FORMS):
            yield f"tanda {text!r}: bentuknya {FORMS[kind]}"
    before = cells[number - 1] if number else None
    follows = before is not None and tag(before, REPEAT) == tag(cell, REPEAT)
    if has(cell, OTHERWISE) and not (follows and (tag(before, CONDITION) is not None or has(before, OTHERWISE))):
        yield "tanda 'lainnya' tanpa sel bertanda bila: tepat di atasnya"
    if has(cell, OTHERWISE) and tag(cell, CONDITION) is not None:
        yield "tanda 'lainnya' dan bila: tidak dapat dipakai bersama"


def _is_well_formed(kind: str, value: str) -> bool:
    if kind == REPEAT:
        return REPEATED.fullmatch(value) is not None
    if kind == YEAR:
        return value.isdigit() and len(value) == 4
    return bool(value)
