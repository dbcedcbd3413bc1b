"""Kinds of rows: means, names."""

import re

from lkip_analysis.audit.document import Row

_MEAN = re.compile(
    r"\s*(?:nilai\s+)?(?:rata\s*-?\s*rata|rerata|average|mean)"
    r"(?:\W+(?:nilai|capaian|pencapaian|realisasi|serapan|penyerapan|kinerja|anggaran|persentase|persen|total|jumlah|"
    r"seluruh\w*|keseluruhan|sasaran|strategis|indikator|utama|iku|program|kegiatan|per|tahun|tingkat|efisiensi|[ivx\d]+))*"
    r"\W*",
    re.IGNORECASE,
)
"""`Rata-rata capaian kinerja` is a mean of the rows above, `Rata-rata lama sekolah` is an indicator."""


def is_mean(row: Row) -> bool:
    """Whether a row holds the means of the rows above it."""
    return any(_MEAN.fullmatch(c.text) for c in row.filled[:2])


def is_name(text: str) -> bool:
    """Whether a cell names something: two words or more, `3 Perluasan Kesempatan` too, but not `30 orang`."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 1]
    return len(words) > 1 and sum(map(len, words)) > 5
