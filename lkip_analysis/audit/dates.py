"""Dates in words: months, lines of place and date, the months in which the perjanjian kinerja was amended."""

import re
from collections.abc import Iterable

from lkip_analysis.audit.document import Paragraf

BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_LAIN = {"pebruari": 2, "nopember": 11}
_NAMA_BULAN = "|".join((*BULAN, *_LAIN))
TANGGAL = rf"(?:(?P<hari>\d{{1,2}})\s+)?(?P<bulan>{_NAMA_BULAN})\s+(?P<tahun>20\d\d)"
"""Pattern of a date or a month with its year: `30 September 2030`."""

Bulan = tuple[int, int]
"""Year and month; they sort by time."""

PERUBAHAN_DISUSUN = re.compile(rf"{TANGGAL}[^.;]{{0,60}}?\bperubahan\s+perjanjian\s+kinerja", re.IGNORECASE)
"""A sentence that says when an amendment was drawn up: begins with its date."""


def bulan(cocok: re.Match[str]) -> Bulan:
    """Year and month of a match of `TANGGAL`."""
    nama = cocok["bulan"].casefold()
    return int(cocok["tahun"]), _LAIN.get(nama) or BULAN.index(nama) + 1


def cetak_bulan(waktu: Bulan) -> str:
    """Print a month: `September 2030`."""
    return f"{BULAN[waktu[1] - 1].capitalize()} {waktu[0]}"


def bulan_perubahan(paragraf: Iterable[Paragraf]) -> list[Bulan]:
    """The months in which sentences say that an amendment was drawn up, in order."""
    return sorted({bulan(m) for p in paragraf for m in PERUBAHAN_DISUSUN.finditer(p.teks)})
