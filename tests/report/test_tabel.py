"""The one rendering of a table: header levels, merged cells, spans, missing values, escaping."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from lkip_analysis.report.origin.values import Besaran
from lkip_analysis.report.tables.table import Kolom, Tabel


def table(kolom, rows, **about):
    return fromstring(Tabel("x", "Tabel I.1", "Judul", tuple(kolom), pd.DataFrame(rows), **about)._repr_html_())


def grid(element):
    """Lay the cells of a table out on its grid: every place is filled once, or the table is not sound."""
    rows = element.xpath(".//tr")
    placed = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in placed:
                x += 1
            for dy in range(int(cell.get("rowspan", 1))):
                for dx in range(int(cell.get("colspan", 1))):
                    assert (y + dy, x + dx) not in placed
                    placed[y + dy, x + dx] = cell.text_content()
    assert len(placed) == len(rows) * (1 + max(x for _, x in placed))
    return placed


def test_header_groups_span_and_leaves_reach_down():
    kolom = [Kolom("a", "No."), Kolom("b", "Realisasi", grup=("2023",)), Kolom("c", "Capaian", grup=("2023",)),
             Kolom("d", "Realisasi", grup=("2024",))]  # fmt: skip
    element = table(kolom, [{"a": "1", "b": "x", "c": "y", "d": "z"}])
    heads = [
        (th.text_content(), th.get("rowspan"), th.get("colspan"), th.get("scope")) for th in element.xpath(".//th")
    ]
    assert heads == [
        ("No.", "2", None, "col"), ("2023", None, "2", "colgroup"), ("2024", None, None, "colgroup"),
        ("Realisasi", None, None, "col"), ("Capaian", None, None, "col"), ("Realisasi", None, None, "col"),
    ]  # fmt: skip
    grid(element.find(".//table"))


def test_equal_neighbours_merge_within_the_columns_to_the_left():
    kolom = [
        Kolom("s", "Sasaran", gabung=True),
        Kolom("k", "Keterangan", gabung=True),
        Kolom("i", "Indikator"),
    ]
    rows = [{"s": "A", "k": "x", "i": "1"}, {"s": "A", "k": "x", "i": "2"}, {"s": "B", "k": "x", "i": "3"}]
    element = table(kolom, rows)
    spans = [[td.get("rowspan", "1") for td in tr] for tr in element.xpath(".//tbody/tr")]
    assert spans == [["2", "2", "1"], ["1"], ["1", "1", "1"]]


def test_missing_is_said_and_never_zero():
    kolom = [Kolom("a", "Nilai", "persen"), Kolom("b", "Lain", "rupiah", kosong="–")]
    element = table(kolom, {"a": pd.array([pd.NA, 0.0], "Float64"), "b": pd.array([pd.NA, 0], "Int64")})
    assert [[td.text_content() for td in tr] for tr in element.xpath(".//tbody/tr")] == [
        ["belum tersedia", "–"],
        ["0%", "Rp0"],
    ]


def test_units_lists_and_lines():
    kolom = [Kolom("a", "A", "besaran"), Kolom("b", "B"), Kolom("c", "C")]
    element = table(kolom, [{"a": Besaran(4.59, satuan="%"), "b": ["satu", "dua"], "c": "baris 1\nbaris 2"}])
    a, b, c = element.xpath(".//tbody/tr/td")
    assert a.text_content() == "4,59%" and "right" in a.get("style")
    assert [li.text for li in b.xpath(".//li")] == ["satu", "dua"]
    assert len(c.xpath(".//br")) == 1


def test_a_wide_row_and_its_kind():
    element = table(
        [Kolom("a", "A"), Kolom("b", "B")],
        [{"a": "Nihil", "rentang": 2, "kelas": "jumlah"}, {"a": "x", "b": "y"}],
    )
    assert element.xpath(".//tbody/tr[1]/@class") == ["jumlah"]
    assert element.xpath(".//tbody/tr[1]/td/@colspan") == ["2"]
    grid(element.find(".//table"))


def test_number_row_source_and_orientation():
    element = table(
        [Kolom("a", "A"), Kolom("b", "B")],
        [{"a": "x", "b": "y"}],
        nomor_kolom=True,
        sumber="DPA",
        lanskap=True,
    )
    assert element.xpath(".//tr[@class='nomor-kolom']/th/text()") == ["(1)", "(2)"]
    assert element.get("class") == "tabel lanskap"
    assert element.xpath(".//div[@class='sumber']/text()") == ["Sumber: DPA"]


@pytest.mark.parametrize("value", ["<script>x</script>", "a & b", '"><img src=x>', "{{7*7}}", "=cmd|' /C calc'!A0"])
def test_text_is_printed_as_it_is(value):
    element = table([Kolom("a", value)], [{"a": value}], sumber=value)
    assert element.xpath(".//tbody//td")[0].text_content() == value
    assert element.xpath(".//th")[0].text_content() == value
    assert not element.xpath(".//script | .//img")


@given(
    st.lists(st.tuples(*[st.sampled_from("AB")] * 3), min_size=1, max_size=12),
    st.tuples(*[st.booleans()] * 3),
)
def test_every_place_of_the_grid_is_filled_once(rows, merged):
    kolom = [Kolom(name, name, gabung=gabung) for name, gabung in zip("abc", merged, strict=True)]
    placed = grid(table(kolom, [dict(zip("abc", row, strict=True)) for row in rows]).find(".//table"))
    for y, row in enumerate(rows):
        assert [placed[y + 1, x] for x in range(3)] == list(row)
