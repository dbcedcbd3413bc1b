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
_UNSCANNED = ("name", "list")
_SIDES = {"dari": "from", "menjadi": "to"}
_END = ""


class Sense(NamedTuple):
    """A phrase of the lexicon in a text: `text[start:end]` is of `kind` `sense`, `order` `rise`."""

    start: int
    end: int
    kind: str
    sense: str

    def is_a(self, kind: str, *senses: str) -> bool:
        """Whether it is of a kind, and of one of these senses where some are given."""
        return self.kind == kind and (not senses or self.sense in senses)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def word_list(name: str, kind: str = "list") -> tuple[str, ...]:
    """A list of the lexicon that is no sense: `ordinals`; of kind `name`, `head`: what names begin with."""
    return tuple(_data()[kind][name])


@cache
def _tree() -> dict:
    """Phrases as a tree of words; under `_END` stand the (kind, sense) pairs of the phrase that ends there."""
    root: dict = {}
    for kind, by_sense in _data().items():
        for sense, phrases in by_sense.items() if kind not in _UNSCANNED else ():
            for phrase in phrases:
                bare = phrase.rstrip("*")
                for form in (bare, bare + _ENCLITIC) if phrase != bare else (bare,):
                    node = root
                    for word in form.split():
                        node = node.setdefault(word, {})
                    node[_END] = (*node.get(_END, ()), (kind, sense))
    return root


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Give (start, end, lower case) of the words of a text."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [(m.start(), m.end(), m[0].casefold().replace("–", "-")) for m in found]


def senses(text: str, start: int = 0, end: int | None = None) -> Iterator[Sense]:
    """Give the senses of `text[start:end]` in order; one phrase may have several, and phrases do not overlap.

    A phrase of order that names the target is one of the measure, too; one that ends in `dari` opens a comparison.
    """
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
            a, (last, b, word) = found[at][0], found[at + steps - 1]
            yield from (Sense(a, b, kind, sense) for kind, sense in best)
            if best[0][0] == "order" and steps > 1 and word in _SIDES:
                yield Sense(last, b, "link", _SIDES[word])
            if best[0][0] == "order" and "target" in text[a:b].casefold():
                yield Sense(a, b, "measure", "target")
        at += steps or 1
