"""The words of `lexicon.toml` in a text: each with its kind and sense, the longest phrase first."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("lexicon.toml")
_WORD = re.compile(r"[^\W\d_]+(?:[-–][^\W\d_]+)*")
_ENCLITIC = "nya"
NAMES = "name"
_SIDES = {"dari": "from", "menjadi": "to"}


class Sense(NamedTuple):
    """A phrase of the lexicon in a text: `text[start:end]` is of `kind` `sense`, `order` `rise`."""

    start: int
    end: int
    kind: str
    sense: str

    def is_a(self, kind: str, *senses: str) -> bool:
        """Whether it is of a kind, and of one of these senses where some are given."""
        return self.kind == kind and (not senses or self.sense in senses)


_Tree = dict[str, "dict | tuple[tuple[str, str], ...]"]
_END = ""


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def name_heads() -> frozenset[str]:
    """Words that names of indicators begin with, and a text may leave out: `persentase`, `jumlah`."""
    return frozenset(_data()[NAMES]["head"])


def lower_words() -> frozenset[str]:
    """Words of names that may say that less is better: `kematian`."""
    return frozenset(_data()[NAMES]["lower"])


def row_words() -> frozenset[str]:
    """What sentences call the rows of tables when they count them: `indikator`, `program`."""
    return frozenset(_data()[NAMES]["rows"])


@cache
def _tree() -> _Tree:
    """Phrases as a tree of words; under `_END` stand the (kind, sense) pairs of the phrase that ends there."""
    root: _Tree = {}
    for kind, senses in _data().items():
        if kind == NAMES:
            continue
        for sense, phrases in senses.items():
            for phrase in phrases:
                for form in (phrase.rstrip("*"), phrase.rstrip("*") + _ENCLITIC)[: 1 + phrase.endswith("*")]:
                    node = root
                    for word in form.split():
                        node = node.setdefault(word, {})
                    node[_END] = (*node.get(_END, ()), (kind, sense))
    return root


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Give (start, end, lower case) of the words of a text."""
    return [
        (m.start(), m.end(), m[0].casefold().replace("–", "-"))
        for m in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def senses(text: str, start: int = 0, end: int | None = None) -> Iterator[Sense]:
    """Give the senses of `text[start:end]` in order; one phrase may have several, and phrases do not overlap."""
    found = words(text, start, end)
    at = 0
    while at < len(found):
        node, best, steps = _tree(), None, 0
        for step in range(at, len(found)):
            if step > at and text[found[step - 1][1] : found[step][0]].strip():
                break
            node = node.get(found[step][2])
            if node is None:
                break
            if _END in node:
                best, steps = node[_END], step - at + 1
        if best:
            span = found[at][0], found[at + steps - 1][1]
            for kind, sense in best:
                yield Sense(*span, kind, sense)
            if best[0][0] == "order" and steps > 1 and (side := _SIDES.get(found[at + steps - 1][2])):
                yield Sense(found[at + steps - 1][0], span[1], "link", side)
            if best[0][0] == "order" and "target" in text[span[0] : span[1]].casefold():
                yield Sense(*span, "measure", "target")
        at += steps or 1
