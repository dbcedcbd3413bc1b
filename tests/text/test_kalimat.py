"""Words that follow from figures."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.perbandingan import perubahan
from lkip_analysis.kinerja.skala import muat_skala
from lkip_analysis.text import wording as kalimat


@pytest.mark.parametrize(
    ("bagian", "hasil"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a, x", "b"], "a, x; dan b"),
        (["a, x", "b", "c"], "a, x; b; dan c"),
        (["1,5%", "b"], "1,5% dan b"),
    ],
)
def test_gabung(bagian, hasil):
    assert kalimat.gabung(bagian) == hasil


def test_gabung_kata_lain():
    assert kalimat.gabung(["a", "b", "c"], "atau") == "a, b, atau c"


@pytest.mark.parametrize(
    ("a", "b", "kata"),
    [
        (88.95, 83.24, "lebih tinggi dari"),
        (83.24, 88.95, "lebih rendah dari"),
        (10.001, 10, "sama dengan"),
        (pd.NA, 10, "belum dapat dihitung"),
    ],
)
def test_banding(a, b, kata):
    assert kalimat.banding(a, b) == kata


@pytest.mark.parametrize(
    ("capaian", "kata"),
    [
        (202.6, "melampaui target"),
        (100, "mencapai target"),
        (99.99, "belum mencapai target"),
        (pd.NA, "belum dapat dihitung"),
    ],
)
def test_ketercapaian(capaian, kata):
    assert kalimat.ketercapaian(capaian) == kata


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4))
def test_kata_sejalan_dengan_banding(a, b):
    baris = perubahan(pd.Series([a]), pd.Series([b])).iloc[0]
    pasangan = {
        "meningkat": "lebih tinggi dari",
        "menurun": "lebih rendah dari",
        "tetap": "sama dengan",
    }
    assert kalimat.banding(a, b) == pasangan[baris["kata"]]


@pytest.mark.parametrize(
    ("batas", "digit", "kata"),
    [
        ((85, 100), "85% s.d. 100%", "delapan puluh lima persen sampai dengan seratus persen"),
        (
            (70, 85, True, False),
            "70% s.d. < 85%",
            "tujuh puluh persen sampai dengan kurang dari delapan puluh lima persen",
        ),
        ((None, 55, True, False), "< 55%", "kurang dari lima puluh lima persen"),
        ((None, 50), "≤ 50%", "paling tinggi lima puluh persen"),
        ((91, None), "≥ 91%", "paling rendah sembilan puluh satu persen"),
        ((90, None, False), "> 90%", "lebih dari sembilan puluh persen"),
        ((75.1, 90), "75,1% s.d. 90%", "75,1 persen sampai dengan sembilan puluh persen"),
    ],
)
def test_rentang(batas, digit, kata):
    assert kalimat.rentang(*batas) == digit
    assert kalimat.rentang_kata(*batas) == kata


def test_rentang_kelas():
    sendiri = muat_skala({"kelas": [{"nama": "a", "minimal": 60}, {"nama": "b"}]})
    assert [kalimat.rentang_kelas(k) for k in sendiri.kelas] == ["≥ 60%", "< 60%"]
    assert kalimat.rentang_kelas(muat_skala("permendagri-86-2017").kelas[1]) == "76 ≤ 90"


def test_berhuruf_besar():
    assert kalimat.berhuruf_besar("capaian IKU") == "Capaian IKU"
    assert kalimat.berhuruf_besar("") == ""
