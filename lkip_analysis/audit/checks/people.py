"""Officials: NIP that cannot be or are shared, and parties of an agreement in the wrong order."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.people import Line, NipMention, lines_in_order, nip_mentions, one_person, person_key
from lkip_analysis.audit.relations import Relation
from lkip_analysis.text.wording import gabung

if TYPE_CHECKING:
    from lkip_analysis.audit.audit import Audit

LENGTH = 18
EARLIEST_BIRTH = 1930
MIN_AGE = 15
"""Years between birth and appointment that a NIP must leave."""
PARTS = (("tanggal lahir", 0, 8), ("pengangkatan", 8, 14), ("jenis kelamin", 14, 15), ("nomor urut", 15, 18))


def _flaw(mention: NipMention) -> str:
    """What is impossible about a number; empty for a possible one.

    The two digits after the year of appointment are a month for a PNS, but a code for a PPPK: not checked.
    """
    nip = mention.nip
    if not mention.whole:
        return "memuat tanda yang bukan angka"
    if len(nip) != LENGTH:
        return f"terdiri atas {len(nip)} digit, bukan {LENGTH}"
    try:
        birth = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return "memuat tanggal lahir yang tidak ada"
    if birth.year < EARLIEST_BIRTH or birth.year + MIN_AGE > int(nip[8:12]):
        return "memuat tahun lahir yang tidak mungkin untuk tahun pengangkatannya"
    return "" if nip[14] in "12" else "memuat kode jenis kelamin selain 1 dan 2"


def _short(nip: str) -> str:
    return f"…{nip[-4:]}"


def _by_nip(document: SourceDocument) -> dict[str, list[list[NipMention]]]:
    """Mentions of each possible number by person, the one named most often first."""
    by_nip: dict[str, list[NipMention]] = defaultdict(list)
    for mention in nip_mentions(document):
        if mention.name and not _flaw(mention):
            by_nip[mention.nip].append(mention)
    return {nip: _persons(mentions) for nip, mentions in by_nip.items()}


def _persons(mentions: list[NipMention]) -> list[list[NipMention]]:
    persons: list[list[NipMention]] = []
    for mention in mentions:
        key = person_key(mention.name)
        same = next((p for p in persons if any(one_person(key, person_key(m.name)) for m in p)), None)
        persons.append([mention]) if same is None else same.append(mention)
    return sorted(persons, key=len, reverse=True)


def impossible(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A NIP of another length, with other signs, or with a birth date that cannot be."""
    for m in nip_mentions(audit.document):
        if flaw := _flaw(m):
            name = f" ({m.name})" if m.name else ""
            cause = (person_key(m.name), m.nip[-4:], flaw)
            yield relation.finding((m.place,), cause, _short(m.nip), name=name, flaw=flaw)


def shared(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """One number under the names of two persons."""
    for nip, persons in _by_nip(audit.document).items():
        if len(persons) > 1:
            names = [p[0].name for p in persons]
            yield relation.finding(
                tuple(m.place for p in reversed(persons) for m in p),
                (nip[-4:], *sorted(person_key(n) for n in names)),
                _short(nip),
                names=gabung(names),
            )


def two_numbers(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """One name with two numbers, none of which is another person's, too; sure where the birth date is one."""
    by_name: dict[str, list[NipMention]] = defaultdict(list)
    for persons in _by_nip(audit.document).values():
        for mention in persons[0] if len(persons) == 1 else ():
            by_name[person_key(mention.name)].append(mention)
    for key, mentions in by_name.items():
        (main, most), *others = Counter(m.nip for m in mentions).most_common()
        for nip, count in others:
            sure = nip[:8] == main[:8]
            hit = [m for m in mentions if m.nip == nip]
            yield relation.finding(
                tuple(m.place for m in (*hit, next(m for m in mentions if m.nip == main))),
                (key, nip[-10:], main[-10:]),
                _short(nip),
                _short(main) if most > count else "",
                severity=None if sure else Severity.WARNING,
                name=hit[0].name,
                main=_short(main),
                parts=gabung([part for part, i, j in PARTS if nip[i:j] != main[i:j]]),
                note="" if sure else " (Dugaan: keduanya satu orang.)",
            )


def spellings(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """One number under several spellings of one name; degrees do not count."""
    for nip, persons in _by_nip(audit.document).items():
        for person in persons:
            keys = Counter(person_key(m.name) for m in person).most_common()
            main = next(m.name for m in person if person_key(m.name) == keys[0][0])
            others = [m for m in person if person_key(m.name) != keys[0][0]]
            if others:
                names = list(dict.fromkeys(m.name for m in others))
                cause = (nip[-4:], *(person_key(n) for n in names))
                yield relation.finding(
                    tuple(m.place for m in others), cause, "; ".join(names), main, nip=_short(nip), names=gabung(names)
                )


RANKS: tuple[tuple[str, int], ...] = (
    (r"sekretaris\s+daerah", 6),
    (r"sekretaris|sekcam", 4),
    (r"kabid|kepala\s+bidang|kabag|kepala\s+bagian|inspektur\s+pembantu|irban", 3),
    (r"kasub\w*|kepala\s+sub\w*|kasi\b|kepala\s+seksi|lurah|kepala\s+upt", 2),
    (r"wali\s?kota|bupati|gubernur|menteri", 7),
    (r"kepala\s+(?:dinas|badan|satuan|kantor|pelaksana)|kadis|kaban|inspektur|camat|direktur", 5),
    (
        r"jf\b|jabatan\s+fungsional|fung?sional|analis|pengelola|pelaksana|staf|instruktur|pengadministrasi\w*|"
        r"bendahara|penata|penyuluh|mediator|perencana|pengantar|arsiparis|pranata|operator|pengemudi|penyusun",
        1,
    ),
)
"""How a jabatan begins, and its rank; what begins otherwise has none."""
_ACTING = re.compile(r"(?:pl[th]|pjs?|a\.n)\.?\s+", re.IGNORECASE)
_NAME = re.compile(r"\s*nama\s*:\s*(?P<text>\S.*)", re.IGNORECASE)
_POST = re.compile(r"\s*jabatan\s*:\s*(?P<text>\S.*)", re.IGNORECASE)
_CALLED = re.compile(r"\bdi\s?sebut\s*:?\s*(?:sebagai\s+)?pihak\s+(?P<party>pertama|kedua)\b", re.IGNORECASE)


class Party(NamedTuple):
    """A party of an agreement."""

    name: str
    post: Line

    @property
    def title(self) -> str:
        """The jabatan in one line."""
        return " ".join(self.post.text.split())

    @property
    def rank(self) -> int | None:
        """Rank of the jabatan; None where it is not known."""
        post = _ACTING.sub("", self.post.text.strip(), count=1)
        return next((r for pattern, r in RANKS if re.match(pattern, post, re.IGNORECASE)), None)

    @property
    def words(self) -> set[str]:
        """Words of the jabatan; `Kabid` is `Kepala Bidang`."""
        return set(re.findall(r"[a-z]{3,}", re.sub(r"\bkabid\b", "kepala bidang", self.post.text.casefold())))


def _agreements(document: SourceDocument) -> Iterator[tuple[Party, Party]]:
    """The two parties of each agreement, from `Nama :`, `Jabatan :` and `selanjutnya disebut Pihak …`."""
    name, post, first = "", None, None
    for line in lines_in_order(document):
        if m := _NAME.match(line.text):
            name, post = m["text"], None
        elif m := _POST.match(line.text):
            post = Line(m["text"], line.place)
        elif (m := _CALLED.search(line.text)) and name and post:
            party = Party(" ".join(name.split()), post)
            if m["party"].casefold() == "pertama":
                first = party
            elif first is not None:
                yield first, party
                first = None
            name, post = "", None


def swapped(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """A superior as Pihak Pertama of an agreement with his own subordinate."""
    for a, b in _agreements(audit.document):
        if a.rank is not None and b.rank is not None and a.rank > b.rank:
            yield relation.finding(
                tuple(replace(p.post.place, text=p.post.text) for p in (a, b)),
                (a.name, b.name, a.title, b.title),
                f"Pihak Pertama: {a.title}",
                f"Pihak Pertama: {b.title}",
                first=f"{a.name} ({a.title})",
                second=f"{b.name} ({b.title})",
            )


def two_posts(audit: "Audit", relation: Relation) -> Iterator[AuditFinding]:
    """One person in two agreements with jabatan that have no word in common."""
    by_person: dict[str, list[Party]] = defaultdict(list)
    for pair in _agreements(audit.document):
        for party in pair:
            by_person[person_key(party.name)].append(party)
    for key, parties in by_person.items():
        for a, b in combinations(parties, 2):
            if key and not a.words & b.words:
                posts = sorted((a.title, b.title))
                places = tuple(replace(p.post.place, text=p.post.text) for p in (a, b))
                yield relation.finding(places, (key, *posts), "; ".join(posts), name=a.name, posts=gabung(posts))
