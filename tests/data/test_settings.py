import datetime

import pytest

from lkip_analysis.data.settings import baca_settings
from lkip_analysis.errors import DataError

BERKAS = "data/raw/2031/instansi.toml"


def test_values_keep_their_types_and_cannot_be_changed(agensi):
    settings = baca_settings(agensi.root, agensi.year)
    assert settings["renstra"]["awal"] == 2030
    assert settings["laporan"]["tanggal"] == datetime.date(2032, 1, 15)
    assert settings["efisiensi"]["kategori"][0] == {"nama": "Efisien", "minimal": 1}
    assert isinstance(settings["efisiensi"]["kategori"], tuple)
    for bagian in (settings, settings["instansi"], settings["efisiensi"]["kategori"][0]):
        with pytest.raises(TypeError):
            bagian["nama"] = "lain"


def test_bom_and_windows_line_ends(agensi):
    agensi.tulis("instansi.toml", b"\xef\xbb\xbf" + agensi.teks("instansi.toml").replace("\n", "\r\n").encode())
    assert agensi.periksa() == []
    assert baca_settings(agensi.root, agensi.year)["daerah"]["nama"] == "Kota Contoh"


@pytest.mark.parametrize(
    ("lama", "baru", "baris", "kunci", "isi"),
    [
        ('jenis = "dinas"', "", 1, "instansi.jenis", "wajib diisi"),
        ('jenis = "dinas"', 'jenis = "dinass"', 10, "instansi.jenis", 'mungkin maksudnya "dinas"'),
        ('singkatan = "Dispus"', "singkatan = 5", 4, "instansi.singkatan", "tanda kutip"),
        ('singkatan = "Dispus"', 'singkatan = ""', 4, "instansi.singkatan", "tidak memenuhi"),
        ("awal = 2030", 'awal = "2030"', 23, "renstra.awal", "tanpa tanda kutip"),
        ("awal = 2030", "awal = 30", 23, "renstra.awal", "empat angka"),
        ("awal = 2030", "awal = 2035", 24, "renstra.akhir", "2035"),
        ("tanggal = 2032-01-15", 'tanggal = "15 Januari"', 34, "laporan.tanggal", "tahun-bulan-hari"),
        ("samarkan_nip = true", 'samarkan_nip = "ya"', 53, "privacy.samarkan_nip", "true atau false"),
        ("minimal = 1", "minimal = true", 47, "efisiensi.kategori.0.minimal", "angka"),
        ("minimal = 1", "", 45, "efisiensi.kategori", "kecuali yang terakhir"),
        ('nama = "Kurang Efisien"', "minimal = 0", 49, "efisiensi.kategori.1.nama", "wajib diisi"),
        ('urusan = "Perpustakaan"', 'urusann = "Perpustakaan"', 8, "instansi.urusann", "tidak dikenal"),
        ("budi-contoh", "budi", 18, "kepala.pegawai", "pegawai.csv"),
        ("[privacy]", '[istilah]\natassan = "x"\n[privacy]', 53, "istilah.atassan", 'mungkin maksudnya "atasan"'),
        ("[instansi]", 'nihil = ["fungsii"]\n[instansi]', 1, "nihil.0", 'mungkin maksudnya "fungsi"'),
        ("[instansi]", 'nihil = ["fungsi"]\n[instansi]', 1, "nihil.0", "dinyatakan nihil"),
        ('skala = "mutu-91-76-66-51"', "skala = 5", 37, "ukuran.skala", "tanda kutip atau bagian tersendiri"),
        ('skala = "mutu-91-76-66-51"', "skala = {kelas = []}", 37, "ukuran.skala.sumber", "wajib diisi"),
        (
            "[privacy]",
            "[perjanjian]\ntanggal_perubahan = 2030-09-25\n[privacy]",
            53,
            "perjanjian.tanggal_perubahan",
            "bukan tahun 2031",
        ),
        ("[privacy]", "[perjanjian]\ndiubah = false\n[privacy]", 53, "perjanjian.diubah", "memuat perubahannya"),
        ("[privacy]", '[perjanjian]\ndiubah = "tidak"\n[privacy]', 53, "perjanjian.diubah", "true atau false"),
    ],
)
def test_one_setting(agensi, lama, baru, baris, kunci, isi):
    agensi.setel(lama, baru)
    cocok = [m for m in agensi.periksa() if m.kolom == kunci]
    assert len(cocok) == 1
    assert (cocok[0].berkas, cocok[0].baris) == (BERKAS, baris)
    assert isi in cocok[0].pesan


def test_categories_go_down(agensi):
    agensi.setel("minimal = 1\n", 'minimal = 1\n\n[[efisiensi.kategori]]\nnama = "Sangat"\nminimal = 2\n')
    assert "menurun" in agensi.satu().pesan


SKALA = """\
[ukuran.skala]
judul = "Skala Contoh"
sumber = "Keputusan Contoh"

[[ukuran.skala.kelas]]
nama = "Atas"
minimal = 90
tercetak = "90–100"

[[ukuran.skala.kelas]]
nama = "Tengah"
minimal = 60
tercetak = "60–89"

[[ukuran.skala.kelas]]
nama = "Bawah"
tercetak = "0–59"

[efisiensi]
"""


def test_an_agency_may_bring_its_own_scale(agensi):
    agensi.setel('skala = "mutu-91-76-66-51"\n', "")
    agensi.setel("[efisiensi]\n", SKALA)
    assert agensi.periksa() == []
    agensi.setel("minimal = 60", "minimal = 95")
    masalah = agensi.satu()
    assert (masalah.kolom, masalah.kode) == ("ukuran.skala", "skala-sendiri")
    assert agensi.teks("instansi.toml").splitlines()[masalah.baris - 1] == "[ukuran.skala]"
    assert "menurun" in masalah.pesan


@pytest.mark.parametrize(
    ("lama", "baru", "baris"),
    [
        ('nama = "Kota Contoh"', "nama = Kota Contoh", 12),
        ("[renstra]", "[renstra", 21),
        ('singkatan = "Dispus"', 'singkatan = "Dispus', 4),
        ('singkatan = "Dispus"', 'nama = "Dua kali"', 4),
    ],
)
def test_syntax(agensi, lama, baru, baris):
    agensi.setel(lama, baru)
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.baris, masalah.kode) == (BERKAS, baris, "toml")
    with pytest.raises(DataError):
        baca_settings(agensi.root, agensi.year)


def test_encoding(agensi):
    agensi.tulis("instansi.toml", agensi.teks("instansi.toml").replace("Jalan", "Café").encode("cp1252"))
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kode) == (5, "penyandian")


def test_a_year_without_settings(agensi):
    agensi.berkas("instansi.toml").unlink()
    assert baca_settings(agensi.root, agensi.year) == {}
