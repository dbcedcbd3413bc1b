"""Rules about what an indicator is; the agency of these tests has all columns, those that a file may leave out too."""

import pytest

PENGATURAN = """
[ukuran.capaian]
maksimal = 120

[ukuran.urutan]
mutu = ["Kurang", "Baik"]

[ukuran.rumus.jarak]
hitung = "100 - (target - realisasi)"
kata = "100 dikurangi selisih"

[ukuran.agregasi]
sasaran = "rata_rata"

[efisiensi]"""


@pytest.fixture
def instansi(agensi):
    agensi.setel("\n[efisiensi]", PENGATURAN)
    assert agensi.periksa() == []
    return agensi


def ubah(instansi, *isi):
    for tabel, baris, kolom, nilai in isi:
        instansi.ganti(tabel, baris, kolom, nilai)


JENIS = ("indikator", 3, "jenis_nilai")
TARGET, REALISASI = ("target", 4, "target"), ("realisasi", 3, "nilai_dinyatakan")
TERBIT = ("realisasi", 3, "belum_terbit")


@pytest.mark.parametrize(
    ("jenis", "target", "realisasi"),
    [
        ("", "69,1–69,5", "69.3"),
        ("", "≥ 80", "81"),
        ("", "dipertahankan", "81"),
        ("indeks", "3.75", "3.8"),
        ("huruf", "WTP", "wdp"),
        ("huruf", "Baik", "Kurang"),
        ("ya_tidak", "ya", "tidak"),
        ("tanggal", "2031-03-31", "2031-04-01"),
        ("durasi", "02:00", "01:30"),
    ],
)
def test_values_of_a_kind(instansi, jenis, target, realisasi):
    ubah(instansi, (*JENIS, jenis), (*TARGET, target), (*REALISASI, realisasi))
    assert instansi.periksa() == []


@pytest.mark.parametrize(
    ("isi", "tempat", "kode", "pesan"),
    [
        ([(*TARGET, "delapan")], TARGET, "bukan-angka", "bukan angka"),
        ([(*TARGET, "8,5")], TARGET, "bukan-angka", "8.5"),
        ([(*TARGET, "70–69")], TARGET, "nilai-indikator", "rentang yang tidak naik"),
        ([(*TARGET, "≤ 80")], TARGET, "nilai-indikator", "berlawanan dengan arah indikatornya, naik"),
        ([(*REALISASI, "≥ 80")], REALISASI, "nilai-indikator", "bukan satu nilai"),
        ([(*JENIS, "huruf"), (*TARGET, "Z"), (*REALISASI, "Baik")], TARGET, "nilai-indikator", "belum ada, isi"),
        ([(*JENIS, "ya_tidak"), (*REALISASI, "ya")], TARGET, "nilai-indikator", "bukan ya atau tidak"),
        ([("indikator", 3, "rumus", "jarakk")], ("indikator", 3, "rumus"), "nama-rumus", 'maksudnya "jarak"'),
        ([("indikator", 3, "urutan", "opin")], ("indikator", 3, "urutan"), "nama-rumus", "mutu, opini, sakip"),
        ([("indikator", 2, "pengali", "1000")], ("indikator", 2, "pengali"), "pengali", "tulis 100"),
        ([("indikator", 2, "sasaran", "SS-1; SS-9")], ("indikator", 2, "sasaran"), "acuan", "sasaran.csv"),
        ([("indikator", 3, "jenis", "tujuan")], ("indikator", 3, "tujuan"), "wajib", "bagi indikator tujuan"),
        ([("indikator", 3, "sasaran", "")], ("indikator", 3, "sasaran"), "wajib", "bagi indikator pendukung"),
        (
            [("realisasi", 3, "belum_terbit", "Juni")],
            ("realisasi", 3, "belum_terbit"),
            "belum-terbit",
            "realisasinya ada",
        ),
    ],
)
def test_one_problem(instansi, isi, tempat, kode, pesan):
    ubah(instansi, *isi)
    masalah = instansi.satu()
    tabel, baris, kolom = tempat
    assert (masalah.berkas.endswith(f"{tabel}.csv"), masalah.baris, masalah.kolom) == (True, baris, kolom)
    assert masalah.kode == kode
    assert pesan in masalah.pesan


@pytest.mark.parametrize(
    "isi",
    [
        [("indikator", 3, "rumus", "jarak")],
        [("indikator", 3, "rumus", "turun_rasio")],
        [("indikator", 3, "arah", "stabil")],
        [("indikator", 2, "pengali", "100")],
        [("indikator", 3, "pengali", "7")],  # a unit that says nothing of it
        [("indikator", 3, "arah", "turun"), (*TARGET, "≤ 80")],
        [("indikator", 3, "jenis", "tujuan"), ("indikator", 3, "sasaran", ""), ("indikator", 3, "tujuan", "TJ-1")],
        [(*REALISASI, ""), ("realisasi", 3, "capaian_dinyatakan", ""), (*TERBIT, "Juni")],
    ],
)
def test_no_problem(instansi, isi):
    ubah(instansi, *isi)
    assert instansi.periksa() == []


@pytest.mark.parametrize(
    ("lama", "baru", "kolom", "pesan"),
    [
        ('"100 - (target - realisasi)"', '"100 - capaian"', "ukuran", "tidak boleh dalam rumus"),
        ("maksimal = 120", 'pembulatan = "atas"', "ukuran", "yang ada: bulat, potong"),
        ("maksimal = 120", "maksimal = 120\nminimal = 120", "ukuran", "tidak di bawah maksimal"),
        ("maksimal = 120", "desimal = 3", "ukuran.capaian.desimal", "tidak memenuhi ketentuan"),
        ('sasaran = "rata_rata"', 'sasaran = "ratarata"', "ukuran.agregasi.sasaran", 'maksudnya "rata_rata"'),
        ('kata = "100 dikurangi selisih"', "", "ukuran.rumus.jarak.kata", "belum ada"),
    ],
)
def test_settings(instansi, lama, baru, kolom, pesan):
    instansi.setel(lama, baru)
    masalah = instansi.satu()
    assert masalah.kolom == kolom
    assert pesan in masalah.pesan


def test_weights_where_capaian_is_weighted(instansi):
    instansi.setel('sasaran = "rata_rata"', 'instansi = "tertimbang"')
    masalah = instansi.satu()
    assert (masalah.baris, masalah.kolom, masalah.kode) == (2, "bobot", "bobot")  # the IKU, not the other one
    ubah(instansi, ("indikator", 2, "bobot", "0"))
    assert instansi.periksa() == []
