"""Labels of classes, `sangat baik`, of the scales that a document prints, also in a sentence."""

import re
from collections.abc import Iterator, Sequence

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.intervals import read_interval
from lkip_analysis.audit.scales import MIN_CLASSES, PrintedClass, PrintedScale, label_key
from lkip_analysis.text.parse_numbers import AngkaTercetak

_WORDS = r"[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3}"
_LABEL_FIRST = re.compile(
    rf"[*_“\"]*(?P<label>{_WORDS})[*_”\"]*\s*(?:\(|=|:)\s*(?P<interval>[^();:]{{2,40}}?)\s*(?=[);]|$)"
)
_INTERVAL = r"[<>≥≤\d][^;:()a-zA-Z]{0,30}?"
_INTERVAL_FIRST = re.compile(
    rf"(?:^|[;:])\s*(?P<interval>{_INTERVAL})\s*(?:[:=]\s*)?[*_“\"]*(?P<label>{_WORDS})[*_”\"]*\s*(?=;|\.|$)"
)
_LEAD = re.compile(r"^(?:dan|serta|yaitu|adalah|atau)\s+", re.I)
LONGEST = 1500
"""A longer paragraph is no scale."""


class LabelBook:
    """The labels that the scales of a document give to a capaian.

    Parameters
    ----------
    document : SourceDocument
    scales : sequence of PrintedScale
        Those of its tables and lists.
    """

    def __init__(self, document: SourceDocument, scales: Sequence[PrintedScale]) -> None:
        self._scales = [s for s in (*scales, *_in_a_row(document)) if s.about == "capaian"]
        self._labels = sorted({n.casefold() for s in self._scales for n in s.names}, key=lambda n: (-len(n), n))

    def first_in(self, text: str) -> str:
        """The label that stands first in a text, in lower case; the longest of those there."""
        low = " ".join(text.casefold().split())
        hits = [(m.start(), name) for name in self._labels if (m := re.search(rf"\b{re.escape(name)}\b", low))]
        return min(hits, key=lambda h: h[0])[1] if hits else ""

    def of(self, value: AngkaTercetak, label: str = "") -> set[str]:
        """The labels that the scales (those that have `label`, where one is given) give a value."""
        scales = [s for s in self._scales if not label or s.has(label)]
        return {name.casefold() for s in scales for name in s.labels(value)}


def _in_a_row(document: SourceDocument) -> Iterator[PrintedScale]:
    """`Tinggi (76-90,99), Sedang (66-75,99), …`, `≥ 100% sangat baik; 80% – 99,99% baik; …`."""
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) > LONGEST or not re.search("[<>≥≤–-]", text):
            continue
        for pattern in (_LABEL_FIRST, _INTERVAL_FIRST):
            classes = []
            for m in pattern.finditer(text):
                interval = read_interval(" ".join(re.sub(r"\bke atas\b", "", m["interval"]).split()))
                if interval is not None:
                    label = _LEAD.sub("", " ".join(m["label"].split()))
                    classes.append(PrintedClass(label, interval, m[0], paragraph.at(m.start(), m.end())))
            if MIN_CLASSES <= len(classes) == len({label_key(c.label) for c in classes}):
                classes.sort(key=lambda c: (c.interval.low is not None, c.interval.low or 0), reverse=True)
                about = "efisiensi" if re.search(r"\befisien", text, re.I) else "capaian"
                yield PrintedScale(paragraph.section.title or "skala dalam teks", about, tuple(classes))
                break
