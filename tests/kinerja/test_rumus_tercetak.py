"""The formulas that a report prints are the ones that are computed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.expression import hitung
from lkip_analysis.kinerja.rumus import RUMUS

TANDA = str.maketrans({"×": "*", "÷": "/", "−": "-", "%": None})
NILAI = st.floats(0.01, 1e4)


@pytest.mark.parametrize("nama", [nama for nama in RUMUS if "bila" not in RUMUS[nama].lambang])
@given(target=NILAI, realisasi=NILAI)
def test_lambang(nama, target, realisasi):
    apa, rumus = RUMUS[nama].lambang.split(" = ")
    assert apa == "Capaian"
    rumus = rumus.replace("|realisasi − target|", "abs(realisasi − target)")
    tercetak = eval(rumus.translate(TANDA), {"target": target, "realisasi": realisasi})
    nilai = {"target": np.array([target]), "realisasi": np.array([realisasi]), "tercapai": np.array([1.0])}
    assert tercetak == pytest.approx(hitung(RUMUS[nama].hitung, nilai)[0], rel=1e-9, abs=1e-6)
