"""Scales that a sentence prints: `Tinggi (76-90,99), Sedang (66-75,99), …`, `≥ 100% sangat baik; 80% – 99,99% baik; …`."""

import re
from collections.abc import Iterator

from lkip_analysis.audit.document import SourceDocument
from lkip_analysis.audit.intervals import read_interval
from lkip_analysis.audit.scales import MIN_CLASSES, PrintedClass, PrintedScale, label_key

_LABEL_FIRST = re.compile(
    r"[*_“\"]*(?P<label>[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3})[*_”\"]*\s*(?:\(|=|:)\s*(?P<interval>[^();:]{2,40}?)\s*(?=[);]|$)"
)
_INTERVAL_FIRST = re.compile(
    r"(?:^|[;:])\s*(?P<interval>[<>≥≤\d][^;:()a-zA-Z]{0,30}?)\s*(?:[:=]\s*)?[*_“\"]*(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,3})[*_”\"]*\s*(?=;|\.|$)"
)
_LEAD = re.compile(r"^(?:dan|serta|yaitu|adalah|atau)\s+", re.IGNORECASE)
_OF_EFFICIENCY = re.compile(r"\befisien", re.IGNORECASE)
LONGEST = 1500
"""A longer paragraph is no scale."""


def running_scales(document: SourceDocument) -> Iterator[PrintedScale]:
    """Give the scales that paragraphs print in a row, best class first."""
    for paragraph in document.paragraphs:
        text = paragraph.text
        if len(text) > LONGEST or not any(c in text for c in "<>≥≤-–"):
            continue
        for pattern in (_LABEL_FIRST, _INTERVAL_FIRST):
            classes = []
            for m in pattern.finditer(text):
                interval = read_interval(" ".join(re.sub(r"\bke atas\b", "", m["interval"]).split()))
                label = _LEAD.sub("", " ".join(m["label"].split()))
                if interval is not None and label:
                    classes.append(PrintedClass(label, interval, m[0], paragraph.at(m.start(), m.end())))
            labels = {label_key(c.label) for c in classes}
            if len(classes) >= MIN_CLASSES and len(labels) == len(classes):
                classes.sort(key=lambda c: (c.interval.low is not None, c.interval.low or 0), reverse=True)
                about = "efisiensi" if _OF_EFFICIENCY.search(text) else "capaian"
                yield PrintedScale(paragraph.section.title or "skala dalam teks", about, tuple(classes))
                break
