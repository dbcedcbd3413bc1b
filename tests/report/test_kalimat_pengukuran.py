"""What the report says about scales: gaps, overlaps, and what is done with them."""

import pytest

from lkip_analysis.kinerja.skala import KEBIJAKAN_CELAH, muat_skala
from lkip_analysis.report.words.kalimat_pengukuran import KEBIJAKAN, KalimatPengukuran

TUMPANG_TINDIH = {
    "kelas": [
        {"nama": "Baik", "minimal": 90, "atas": 100},
        {"nama": "Cukup", "minimal": 76, "atas": 90},
        {"nama": "Kurang", "atas": 75},
    ]
}
TANPA_CELAH = {"kelas": [{"nama": "Baik", "minimal": 75}, {"nama": "Kurang"}]}


@pytest.mark.parametrize(
    ("skala", "kalimat"),
    [
        ("atribut-85-70-55", "tidak memuat nilai di atas 100%"),
        (
            "permendagri-86-2017",
            "tidak memuat nilai di atas 100%, antara 90% dan 91%, antara 75% dan 76%, antara 65% dan 66%, "
            "serta antara 50% dan 51%",
        ),
        (
            TUMPANG_TINDIH,
            "tidak memuat nilai di atas 100% serta antara 75% dan 76% dan memuat nilai tepat 90% dalam dua kelas",
        ),
        (TANPA_CELAH, "memuat setiap nilai dalam tepat satu kelas"),
    ],
)
def test_gaps_and_overlaps(skala, kalimat):
    assert KalimatPengukuran.celah(muat_skala(skala)) == kalimat


def test_every_policy_has_its_words():
    assert set(KEBIJAKAN) == set(KEBIJAKAN_CELAH)


def test_a_report_says_what_it_does_with_values_that_its_scale_leaves_open(lap):
    pengukuran = lap.kalimat.pengukuran
    kebijakan = lap.data.settings["ukuran"]["kebijakan_celah"]
    assert KEBIJAKAN[kebijakan] in pengukuran.kebijakan_celah
    di_celah = [i.nama for i in lap.indikator if i.capaian.ada and 90 < i.capaian.nilai < 91]
    assert di_celah and all(nama in pengukuran.nilai_di_celah for nama in di_celah)
    assert all(not i.predikat for i in lap.indikator if i.nama in di_celah)


def test_each_indicator_is_named_with_its_formula(lap):
    kalimat = lap.kalimat.pengukuran.rumus_dipakai
    turun = [i.nama for i in lap.indikator if i.arah == "turun"]
    assert kalimat.endswith(f"rumus 2 untuk {turun[0]}.")
    assert [b.anak[0].teks for b in lap.kalimat.pengukuran.rumus.butir] == [
        "Capaian = realisasi ÷ target × 100%",
        "Capaian = (2 × target − realisasi) ÷ target × 100%",
    ]


def test_only_indicators_with_a_national_standard_are_compared_with_one(lap):
    (butir,) = lap.kalimat.pengukuran.standar
    nilai = lap.ukuran.standar.set_index("indikator")["nilai"].dropna()
    assert len(nilai) == 1
    assert lap.kalimat.pengukuran.standar_pengantar.startswith("Standar nasional tersedia untuk 1 dari 5")
    assert "belum menyamai standar nasional" in butir
