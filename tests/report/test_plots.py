"""Charts: what is not known leaves its place empty and says so, labels are readable, equal data give equal bytes."""

from itertools import pairwise

import pytest
from matplotlib.text import Text

from lkip_analysis.report.charts.plots import Batang, Geser, Panel, batang, pergeseran, perkembangan
from lkip_analysis.report.charts.style import LEBAR, SEMPIT, lipat, rupiah_singkat, svg


def cetak(nilai):
    return f"{nilai:g}"


PANEL = Panel("Nilai $ layanan_daring", [2030, 2031, 2032], [4, 5, 6], [3, None, 7], (2034, 9), cetak)
BATANG = [
    Batang("Program Pelayanan dengan nama yang panjang sekali sehingga dilipat", 60, 100, "60%", rincian="6 dari 10"),
    Batang("Program Kedua", None, 40, "belum tersedia"),
    Batang("Program Ketiga", 130, 100, "130%", kurang=True),
]
GESER = [Geser("Program A", 5, 5, "5", "5", "tetap"), Geser("Program B", 9, 2, "9", "2", "turun 7")]
GAMBAR = {
    "perkembangan": lambda lebar: perkembangan([PANEL] * 3, lebar),
    "batang": lambda lebar: batang(BATANG, lebar, 100, "target = 100%"),
    "pergeseran": lambda lebar: pergeseran(GESER, lebar, ("semula", "menjadi")),
}


def tulisan(figure):
    return [t for t in figure.findobj(Text) if t.get_text().strip()]


@pytest.mark.parametrize("lebar", [LEBAR, SEMPIT])
@pytest.mark.parametrize("nama", GAMBAR)
def test_every_label_is_at_least_eight_points_and_within_the_drawing(nama, lebar):
    figure = GAMBAR[nama](lebar)
    figure.draw_without_rendering()
    assert min(t.get_fontsize() for t in tulisan(figure)) >= 8
    kiri, kanan = -2, figure.bbox.width + 2
    luar = [
        t.get_text()
        for t in tulisan(figure)
        if not kiri <= t.get_window_extent().x0 <= t.get_window_extent().x1 <= kanan
    ]
    assert not luar


@pytest.mark.parametrize("nama", GAMBAR)
def test_equal_data_give_equal_bytes(nama):
    assert svg(GAMBAR[nama](LEBAR)) == svg(GAMBAR[nama](LEBAR))


def test_a_missing_realisasi_says_so_and_breaks_no_line():
    teks = [t.get_text() for t in tulisan(perkembangan([PANEL], LEBAR))]
    assert "belum tersedia" in teks and {"3", "7", "target akhir 9"} <= set(teks)


def test_a_realisasi_that_is_the_target_is_written_once():
    sama = Panel("A", [2031], [5], [5], None, cetak)
    assert [t.get_text() for t in tulisan(perkembangan([sama], LEBAR))].count("5") == 1


def test_bars_are_as_long_as_their_values():
    sumbu = batang(BATANG, LEBAR).axes[0]
    panjang = [round(b.get_width(), 6) for b in sumbu.patches]
    dari, nilai, kosong, lebih_dari, lebih = panjang
    assert (
        nilai / dari == pytest.approx(0.6)
        and lebih / lebih_dari == pytest.approx(1.3)
        and kosong / dari == pytest.approx(0.4)
    )


def test_labels_are_folded_and_cut():
    baris = lipat("kata " * 40, 2.0).split("\n")
    assert len(baris) == 3 and baris[-1].endswith("…")


def test_money_in_labels():
    nilai = [0, 950, 1_500, 20_000_000, 2_860_000_000, 3_000_000_000_000]
    assert [rupiah_singkat(n) for n in nilai] == [
        "Rp0", "Rp950", "Rp1,5 ribu", "Rp20 juta", "Rp2,86 miliar", "Rp3 triliun",
    ]  # fmt: skip
    assert rupiah_singkat(-5_000_000) == "-Rp5 juta"
    assert all(rupiah_singkat(a) != rupiah_singkat(b) for a, b in pairwise(nilai))
