"""The programs of last year's report with their money."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..audit.audit import Audit
from ..audit.document import Location, Row, one_line
from ..audit.names import NameIndex, name_key
from ..audit.tables.headings import Role
from ..audit.tables.view import TableView
from .cells import ReadCell, clean, plain, whole_year


@dataclass
class ReadProgram:
    """A program: its code, where the report prints one, and its money."""

    code: str
    name: str
    place: Location
    first: ReadCell | None = None
    pagu: ReadCell | None = None
    realisasi: ReadCell | None = None


def read_programs(audit: Audit) -> list[ReadProgram]:
    """Read the programs whose money is printed, each once; the table with both pagu and realisasi first.

    Kegiatan where the report prints the money of no program.
    """
    return _read_budget(audit, _program_name) or _read_budget(audit, _activity_name)


def _read_budget(audit: Audit, name_of: Callable[[TableView, Row, int], str]) -> list[ReadProgram]:
    index, found = NameIndex(), {}
    for view in sorted((v for v in audit.tables if any(v.money)), key=lambda v: Role.REALISASI_ANGGARAN not in v.roles):
        for row in view.table.rows:
            first = next((j for j, m in enumerate(view.money) if m), len(view.roles))
            name = "" if row.is_total else name_of(view, row, first)
            if not name:
                continue
            money = _money(view, row, audit.year)
            if money:
                key = index.canonical(name_key(name))
                known = found.setdefault(key, ReadProgram(_code(view, row), name, row.place))
                for part, cell in money.items():
                    if getattr(known, part) is None:
                        setattr(known, part, cell)
    return _without_shortened(list(found.values()))


def _without_shortened(programs: list[ReadProgram]) -> list[ReadProgram]:
    """Put a program whose name is cut off into the one of the same money whose name begins with it."""
    whole: list[ReadProgram] = []
    for p in sorted(programs, key=lambda p: -len(p.name)):
        longer = next((w for w in whole if _cut_off(p, w)), None)
        if longer is None:
            whole.append(p)
            continue
        for part in ("first", "pagu", "realisasi"):
            setattr(longer, part, getattr(longer, part) or getattr(p, part))
    return [p for p in programs if p in whole]


def _cut_off(short: ReadProgram, long: ReadProgram) -> bool:
    begins = name_key(long.name).startswith(name_key(short.name))
    return begins and any(a and b and a.text == b.text for a in _amounts(short) for b in _amounts(long))


def _amounts(p: ReadProgram) -> tuple[ReadCell | None, ...]:
    return p.first, p.pagu


_PROGRAM = re.compile(r"(?:[\d.]+\s+)?program\b", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-Z](?:[0-9A-Z]|\.(?=[0-9A-Z]))*\.[0-9A-Z.]*[0-9A-Z]")


def _program_name(view: TableView, row: Row, before: int) -> str:
    texts = [clean(c.text) for c in row.cells[:before] if c.text]
    return next((t for t in reversed(texts) if _PROGRAM.match(t) and len(t.split()) > 1), "")


def _activity_name(view: TableView, row: Row, before: int) -> str:
    names = [row[j] for j in range(before) if view.roles[j] in (Role.KEGIATAN, Role.SUB_KEGIATAN) and row[j].text]
    return clean(names[-1].text) if names else ""


def _code(view: TableView, row: Row) -> str:
    texts = [
        one_line(c.text).replace(" ", "") for j, c in enumerate(row.cells) if view.roles[j] in (Role.KODE, Role.NOMOR)
    ]
    return next((t for t in texts if _CODE.fullmatch(t)), "")


FIRST_STAGE = ("awal", "murni")


def _money(view: TableView, row: Row, year: int | None) -> dict[str, ReadCell]:
    result: dict[str, ReadCell] = {}
    for j, role in enumerate(view.roles):
        cell = row[j]
        if not view.money[j] or not whole_year(view, j) or view.year(j) not in (year, None):
            continue
        if cell.number is None or cell.number.kosong or role not in (Role.PAGU, Role.REALISASI_ANGGARAN):
            continue
        part = "realisasi" if role is Role.REALISASI_ANGGARAN else "first" if view.stage(j) in FIRST_STAGE else "pagu"
        result.setdefault(part, ReadCell(plain(cell.number), one_line(cell.text), "Rp", cell.place))
    return result
