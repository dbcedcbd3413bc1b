"""Scales as a document prints them: intervals with their labels, in tables and in lists."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.document import Location, Paragraph, SourceDocument
from lkip_analysis.audit.intervals import PrintedInterval, read_interval
from lkip_analysis.audit.tables.headings import NAMES, Role
from lkip_analysis.audit.tables.view import TableView
from lkip_analysis.text.parse_numbers import AngkaTercetak

MIN_CLASSES = 3
MIN_CLASSES_EFFICIENCY = 2
MOST_LABEL_WORDS = 5
LONGEST_INTERVAL = 60
"""Longest text that is read as an interval, in characters."""


class PrintedClass(NamedTuple):
    """A class of a printed scale."""

    label: str
    interval: PrintedInterval
    text: str
    place: Location


class PrintedScale(NamedTuple):
    """A printed scale, best class first. `about`: `capaian`, `efisiensi`, `anggaran`, `akip`."""

    name: str
    about: str
    classes: tuple[PrintedClass, ...]

    @property
    def names(self) -> list[str]:
        """Labels in order."""
        return [c.label for c in self.classes]

    def labels(self, number: AngkaTercetak) -> list[str]:
        """Labels that a printed value may have: of its class, of both in an overlap, of both beside a gap.

        Values beyond the outermost bounds have the outermost labels.
        """
        readings = ((a.nilai, Decimal(10) ** -a.desimal / 2) for a in number.bacaan)
        return list(dict.fromkeys(label for value, width in readings for label in self._labels(value, width)))

    def _labels(self, value: Decimal, width: Decimal) -> list[str]:
        hit = [c.label for c in self.classes if c.interval.contains(value - width, value + width)]
        if hit:
            return hit
        top, bottom = self.classes[0], self.classes[-1]
        if top.interval.high is not None and value > top.interval.high:
            return [top.label]
        if bottom.interval.low is not None and value < bottom.interval.low:
            return [bottom.label]
        above = [c for c in self.classes if c.interval.low is not None and c.interval.low >= value]
        below = [c for c in self.classes if c.interval.high is not None and c.interval.high <= value]
        return [c.label for c in (*above[-1:], *below[:1])]

    @property
    def doubled(self) -> list[PrintedClass]:
        """Classes whose label another class has too."""
        keys = [label_key(c.label) for c in self.classes]
        return [c for c in self.classes if keys.count(label_key(c.label)) > 1]

    def has(self, label: str) -> bool:
        """Whether a label, capitals aside, is one of the scale."""
        return any(label_key(c.label) == label_key(label) for c in self.classes)


def label_key(label: str) -> str:
    """Normal form of a label."""
    return " ".join(re.findall(r"[a-z]+", label.casefold()))


_ABOUT = (
    ("efisiensi", re.compile(r"efisien", re.IGNORECASE)),
    ("akip", re.compile(r"s?akip\b|akuntabilitas kinerja instansi|evaluasi", re.IGNORECASE)),
    ("anggaran", re.compile(r"serapan|anggaran|keuangan", re.IGNORECASE)),
)
_GRADE = re.compile(r"[A-E]{1,2}")
"""Letters as of the evaluation of AKIP: never the predikat of a capaian."""


def printed_scales(document: SourceDocument, views: Sequence[TableView]) -> list[PrintedScale]:
    """Give the scales that a document prints, those of tables first, also such as repeat a label."""
    return [*_from_tables(views), *_from_lists(document)]


def _scale(name: str, context: str, classes: Sequence[PrintedClass]) -> PrintedScale | None:
    words = " ".join((context, *(c.label for c in classes)))
    about = next((a for a, pattern in _ABOUT if pattern.search(words)), "capaian")
    about = "akip" if classes and all(_GRADE.fullmatch(c.label) for c in classes) else about
    if len(classes) < (MIN_CLASSES_EFFICIENCY if about == "efisiensi" else MIN_CLASSES):
        return None

    def order(c: PrintedClass) -> tuple[Decimal, Decimal]:
        low, high = c.interval.low, c.interval.high
        return (
            low if low is not None else Decimal("-Infinity"),
            high if high is not None else Decimal("Infinity"),
        )

    return PrintedScale(name, about, tuple(sorted(classes, key=order, reverse=True)))


_NO_INTERVAL = frozenset({Role.TARGET, Role.REALISASI, Role.PAGU, Role.REALISASI_ANGGARAN, Role.NOMOR})
_NO_LABEL = frozenset({*NAMES, Role.SATUAN}) - {Role.URAIAN}


def _from_tables(views: Sequence[TableView]) -> Iterator[PrintedScale]:
    for view in views:
        for j in range(len(view.roles)):
            intervals = _intervals(view, j)
            labels = _label_column(view, j) if intervals else None
            if labels is None:
                continue
            classes = [
                PrintedClass(row[labels].text, interval, row[j].text, row[j].place)
                for row, interval in zip(view.table.rows, intervals, strict=True)
                if interval and row[labels].text
            ]
            context = f"{view.table.title} {view.table.columns[j].name} {view.table.columns[labels].name}"
            if scale := _scale(view.table.label, context, classes):
                yield scale


def _intervals(view: TableView, j: int) -> list[PrintedInterval | None]:
    """Intervals of a column, None for blank cells; empty where a cell is none or too few have two bounds."""
    if view.roles[j] in _NO_INTERVAL:
        return []
    result: list[PrintedInterval | None] = []
    for cell in view.table.cells_of(j):
        interval = read_interval(cell.text) if 0 < len(cell.text) <= LONGEST_INTERVAL else None
        if cell.text and interval is None:
            return []
        result.append(interval)
    proper = sum(i is not None and i.low != i.high for i in result)
    return result if proper >= MIN_CLASSES_EFFICIENCY else []


def _label_column(view: TableView, intervals: int) -> int | None:
    def fits(j: int) -> bool:
        texts = [c.text for c in view.table.cells_of(j) if c.text]
        return len(texts) >= MIN_CLASSES_EFFICIENCY and all(_is_label(t) for t in texts)

    found = [j for j, r in enumerate(view.roles) if j != intervals and r not in _NO_LABEL and fits(j)]
    predikat = [j for j in found if view.roles[j] is Role.PREDIKAT]
    return min((predikat or found), key=lambda j: abs(j - intervals), default=None)


def _is_label(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z][A-Za-z /()-]*", text.strip())) and len(text.split()) <= MOST_LABEL_WORDS


_SPLITS = (
    re.compile(r"\s*(?P<a>[^:=]+?)\s*[:=]\s*(?P<b>[^:=]+?)\s*[.;,]?\s*"),
    re.compile(r"\s*(?P<a>[^()]+?)\s*\(\s*(?P<b>[^()]+?)\s*\)\s*[.;,]?\s*"),
)


def _from_lists(document: SourceDocument) -> Iterator[PrintedScale]:
    """Lists such as `85 s.d. 100 : Sangat Berhasil`, one class a line."""
    classes: list[PrintedClass] = []
    context = ""
    for block in [*document.blocks, None]:
        lines = list(_lines(block)) if isinstance(block, Paragraph) else [("", None)]
        for text, place in lines:
            if place and (found := _class_of(text, place)):
                classes.append(found)
                continue
            name = f"skala pada bagian {classes[0].place.section}" if classes else ""
            if scale := _scale(name, context, classes):
                yield scale
            classes, context = [], text


def _lines(paragraph: Paragraph) -> Iterator[tuple[str, Location]]:
    start = 0
    for text in paragraph.text.split("\n"):
        yield text, paragraph.at(start, start + len(text))
        start += len(text) + 1


def _class_of(text: str, place: Location) -> PrintedClass | None:
    for pattern in _SPLITS if len(text) <= 4 * LONGEST_INTERVAL else ():
        found = pattern.fullmatch(text)
        for interval, label in ((found["a"], found["b"]), (found["b"], found["a"])) if found else ():
            read = read_interval(interval) if len(interval) <= LONGEST_INTERVAL else None
            if read and read.low != read.high and _is_label(label):
                return PrintedClass(label.strip(), read, interval, place)
    return None
