"""A made-up agency of any size: how the time of a build grows with its data."""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MODEL = HERE / "tests" / "agency" / "data" / "raw" / "2031"
SAME = ("instansi.toml", "pegawai.csv", "misi.csv", "isu_strategis.csv")
"""What is taken from the made-up agency of the tests as it is."""
YEAR = 2031
PROGRAMS, ACTIVITIES = 5, 10


def make(root: Path, indicators: int, lines: int, years: int) -> None:
    """Write the raw data of an agency below `root`, and the notebooks of the repository.

    Parameters
    ----------
    root : Path
    indicators : int
        A multiple of 5.
    lines : int
        Sub kegiatan; a multiple of 50.
    years : int
        The year of the report and the ones before it.
    """
    shutil.copytree(HERE / "notebooks", root / "notebooks")
    figures = random.Random(YEAR)
    for year in range(YEAR - years + 1, YEAR + 1):
        folder = root / "data" / "raw" / str(year)
        folder.mkdir(parents=True)
        values = {f"IKU-{n + 1}": round(figures.uniform(40, 99), 2) for n in range(indicators)}
        documents = ("renstra", "pk_murni") if year == YEAR else ("renstra",)
        _table(
            folder / "target.csv",
            [
                {"indikator": code, "dokumen": document, "tahun": year, "target": round(value * 0.98, 2)}
                for document in documents
                for code, value in values.items()
            ],
        )
        _table(
            folder / "realisasi.csv",
            [{"indikator": c, "nilai_dinyatakan": v, "dasar": "dinyatakan"} for c, v in values.items()],
        )
    for name in SAME:
        shutil.copy(MODEL / name, folder / name)
    with (folder / "instansi.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[perjanjian]\ndiubah = false\n")
    _planning(folder, indicators)
    _budget(folder, indicators, lines, figures)


def _planning(folder: Path, indicators: int) -> None:
    goals = range(1, indicators // 5 + 1)
    _table(folder / "tujuan.csv", [{"kode": "TJ-1", "misi": 2, "tujuan": "Meningkatkan mutu pelayanan"}])
    _table(
        folder / "sasaran.csv",
        [
            {"kode": f"SS-{n}", "tujuan": "TJ-1", "sasaran": f"Meningkatnya layanan kelompok {n}", "dalam_pk": "ya"}
            for n in goals
        ],
    )
    _table(
        folder / "indikator.csv",
        [
            {
                "kode": f"IKU-{n + 1}",
                "sasaran": f"SS-{n // 5 + 1}",
                "nama": f"Indeks mutu layanan kelompok {n // 5 + 1} unsur {n % 5 + 1}",
                "nama_singkat": f"Unsur {n + 1}",
                "jenis": "iku",
                "satuan": "indeks",
                "arah": "naik",
                "program": f"2.18.0{n % PROGRAMS + 1}",
            }
            for n in range(indicators)
        ],
    )


def _budget(folder: Path, indicators: int, lines: int, figures: random.Random) -> None:
    names, amounts, sums = [], [], {}
    for p in range(1, PROGRAMS + 1):
        program = f"2.18.0{p}"
        names.append({"kode": program, "level": "program", "nama": f"Program layanan {p}"})
        for k in range(1, ACTIVITIES + 1):
            activity = f"{program}.2.{k:02}"
            names.append({"kode": activity, "level": "kegiatan", "nama": f"Kegiatan {k} dari program {p}"})
            for s in range(1, lines // (PROGRAMS * ACTIVITIES) + 1):
                code, pagu = f"{activity}.{s:04}", figures.randrange(10_000_000, 900_000_000, 1000)
                names.append({"kode": code, "level": "sub_kegiatan", "nama": f"Sub kegiatan {s} dari kegiatan {k}"})
                amounts.append({"kode": code, "pagu": pagu, "realisasi": pagu * figures.randrange(60, 100) // 100})
                sums[program] = sums.get(program, 0) + pagu
    _table(folder / "nomenklatur.csv", names)
    _table(folder / "anggaran.csv", amounts)
    pagu = [{"program": p, "tahap": "murni", "pagu": one, "sumber_dana": "APBD"} for p, one in sums.items()]
    _table(folder / "pagu_program.csv", pagu)
    _table(folder / "belanja.csv", [{"jenis": "operasi", "pagu": sum(sums.values())}])
    supported = {f"IKU-{n + 1}": f"2.18.0{n % PROGRAMS + 1}" for n in range(indicators)}
    programs = [{"indikator": one, "kode": code, "peran": "program"} for one, code in supported.items()]
    _table(folder / "pendukung.csv", programs)


def _table(path: Path, rows: Iterable[Mapping]) -> None:
    """Write rows with the columns that the made-up agency of the tests has."""
    with (MODEL / path.name).open(encoding="utf-8-sig") as model:
        columns = next(csv.reader(model))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "sumber": "Data buatan"} for row in rows)
