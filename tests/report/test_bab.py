"""The chapters as they read: run in this process, for the made-up agency and for what is left of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from lkip_analysis.data.schema import POKOK, semua_tabel
from lkip_analysis.report.model.opening import buka
from lkip_analysis.root import Root

REPO = Path(__file__).parents[2]
DATA = REPO / "tests" / "agency" / "data"
TAHUN = 2031

RUSAK = re.compile(
    r"belum tersedia|belum ada dalam data|\bNone\b|\bnan\b|<NA>"
    r"|0 \(nol\)"
    r"|yaitu[:.]?\s*(?:\.|$)|adalah\s*(?:\.|$)|\bdari\s*\.|sebesar\s*[.(,]|\(\s*\)|“\s*”"
    r"|\s[.,;:)]|,\s*,|\.\s*\.|:\s*\."
)
"""What a sentence looks like from which a value is missing."""

SUARA_ALAT = re.compile(
    r"hasil hitung|laporan ini mencetak|nilai yang dinyatakan|berkas foto|dalam data\b|dicetak apa adanya|bukan angka"
)
"""How a program speaks of itself; the head of an agency does not."""


def cacat(semua: Mapping[str, str]) -> list[str]:
    return [
        f"{bab}: …{isi[max(0, m.start() - 60) : m.end() + 20]}…"
        for bab, isi in semua.items()
        for m in [*RUSAK.finditer(isi), *SUARA_ALAT.finditer(isi)]
    ]


@pytest.fixture(scope="module")
def utuh(lap, naskah):
    return naskah(lap)


def test_the_text_is_whole_and_has_one_voice(utuh):
    assert cacat(utuh) == []


def test_no_paragraph_stands_twice(utuh):
    panjang = [b for isi in utuh.values() for b in isi.split("\n") if len(b) > 80]
    assert sorted({b for b in panjang if panjang.count(b) > 1 and not b.startswith("Sumber")}) == []


def test_the_summary_opens_with_results(utuh):
    assert utuh["ringkasan-eksekutif"].split("\n")[1] == "Kinerja Sekilas"


def test_each_indicator_is_told_as_it_went(utuh):
    bab = utuh["bab-3-capaian-kinerja"]
    assert "Target tahun 2031 adalah 4 hari dan realisasinya 3,4 hari. Capaiannya 115%, melampaui target." in bab
    assert "realisasi turun 2 hari, dari 5,4 hari menjadi 3,4 hari" in bab
    assert "Capaiannya belum dapat dihitung karena realisasi belum ada" in bab


def akar(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data" / "raw" / str(TAHUN)


TANPA = sorted({t.kelompok for t in semua_tabel().values()})


@pytest.mark.parametrize("kelompok", TANPA)
def test_without_a_group_of_tables_no_sentence_is_broken(kelompok, tmp_path, naskah):
    folder = akar(tmp_path)
    for satu in semua_tabel().values():
        if satu.kelompok == kelompok and satu.nama not in POKOK:
            (folder / f"{satu.nama}.csv").unlink(missing_ok=True)
    assert cacat(naskah(buka(TAHUN, Root(tmp_path)))) == []


KALIMAT = {
    "tindak_lanjut_evaluasi": "rekomendasi", "evaluasi": "evaluasi akuntabilitas", "anggaran": "terealisasi",
    "penghargaan": "penghargaan", "standar_nasional": "standar nasional", "isu_strategis": "isu strategis berikut",
    "misi": "misi", "fungsi": "fungsi:", "organisasi": "susunan organisasi",
}  # fmt: skip
"""What the text may speak of only where the table is there."""


@pytest.mark.parametrize("tabel", KALIMAT)
def test_of_a_table_that_is_not_there_nothing_is_said(tabel, tmp_path, naskah):
    folder = akar(tmp_path)
    (folder / f"{tabel}.csv").unlink(missing_ok=True)
    isi = naskah(buka(TAHUN, Root(tmp_path)))
    bagian = " ".join(isi[bab] for bab in isi if bab.startswith("bab-")).casefold()
    bagian = re.sub(r"akuntabilitas kinerja instansi pemerintah|visi dan misi|rencana\w*|program/kegiatan", "", bagian)
    assert KALIMAT[tabel] not in bagian


def test_the_smallest_report_claims_nothing_that_is_not_known(tmp_path, naskah):
    folder = akar(tmp_path)
    for nama in set(semua_tabel()) - {*POKOK, "target", "realisasi"}:
        (folder / f"{nama}.csv").unlink(missing_ok=True)
    (folder / "instansi.toml").write_text('[instansi]\nnama = "Kecamatan Contoh"\njenis = "kecamatan"\n', "utf-8")
    semua = naskah(buka(TAHUN, Root(tmp_path)))
    assert cacat(semua) == []
    isi = "\n".join(semua.values())
    for kata in ("RPJMD", "APBD", "Sekretaris Daerah", "Renstra", "pagu", "serapan", "penghargaan", "1.4", "3.4"):
        assert kata not in isi, kata
