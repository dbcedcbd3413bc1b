"""The text reader: sections, tables with messy headers, cells that continue others, tables cut over pages."""

import pytest

from lkip_analysis.audit.document import ListItem, PrintedTable
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.read.teks import MAKS_GARIS


def test_bagian_bersarang(dokumen):
    d = dokumen("""\
        BAB III

        AKUNTABILITAS KINERJA

        A. Capaian Kinerja

        3.1 Target dan Realisasi

        a. Indikator Luas Taman

        Luas taman bertambah.

        B. Realisasi Anggaran
        """)
    assert [(b.level, b.title) for b in d.sections[1:]] == [
        (1, "BAB III AKUNTABILITAS KINERJA"),
        (2, "A. Capaian Kinerja"),
        (3, "3.1 Target dan Realisasi"),
        (5, "a. Indikator Luas Taman"),
        (2, "B. Realisasi Anggaran"),
    ]
    assert d.paragraphs[0].section.path == tuple(b.title for b in d.sections[1:5])
    assert d.sections[5].path == ("BAB III AKUNTABILITAS KINERJA", "B. Realisasi Anggaran")


def test_nama_orang_bukan_bagian(dokumen):
    d = dokumen("A. Capaian\n\nisi\n\nH. BUDI CONTOH\n\nKEPALA DINAS CONTOH\n")
    assert [b.title for b in d.sections[1:]] == ["A. Capaian"]


def test_tempat_di_paragraf_berbaris(dokumen):
    d = dokumen("Kata pembuka.\n\nBaris satu\nbaris dua 45,9%\n")
    p = d.paragraphs[1]
    awal = p.text.index("45,9%")
    assert p.at(awal, awal + 5).line == 4
    assert p.at(awal, awal + 5).text == "45,9%"


def test_butir(dokumen):
    d = dokumen("1. Pertama\n2. Kedua\n   lanjut\n- Ketiga\n")
    assert [(b.marker, b.text, b.place.line) for b in d.paragraphs if isinstance(b, ListItem)] == [
        ("1.", "Pertama", 1),
        ("2.", "Kedua\nlanjut", 2),
        ("-", "Ketiga", 4),
    ]


def test_dua_butir_pendek_bukan_judul(dokumen):
    d = dokumen("a. Menyusun rencana\nb. Menyusun laporan\n\na. Indikator Luas Taman\n\nUraian.\n")
    assert [b.title for b in d.sections[1:]] == ["a. Indikator Luas Taman"]


def test_judul_bab_di_dua_judul(dokumen):
    d = dokumen("BAB III\n\nAKUNTABILITAS KINERJA\n\nCAPAIAN ORGANISASI TAMAN\n\nUraian.\n")
    assert [b.title for b in d.sections[1:]] == ["BAB III AKUNTABILITAS KINERJA", "CAPAIAN ORGANISASI TAMAN"]


def test_kalimat_terpotong_halaman_disambung(dokumen):
    d = dokumen("Laporan ini disusun untuk\n\nmenilai kinerja.\n\nKalimat baru.\n")
    assert [p.text for p in d.paragraphs] == ["Laporan ini disusun untuk\nmenilai kinerja.", "Kalimat baru."]
    assert d.paragraphs[0].at(30, 35).line == 3


def test_kepala_dua_tingkat_dan_sel_lanjutan(dokumen):
    d = dokumen("""\
        Tabel III. 3
        Pengukuran Kinerja Tahun 2030

        No⇥SASARAN⇥⇥TAHUN 2029⇥⇥TAHUN 2030⇥⇥
        ⇥URAIAN⇥INDIKATOR⇥Realisasi⇥Capaian⇥Target⇥Realisasi⇥Capaian
        1⇥Kota hijau⇥Luas taman⇥4 %⇥40 %⇥10 %⇥5 %⇥50 %
        ⇥⇥Jumlah pohon⇥-⇥⇥8 %⇥4 %⇥50 %
        """)
    (t,) = d.tables
    assert (t.number, t.title) == ("III.3", "Pengukuran Kinerja Tahun 2030")
    assert [k.name for k in t.columns] == [
        "No",
        "SASARAN / URAIAN",
        "SASARAN / INDIKATOR",
        "TAHUN 2029 / Realisasi",
        "TAHUN 2029 / Capaian",
        "TAHUN 2030 / Target",
        "TAHUN 2030 / Realisasi",
        "TAHUN 2030 / Capaian",
    ]
    kedua = t.rows[1]
    assert kedua[1].text == "" and kedua[1].content == "Kota hijau"
    assert kedua[3].number.kosong
    assert kedua[4].content == "" and kedua[4].number is None
    assert kedua[7].place.line == 7 and kedua[7].place.column == "TAHUN 2030 / Capaian"


def test_baris_tahun_di_bawah_ukuran(dokumen):
    d = dokumen("No⇥Indikator⇥Target⇥⇥Capaian⇥\n⇥⇥2029⇥2030⇥2029⇥2030\n1⇥Luas taman⇥10%⇥12%⇥90%⇥95%\n")
    assert [k.name for k in d.tables[0].columns][2:] == [
        "Target / 2029",
        "Target / 2030",
        "Capaian / 2029",
        "Capaian / 2030",
    ]


@pytest.mark.parametrize("nomor", ["(1)⇥(2)⇥(3)", "1⇥2⇥3=2/1"])
def test_baris_nomor_kolom_bukan_isi(dokumen, nomor):
    (t,) = dokumen(f"No⇥Indikator⇥Target\n{nomor}\n1⇥Luas taman⇥10\n").tables
    assert len(t.rows) == 1 and t.columns[2].name == "Target"


def test_nomor_kolom_menyatu_dengan_kepala(dokumen):
    (t,) = dokumen("NO 1⇥SASARAN 2⇥INDIKATOR 3⇥ANGGARAN 4\n1⇥Kota hijau⇥Luas taman⇥Rp5.000\n").tables
    assert [k.name for k in t.columns] == ["NO", "SASARAN", "INDIKATOR", "ANGGARAN"]


def test_rp_di_kolom_sendiri_dan_tabel_lintas_halaman(dokumen):
    """The second page lost a column of its own and has `Rp` apart; names and amounts still line up."""
    (t,) = dokumen("""\
        Tabel 9. Ringkasan Anggaran

        Uraian⇥⇥Alokasi (Rp)⇥Realisasi
        1⇥PROGRAM TAMAN⇥Rp 3.000.000⇥Rp 2.000.000
        ⇥1 Menanam pohon⇥Rp 1.000.000⇥Rp -

        ⇥2⇥Merawat taman kota⇥Rp⇥2.000.000⇥Rp⇥2.000.000
        2⇥⇥PROGRAM AIR BERSIH⇥Rp⇥4.000.000⇥Rp⇥1.000.000
        J U M L A H⇥⇥⇥Rp⇥7.000.000⇥Rp⇥3.000.000
        """).tables
    assert [[b[j].text for j in (1, 2, 3)] for b in t.rows] == [
        ["PROGRAM TAMAN", "Rp 3.000.000", "Rp 2.000.000"],
        ["1 Menanam pohon", "Rp 1.000.000", "Rp -"],
        ["Merawat taman kota", "Rp2.000.000", "Rp2.000.000"],
        ["PROGRAM AIR BERSIH", "Rp4.000.000", "Rp1.000.000"],
        ["", "Rp7.000.000", "Rp3.000.000"],
    ]
    assert [b.is_total for b in t.rows] == [False, False, False, False, True]
    assert [b.place.line for b in t.rows] == [4, 5, 7, 8, 9]


def test_kepala_berulang_di_halaman_berikut(dokumen):
    (t,) = dokumen("No⇥Indikator⇥Target\n1⇥Luas taman⇥10\n\nNO⇥INDIKATOR⇥TARGET\n2⇥Jumlah pohon⇥20\n").tables
    assert [b[2].text for b in t.rows] == ["10", "20"]


def test_kepala_lain_memulai_tabel_baru(dokumen):
    d = dokumen("No⇥Indikator⇥Target\n1⇥Luas taman⇥10\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥Rp5.000\n")
    assert [t.columns[1].name for t in d.tables] == ["Indikator", "Program"]


def test_kotak_tanpa_kepala(dokumen):
    (t,) = dokumen("1. Belanja Operasi⇥:⇥Rp.⇥8.000\n2. Belanja Modal⇥:⇥Rp.⇥9 0 0 0\nJ u m l a h⇥:⇥Rp.⇥17.000\n").tables
    assert not t.has_header
    assert [(b[0].text, b[1].number.nilai) for b in t.rows] == [
        ("1. Belanja Operasi", 8000),
        ("2. Belanja Modal", 9000),
        ("J u m l a h", 17000),
    ]
    assert t.rows[2].is_total


def test_jumlah_sebagai_nama_indikator_bukan_total(dokumen):
    (t,) = dokumen("No⇥Indikator⇥Target\n1⇥Jumlah dokumen rencana⇥3\n").tables
    assert not t.rows[0].is_total


def test_tabel_markdown_dan_latex(dokumen):
    d = dokumen(
        """\
        ## Skala Nilai

        | No | Interval | Kriteria |
        |---|:---:|---|
        | 1 | $76 \\leq 90$ | **Tinggi** |

        $capaian = \\frac{realisasi}{target} \\times 100\\%$
        """,
        ".md",
    )
    assert [s.text for s in d.tables[0].rows[0].cells] == ["1", "76 ≤ 90", "Tinggi"]
    assert d.paragraphs[0].text == "capaian = (realisasi)/(target) × 100%"
    assert d.tables[0].section.title == "Skala Nilai"


def test_keterangan_dengan_baris_kosong_di_antaranya(dokumen):
    d = dokumen("Tabel III. 7\n\nAnalisis Program\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥Rp5.000\n")
    assert (d.tables[0].number, d.tables[0].title) == ("III.7", "Analisis Program")
    assert not d.paragraphs


def test_daftar_tabel_dapat_dibaca(dokumen):
    d = dokumen("DAFTAR TABEL\n\nTabel II. 5⇥Program Kerja⇥16\nTabel II. 5⇥Perubahan⇥17\n")
    assert isinstance(d.blocks[0], PrintedTable) and d.blocks[0].section.title == "DAFTAR TABEL"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"", "kosong"),
        (b" \n\n\t\n", "kosong"),
        (b"PK\x03\x04\x00\x00\x00", "biner"),
        (b"x" * (MAKS_GARIS + 1), "baris sepanjang"),
    ],
)
def test_masukan_buruk(tmp_path, isi, pesan):
    berkas = tmp_path / "laporan.txt"
    berkas.write_bytes(isi)
    with pytest.raises(ReadError, match=pesan):
        baca(berkas)


def test_akhiran_tidak_dikenal_dan_berkas_hilang(tmp_path):
    with pytest.raises(ReadError, match="tidak dikenal"):
        baca(tmp_path / "laporan.xls")
    with pytest.raises(ReadError, match="tidak ditemukan"):
        baca(tmp_path / "laporan.txt")


def test_penyandian_campuran(tmp_path):
    berkas = tmp_path / "laporan.txt"
    berkas.write_bytes("Nilai ≥ 90\n\n".encode() + "Nilai “baik”\n".encode("cp1252"))
    d = baca(berkas)
    assert [p.text for p in d.paragraphs] == ["Nilai ≥ 90", "Nilai “baik”"]
    assert "baris 3" in d.notes[0]


def test_kepala_di_bawah_nomor_kolom(dokumen):
    (t,) = dokumen("""\
        PROSES UTAMA⇥⇥PROSES PENDUKUNG⇥
        1⇥⇥2⇥
        Kode⇥Uraian⇥Kode⇥Uraian
        A 01⇥Menanam pohon⇥B 01⇥Membeli bibit
        """).tables
    assert [k.name for k in t.columns] == [
        "PROSES UTAMA / Kode",
        "PROSES UTAMA / Uraian",
        "PROSES PENDUKUNG / Kode",
        "PROSES PENDUKUNG / Uraian",
    ]
    assert len(t.rows) == 1


def test_tahun_terakhir_tidak_merambat_ke_kolom_lain(dokumen):
    kepala = "Sasaran⇥Target⇥⇥Cara Mencapai⇥⇥\n⇥⇥⇥Strategi⇥⇥Program\n⇥2029⇥2030⇥⇥⇥\n"
    (t,) = dokumen(kepala + "Kota hijau⇥10%⇥12%⇥Menanam⇥pohon⇥Program Taman\n").tables
    assert [k.name for k in t.columns][1:4] == ["Target / 2029", "Target / 2030", "Cara Mencapai / Strategi"]


def test_jumlah_yang_bergeser_di_bawah_kepala_lebar(dokumen):
    """The word of a total row is wider in print than in the file, so its amount stands to the right."""
    (t,) = dokumen("""\
        No⇥Kegiatan⇥Pagu⇥⇥⇥
        1⇥Menanam pohon⇥5.000.000⇥⇥⇥
        2⇥Merawat taman⇥3.000.000⇥⇥⇥
        Jumlah⇥⇥⇥Jumlah⇥⇥8.000.000
        """).tables
    assert [s.text for s in t.rows[-1].cells] == ["Jumlah", "", "8.000.000"]


def test_rp_sebagai_nama_kolom(dokumen):
    (t,) = dokumen("""\
        No⇥Kegiatan⇥Triwulan I⇥⇥Triwulan II⇥
        ⇥⇥K⇥Rp⇥K⇥Rp
        1⇥Menanam pohon⇥5⇥5.000.000⇥⇥
        """).tables
    assert [k.name for k in t.columns][2:] == [
        "Triwulan I / K",
        "Triwulan I / Rp",
        "Triwulan II / K",
        "Triwulan II / Rp",
    ]
