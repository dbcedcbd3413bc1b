"""No whole NIP leaves the office by the web copy."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.build.document import Document, Part
from lkip_analysis.build.privacy import for_the_web, mask
from lkip_analysis.data.nip import samarkan

DIGITS = st.text("0123456789", min_size=18, max_size=18)


@given(DIGITS, st.sampled_from(["", " ", "\u00a0"]), st.text("abc <>/=\"'.", max_size=5))
def test_no_nip_stays_in_any_surrounding(nip, gap, around):
    printed = gap.join((nip[:8], nip[8:14], nip[14], nip[15:]))
    masked = mask(f"{around}{printed}{around}")
    assert not re.search(r"\d{8}[ \u00a0]?\d{6}", masked)
    assert masked.count(nip[15:]) >= 1


@pytest.mark.parametrize("text", ["Rp9.584.669.104", "2.07.03.2.01.0001", "12345678901234567", "1234567890123456789"])
def test_other_numbers_stay(text):
    assert mask(text) == text


NIP = ("19900101", "201503", "1", "001")
FORMS = [
    *(gap.join(NIP) for gap in ("", " ", "  ", ".", "-", "_", "/", "\t", "\n", ", ")),
    *(gap.join(NIP) for gap in ("\u00a0", "\u2009", "\u2013", "\u00ad", "\u200b")),
    *(gap.join(("1990", "0101", "2015", "0310", "01")) for gap in (" ", ".", "-", "\u200d")),
    *(gap.join("".join(NIP)) for gap in ("\u200b", "\ufeff", " ")),
    "&nbsp;".join(NIP), "&#8203;".join(NIP), "<b>19900101</b> <i>201503</i> 1 001", "19900101 2015031 001",
    "".join(chr(ord(d) + 0xFEE0) for d in "".join(NIP)), "1990-01-01 2015-03 1 001",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_way_of_writing_a_nip_is_masked(form):
    masked = mask(f'<h2 id="nip-{form}">Budi ({form})</h2><a href="#nip-{form}">{form}</a>')
    digits = [c for c in re.sub("&#?[0-9a-z]+;|h2", "", masked) if c.isdigit()]
    assert len(digits) == 4 * 3 and masked.count("<") == 4 + 4 * form.count("<")
    assert sum(c.isdigit() for c in re.sub("&#?[0-9a-z]+;", "", samarkan(form))) <= 3 or "<" in form or "&" in form


def test_years_and_drawings_are_no_nip():
    for text in (
        "2020 2021 2022 2023 2024",
        '<svg><path d="M19900101 201503 1 001"/></svg>',
        "1.000.000.000 2.000.000",
    ):
        assert mask(text) == text


@pytest.mark.parametrize(
    ("setting", "whole"), [({}, False), ({"samarkan_nip": True}, False), ({"samarkan_nip": False}, True)]
)
def test_the_setting_decides_and_masks_by_default(setting, whole):
    document = Document({}, [Part("isi", "x", '<p title="199001012015031001">NIP 19900101 201503 1 001</p>')])
    html = for_the_web(document, {"privacy": setting}).parts[0].html
    assert ("19900101" in html) is whole
