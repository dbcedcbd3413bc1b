"""Numbers of tables, headings and rows: none twice, none left out, the same in the list as in the text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import Location, PrintedTable, SourceDocument
from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.audit.names import one_name
from lkip_analysis.audit.read.judul import KETERANGAN, ROMAWI, nomor_tabel
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.tables.headings import Role

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

LIST_TITLE = re.compile(r"daftar\s+(?:isi|tabel|gambar|grafik|lampiran)\b", re.IGNORECASE)
_PAGE = re.compile(r"[\s.…_]+(?:\d{1,3}|[ivxlc]+)\s*$")
_ENTRY = re.compile(
    rf"\s*(?P<kind>tabel|gambar|grafik)\s+(?P<number>(?:{ROMAWI}|\d+)(?:\s?[.\-–]\s?\d+){{0,3}})\s*[.:]?\s+"
    r"(?P<title>.*)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(rf"\btabel\s+(?P<number>(?:{ROMAWI}|\d+)\s?\.\s?\d+(?:\s?\.\s?\d+)?)(?![\w,])", re.IGNORECASE)
_HEADING = re.compile(r"\s*(?P<chapter>\d{1,2}|[IVXLC]+)\.(?P<n>\d{1,2})\.?\s+(?P<title>[^\W\d].*)", re.DOTALL)
_CHAPTER = re.compile(rf"bab\s+({ROMAWI}|\d+)\b", re.IGNORECASE)
ALIKE = 0.85
MIN_HEADINGS = 3
LONGEST_CAPTION = 200


class Entry(NamedTuple):
    """A line of a list, or a caption: `Tabel II.5`, its title, its place."""

    kind: str
    number: str
    title: str
    place: Location

    @property
    def label(self) -> str:
        """Kind and number."""
        return f"{self.kind} {self.number}"

    @property
    def words(self) -> str:
        """The title in normal form."""
        return " ".join(re.sub(r"\W+", " ", self.title).casefold().replace("lanjutan", "").split())


def listed_entries(document: SourceDocument) -> list[Entry]:
    """Lines of the lists at the front, those in the form of tables too."""
    found = []
    for block in document.blocks:
        if not LIST_TITLE.match(block.section.title):
            continue
        for text, place in _lines(block):
            if m := _ENTRY.match(text):
                title = _PAGE.sub("", m["title"]).strip(" .…_")
                found.append(Entry(m["kind"].capitalize(), nomor_tabel(m["number"]) or "", title, place))
    return found


def _lines(block: object) -> Iterator[tuple[str, Location]]:
    if isinstance(block, PrintedTable):
        for depth in range(max((len(c.path) for c in block.columns), default=0)):
            text = "  ".join(dict.fromkeys(c.path[depth] for c in block.columns if len(c.path) > depth))
            yield text, replace(block.place, text=text)
        for row in block.rows:
            text = "  ".join(c.text for c in row.filled)
            yield text, replace(row.place, text=text)
        return
    start = 0
    for text in block.text.split("\n"):
        yield text, block.at(start, start + len(text))
        start += len(text) + 1


def captions(document: SourceDocument) -> list[Entry]:
    """Captions of tables in the text, of those too whose table is a picture."""
    found = []
    for block in document.blocks:
        if LIST_TITLE.match(block.section.title):
            continue
        if isinstance(block, PrintedTable):
            if block.number:
                found.append(Entry("Tabel", block.number, block.title, block.place))
        elif len(block.text) < LONGEST_CAPTION and (m := KETERANGAN.fullmatch(block.text.strip())) and m["nomor"]:
            found.append(Entry("Tabel", nomor_tabel(m["nomor"]) or "", " ".join(m["judul"].split()), block.place))
    return found


def _alike(a: Entry, b: Entry) -> bool:
    years = [set(re.findall(r"(?<!\d)20\d\d(?!\d)", e.title)) for e in (a, b)]
    if all(years) and years[0] != years[1]:
        return False
    short, long = sorted((a.words.split(), b.words.split()), key=len)
    if len(short) > 1 and long[: len(short)] == short:
        return True  # Lists cut titles short.
    return bool(a.words and b.words) and SequenceMatcher(None, a.words, b.words, autojunk=False).ratio() >= ALIKE


def doubled(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A number that stands twice in a list, or over two tables, with two titles."""
    text = captions(audit.document)
    for where, entries in (("daftar", listed_entries(audit.document)), ("teks", text)):
        by_label: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_label[entry.label].append(entry)
        for label, same in by_label.items():
            different = [e for e in same[1:] if not one_name(e.words, same[0].words)]
            if different:
                real = next((t for t in text if _alike(different[0], t)), None) if where == "daftar" else None
                yield relation.finding(
                    tuple(e.place for e in (*different, same[0])),
                    (where, label, *(e.title for e in different)),
                    label,
                    real.label if real and real.label != label else "",
                    count=len(different) + 1,
                    where=where,
                    titles="; ".join(f"“{e.title}”" for e in (same[0], *different)),
                )


def listed(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Tables whose number or title in the list is not that over the table, or that only one of the two has."""
    entries = [e for e in listed_entries(audit.document) if e.kind == "Tabel"]
    text = captions(audit.document)
    numbers = [e.number for e in entries]
    if not entries or not text:
        return
    matched: set[str] = set()
    for entry in entries:
        same = next((t for t in text if t.number == entry.number), None)
        alike = next((t for t in text if _alike(entry, t)), None)
        matched |= {t.number for t in (same, alike) if t}
        if numbers.count(entry.number) > 1 or (same and (not entry.title or not same.title or _alike(entry, same))):
            continue
        other = same or alike
        how = (
            "berbeda judulnya dari yang tercetak dalam teks"
            if same
            else f"bernomor {alike.number} dalam teks"
            if alike
            else "tidak ditemukan dalam teks (atau luput dibaca)"
        )
        yield _listed(relation, entry, other, f"dalam daftar tabel {how}")
    for caption in text:
        if caption.number not in matched:
            yield _listed(relation, caption, None, "tidak ada dalam daftar tabel")


def _listed(relation: Relation, entry: Entry, other: Entry | None, how: str) -> AuditFinding:
    return relation.finding(
        (entry.place, *([other.place] if other else [])),
        (entry.label, entry.title, other.label if other else "", how),
        f"{entry.label} {entry.title}".strip(),
        f"{other.label} {other.title}".strip() if other else "",
        label=entry.label,
        how=how,
    )


def referenced(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A sentence that refers to a table number that no caption has, in a chapter and style that captions have."""
    text = captions(audit.document)
    known = {t.number for t in text} | {e.number for e in listed_entries(audit.document)}
    numbers = [t.number for t in text]
    known |= {_after(a.number) for a, b in pairwise(text) if numbers.count(b.number) > 1}  # Told by `nomor-ganda`.
    if audit.document.partial:
        return
    headed = {m[1].upper() for section in audit.document.sections if (m := _CHAPTER.match(section.title))}
    chapters, styles = {n.partition(".")[0] for n in known} | headed, {_style(n) for n in known}
    for p in audit.document.paragraphs:
        if LIST_TITLE.match(p.section.title) or _ENTRY.match(p.text):
            continue
        for match in _REFERENCE.finditer(p.text):
            number = nomor_tabel(match["number"]) or ""
            if number not in known and _style(number) in styles and number.partition(".")[0] in chapters:
                yield relation.finding((p.at(match.start(), match.end(), 30),), (number,), f"Tabel {number}")


def _after(number: str) -> str:
    front, _, last = number.rpartition(".")
    return f"{front}.{int(last) + 1}" if last.isdigit() else number


def _style(number: str) -> tuple[str, ...]:
    return tuple("9" if part.isdigit() else "I" for part in number.split("."))


class Step(NamedTuple):
    """A member of a numbered series: what comes before its number, the number, how it is called."""

    series: tuple
    n: int
    label: str
    title: str
    place: Location


def sequence(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Numbers that skip one, go back or stand twice in a series of captions, headings or rows."""
    steps = {"captions": _caption_steps, "headings": _heading_steps, "rows": _row_steps}[relation.parameters["of"]]
    for series in _series(steps(audit)):
        numbers = [s.n for s in series]
        if relation.parameters["of"] != "captions" and (
            numbers[0] != 1 or numbers != sorted(numbers) or len(set(numbers)) < MIN_HEADINGS
        ):
            continue
        for a, b in pairwise(series):
            twice = a.n == b.n and a.title != b.title and relation.parameters["of"] == "headings"
            if twice or b.n > a.n + 1 or (b.n < a.n and relation.parameters["of"] == "captions"):
                yield relation.finding(
                    (b.place, a.place), (a.label, b.label, str(twice)), b.label, "", before=a.label,
                    how="dipakai dua kali" if twice else "datang sesudahnya",
                )  # fmt: skip


def _series(steps: Iterable[Step]) -> Iterator[list[Step]]:
    series: dict[tuple, list[Step]] = defaultdict(list)
    for step in steps:
        series[step.series].append(step)
    yield from series.values()


def _caption_steps(audit: "Audit") -> Iterator[Step]:
    for entry in captions(audit.document):
        *front, last = entry.number.split(".")
        if last.isdigit():
            yield Step(tuple(front), int(last), entry.label, entry.words, entry.place)


def _heading_steps(audit: "Audit") -> Iterator[Step]:
    for section in audit.document.sections:
        if m := _HEADING.match(section.title):
            label = f"subbab {m['chapter']}.{m['n']}"
            title = " ".join(m["title"].casefold().split())
            yield Step((section.path[0], m["chapter"]), int(m["n"]), label, title, section.place)


def _row_steps(audit: "Audit") -> Iterator[Step]:
    for view in audit.tables:
        column = next((j for j, r in enumerate(view.roles) if r is Role.NOMOR), None)
        cells = view.table.cells_of(column) if column is not None else ()
        for cell in cells:
            if re.fullmatch(r"\d{1,3}\.?", cell.text):
                label = f"nomor {cell.text.rstrip('.')} pada {view.table.label}"
                yield Step((id(view),), int(cell.text.rstrip(".")), label, "", cell.place)
