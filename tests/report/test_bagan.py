"""No box of a diagram overlaps another, and no text leaves its box."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import FancyBboxPatch

from lkip_analysis.report.charts.tree import pohon

KATA = ["Bidang", "Penanaman", "Modal", "dan", "Pelayanan", "Perizinan", "UPT", "Subbagian"]

nama = st.lists(st.sampled_from(KATA), min_size=1, max_size=9).map(" ".join)


@st.composite
def susunan(draw):
    """A tree: the parent of each node is one of those before it."""
    banyak = draw(st.integers(1, 14))
    induk = [None] + [draw(st.integers(0, n - 1)) for n in range(1, banyak)]
    return [(str(n), None if i is None else str(i), draw(nama)) for n, i in enumerate(induk)]


def kotak(figure):
    (sumbu,) = figure.axes
    return [
        p.get_path().transformed(p.get_patch_transform()).get_extents()
        for p in sumbu.patches
        if isinstance(p, FancyBboxPatch)
    ]


@settings(max_examples=60)
@given(susunan())
def test_boxes_stand_apart_and_inside_the_drawing(simpul):
    figure = pohon(simpul)
    (sumbu,) = figure.axes
    semua = kotak(figure)
    assert len(semua) == len(simpul)
    for a, b in combinations(semua, 2):
        assert a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0
    kiri, kanan = sumbu.get_xlim()
    bawah, atas = sumbu.get_ylim()
    assert all(kiri <= k.x0 and k.x1 <= kanan and atas <= k.y0 and k.y1 <= bawah for k in semua)


@st.composite
def dua_jenjang(draw):
    """An organisation as it is found: units below the top, and parts below the units."""
    unit = [(f"u{n}", "0", draw(nama)) for n in range(draw(st.integers(1, 7)))]
    bagian = [(f"b{n}", draw(st.sampled_from(unit))[0], draw(nama)) for n in range(draw(st.integers(0, 8)))]
    return [("0", None, draw(nama)), *unit, *bagian]


@settings(max_examples=30)
@given(dua_jenjang())
def test_text_stays_inside_its_box(simpul):
    figure = pohon(simpul)
    (sumbu,) = figure.axes
    pena = FigureCanvasAgg(figure).get_renderer()
    kembali = sumbu.transData.inverted()
    for batas, teks in zip(kotak(figure), sumbu.texts, strict=True):
        tulisan = teks.get_window_extent(pena).transformed(kembali)
        assert abs(tulisan.height) <= batas.height and abs(tulisan.width) <= batas.width, teks.get_text()


def test_all_text_is_drawn():
    figure = pohon([("1", None, "Dinas"), ("2", "1", "Bidang Pelayanan Perizinan"), ("3", "2", "Loket A")])
    (sumbu,) = figure.axes
    assert [" ".join(t.get_text().split()) for t in sumbu.texts] == [
        "Dinas",
        "Bidang Pelayanan Perizinan",
        "Loket A",
    ]


@pytest.mark.parametrize("simpul", [[("1", None, "Dinas")], [("1", None, "A"), ("2", None, "B")], []])
def test_small_trees(simpul):
    assert len(kotak(pohon(simpul))) == len(simpul)
