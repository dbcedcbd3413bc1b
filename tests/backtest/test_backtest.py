"""The published report against what the package computes: equal at the printed precision, or excused by name.

`published.csv` holds every figure of the published tables that carry results. `ukuran`, `kunci` and
`kolom_ukuran` say which measure gives the figure that the row's label promises. A realisasi with known
components is compared with what the components give, not with the signed value that the report prints.
`alasan` is the name of the excuse, and every kind of excuse has a proof of its own below: an excuse that the
data does not bear out fails, and so does one that is no longer needed.

``python tests/backtest/test_backtest.py`` prints the counts.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

import pandas as pd
import pytest

from lkip_analysis.kinerja.anggaran import jumlah
from lkip_analysis.report.model.laporan import Laporan
from lkip_analysis.report.model.opening import buka
from lkip_analysis.root import Root
from lkip_analysis.text.number_format import FORMAT
from lkip_analysis.text.parse_numbers import AngkaTercetak, baca_angka
from lkip_analysis.text.tolerance import SAMA, setara

TAHUN = 2024
REPO = Path(__file__).parents[2]
TERBIT = pd.read_csv(Path(__file__).parent / "published.csv", dtype=str, keep_default_na=False)

INDIKATOR = ("IKU-1", "IKU-2", "IKU-3", "PND-1")
PROGRAM = ("2.07.01", "2.07.02", "2.07.03", "2.07.04", "2.07.05")
CENTANG = "V"
"""Mark in the column of the class that an indicator has."""

KALIMAT = re.compile(
    r"Of (\d+) published figures, (\d+) are reproduced; (\d+) are listed with their reason in "
    r"`tests/backtest/published\.csv`\."
)


# the computed figure of a row


def _kinerja(lap: Laporan, kunci: str, kolom: str) -> object:
    indikator, tahun = kunci.split()
    tabel = lap.ukuran.kinerja
    return tabel.loc[(tabel["indikator"] == indikator) & (tabel["tahun"] == int(tahun)), kolom].item()


def _efisiensi(lap: Laporan, kunci: str, kolom: str) -> object:
    indikator, dasar = kunci.split()
    tabel = lap.ukuran.efisiensi
    return tabel.loc[(tabel["indikator"] == indikator) & (tabel["dasar"] == dasar), kolom].item()


def _program(lap: Laporan, kunci: str, tahap: str) -> object:
    if kunci == "JUMLAH":
        return lap.pagu_program.jumlah(tahap).nilai
    pagu = dict(zip(lap.ukuran.program["program"], lap.pagu_program.pagu(tahap), strict=True))
    return pagu[kunci].nilai


def _anggaran(lap: Laporan, kunci: str, kolom: str) -> object:
    """`kunci` is a code, the total, or codes joined by ``+`` where the print has them in one row."""
    if kunci == "JUMLAH":
        return getattr(jumlah(lap.ukuran.anggaran), kolom)
    return lap.ukuran.anggaran.set_index("kode").loc[kunci.split("+"), kolom].sum()


UKURAN: dict[str, Callable[[Laporan, str, str], object]] = {
    "kinerja": _kinerja,
    "efisiensi": _efisiensi,
    "program": _program,
    "anggaran": _anggaran,
    "renstra": lambda lap, kunci, kolom: lap.ukuran.renstra.set_index("indikator").loc[kunci, kolom],
    "standar": lambda lap, kunci, kolom: lap.ukuran.standar.set_index("indikator").loc[kunci, kolom],
    "indikator_program": lambda lap, kunci, kolom: lap.data.indikator_program.set_index("kode").loc[kunci, kolom],
}

RUPIAH = {
    ("efisiensi", "pagu"), ("efisiensi", "realisasi"), ("anggaran", "pagu"), ("anggaran", "realisasi"),
    ("program", "murni"), ("program", "perubahan"),
}  # fmt: skip

MASUKAN = {
    ("kinerja", "target"), ("kinerja", "realisasi"), ("renstra", "target_akhir"), ("renstra", "realisasi"),
    ("standar", "realisasi"), ("indikator_program", "target"),
}  # fmt: skip
"""Figures that the raw data holds as they are; so it does pagu and realisasi of a sub kegiatan."""


def dihitung(lap: Laporan, baris: pd.Series, kunci: str | None = None) -> object:
    return UKURAN[baris["ukuran"]](lap, kunci or baris["kunci"], baris["kolom_ukuran"])


def dicetak(baris: pd.Series, nilai: object) -> str:
    """Print a computed figure as the report does; money and percentages have one format each."""
    uang = (baris["ukuran"], baris["kolom_ukuran"]) in RUPIAH
    return FORMAT["rupiah" if uang else "persen"](nilai)


def dibaca(baris: pd.Series) -> AngkaTercetak:
    """Read a published figure; the dash of an amount of money is accounting for zero."""
    angka = baca_angka(baris["tercetak"])
    assert angka is not None, baris["tercetak"]
    return angka._replace(nilai=Decimal(0), kosong=False) if angka.kosong else angka


def cocok(baris: pd.Series, nilai: object) -> bool:
    """Whether our print of a computed figure is the published one, at the coarser precision of the two."""
    if isinstance(nilai, str):
        return nilai == (baris["kolom"] if baris["tercetak"] == CENTANG else baris["tercetak"])
    cetakan = baca_angka(dicetak(baris, nilai))
    return not cetakan.kosong and setara(dibaca(baris), cetakan.nilai) == SAMA


def ringkas_backtest(lap: Laporan) -> Counter:
    """Count the published figures: all, reproduced (computed, or carried through), excused by each reason."""
    hasil = Counter(jumlah=len(TERBIT))
    for _, baris in TERBIT.iterrows():
        if baris["alasan"]:
            hasil["beralasan"] += 1
            hasil[f"alasan {baris['alasan']}"] += 1
        elif cocok(baris, dihitung(lap, baris)):
            hasil["cocok"] += 1
            hasil["cocok, masukan" if _masukan(baris) else "cocok, dihitung"] += 1
        else:
            hasil["beda tanpa alasan"] += 1
    return hasil


def _masukan(baris: pd.Series) -> bool:
    if baris["ukuran"] == "anggaran":
        return baris["kolom_ukuran"] != "serapan" and baris["kunci"].count(".") == 5
    if baris["ukuran"] == "program":
        return baris["kunci"] != "JUMLAH"
    return (baris["ukuran"], baris["kolom_ukuran"]) in MASUKAN


# the tests


@pytest.fixture(scope="module")
def lap(tmp_path_factory) -> Laporan:
    return _buka(tmp_path_factory.mktemp("backtest"))


def _buka(folder: Path) -> Laporan:
    """Measure the raw data of the repository anew, in a folder of its own."""
    shutil.copytree(REPO / "data" / "raw", folder / "data" / "raw")
    return buka(TAHUN, Root(folder))


def _sebut(baris: pd.Series, nilai: object) -> str:
    return (
        f"{baris['tabel']} (baris {baris['baris']}), {baris['objek']}, {baris['kolom']}: "
        f"tercetak {baris['tercetak']!r}, dihitung {nilai!r}"
    )


@pytest.mark.parametrize("tabel", list(TERBIT["tabel"].unique()))
def test_every_figure_is_reproduced_or_excused(lap, tabel):
    salah = []
    for _, baris in TERBIT[TERBIT["tabel"] == tabel].iterrows():
        nilai = dihitung(lap, baris)
        if cocok(baris, nilai) == bool(baris["alasan"]):
            kata = "alasan tidak perlu lagi" if baris["alasan"] else "beda tanpa alasan"
            salah.append(f"{kata}: {_sebut(baris, nilai)}")
    assert not salah, "\n".join(salah)


KISI = {
    "Tabel 2": ((*PROGRAM, "JUMLAH"), ("Anggaran",)),
    "Tabel 3": ((*PROGRAM, "JUMLAH"), ("Anggaran",)),
    "Tabel III.3": (
        INDIKATOR,
        ("Realisasi 2023", "Capaian 2023", "Target 2024", "Realisasi 2024", "Capaian 2024", "Predikat 2024"),
    ),
    "Tabel III.4": (
        INDIKATOR,
        [f"{apa} {tahun}" for apa in ("Target", "Realisasi", "Capaian") for tahun in (2022, 2023, 2024)],
    ),
    "Tabel III.5": (INDIKATOR, ("Target Akhir Renstra", "Realisasi", "Tingkat Kemajuan")),
    "Tabel III.6": (INDIKATOR, ("Realisasi 2024",)),
    "Tabel III.8": (INDIKATOR[:3], ("Capaian Kinerja", "Penyerapan Anggaran")),
}
"""Rows and columns of the published tables that are full grids."""


@pytest.mark.parametrize("tabel", KISI)
def test_no_figure_of_a_table_is_left_out(tabel):
    objek, kolom = KISI[tabel]
    assert _sel(tabel) == Counter((o, k) for o in objek for k in kolom)


@pytest.mark.parametrize(
    ("tabel", "iku", "program"),
    [
        ("Tabel 5", ("Target", "Realisasi", "Capaian"), ("Target", "Alokasi", "Realisasi", "Capaian")),
        ("Tabel III.7", ("Target Kinerja", "Capaian Kinerja"), ("Anggaran", "Realisasi", "Capaian Anggaran")),
    ],
)
def test_no_figure_of_an_indicator_and_its_program_is_left_out(tabel, iku, program):
    harus = [(o, k) for o in INDIKATOR[:3] for k in iku]
    harus += [(o, k) for o in ("2.07.03", "2.07.04", "2.07.05") for k in program]
    assert _sel(tabel) == Counter(harus)


def test_no_figure_of_the_summary_of_indicators_is_left_out():
    sel = _sel("Tabel 4")
    for objek in INDIKATOR:
        assert {k: n for (o, k), n in sel.items() if o == objek}.items() >= dict.fromkeys(
            ("Target", "Realisasi", "Capaian"), 1
        ).items()
    assert sel.total() == 4 * (3 + 1)  # and one mark each


TANPA_SERAPAN = {f"2.07.03.2.0{n}" for n in range(1, 6)} | {"2.07.04.2.03"}
"""Kegiatan whose percentage the published appendix does not print."""


@pytest.mark.parametrize(
    ("tabel", "kolom", "tambahan", "kurang"),
    [
        ("Tabel III.10", "Alokasi Anggaran", {"JUMLAH"}, set()),
        ("Tabel III.10", "Realisasi", {"JUMLAH"}, set()),
        ("Lampiran 6", "Target", set(), set()),
        ("Lampiran 6", "Realisasi", set(), set()),
        ("Lampiran 6", "Capaian Kinerja", set(), TANPA_SERAPAN),
    ],
)
def test_no_line_of_the_budget_is_left_out(lap, tabel, kolom, tambahan, kurang):
    ada = [kode for objek, nama in _sel(tabel).elements() if nama == kolom for kode in objek.split("+")]
    assert sorted(ada) == sorted({*lap.ukuran.anggaran["kode"], *tambahan} - kurang)


def _sel(tabel: str) -> Counter:
    milik = TERBIT[TERBIT["tabel"] == tabel]
    return Counter(zip(milik["objek"], milik["kolom"], strict=True))


# proofs of the excuses


def _dipotong(lap: Laporan, baris: pd.Series) -> bool:
    """The digits after the last printed one were cut off."""
    tercetak = dibaca(baris)
    satuan = Decimal(1).scaleb(-tercetak.desimal)
    return Decimal(repr(float(dihitung(lap, baris)))).quantize(satuan, ROUND_DOWN) == tercetak.nilai


def _dari_angka_bulat(lap: Laporan, baris: pd.Series) -> bool:
    """The rounded realisasi and target that are printed give it, the components do not."""
    angka = {}
    for nama, kolom in (("target", {"target"}), ("realisasi", {"realisasi", "dihitung"})):
        sama = TERBIT[(TERBIT["kunci"] == baris["kunci"]) & TERBIT["kolom_ukuran"].isin(kolom)]
        angka[nama] = dibaca(sama.iloc[0]).nilai
    return setara(dibaca(baris), angka["realisasi"] / angka["target"] * 100) == SAMA


def _kekeliruan(lap: Laporan, baris: pd.Series) -> bool:
    """No gentler excuse covers it."""
    bulat = baris["kolom_ukuran"] == "capaian" and _dari_angka_bulat(lap, baris)
    return not (bulat or _dipotong(lap, baris))


def _ditandatangani(lap: Laporan, baris: pd.Series) -> bool:
    """The raw data keeps it as the signed value, and the report prints that one."""
    nilai = {kolom: _kinerja(lap, baris["kunci"], kolom) for kolom in ("dinyatakan", "realisasi", "dasar")}
    return nilai["dasar"] == "dinyatakan" and all(cocok(baris, nilai[k]) for k in ("dinyatakan", "realisasi"))


def _ada_di_tempat_lain(lap: Laporan, baris: pd.Series) -> bool:
    """Another measure, named in `kunci_alasan`, gives exactly the published figure."""
    return cocok(baris, dihitung(lap, baris, baris["kunci_alasan"]))


BUKTI: dict[str, Callable[[Laporan, pd.Series], bool]] = {
    "dipotong": _dipotong,
    "dari_angka_bulat": _dari_angka_bulat,
    "bertentangan_dengan_komponen": _ditandatangani,
    "basis_lain": _ada_di_tempat_lain,
    "salah_salin": _ada_di_tempat_lain,
    "kekeliruan_sumber": _kekeliruan,
}
"""Excuse → what must hold."""


@pytest.mark.parametrize("alasan", sorted({*TERBIT["alasan"]} - {""}))
def test_an_excuse_is_borne_out_by_the_data(lap, alasan):
    for _, baris in TERBIT[TERBIT["alasan"] == alasan].iterrows():
        assert BUKTI[alasan](lap, baris), _sebut(baris, dihitung(lap, baris))


def test_every_kind_of_excuse_is_in_use():
    assert set(BUKTI) == set(TERBIT["alasan"]) - {""}


def test_an_excuse_is_explained_and_nothing_else_is():
    assert ((TERBIT["alasan"] != "") == (TERBIT["penjelasan"] != "")).all()
    berkunci = TERBIT["alasan"].isin(["basis_lain", "salah_salin"])
    assert (berkunci == (TERBIT["kunci_alasan"] != "")).all()


def test_the_readme_says_how_many_figures_agree(lap):
    hasil = ringkas_backtest(lap)
    kalimat = KALIMAT.search(" ".join((REPO / "README.md").read_text(encoding="utf-8").split()))
    seharusnya = (
        f"Of {hasil['jumlah']} published figures, {hasil['cocok']} are reproduced; {hasil['beralasan']} are "
        "listed with their reason in `tests/backtest/published.csv`."
    )
    assert kalimat, f"README.md lacks the sentence: {seharusnya}"
    assert kalimat.group() == seharusnya


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for nama, banyak in ringkas_backtest(_buka(Path(folder))).items():
            print(f"{banyak:4} {nama}")
