"""Intervals of scales as printed: `≥ 90`, `76 ≤ 90`, `70% s.d < 85%`."""

import re
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.text.parse_numbers import baca_angka


class Rentang(NamedTuple):
    """An interval as printed; None where it has no bound. `desimal` is that of its bounds."""

    bawah: Decimal | None
    bawah_termasuk: bool
    atas: Decimal | None
    atas_termasuk: bool
    desimal: int

    def memuat(self, bawah: Decimal, atas: Decimal) -> bool:
        """Whether some value between `bawah` and `atas` lies in it."""
        kiri = self.bawah is None or atas > self.bawah or (atas == self.bawah and self.bawah_termasuk)
        kanan = self.atas is None or bawah < self.atas or (bawah == self.atas and self.atas_termasuk)
        return kiri and kanan


_PADANAN = (
    (r"lebih\s+(?:dari|besar)\s+(?:dari\s+)?atau\s+sama\s+dengan|minimal|paling\s+rendah|>=|=>|≥|⩾", " ≥ "),
    (r"kurang\s+(?:dari\s+)?atau\s+sama\s+dengan|maksimal|paling\s+tinggi|<=|=<|≤|⩽", " ≤ "),
    (r"lebih\s+(?:dari|besar(?:\s+dari)?)|di\s?atas", " > "),
    (r"kurang\s+dari|lebih\s+kecil(?:\s+dari)?|di\s?bawah", " < "),
    (r"([<>])", r" \1 "),
    (r"s\s?[./]\s?d\.?|\bsd\b|sampai(?:\s+dengan)?|hingga|–|—|(?<=[\d%\s])-(?=\s*[<>≤≥\d])", " s.d "),
    (r"ke\s+atas", " keatas "),
    (r"%|persen|\b(?:x|n|ie|te)\b|capaian|nilai|\(|\)|=", " "),
)
_TOKEN = re.compile(r"≥|≤|>|<|s\.d|keatas|\d+(?:[.,]\d+)*")


def baca_rentang(teks: str) -> Rentang | None:
    """Read an interval: `≥ 90`, `76 ≤ 90`, `75,1-90,0`, `70% s.d < 85%`, `di atas 100`, `55 ≤ x < 70`.

    Returns
    -------
    Rentang or None
        None where the cell is not one interval with at most two bounds.
    """
    bersih = teks.casefold()
    for pola, ganti in _PADANAN:
        bersih = re.sub(pola, ganti, bersih)
    token = bersih.split()
    if not token or len(token) > 6 or not all(_TOKEN.fullmatch(t) for t in token):
        return None
    angka = [a for t in token if t[0].isdigit() and (a := baca_angka(t, ","))]
    bentuk = " ".join("n" if t[0].isdigit() else t for t in token)
    if bentuk.count("n") != len(angka) or bentuk not in _BENTUK or "n" not in bentuk:
        return None
    bawah, termasuk, atas, atas_termasuk = _BENTUK[bentuk]
    nilai = [a.nilai for a in angka]
    hasil = Rentang(
        nilai[bawah] if bawah is not None else None,
        termasuk,
        nilai[atas] if atas is not None else None,
        atas_termasuk,
        max(a.desimal for a in angka),
    )
    if None not in (hasil.bawah, hasil.atas) and hasil.bawah > hasil.atas:
        hasil = hasil._replace(bawah=hasil.atas, bawah_termasuk=atas_termasuk, atas=hasil.bawah, atas_termasuk=termasuk)
    return hasil


_BENTUK: dict[str, tuple[int | None, bool, int | None, bool]] = {
    "≥ n": (0, True, None, False),
    "> n": (0, False, None, False),
    "n keatas": (0, True, None, False),
    "n s.d keatas": (0, True, None, False),
    "≤ n": (None, False, 0, True),
    "< n": (None, False, 0, False),
    "s.d n": (None, False, 0, True),
    "n s.d n": (0, True, 1, True),
    "n ≤ n": (0, True, 1, True),
    "n < n": (0, True, 1, False),
    "n s.d ≤ n": (0, True, 1, True),
    "n s.d < n": (0, True, 1, False),
    "≥ n s.d n": (0, True, 1, True),
    "≥ n s.d < n": (0, True, 1, False),
    "≥ n s.d ≤ n": (0, True, 1, True),
    "> n s.d n": (0, False, 1, True),
    "> n s.d ≤ n": (0, False, 1, True),
    "> n s.d < n": (0, False, 1, False),
    "≥ n < n": (0, True, 1, False),
    "≥ n ≤ n": (0, True, 1, True),
    "> n ≤ n": (0, False, 1, True),
    "> n < n": (0, False, 1, False),
    "n ≤ ≤ n": (0, True, 1, True),
    "n ≤ < n": (0, True, 1, False),
    "n < ≤ n": (0, False, 1, True),
    "n < < n": (0, False, 1, False),
    "n > ≥ n": (0, False, 1, True),
    "n ≥ ≥ n": (0, True, 1, True),
    "n": (0, True, 0, True),
}
"""Bounds by the form of an interval: positions of the lower and upper number, and whether each is in it."""
