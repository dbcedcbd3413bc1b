"""No whole NIP leaves the office by the web copy."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.build.document import Document, Part
from lkip_analysis.build.privacy import for_the_web, mask

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


@pytest.mark.parametrize(
    ("setting", "whole"), [({}, False), ({"samarkan_nip": True}, False), ({"samarkan_nip": False}, True)]
)
def test_the_setting_decides_and_masks_by_default(setting, whole):
    document = Document({}, [Part("isi", "x", '<p title="199001012015031001">NIP 19900101 201503 1 001</p>')])
    html = for_the_web(document, {"privacy": setting}).parts[0].html
    assert ("19900101" in html) is whole
