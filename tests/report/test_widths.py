"""Widths of columns: shares of the page, unless a word needs more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.report.tables.widths import share_out

BESAR = st.floats(1, 1000)


def test_shares_are_kept_where_every_word_has_room():
    assert share_out(100, [1, 3], [10, 10]) == [25, 75]


def test_a_column_gets_the_room_that_its_longest_word_needs():
    assert share_out(100, [1, 3, 6], [25, 10, 10]) == pytest.approx([25, 25, 50])


def test_a_column_that_gave_too_much_keeps_what_it_needs():
    assert share_out(100, [1, 1, 1], [60, 30, 0]) == pytest.approx([60, 30, 10])


def test_words_that_no_page_holds_share_it_as_they_need():
    assert share_out(100, [1, 1], [90, 60]) == pytest.approx([60, 40])


@given(st.lists(st.tuples(BESAR, BESAR), min_size=1, max_size=12), BESAR)
def test_the_parts_are_the_whole_and_none_is_below_its_least(kolom, lebih):
    bagian, perlu = zip(*kolom, strict=True)
    total = sum(perlu) + lebih
    hasil = share_out(total, bagian, perlu)
    assert sum(hasil) == pytest.approx(total)
    assert all(h >= p - 1e-6 for h, p in zip(hasil, perlu, strict=True))
