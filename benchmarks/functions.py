"""A million indicator rows through the functions, against a loop over rows; prints seconds and ratios."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from lkip_analysis.kinerja.capaian import capaian
from lkip_analysis.kinerja.efisiensi import efisiensi
from lkip_analysis.kinerja.skala import muat_skala, predikat

ROWS = 1_000_000
LOOP_ROWS = 20_000


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    rng = np.random.default_rng(2024)
    target = pd.Series(rng.uniform(0, 100, ROWS), dtype="Float64")
    realisasi = pd.Series(rng.uniform(0, 150, ROWS), dtype="Float64")
    arah = pd.Series(rng.choice(["naik", "turun"], ROWS), dtype="str")
    serapan = pd.Series(rng.uniform(1, 100, ROWS), dtype="Float64")
    skala = muat_skala("permendagri-86-2017")
    nilai = capaian(target, realisasi, arah)

    def loop_capaian() -> list:
        rows = zip(target[:LOOP_ROWS], realisasi[:LOOP_ROWS], arah[:LOOP_ROWS], strict=True)
        return [(r / t if a == "naik" else (2 * t - r) / t) * 100 if t else None for t, r, a in rows]

    def loop_predikat() -> list:
        return [next(k.nama for k in skala.kelas if k.minimal is None or v >= k.minimal) for v in nilai[:LOOP_ROWS]]

    def loop_efisiensi() -> list:
        return [c / s for c, s in zip(nilai[:LOOP_ROWS], serapan[:LOOP_ROWS], strict=True)]

    work = {
        "capaian": (lambda: capaian(target, realisasi, arah), loop_capaian),
        "predikat": (lambda: predikat(nilai, skala), loop_predikat),
        "efisiensi": (lambda: efisiensi("rasio", nilai, serapan), loop_efisiensi),
    }
    print(f"{ROWS:,} rows{'vectorised':>18}{'row loop':>12}{'ratio':>8}")
    total = 0.0
    for name, (vectorised, loop) in work.items():
        fast = seconds(vectorised)
        slow = seconds(loop) * ROWS / LOOP_ROWS
        total += fast
        print(f"{name:16}{fast:14.3f} s{slow:10.1f} s{slow / fast:8.0f}")
    print(f"{'together':16}{total:14.3f} s   (goal: under 1 s)")


if __name__ == "__main__":
    main()
