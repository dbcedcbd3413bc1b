"""What can be wrong with a file as such."""

import pytest

from lkip_analysis.data.check import periksa_laporan

BERKAS = "data/raw/2031/{}.csv"


def test_the_example_is_right(agensi):
    assert agensi.periksa() == []


@pytest.mark.parametrize("awalan", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("akhir", [b"\n", b"\r\n", b"\r"])
def test_bom_and_every_line_end_are_accepted(agensi, awalan, akhir):
    isi = agensi.berkas("target").read_bytes()
    agensi.tulis("target", awalan + isi.replace(b"\n", akhir))
    assert agensi.periksa() == []


@pytest.mark.parametrize("akhir", ["", "\n\n\n"])
def test_the_end_of_the_file_is_free(agensi, akhir):
    agensi.tulis("target", agensi.teks("target").rstrip("\n") + akhir)
    assert agensi.periksa() == []


def test_the_order_of_columns_is_free(agensi):
    agensi.tulis("misi", "sumber,diampu,misi,no\nContoh,ya,Memperluas,1\n")
    assert agensi.periksa() == []


def test_formula_looking_text_is_text(agensi):
    agensi.ganti("misi", 2, "misi", "=SUM(A1:A2)")
    agensi.ganti("sasaran", 2, "sasaran", "-Meningkatnya, @kunjungan +10%")
    assert agensi.periksa() == []


def test_a_table_may_have_no_rows(agensi):
    agensi.tulis("faktor", "indikator,jenis,no,uraian,sumber\n")
    assert agensi.periksa() == []


@pytest.mark.parametrize("pemisah", [";", "\t"])
def test_separator(agensi, pemisah):
    agensi.tulis("misi", agensi.teks("misi").replace(",", pemisah))
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.baris, masalah.kode) == (BERKAS.format("misi"), 1, "pemisah")
    assert "CSV UTF-8 (Comma delimited)" in masalah.pesan
    assert "BOM" not in masalah.pesan


def test_excel_in_the_indonesian_locale(agensi):
    """`;`, BOM, `\\r\\n` and decimal commas come together; each is told, and the rest of the file is read."""
    isi = agensi.teks("target").replace(",", ";").replace("12.5", "12,5").replace("\n", "\r\n")
    agensi.tulis("target", b"\xef\xbb\xbf" + isi.encode())
    pemisah, koma = agensi.periksa()
    assert pemisah.kode == "pemisah" and "BOM" in pemisah.pesan and "Use system separators" in pemisah.pesan
    assert (koma.baris, koma.kolom, koma.nilai) == (3, "target", "12,5")
    assert "12.5" in koma.pesan


def test_encoding(agensi):
    agensi.ganti("misi", 2, "misi", "Perpustakaan – café")
    agensi.tulis("misi", agensi.teks("misi").encode("cp1252"))
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.baris, masalah.kode) == (BERKAS.format("misi"), 2, "penyandian")
    assert "UTF-8" in masalah.pesan


def test_a_file_in_another_encoding_is_read_on(agensi):
    agensi.ganti("misi", 2, "misi", "café")
    agensi.ganti("misi", 2, "diampu", "mungkin")
    agensi.tulis("misi", agensi.teks("misi").encode("cp1252"))
    assert [m.kode for m in agensi.periksa()] == ["penyandian", "pilihan"]


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        (b"", "berkas-kosong"),
        (b"\xef\xbb\xbf", "berkas-kosong"),
        (b"\r\n \r\n", "berkas-kosong"),
        (b"PK\x03\x04xxxx", "bukan-csv"),
        (b"\xd0\xcf\x11\xe0xxxx", "bukan-csv"),
        (b"%PDF-1.7", "bukan-csv"),
        ("no,fungsi,sumber\n".encode("utf-16"), "bukan-csv"),
    ],
)
def test_no_table_at_all(agensi, isi, kode):
    agensi.tulis("fungsi", isi)
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.baris, masalah.kode) == (BERKAS.format("fungsi"), None, kode)


def test_missing_file(agensi):
    agensi.berkas("sasaran").unlink()
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.kode) == (BERKAS.format("sasaran"), "berkas-hilang")


def test_a_table_that_an_agency_does_not_have_is_no_problem(agensi):
    agensi.berkas("fungsi").unlink()
    assert agensi.periksa() == []


def test_a_folder_in_place_of_a_file(agensi):
    agensi.berkas("fungsi").unlink()
    agensi.berkas("fungsi").mkdir()
    assert agensi.satu().kode == "tidak-terbaca"


def test_missing_folder(agensi):
    (masalah,) = periksa_laporan(agensi.root, 2040)
    assert (masalah.berkas, masalah.kode) == ("data/raw/2040", "folder-hilang")


def test_unknown_file(agensi):
    agensi.tulis("target (1)", "a\n")
    agensi.tulis("catatan.txt", "bebas")
    agensi.tulis(".~lock.target.csv", "bebas")
    masalah = agensi.satu()
    assert masalah.kode == "berkas-lebih"
    assert "target.csv" in masalah.pesan


def test_a_table_linked_from_elsewhere_is_not_read(agensi, tmp_path):
    luar = tmp_path / "luar.csv"
    luar.write_text("rahasia", encoding="utf-8")
    agensi.berkas("fungsi").unlink()
    agensi.berkas("fungsi").symlink_to(luar)
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.kode) == (BERKAS.format("fungsi"), "di-luar")
    assert "rahasia" not in str(masalah)


def test_missing_column(agensi):
    agensi.tulis("fungsi", "no,sumber\n1,Contoh\n")
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kolom, masalah.kode) == (1, "fungsi", "kolom-hilang")


def test_catatan_may_be_left_out(agensi):
    agensi.tulis("fungsi", "no,fungsi,sumber\n1,Perumusan,Contoh\n")
    assert agensi.periksa() == []


def test_unknown_column(agensi):
    agensi.tulis("fungsi", "no,fungsi,sumber,warna\n1,Perumusan,Contoh,biru\n")
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kolom, masalah.kode) == (1, "warna", "kolom-lebih")


def test_misspelt_column(agensi):
    agensi.tulis("fungsi", "no,Fungsi ,sumber\n1,Perumusan,Contoh\n")
    hilang, lebih = agensi.periksa()
    assert (hilang.kolom, hilang.kode) == ("fungsi", "kolom-hilang")
    assert (lebih.kolom, lebih.kode) == ("Fungsi", "kolom-lebih")
    assert 'maksudnya "fungsi"' in lebih.pesan


def test_spaces_around_a_column_name_are_no_matter(agensi):
    agensi.tulis("fungsi", "no , fungsi,sumber\n1,Perumusan,Contoh\n")
    assert agensi.periksa() == []


def test_columns_without_a_name(agensi):
    agensi.tulis("fungsi", "no,fungsi,sumber,,\n1,Perumusan,Contoh,,\n")
    masalah = agensi.periksa()
    assert [(m.baris, m.kode) for m in masalah] == [(1, "kolom-lebih")] * 2
    assert "ke-4" in masalah[0].pesan and "ke-5" in masalah[1].pesan


def test_column_twice(agensi):
    agensi.tulis("fungsi", "no,fungsi,sumber,fungsi\n1,Perumusan,Contoh,Lain\n")
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kolom, masalah.kode) == (1, "fungsi", "kolom-ganda")


def test_open_quote(agensi):
    agensi.tulis("fungsi", 'no,fungsi,sumber\n1,Perumusan,Contoh\n2,"Pelayanan,Contoh\n3,Lain,Contoh\n')
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kode) == (3, "tanda-kutip")


def test_text_after_a_closed_quote(agensi):
    agensi.tulis("fungsi", 'no,fungsi,sumber\n1,"Layanan" baca,Contoh\n')
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kode) == (2, "tanda-kutip")


@pytest.mark.parametrize("kosong", ["", ",,", " , , "])
def test_blank_row(agensi, kosong):
    agensi.tulis("fungsi", f"no,fungsi,sumber\n1,Perumusan,Contoh\n{kosong}\n2,Pelayanan,Contoh\n")
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kode) == (3, "baris-kosong")


def test_too_few_and_too_many_cells(agensi):
    agensi.tulis("dokumen_sumber", "no,dokumen,sumber\n1\n2,Renja, DPA,Contoh,x\n3,RKT,Contoh\n")
    masalah = agensi.periksa()
    assert [(m.baris, m.kode) for m in masalah] == [(2, "sel-kurang"), (3, "sel-lebih")]
    assert masalah[0].kolom == "dokumen"
    assert "tanda kutip" in masalah[1].pesan


def test_lines_are_those_of_the_file(agensi):
    """Cells with line breaks and blank lines before it do not move the line of a problem."""
    agensi.tulis(
        "misi",
        'no,misi,diampu,sumber\n1,"satu\ndua\r\ntiga",ya,Contoh\n\n2,"a\n\nb",ya,Contoh\n3,c,boleh,Contoh\n',
    )
    kosong, pilihan = agensi.periksa()
    assert (kosong.baris, kosong.baris_excel, kosong.kode) == (5, 3, "baris-kosong")
    assert (pilihan.baris, pilihan.baris_excel, pilihan.kolom) == (9, 5, "diampu")


@pytest.mark.parametrize("year", [2029, 2030])
def test_an_earlier_year_needs_two_tables(agensi, year):
    folder = agensi.root.raw(year)
    folder.mkdir()
    (folder / "target.csv").write_text(
        f"indikator,dokumen,tahun,target,sumber\nIKU-9,pk_murni,{year},5,Contoh\n", encoding="utf-8"
    )
    realisasi = folder / "realisasi.csv"
    realisasi.write_text(
        "indikator,pembilang,penyebut,nilai_dinyatakan,dasar,capaian_dinyatakan,sumber\n"
        "IKU-9,,,4.5,dinyatakan,,Contoh\n",
        encoding="utf-8",
    )
    riwayat = type(agensi)(agensi.root, year)
    assert riwayat.periksa() == []
    realisasi.unlink()
    assert riwayat.satu().kode == "berkas-hilang"


def test_a_folder_without_anything_is_a_report_to_be(agensi):
    agensi.root.raw(2032).mkdir()
    masalah = type(agensi)(agensi.root, 2032).periksa()
    assert {m.kode for m in masalah} == {"berkas-hilang"}
    assert "data/raw/2032/instansi.toml" in {m.berkas for m in masalah}


def test_a_report_whose_settings_are_lost_is_still_a_report(agensi):
    agensi.berkas("instansi.toml").unlink()
    masalah = agensi.satu()
    assert (masalah.berkas, masalah.kode) == ("data/raw/2031/instansi.toml", "berkas-hilang")


def test_only_the_year_asked_for_is_looked_at(agensi):
    lama = agensi.root.raw(2030)
    lama.mkdir()
    (lama / "target.csv").write_bytes(b"\xff rusak")
    assert agensi.periksa() == []


def test_ragged_rows_move_no_header(agensi):
    """The first line is the header, however wide the others are."""
    agensi.tulis("fungsi", "no,fungsi,sumber,catatan\n1\n2\n3,Pelayanan,Contoh,\n")
    assert [(m.baris, m.kode) for m in agensi.periksa()] == [(2, "sel-kurang"), (3, "sel-kurang")]
