"""Classes by a printed scale: predikat against figures, and the scale itself."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import Cell, Row
from lkip_analysis.audit.facts import Measure
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.names import name_key
from lkip_analysis.audit.relations import Relation
from lkip_analysis.audit.scales import PrintedScale, label_key
from lkip_analysis.audit.tables.headings import Role
from lkip_analysis.audit.tables.view import TableView
from lkip_analysis.kinerja.skala import CELAH, Celah, celah, muat_skala, nama_skala
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_ABOUT = {Role.CAPAIAN: "capaian", Role.EFISIENSI: "efisiensi", Role.SERAPAN: "anggaran", Role.REALISASI: "akip"}
"""What a scale must be of to judge the figures of a column."""
_MARK = frozenset("v√✓✔x")
MOST_EXAMPLES = 4


class Rating(NamedTuple):
    """A figure of a table with the class that its row gives it."""

    subject: str
    number: AngkaTercetak
    about: str
    label: str
    cell: Cell
    marked: bool
    row: Row


def ratings(audit: "Audit", view: TableView) -> Iterator[Rating]:
    """Give the ratings of a table: by a column of predikat, or by marks under the labels of a scale."""
    for row in view.table.rows:
        for j, role in enumerate(view.roles):
            cell = row[j]
            marked = cell.text.strip().casefold() in _MARK
            label = view.table.columns[j].path[-1] if marked and view.table.columns[j].path else cell.text.strip()
            if not label or (role is not Role.PREDIKAT and not (marked and any(s.has(label) for s in audit.scales))):
                continue
            value = next((k for k in reversed(range(j)) if view.roles[k] in _ABOUT), None)
            if value is None or row[value].number is None or row[value].number.kosong:
                continue
            about = _ABOUT[view.roles[value]]
            yield Rating(view.name(row, value), row[value].number, about, label, cell, marked, row)


def predikat(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A predikat that no printed scale with that label gives to the figure beside it."""
    for view in audit.tables:
        for rating in ratings(audit, view):
            scales = [s for s in audit.scales if s.about == rating.about and s.has(rating.label)]
            allowed = {label_key(name) for s in scales for name in s.labels(rating.number)}
            if not scales or label_key(rating.label) in allowed:
                continue
            expected = " / ".join(scales[0].labels(rating.number))
            yield relation.finding(
                (rating.cell.place,),
                (name_key(rating.subject), str(rating.number.nilai.normalize()), label_key(rating.label)),
                rating.label,
                expected,
                subject=rating.subject,
                value=rating.number.teks.strip(),
                scale=scales[0].name,
            )


def marks(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A row with marks under two classes of one scale."""
    for view in audit.tables:
        by_row: dict[int, list[Rating]] = defaultdict(list)
        for rating in ratings(audit, view):
            if rating.marked:
                by_row[rating.row.number].append(rating)
        for group in by_row.values():
            labels = list(dict.fromkeys(r.label for r in group))
            if len(labels) > 1:
                yield relation.finding(
                    tuple(r.cell.place for r in group),
                    (name_key(group[0].subject), *labels),
                    "; ".join(labels),
                    subject=group[0].subject,
                    count=len(labels),
                )


def doubled(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A scale with one label for two of its classes, whose others have each their own."""
    for scale in audit.printed_scales:
        two = scale.doubled
        if len(two) == 2 and len(scale.classes) > 2:
            yield relation.finding(
                tuple(c.place for c in two),
                tuple(f"{c.label} {c.text}" for c in two),
                "; ".join(f"{c.text} {c.label}" for c in two),
                scale=scale.name,
                label=two[0].label,
                texts=" dan ".join(c.text for c in two),
            )


def gaps(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A printed scale with values in no class or in two; `error` where a printed capaian is one of them."""
    values = [f.value for f in audit.table_facts.facts if f.measure is Measure.CAPAIAN]
    used = {label_key(r.label) for view in audit.tables for r in ratings(audit, view)}
    for scale in audit.scales:
        printed = values if scale.about == "capaian" else []
        hit = [g for g in _gaps(scale) if _matters(g, scale, printed)]
        only_top = all(g.atas is None for g in hit)
        if not hit or (only_top and not used & {label_key(name) for name in scale.names}):
            continue
        inside = any(_within(g, printed) for g in hit if g.atas is not None)
        some = list(dict.fromkeys(t for g in hit if g.atas or not inside for t in _within(g, printed)))[:MOST_EXAMPLES]
        yield relation.finding(
            tuple(c.place for c in scale.classes),
            tuple(f"{c.label} {c.text}" for c in scale.classes),
            "; ".join(f"{c.text} {c.label}" for c in scale.classes),
            severity=Severity.INFO if only_top else Severity.ERROR if inside else Severity.WARNING,
            scale=scale.name,
            gaps="; ".join(_told(g) for g in hit),
            some=f" Dalam dokumen tercetak antara lain {', '.join(some)}." if some else "",
        )


def _gaps(scale: PrintedScale) -> list[Celah]:
    """Gaps and overlaps of a printed scale; none where its bounds make no order."""
    classes = [
        {
            "nama": c.label,
            "termasuk": c.interval.low_included,
            "atas_termasuk": c.interval.high_included,
            **({"minimal": float(c.interval.low)} if c.interval.low is not None else {}),
            **({"atas": float(c.interval.high)} if c.interval.high is not None else {}),
        }
        for c in scale.classes
    ]
    classes[-1].pop("minimal", None)
    try:
        return celah(muat_skala({"kelas": classes}))
    except ValueError:
        return []


def _within(gap: Celah, values: list[AngkaTercetak]) -> list[str]:
    """Printed values that lie in a gap or an overlap."""

    def inside(x: Decimal) -> bool:
        low = x > Decimal(str(gap.bawah)) or (gap.bawah_termasuk and x == Decimal(str(gap.bawah)))
        if gap.atas is None:
            return low
        return low and (x < Decimal(str(gap.atas)) or (gap.atas_termasuk and x == Decimal(str(gap.atas))))

    return list({v.nilai: v.teks.strip() for v in values if inside(v.nilai)}.values())


def _matters(gap: Celah, scale: PrintedScale, values: list[AngkaTercetak]) -> bool:
    """Whether values of the printed precision can fall in: `89,99` to `90` is no gap for two decimals."""
    if gap.atas is None:
        return bool(_within(gap, values))
    if gap.jenis != CELAH:
        return True
    decimals = max((v.desimal for v in values), default=2)
    unit = max(c.interval.decimals for c in scale.classes)
    return decimals > unit or Decimal(str(gap.atas)) - Decimal(str(gap.bawah)) > Decimal(10) ** -unit


def _told(gap: Celah) -> str:
    if gap.jenis != CELAH:
        span = bilangan(gap.bawah) if gap.bawah == gap.atas else f"{bilangan(gap.bawah)} s.d. {bilangan(gap.atas)}"
        return f"{span} masuk dua kelas ({gap.kelas_atas} dan {gap.kelas_bawah})"
    if gap.atas is None:
        return f"nilai di atas {bilangan(gap.bawah)} tidak diatur"
    if gap.bawah == gap.atas:
        return f"{bilangan(gap.bawah)} tidak masuk kelas mana pun"
    return f"nilai antara {bilangan(gap.bawah)} dan {bilangan(gap.atas)} tidak masuk kelas mana pun"


def mixed(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """Predikat of two scales in one column."""
    printed = [{label_key(name) for name in s.names} for s in audit.scales if s.about == "capaian"]
    common = [{label_key(c.nama) for c in muat_skala(name).kelas} for name in nama_skala()]
    sets = printed + [s for s in common if all(len(label) > 2 for label in s)]
    for view in audit.tables:
        columns: dict[str, list[Cell]] = defaultdict(list)
        for rating in ratings(audit, view):
            if not rating.marked and any(label_key(rating.label) in s for s in sets):
                columns[rating.cell.column.name].append(rating.cell)
        for name, cells in columns.items():
            labels = {label_key(c.text): c for c in cells}
            if len(labels) > 1 and not any(labels.keys() <= s for s in sets):
                yield relation.finding(
                    tuple(c.place for c in labels.values()),
                    tuple(sorted(labels)),
                    "; ".join(c.text for c in labels.values()),
                    column=name,
                    table=view.table.label,
                    labels=", ".join(c.text for c in labels.values()),
                )
