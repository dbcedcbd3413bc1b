"""In what a topic is counted: the units that its cells, rows and headers print; money in full rupiah."""

import re
from dataclasses import replace

from lkip_analysis.audit.facts import MONEY, Fact
from lkip_analysis.audit.sentences.lexicon import word_list

LEAST_AMOUNT = 10**5
LARGE = 10**8
"""A bare whole number from here on is an amount of money."""
_SCALE = re.compile(r"\b(?:dalam\s+)?(?:rp\.?\s*)?(ribu|juta|miliar|milyar)(?:an)?\b", re.I)
_MONEY = re.compile(r"\brp\b|rupiah", re.I)
_POWER = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9}
_IN_BRACKETS = re.compile(r"\(([\w/%]{1,12})\)")
_SAME = {"persen": "%", "persentase": "%", "rp": "Rp", "rupiah": "Rp"}
LONGEST_UNIT = 25


def units_of(fact: Fact) -> set[str]:
    """The unit of a figure as its cell, its row or its header prints it."""
    found = [fact.value.satuan or ""]
    if fact.role is not None:
        cells = [c.content for c in fact.role.row.cells if "satuan" in c.column.name.casefold()]
        found += [c for c in cells if len(c) < LONGEST_UNIT]
        found += [m[1] for t in (fact.role.cell.column.name, fact.subject) if (m := _IN_BRACKETS.search(t))]
    if fact.measure in MONEY or (fact.value.satuan is None and abs(fact.value.nilai) >= LARGE):
        found.append("Rp")
    low = (" ".join(u.casefold().split()) for u in found)
    return {_SAME.get(u, u) for u in low if u}


def fit(own: set[str], said: frozenset[str]) -> bool:
    """Whether figures with these units can be of a topic with those."""
    if "Rp" in said:
        return "Rp" in own or not own
    nouns, known = said - {"%", "", "poin"}, own - {"%", "Rp", "nilai", "indeks", "poin"}
    common = set(word_list("units"))
    if nouns and known:
        return bool(nouns & known) or not known & common
    return not (own == {"%"} and nouns & common)


def as_amount(fact: Fact) -> Fact:
    """Money as the rupiah that it is: printed without `Rp`, or in millions by its header, its row or its title."""
    value = fact.value
    if fact.role is None or value.satuan is not None or value.kosong:
        return fact
    head, size = fact.role.cell.column.name, abs(value.nilai)
    if value.desimal == 0 and size >= LEAST_AMOUNT and (fact.measure in MONEY or _MONEY.search(head) or size >= LARGE):
        return replace(fact, value=value._replace(satuan="Rp", alternatif=None))
    for text in (head, fact.subject, fact.role.table.title):
        if (m := _SCALE.search(text)) and _MONEY.search(text):
            power = _POWER[m[1].casefold()]
            amount = value.nilai.scaleb(power)
            return replace(
                fact, value=value._replace(nilai=amount, desimal=value.desimal - power, satuan="Rp", alternatif=None)
            )
    return fact
