"""Last year's report read into the sheets of a new year: what is taken, from where, and what it asks to confirm."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lkip_analysis.cli import lkip
from lkip_analysis.errors import LkipError
from lkip_analysis.old_report.take import take

LAPORAN = """\
# Laporan Kinerja Instansi Pemerintah Dinas Rekaan Tahun 2030

## BAB III AKUNTABILITAS KINERJA

### A. Capaian Kinerja

Tabel 3.1 Target dan Realisasi Kinerja Tahun 2030

| No | Sasaran Strategis | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|---|
| 1 | Meningkatnya mutu layanan | Indeks Kepuasan Masyarakat | indeks | 84 | 84,42 | 100,50 |
| 2 | | Persentase pengaduan yang ditanggapi | persen | 95 | 85,50 | 90,00 |
| 3 | Menurunnya angka kematian | Angka kematian ibu | per 100.000 | 120 | 90 | 125,00 |
| 4 | Meningkatnya akuntabilitas | Opini BPK atas laporan keuangan | opini | WTP | WDP | - |
| 5 | | Nilai reformasi birokrasi | nilai | 69,1–69,5 | 69,30 | 100,00 |
| 6 | | Indeks pembangunan manusia | indeks | 71 | NA | - |

Tabel 3.2 Capaian Indikator Tahun 2027-2030

| No | Indikator Kinerja | Capaian / 2027 | Capaian / 2028 | Capaian / 2029 | Capaian / 2030 | Target Renstra 2034 |
|---|---|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | 79,00 | 80,10 | 82,30 | 84,42 | 90 |
| 2 | Persentase pengaduan yang ditanggapi | 60 | 70 | 80 | 85,50 | 100 |
| 3 | Angka kematian ibu | 150 | 140 | 130 | 90 | 70 |
| 4 | Indeks pembangunan manusia | 69 | 70 | 70 | - | 73 |

Tabel 3.3 Perbandingan dengan Tahun Lalu

| No | Indikator Kinerja | Realisasi 2029 | Realisasi 2030 |
|---|---|---|---|
| 1 | Angka kematian ibu | 130 | 91 |

### B. Realisasi Anggaran

Tabel 3.4 Pagu dan Realisasi Anggaran Tahun 2030

| Kode | Program | Pagu (Rp) | Realisasi (Rp) | % |
|---|---|---|---|---|
| 1.02.01 | Program Penunjang Urusan Pemerintahan Daerah | 1.250.000.000 | 1.200.000.000 | 96,00 |
| 1.02.02 | Program Pemenuhan Upaya Kesehatan Masyarakat | 750.000.000 | 600.000.000 | 80,00 |
| | Jumlah | 2.000.000.000 | 1.800.000.000 | 90,00 |

Tabel 3.5 Pagu Program

| No | Program | Pagu (Rp) |
|---|---|---|
| 1 | Program Pemenuhan Upaya Kesehatan | 750.000.000 |
| 2 | Program Sediaan Farmasi | 90.000.000 |
"""


@pytest.fixture(scope="module")
def laporan(tmp_path_factory) -> Path:
    berkas = tmp_path_factory.mktemp("lama") / "laporan.md"
    berkas.write_text(LAPORAN, encoding="utf-8")
    return berkas


@pytest.fixture(scope="module")
def tahun_itu(laporan):
    return take(laporan, 2030)


@pytest.fixture(scope="module")
def sesudahnya(laporan):
    return take(laporan, 2031)


def baris(lembar, nama):
    return next(satu for satu in lembar.indicators if satu["indikator"] == nama)


@pytest.mark.parametrize(
    ("nama", "sasaran", "satuan", "arah", "target", "realisasi"),
    [
        ("Indeks Kepuasan Masyarakat", "Meningkatnya mutu layanan", "indeks", "naik", "84", "84.42"),
        ("Persentase pengaduan yang ditanggapi", "Meningkatnya mutu layanan", "%", "naik", "95", "85.50"),
        ("Angka kematian ibu", "Menurunnya angka kematian", "per 100.000", "turun", "120", "90"),
        ("Opini BPK atas laporan keuangan", "Meningkatnya akuntabilitas", "opini", "naik", "WTP", "WDP"),
        ("Nilai reformasi birokrasi", "Meningkatnya akuntabilitas", "nilai", "naik", "69,1–69,5", "69.30"),
        ("Indeks pembangunan manusia", "Meningkatnya akuntabilitas", "indeks", "naik", "71", None),
    ],
)
def test_indicators_of_the_year(tahun_itu, nama, sasaran, satuan, arah, target, realisasi):
    satu = baris(tahun_itu, nama)
    assert [satu[k] for k in ("sasaran", "satuan", "arah", "target")] == [sasaran, satuan, arah, target]
    assert satu.get("realisasi") == realisasi
    assert satu["sumber"].startswith("Tabel 3.1 (target")


def test_nothing_else_is_taken_for_an_indicator(tahun_itu):
    assert len(tahun_itu.indicators) == 6


def test_every_cell_is_to_be_confirmed(tahun_itu, sesudahnya):
    for lembar in (tahun_itu, sesudahnya):
        for satu in (*lembar.indicators, *lembar.programs):
            tanda = satu["perlu_dikonfirmasi"].split(", ")
            angka = {k for k in satu if k.startswith(("target", "realisasi", "pagu"))}
            assert angka <= set(tanda)
    # a direction that no printed capaian proves is a guess, and says so
    assert "arah" in baris(tahun_itu, "Indeks pembangunan manusia")["perlu_dikonfirmasi"].split(", ")
    assert "arah" not in baris(tahun_itu, "Angka kematian ibu")["perlu_dikonfirmasi"].split(", ")


def test_years_that_a_column_of_capaian_holds_are_realisasi(tahun_itu):
    """The column of the report's year has the realisasi that another table prints: so have those of other years."""
    satu = baris(tahun_itu, "Angka kematian ibu")
    assert (satu["realisasi_1"], satu["realisasi_2"], satu["target_akhir"]) == ("130", "140", "70")
    assert "Tabel 3.2 (" in satu["sumber"]
    assert "realisasi 2027 150 (Tabel 3.2)" in satu["catatan"]  # the sheet has no column for that year


def test_another_figure_of_the_same_thing_is_told(tahun_itu):
    assert "realisasi 2030 menurut Tabel 3.3: 91" in baris(tahun_itu, "Angka kematian ibu")["catatan"]
    assert "menurut" not in baris(tahun_itu, "Indeks Kepuasan Masyarakat")["catatan"]


def test_the_year_after_has_them_as_last_year(sesudahnya):
    satu = baris(sesudahnya, "Angka kematian ibu")
    assert (satu["target_1"], satu["realisasi_1"], satu["realisasi_2"]) == ("120", "90", "130")
    assert "target" not in satu and "realisasi" not in satu


def test_programs(tahun_itu):
    assert [(p["kode"], p["nama"], p.get("pagu"), p.get("realisasi")) for p in tahun_itu.programs] == [
        ("1.02.01", "Program Penunjang Urusan Pemerintahan Daerah", "1250000000", "1200000000"),
        ("1.02.02", "Program Pemenuhan Upaya Kesehatan Masyarakat", "750000000", "600000000"),
        ("", "Program Sediaan Farmasi", "90000000", None),
    ]


def test_the_money_of_another_year_is_no_money_of_this_one(sesudahnya):
    satu = sesudahnya.programs[0]
    assert "pagu" not in satu and "realisasi" not in satu
    assert "pagu 2030 1.250.000.000 (Tabel 3.4)" in satu["catatan"]


def test_what_was_not_read_is_said(tahun_itu, tmp_path):
    assert "Program Sediaan Farmasi: kode tidak tercetak" in tahun_itu.notes
    assert "Program Sediaan Farmasi: realisasi tidak terbaca" in tahun_itu.notes
    kosong = tmp_path / "kosong.md"
    kosong.write_text("# Laporan Kinerja Dinas Rekaan Tahun 2030\n\nTidak ada tabel.\n", encoding="utf-8")
    lembar = take(kosong, 2030)
    assert (lembar.indicators, lembar.programs) == ([], [])
    assert len(lembar.notes) == 2 and all("tidak ditemukan" in n for n in lembar.notes)


@pytest.mark.parametrize("tahun", [2029, 2032])
def test_a_report_of_another_time_is_refused(laporan, tahun):
    with pytest.raises(LkipError, match="tentang tahun 2030"):
        take(laporan, tahun)


def test_init_fills_the_sheets_and_check_lists_what_to_confirm(laporan, tmp_path):
    def jalankan(*argumen):
        return CliRunner().invoke(lkip, argumen)

    folder = str(tmp_path / "baru")
    hasil = jalankan(
        "init", folder, "--jenis", "dinas", "--tahun", "2030", "--nama", "Dinas Rekaan", "--dari", str(laporan)
    )
    assert hasil.exit_code == 0, hasil.output
    assert "6 indikator dan 3 program; semuanya perlu dikonfirmasi" in hasil.output
    periksa = jalankan("--root", folder, "check", "2030")
    assert (
        "sasaran_indikator.csv baris 2, Indeks Kepuasan Masyarakat: indikator, sasaran, satuan, target"
        in periksa.output
    )
    berkas = tmp_path / "baru" / "data" / "raw" / "2030"
    for nama in ("sasaran_indikator", "program_anggaran"):
        kepala, *isi = (berkas / f"{nama}.csv").read_text(encoding="utf-8").splitlines()
        assert "perlu_dikonfirmasi" in kepala and isi


def test_a_capaian_of_100_proves_nothing(tmp_path):
    berkas = tmp_path / "seratus.md"
    isi = "".join(f"| {n} | Persentase layanan nomor {n} rekaan | 100 | 100 |\n" for n in "123")
    lama = "".join(f"| {n} | Persentase layanan nomor {n} rekaan | 90 | 100 |\n" for n in "123")
    berkas.write_text(
        "# Laporan Kinerja Dinas Rekaan Tahun 2030\n\nTabel 1 Kinerja Tahun 2030\n\n"
        f"| No | Indikator Kinerja | Target | Realisasi |\n|---|---|---|---|\n{isi}\nTabel 2 Capaian\n\n"
        f"| No | Indikator Kinerja | Capaian 2029 | Capaian 2030 |\n|---|---|---|---|\n{lama}",
        encoding="utf-8",
    )
    lembar = take(berkas, 2030)
    assert len(lembar.indicators) == 3
    assert not any("realisasi_1" in satu for satu in lembar.indicators)
