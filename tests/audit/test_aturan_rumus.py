"""Formulas as printed."""

import pytest


@pytest.mark.parametrize(
    "rumus",
    [
        "Capaian = Realisasi / Target x 100%",
        "capaian kinerja = (realisasi/rencana) × 100",
        "Capaian = (Rencana – (Realisasi – Rencana)) / Rencana x 100%",
        "Capaian = (2 x Target - Realisasi) : Target x 100%",
        "Capaian = Target / Realisasi x 100 %",
        "$capaian = \\frac{target - (realisasi - target)}{target} \\times 100\\%$",
        "Capaian kinerja = jumlah pohon / jumlah lahan x 100%",
        "Efisiensi kinerja = Target - Realisasi / Target x 100%",
        "Capaian kinerja: realisasi dibandingkan dengan target.",
        "Capaian = Realisasi Rencana",
    ],
)
def test_rumus_lazim(temuan, rumus):
    assert temuan(rumus + "\n", "rumus-capaian") == []


@pytest.mark.parametrize(
    ("rumus", "turun"),
    [
        (
            r"$$b. \text{ Rumus : } \text{capaian} = \text{target} - "
            r"\frac{\text{realisasi} - \text{target}}{\text{target}} \times 100\%$$",
            True,
        ),
        ("Capaian = Rencana - (Realisasi - Rencana) / Rencana x 100%", True),
        ("Capaian = Realisasi / Target x 1000%", False),
    ],
)
def test_rumus_keliru(temuan, rumus, turun):
    (satu,) = temuan(rumus + "\n", "rumus-capaian")
    assert satu.severity == "error" and bool(satu.expected) is turun
    assert satu.places[0].line == 1


PECAHAN = "$\\frac{{\\text{{Jumlah kasus yg selesai}}}}{{\\text{{Jumlah {}}}}} \\times 100\\%$\n"
KALIMAT = "Jumlah kasus yang selesai dibagi Jumlah {} dikali 100%.\n\n"
