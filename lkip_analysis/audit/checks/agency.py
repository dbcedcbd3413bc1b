"""The agency: its documents under the name of another one, its own name cut short."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import Location
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.relations import Relation

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

_KIND = (
    r"Dinas|Badan|Inspektorat|Kecamatan|Kelurahan|Sekretariat\s+(?:Daerah|DPRD)|Satuan\s+Polisi\s+Pamong\s+Praja|"
    r"Rumah\s+Sakit(?:\s+Umum(?:\s+Daerah)?)?|RSUD|Balai|Kantor"
)
_STOP = r"(?!(?:kota|kabupaten|kab|provinsi|prov|tahun|republik|ri|adalah|jalan|jl|nip|pihak|selaku|dan)\b)"
_NAME = rf"(?P<name>\b(?i:{_KIND})(?:(?:\s+|\s*,\s*|\s+(?i:dan|serta)\s+)(?i:{_STOP})[A-Z][\w-]+)+)"
_AGENCY = re.compile(_NAME)
_DOCUMENT = (
    r"renstra|rencana\s+strategis|renja|rencana\s+kerja(?:\s+tahunan)?|(?:perjanjian|penetapan)\s+kinerja|lkj?ip|lakip|lkj|"
    r"laporan\s+(?:akuntabilitas\s+)?kinerja(?:\s+instansi\s+pemerintah)?|indikator\s+kinerja(?:\s+utama)?|iku|capaian\s+kinerja|"
    r"pohon\s+kinerja|peta\s+proses\s+bisnis|struktur\s+organisasi|program\s+kerja|dp?pa|rka"
)
_MATTER = (
    r"kinerja|(?:pagu|realisasi|serapan|alokasi)\s+anggaran|anggaran|"
    r"tugas(?:\s+pokok)?\s+(?:dan|serta)\s+fungsi|tujuan|sasaran(?:\s+strategis)?"
)
_OWNED = re.compile(
    rf"\b(?i:(?P<owned>(?P<document>{_DOCUMENT})|{_MATTER})\s*(?:\([^)]*\)\s*)?"
    rf"(?:(?:pada|di\s+lingkungan|dari)\s+)?){_NAME}(?P<tail>(?:\s+\w+){{0,2}})"
)
LEAST_OWN = 5
MOST_FOREIGN = 3
OWN_SHARE = 0.5
SPOILT = 0.9
MOST_SHORT = 5
"""A short form that stands more often than this is a usage of the report, no slip."""


class _Named(NamedTuple):
    name: str
    owned: str
    sure: bool
    place: Location


def _key(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", name.casefold()).split())


def _own(audit: "Audit") -> str:
    """Normal form of the agency's own name; empty where no name stands out."""
    count = Counter(_key(m["name"]) for p in audit.document.texts() for m in _AGENCY.finditer(" ".join(p.text.split())))
    if not count:
        return ""
    name, n = count.most_common(1)[0]
    return name if n >= LEAST_OWN and n >= OWN_SHARE * count.total() else ""


def _spoilt(key: str, own: str) -> bool:
    """Whether a name is the own one with words lost or doubled, misspelt, or glued to the next word."""
    same_letters = key.replace(" ", "").startswith(own.replace(" ", ""))
    return (
        set(key.split()) <= set(own.split()) or same_letters or SequenceMatcher(None, key, own, False).ratio() >= SPOILT
    )


def _initials(key: str, own: str) -> bool:
    """Whether a name is the initials of the own one: `Dinas PUPR`."""
    letters = "".join(k[0] for k in own.split()[1:] if k != "dan")
    rest = key.split()[1:]
    return len(rest) == 1 and len(rest[0]) > 1 and all(c in letters for c in rest[0])


def foreign(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """The plan, agreement or report of the agency under the name of another one."""
    own = _own(audit)
    found: dict[str, list[_Named]] = defaultdict(list)
    for p in audit.document.texts() if own else ():
        for m in _OWNED.finditer(p.text):
            key = _key(m["name"])
            elsewhere = re.search(r"\bprov(?:insi)?\b", m["tail"], re.IGNORECASE)
            if (
                key != own
                and not key.startswith(f"{own} ")
                and not elsewhere
                and not _spoilt(key, own)
                and not _initials(key, own)
            ):
                found[key].append(
                    _Named(
                        " ".join(m["name"].split()),
                        " ".join(m["owned"].split()),
                        bool(m["document"]),
                        p.at(m.start(), m.end("name"), 30),
                    )
                )
    for key, named in found.items():
        if len(named) <= MOST_FOREIGN:
            severity = None if any(n.sure for n in named) else Severity.WARNING
            yield relation.finding(
                tuple(n.place for n in named),
                (key, own),
                named[0].name,
                own.title(),
                severity=severity,
                owned=named[0].owned,
            )


def spoilt(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """The agency's own name with a word lost, misspelt or glued; the bare word `Dinas` is no name."""
    own = _own(audit)
    found: dict[str, list[_Named]] = defaultdict(list)
    for p in audit.document.texts() if own else ():
        for m in _AGENCY.finditer(p.text):
            key = _key(m["name"])
            after = _key(p.text[m.start("name") : m.start("name") + len(own) + 20]).split()
            whole = after[: len(own.split())] == own.split()
            if key != own and not whole and not key.startswith(f"{own} ") and _spoilt(key, own):
                found[key].append(_Named(" ".join(m["name"].split()), "", True, p.at(m.start(), m.end("name"), 30)))
    for key, named in found.items():
        kept, whole = set(key.split()), set(own.split())
        if kept != whole and not (kept < whole and len(named) > MOST_SHORT):
            yield relation.finding(tuple(n.place for n in named), (key, own), named[0].name, own.title())
