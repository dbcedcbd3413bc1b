"""The formulas that a report prints are the ones that are computed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.kinerja.capaian import RUMUS

TANDA = str.maketrans({"×": "*", "÷": "/", "−": "-", "%": None})
NILAI = st.floats(0.01, 1e4)


@pytest.mark.parametrize("arah", RUMUS)
@given(target=NILAI, realisasi=NILAI)
def test_lambang(arah, target, realisasi):
    nama, rumus = RUMUS[arah].lambang.split(" = ")
    assert nama == "Capaian"
    tercetak = eval(rumus.translate(TANDA), {"target": target, "realisasi": realisasi})
    dihitung = RUMUS[arah].hitung(np.array([target]), np.array([realisasi]))[0]
    assert tercetak == pytest.approx(dihitung, rel=1e-9, abs=1e-6)
