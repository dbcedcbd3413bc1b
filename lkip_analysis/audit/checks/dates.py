"""Dates that do not belong: data as of another year, a signature before what it signs, a plan that ends early."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import Location, Section, sentences
from lkip_analysis.audit.facts import Measure
from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.sentences.figures import span_of_years, years

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember"),
)
_SPELT = {"pebruari": 2, "nopember": 11}
_DATE = rf"(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join((*_MONTHS, *_SPELT))})\s+(?P<year>20\d\d)"
_AS_OF = re.compile(rf"\bper\s*(?:tanggal|tgl\.?)?\s+{_DATE}", re.IGNORECASE)
_REPORT = re.compile(r"\b(?:laporan\s+kinerja|lkj?ip|lakip|lkj)\b", re.IGNORECASE)
_SIGNED = re.compile(
    rf"^\s*[A-Z][\w.]{{0,30}}(?: [A-Z][\w.]{{0,30}}){{0,3}},?\s+{_DATE}\s*$", re.IGNORECASE | re.MULTILINE
)
_AMENDMENT = re.compile(r"\bperubahan\s+(?:perjanjian|penetapan)\s+kinerja\b", re.IGNORECASE)
_DRAWN_UP = re.compile(rf"{_DATE}[^.;]{{0,60}}?\bperubahan\s+perjanjian\s+kinerja", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"triwulan|semester|\btw\b|bulan(?:an)?\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:renstra|rencana\s+strategis)\b", re.IGNORECASE)
_AIM = re.compile(r"\b(?:ingin|akan|hendak)\b", re.IGNORECASE)
_RESULT = re.compile(r"\b(?:realisasi|capaian|tercapai|evaluasi|target)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:sampai\s+dengan|hingga)\s+(?:akhir\s+)?(?:tahun\s+)?(?P<year>20\d\d)\b", re.IGNORECASE)
NEAR_PLAN = 80
"""So many characters after the word Renstra its period stands."""

Month = tuple[int, int]


def _month(match: re.Match[str]) -> Month:
    name = match["month"].casefold()
    return int(match["year"]), _SPELT.get(name) or _MONTHS.index(name) + 1


def _print(month: Month) -> str:
    return f"{_MONTHS[month[1] - 1].capitalize()} {month[0]}"


def as_of(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """The report says that its data are as of 31 December of another year."""
    for p in audit.document.paragraphs:
        for start, end in sentences(p.text):
            for m in _AS_OF.finditer(p.text, start, end):
                year_end = (m["day"], _month(m)[1]) == ("31", 12)
                if (
                    audit.year
                    and year_end
                    and int(m["year"]) != audit.year
                    and _REPORT.search(p.text, start, m.start())
                ):
                    place = p.at(m.start(), m.end(), 60)
                    yield relation.finding(
                        (place,), (m["year"], str(audit.year)), m["year"], str(audit.year), words=" ".join(m[0].split())
                    )


class _Signature(NamedTuple):
    section: Section
    month: Month
    text: str
    place: Location


def _signatures(audit: "Audit") -> Iterator[_Signature]:
    for p in audit.document.paragraphs:
        for m in _SIGNED.finditer(p.text):
            yield _Signature(
                p.section, _month(m), m[0][m.start("month") - m.start() :].strip(), p.at(m.start(), m.end())
            )


def measured_early(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A signed section with the realisasi of a whole year, dated before its last month."""
    measured = {
        id(f.role.table.section)
        for f in audit.table_facts.facts
        if f.role and f.measure is Measure.REALISASI and not f.stage
    }
    for s in _signatures(audit):
        early = audit.year and s.month < (audit.year, 12)
        if early and id(s.section) in measured and not _PART_OF_YEAR.search(s.section.title):
            yield relation.finding((s.place,), (s.section.title, s.text), s.text, year=audit.year)


def amended_early(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Agreements with the title of an amendment, dated before the month in which it was drawn up."""
    amended = [s for s in _signatures(audit) if _AMENDMENT.search(s.section.title)]
    said = sorted({_month(m) for p in audit.document.paragraphs for m in _DRAWN_UP.finditer(p.text)})
    most = Counter(s.month for s in amended).most_common(1)
    start = said[0] if said else most[0][0] if most and most[0][1] * 2 > len(amended) else None
    for month in sorted({s.month for s in amended if start and s.month < start}):
        early = [s for s in amended if s.month == month]
        yield relation.finding(
            tuple(s.place for s in early), (*map(str, month), *map(str, start)), early[0].text, _print(start)
        )


def plan_end(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A sentence on what the Renstra plans until a year that is not the end of its period."""
    ends = Counter(
        years[1]
        for p in audit.document.texts()
        for m in _PLAN.finditer(p.text)
        if (years := span_of_years(p.text, m.end(), min(len(p.text), m.end() + NEAR_PLAN)))
    ).most_common(1)
    for p in audit.document.paragraphs if ends else ():
        for start, end in sentences(p.text):
            text = p.text[start:end]
            if _PLAN.search(text) and _AIM.search(text) and not _RESULT.search(text):
                for m in _UNTIL.finditer(p.text, start, end):
                    if int(m["year"]) != ends[0][0]:
                        place = p.at(m.start(), m.end(), 60)
                        yield relation.finding(
                            (place,),
                            (m["year"], str(ends[0][0])),
                            m["year"],
                            str(ends[0][0]),
                            words=" ".join(m[0].split()),
                        )


_MEASURE = re.compile(r"\b(?:target|realisasi|capaian|rencana\s+aksi)\b", re.IGNORECASE)
_EVALUATION = re.compile(r"\bevaluasi\b", re.IGNORECASE)


def header_year(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """`TARGET TAHUN 2029` in a table of 2030 that has no column of its own year; evaluations are of the year before."""
    for table in audit.document.tables:
        titles = ({y.year for y in years(t, 0, len(t))} for t in (table.title, table.section.title))
        own = next((t for t in titles if t), set())
        heads = {c.name: {y.year for y in years(c.name, 0, len(c.name))} for c in table.columns}
        said = {y for found in heads.values() for y in found}
        if len(own) != 1 or said != {min(own) - 1}:
            continue
        for name in [n for n, found in heads.items() if found and _MEASURE.search(n) and not _EVALUATION.search(n)][:1]:
            place = Location(
                table.place.line, table.place.page, table.section.title or None, table.label, None, name, name
            )
            yield relation.finding((place,), (name, str(min(own))), str(min(own) - 1), str(min(own)), head=name)
