from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.text.wording import akhiran_perincian, berhuruf_kecil, perincian

butir = st.lists(st.text("abc ,", min_size=1).filter(str.strip), max_size=6)


@given(butir)
def test_every_item_is_kept_and_the_last_ends_the_sentence(butir):
    hasil = perincian(butir)
    assert [b.rstrip(" ;.").removesuffix("; dan").rstrip() for b in hasil] == [b.rstrip() for b in butir]
    assert [b.endswith(".") for b in hasil] == [n == len(butir) - 1 for n in range(len(butir))]
    assert sum(b.endswith("; dan") for b in hasil) == (len(butir) > 1)


def test_an_item_loses_the_punctuation_it_brings():
    assert perincian(["satu.", "dua;"]) == ("satu; dan", "dua.")


def test_a_list_inside_a_list_ends_as_its_item_does():
    assert akhiran_perincian(3, ";") == [";", "; dan", ";"]
    assert akhiran_perincian(1, "; dan") == ["; dan"]
    assert akhiran_perincian(0) == []


def test_an_abbreviation_keeps_its_capitals():
    assert berhuruf_kecil("Perumusan kebijakan") == "perumusan kebijakan"
    assert berhuruf_kecil("SPBE dan AKIP") == "SPBE dan AKIP"
    assert berhuruf_kecil("") == ""
