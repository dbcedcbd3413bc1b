"""`lkip audit`: exit codes, the list on standard output, the JSON file."""

import json

import pytest
from click.testing import CliRunner

from lkip_analysis import cli
from lkip_analysis.audit.errors import ReadError

BERSIH = "Laporan kinerja memuat capaian satu tahun.\n"
SALAH = "No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n1\tLuas taman kota\t15%\t4,36%\t29,6%\n"


@pytest.fixture
def lkip(tmp_path):
    def jalankan(isi, *pilihan):
        berkas = tmp_path / "laporan.txt"
        berkas.write_text(isi, encoding="utf-8")
        return CliRunner().invoke(cli.lkip, ["audit", str(berkas), *pilihan])

    return jalankan


def test_temuan_tidak_mengubah_kode_keluar(lkip, tmp_path):
    hasil = lkip(SALAH, "--json", str(tmp_path / "temuan.json"))
    assert hasil.exit_code == 0
    assert "29,07%" in hasil.output and "KESALAHAN" in hasil.output
    isi = json.loads((tmp_path / "temuan.json").read_text(encoding="utf-8"))
    assert isi["document"] == "laporan.txt"
    assert "29,07%" in {t["expected"] for t in isi["findings"]}


@pytest.mark.parametrize(("isi", "batas", "kode"), [(SALAH, "error", 1), (SALAH, "warning", 1), (BERSIH, "error", 0)])
def test_gagal_pada(lkip, isi, batas, kode):
    assert lkip(isi, "--fail-on", batas).exit_code == kode


@pytest.mark.parametrize("pilihan", [["--fail-on", "info"], ["--tidak-ada"]])
def test_salah_pakai(lkip, pilihan):
    assert lkip(BERSIH, *pilihan).exit_code == 2


def test_tanpa_berkas():
    assert CliRunner().invoke(cli.lkip, ["audit"]).exit_code == 2


def test_berkas_yang_tidak_dapat_dibaca_memberi_pesan(tmp_path, monkeypatch, capsys):
    """Through `main`, which turns the package's errors into a message and exit code 1."""
    monkeypatch.setattr("sys.argv", ["lkip", "audit", str(tmp_path / "tidak-ada.pdf")])
    with pytest.raises(SystemExit) as keluar:
        cli.main()
    assert keluar.value.code == 1
    assert "tidak ditemukan" in capsys.readouterr().err
    assert isinstance(CliRunner().invoke(cli.lkip, ["audit", str(tmp_path)]).exception, ReadError)
