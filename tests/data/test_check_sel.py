"""What can be wrong with a cell."""

import pytest

NIP = "199001012015031001"

SEL = [
    # table, line, column, value, rule, part of the message
    ("anggaran", 2, "pagu", "50.000.000", "bukan-angka", "50000000"),
    ("anggaran", 3, "realisasi", "Rp 250.000.000", "bukan-angka", "250000000"),
    ("anggaran", 3, "realisasi", "25O000000", "bukan-angka", "250000000"),
    ("target", 3, "target", "12,5", "bukan-angka", "12.5"),
    ("target", 4, "target", "1.234,56", "bukan-angka", "1234.56"),
    ("target", 4, "target", "1,234.56", "bukan-angka", "1234.56"),
    ("target", 4, "target", "NaN", "bukan-angka", "bukan angka"),
    ("target", 4, "target", "8_5", "bukan-angka", "bukan angka"),
    ("target", 4, "tahun", "2031.5", "bukan-angka", "bulat"),
    ("misi", 2, "diampu", "Ya", "pilihan", 'ya, tidak; mungkin maksudnya "ya"'),
    ("evaluasi", 2, "nilai", "101", "batas", "terbesar, 100"),
    ("anggaran", 4, "realisasi", "-1", "batas", "terkecil, 0"),
    ("evaluasi", 2, "tanggal", "8 Desember 2030", "bentuk", "2030-12-08"),
    ("evaluasi", 2, "tanggal", "2030-12-08 ", "bentuk", "spasi"),
    ("tujuan", 2, "misi", "2", "acuan", "misi.csv kolom no"),
    ("strategi", 2, "sasaran", "SS1", "acuan", 'maksudnya "SS-1"'),
    ("faktor", 2, "indikator", "iku-1 ", "acuan", 'maksudnya "IKU-1"'),
    ("cascading", 3, "induk", "C-9", "acuan", "cascading.csv kolom kode"),
    ("dokumentasi", 2, "indikator", "IKU-7", "acuan", "indikator.csv"),
]


@pytest.mark.parametrize(("tabel", "baris", "kolom", "nilai", "kode", "isi"), SEL)
def test_one_cell(agensi, tabel, baris, kolom, nilai, kode, isi):
    agensi.ganti(tabel, baris, kolom, nilai)
    masalah = agensi.satu()
    assert masalah.berkas == f"data/raw/2031/{tabel}.csv"
    assert (masalah.baris, masalah.kolom, masalah.nilai) == (baris, kolom, nilai)
    assert masalah.kode == kode
    assert isi in masalah.pesan


def test_all_at_once(agensi):
    """Every kind of fault of one folder is told in one run, each with its file, line, column and value."""
    terpakai = {}
    for tabel, baris, kolom, nilai, *_ in SEL:
        if terpakai.setdefault((tabel, baris, kolom), nilai) == nilai:
            agensi.ganti(tabel, baris, kolom, nilai)
    agensi.tulis("penghargaan", "")
    agensi.tulis("isu_strategis", agensi.teks("isu_strategis").replace(",", ";"))
    agensi.tulis("dokumen_sumber", b"no,dokumen,sumber\n1,caf\xe9,Contoh\n")
    agensi.tambah("organisasi", kode="O-2", unit="Bidang", jabatan="Kepala Bidang")
    agensi.setel('singkatan = "Dispus"', "singkatan = 5")
    ditemukan = agensi.periksa()
    tempat = {(m.berkas.split("/")[-1].split(".")[0], m.baris, m.kolom): m for m in ditemukan}
    for kunci, nilai in terpakai.items():
        assert tempat[kunci].nilai == nilai
    assert tempat["penghargaan", None, None].kode == "berkas-kosong"
    assert tempat["isu_strategis", 1, None].kode == "pemisah"
    assert tempat["dokumen_sumber", 2, None].kode == "penyandian"
    assert tempat["organisasi", 4, "kode"].kode == "kunci-ganda"
    assert tempat["instansi", 4, "instansi.singkatan"].kode == "settings"
    assert ditemukan == sorted(ditemukan, key=lambda m: (m.berkas, m.baris or 0))


def test_required(agensi):
    agensi.ganti("indikator", 2, "nama", "")
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kolom, masalah.nilai, masalah.kode) == (2, "nama", None, "wajib")


def test_spaces_fill_nothing(agensi):
    agensi.ganti("indikator", 2, "nama", "  ")
    assert agensi.satu().kode == "wajib"


def test_duplicate_key_names_the_first_row(agensi):
    for _ in range(2):
        agensi.tambah("target", indikator="IKU-1", dokumen="pk_murni", tahun="2031", target="13")
    masalah = agensi.periksa()
    assert [(m.baris, m.kode) for m in masalah] == [(5, "kunci-ganda"), (6, "kunci-ganda")]
    for m in masalah:
        assert m.kolom == "indikator + dokumen + tahun"
        assert m.nilai == "IKU-1 + pk_murni + 2031"
        assert "baris 3;" in m.pesan


def test_unique_column(agensi):
    agensi.ganti("indikator", 3, "nama_singkat", "Kunjungan")
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kolom, masalah.kode) == (3, "nama_singkat", "kunci-ganda")
    assert "baris 2" in masalah.pesan


def test_an_unread_key_is_no_broken_reference(agensi):
    """Rows that point to a table that cannot be read are not told one by one."""
    agensi.tulis("nomenklatur", "")
    assert agensi.satu().kode == "berkas-kosong"


def test_realisasi_may_be_empty_everywhere(agensi):
    for baris in (2, 3):
        for kolom in ("pembilang", "penyebut", "nilai_dinyatakan", "capaian_dinyatakan"):
            agensi.ganti("realisasi", baris, kolom, "")
    for baris in (2, 3, 4):
        agensi.ganti("anggaran", baris, "realisasi", "")
    assert agensi.periksa() == []
    agensi.tulis("realisasi", agensi.teks("realisasi").splitlines()[0] + "\n")
    agensi.tulis("komponen_realisasi", agensi.teks("komponen_realisasi").splitlines()[0] + "\n")
    assert agensi.periksa() == []


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [("nip", f"{NIP}7"), ("nip", "19900101 201503 1 001"), ("nip", NIP), ("kode", NIP + " "), ("nama", NIP)],
)
def test_no_message_shows_a_whole_nip(agensi, kolom, nilai):
    agensi.ganti("pegawai", 4, kolom, nilai)
    agensi.ganti("pegawai", 3, "nip", NIP)
    agensi.tambah("pegawai", kode="x", nama="", nip=NIP)
    agensi.ganti("misi", 2, "diampu", NIP)
    agensi.ganti("misi", 2, "no", NIP + "0")
    teks = "\n".join(map(str, agensi.periksa()))
    assert "***" in teks
    assert not any(bentuk in teks for bentuk in (NIP, "19900101 201503 1 001"))
