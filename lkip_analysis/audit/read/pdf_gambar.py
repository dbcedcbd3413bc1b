"""Drawings on a PDF page: charts and charts of an organisation, whose labels are no text of the report."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from lkip_analysis.audit.document import Box
from lkip_analysis.audit.read.pdf_kata import Kata, baris_kata

MIN_SISI = 8.0
"""Smallest side of a drawn area, in points; thinner ones are rules."""
MAKS_BIDANG = 300
"""Most areas of a page that are looked at; one with more is a map, and labels of it are few."""
MIN_BATANG = 3
"""Separate areas inside a frame that make it a chart."""
SUMBU = 40.0
"""Room around bars for the figures of their axes, in points."""
MIN_KOTAK = 4
"""Separate areas without a frame that make a chart of an organisation."""
MIN_TINGGI = 2.2
"""Height of a box with a label, compared with the size of type; lower ones are painted behind a line of text."""
CELAH = 3.0
"""Areas nearer to each other are cells of a table."""
MAKS_HALAMAN = 0.9
"""Share of the page's width and height from which on an area is its frame or background."""


def tanpa_label(
    kata: list[Kata], objek: dict[str, list[dict[str, Any]]], tabel: Iterable[Box], kertas: Box
) -> list[Kata]:
    """Leave out the words inside drawings; `tabel` are the places of tables, whose cells may be painted."""
    daerah = list(_daerah(_bidang(objek, list(tabel), kertas), kata))
    if not daerah:
        return kata
    sumbu = [d for d, berbingkai in daerah if not berbingkai]
    angka = {id(k) for b in baris_kata(kata) if all(any(c.isdigit() for c in k.teks) for k in b) for k in b}
    bingkai = [d for d, berbingkai in daerah if berbingkai]
    return [
        k
        for k in kata
        if not any(_label(k, d) for d in bingkai) and not (id(k) in angka and any(_label(k, d) for d in sumbu))
    ]


def _bidang(objek: dict[str, list[dict[str, Any]]], tabel: list[Box], kertas: Box) -> list[tuple[Box, bool]]:
    """Areas outside tables, each once, and whether it is curved."""
    hasil: dict[Box, bool] = {}
    for o in (*objek.get("rect", ()), *objek.get("curve", ())):
        k = (float(o["x0"]), float(o["top"]), float(o["x1"]), float(o["bottom"]))
        lebar, tinggi = k[2] - k[0], k[3] - k[1]
        halaman = lebar > MAKS_HALAMAN * kertas[2] and tinggi > MAKS_HALAMAN * kertas[3]
        if min(lebar, tinggi) < MIN_SISI or halaman or any(_bersinggungan(k, t) for t in tabel):
            continue
        bulat: Box = tuple(round(x / CELAH) * CELAH for x in k)  # type: ignore[assignment]
        hasil[bulat] = hasil.get(bulat, False) or len(o.get("pts", ())) > 10
        if len(hasil) > MAKS_BIDANG:
            return []
    return list(hasil.items())


def _daerah(bidang: list[tuple[Box, bool]], kata: list[Kata]) -> Iterator[tuple[Box, bool]]:
    """Drawings, and whether they have a frame; without one only lines of figures around the bars are labels."""
    lepas = [k for k, _ in bidang]
    for luar, _ in sorted(bidang, key=lambda b: -_luas(b[0])):
        dalam = [(k, lengkung) for k, lengkung in bidang if k != luar and _memuat(luar, k)]
        if any(lengkung for _, lengkung in dalam) or _terpisah([k for k, _ in dalam]) >= MIN_BATANG:
            yield luar, True
            lepas = [k for k in lepas if k != luar and not _memuat(luar, k)]
    for dasar in {k[3] for k in lepas}:
        batang = [k for k in lepas if k[3] == dasar and not any(_label(satu, k) for satu in kata)]
        if _terpisah(batang) >= MIN_BATANG:
            x0, atas, x1 = min(k[0] for k in batang), min(k[1] for k in batang), max(k[2] for k in batang)
            yield (x0 - SUMBU, atas - SUMBU, x1 + SUMBU, dasar + SUMBU), False
            lepas = [k for k in lepas if k not in batang]
    if _terpisah(lepas) >= MIN_KOTAK:
        yield from ((k, True) for k in lepas)


def _terpisah(kotak: list[Box]) -> int:
    """Number of areas apart from each other, some side by side; 0 where two touch, as cells do."""
    satu: list[Box] = []
    for k in sorted(kotak, key=_luas, reverse=True):
        if not any(_tumpang(k, lain) for lain in satu):
            satu.append(k)
    pasangan = list(combinations(satu, 2))
    if any(_bersinggungan(a, b) for a, b in pasangan):
        return 0
    return len(satu) if any(a[1] < b[3] and b[1] < a[3] for a, b in pasangan) else 0


def _luas(k: Box) -> float:
    return (k[2] - k[0]) * (k[3] - k[1])


def _memuat(luar: Box, dalam: Box) -> bool:
    return luar[0] <= dalam[0] and luar[1] <= dalam[1] and dalam[2] <= luar[2] and dalam[3] <= luar[3]


def _tumpang(a: Box, b: Box) -> bool:
    """Whether most of the smaller one lies in the other: a shadow, an outline."""
    bersama = max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    return bersama > 0.6 * min(_luas(a), _luas(b))


def _bersinggungan(a: Box, b: Box) -> bool:
    return a[0] < b[2] + CELAH and b[0] < a[2] + CELAH and a[1] < b[3] + CELAH and b[1] < a[3] + CELAH


def _label(k: Kata, d: Box) -> bool:
    x, y = (k.x0 + k.x1) / 2, (k.atas + k.bawah) / 2
    return d[0] <= x <= d[2] and d[1] <= y <= d[3] and d[3] - d[1] > MIN_TINGGI * k.ukuran
