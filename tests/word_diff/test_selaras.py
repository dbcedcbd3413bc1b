"""Which line became which, and which words of it: nothing is lost, and what is equal is not shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.word_diff.align import selaraskan
from lkip_analysis.word_diff.read_word import Baris
from lkip_analysis.word_diff.word_changes import BERANGKA, beda, bertanda, kata, terapkan

KATA = st.sampled_from(["kinerja", "tahun", "45,9%", "Rp1.000", "naik", "dan", "2031"])
KALIMAT = st.lists(KATA, max_size=12).map(" ".join)
BARIS = st.one_of(
    KALIMAT.map(lambda isi: Baris("Bab", "Bab", (isi,))),
    st.lists(KALIMAT, min_size=1, max_size=3).map(lambda sel: Baris("Bab", "Bab", tuple(sel), "Tabel 1")),
)


def angka(lama: str, baru: str) -> list:
    return list(beda(lama, baru, lambda satu: False))


@given(KALIMAT, KALIMAT)
def test_the_differences_make_the_new_text_of_the_old_one(lama, baru):
    assert terapkan(lama, [satu for _, satu in angka(lama, baru)]) == " ".join(baru.split())


@given(KALIMAT, KALIMAT)
def test_a_difference_without_digits_is_none_of_figures(lama, baru):
    for berangka, satu in angka(lama, baru):
        assert berangka or not BERANGKA.search(satu.teks_lama)


def test_words_and_figures_that_changed_together_are_told_apart():
    hasil = [(b, x.teks_lama, x.teks_baru) for b, x in angka("sebesar 45,9% turun", "mencapai 46% turun")]
    assert hasil == [(False, "sebesar", "mencapai"), (True, "45,9%", "46%")]


def test_a_figure_in_words_is_a_figure_where_the_site_says_so():
    (hasil,) = beda("sebesar lima juta", "sebesar enam juta", lambda satu: satu.isi == "lima")
    assert hasil[0] is True


def test_words_are_counted_in_letters_without_spaces():
    assert [(k.isi, k.awal) for k in kata("ab  c def")] == [("ab", 0), ("c", 2), ("def", 3)]


def test_long_equal_stretches_are_shortened():
    lama = " ".join(f"k{n}" for n in range(40))
    hasil = bertanda(lama, lama.replace("k20", "baru"))
    assert "[-k20-] {+baru+}" in hasil and hasil.count("…") == 2 and len(hasil.split()) < 20


@given(st.lists(BARIS, max_size=8), st.lists(BARIS, max_size=8))
def test_every_line_is_equal_or_in_one_pair(lama, baru):
    pasangan = list(selaraskan(lama, baru))
    for sisi, semua in ((0, lama), (1, baru)):
        beda_ = [p[sisi] for p in pasangan if p[sisi] is not None]
        sama = len(semua) - len(beda_)
        assert sama >= 0 and [b for b in semua if any(b is d for d in beda_)] == beda_
    assert len(lama) - sum(p[0] is not None for p in pasangan) == len(baru) - sum(p[1] is not None for p in pasangan)
    assert all(a is None or b is None or bool(a.tabel) == bool(b.tabel) for a, b in pasangan)


@given(st.lists(BARIS, max_size=8))
def test_a_text_has_no_differences_from_itself(baris):
    assert list(selaraskan(baris, list(baris))) == []


def test_a_changed_line_is_paired_with_itself_and_not_with_its_neighbour():
    lama = [Baris("B", "B", (t,)) for t in ("satu dua tiga empat", "lima enam tujuh delapan", "akhir")]
    baru = [Baris("B", "B", (t,)) for t in ("baru sekali kalimat ini", "lima enam tujuh sembilan", "akhir")]
    pasangan = [(a and a.sel[0], b and b.sel[0]) for a, b in selaraskan(lama, baru)]
    assert pasangan == [
        ("satu dua tiga empat", None),
        ("baru sekali kalimat ini", None)[::-1],
        ("lima enam tujuh delapan", "lima enam tujuh sembilan"),
    ]
