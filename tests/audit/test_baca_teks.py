"""The text reader: sections, tables with messy headers, cells that continue others, tables cut over pages."""

import pytest

from lkip_analysis.audit.document import Butir, TabelDok
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
    assert [(b.level, b.judul) for b in d.bagian[1:]] == [
        (1, "BAB III AKUNTABILITAS KINERJA"),
        (2, "A. Capaian Kinerja"),
        (3, "3.1 Target dan Realisasi"),
        (5, "a. Indikator Luas Taman"),
        (2, "B. Realisasi Anggaran"),
    ]
    assert d.paragraf[0].bagian.jalur == tuple(b.judul for b in d.bagian[1:5])
    assert d.bagian[5].jalur == ("BAB III AKUNTABILITAS KINERJA", "B. Realisasi Anggaran")


def test_nama_orang_bukan_bagian(dokumen):
    d = dokumen("A. Capaian\n\nisi\n\nH. BUDI CONTOH\n\nKEPALA DINAS CONTOH\n")
    assert [b.judul for b in d.bagian[1:]] == ["A. Capaian"]


def test_tempat_di_paragraf_berbaris(dokumen):
    d = dokumen("Kata pembuka.\n\nBaris satu\nbaris dua 45,9%\n")
    p = d.paragraf[1]
    awal = p.teks.index("45,9%")
    assert p.di(awal, awal + 5).baris == 4
    assert p.di(awal, awal + 5).teks == "45,9%"


def test_butir(dokumen):
    d = dokumen("1. Pertama\n2. Kedua\n   lanjut\n- Ketiga\n")
    assert [(b.penanda, b.teks, b.tempat.baris) for b in d.paragraf if isinstance(b, Butir)] == [
        ("1.", "Pertama", 1),
        ("2.", "Kedua\nlanjut", 2),
        ("-", "Ketiga", 4),
    ]


def test_dua_butir_pendek_bukan_judul(dokumen):
    d = dokumen("a. Menyusun rencana\nb. Menyusun laporan\n\na. Indikator Luas Taman\n\nUraian.\n")
    assert [b.judul for b in d.bagian[1:]] == ["a. Indikator Luas Taman"]


def test_judul_bab_di_dua_judul(dokumen):
    d = dokumen("BAB III\n\nAKUNTABILITAS KINERJA\n\nCAPAIAN ORGANISASI TAMAN\n\nUraian.\n")
    assert [b.judul for b in d.bagian[1:]] == ["BAB III AKUNTABILITAS KINERJA", "CAPAIAN ORGANISASI TAMAN"]


def test_kalimat_terpotong_halaman_disambung(dokumen):
    d = dokumen("Laporan ini disusun untuk\n\nmenilai kinerja.\n\nKalimat baru.\n")
    assert [p.teks for p in d.paragraf] == ["Laporan ini disusun untuk\nmenilai kinerja.", "Kalimat baru."]
    assert d.paragraf[0].di(30, 35).baris == 3


def test_kepala_dua_tingkat_dan_sel_lanjutan(dokumen):
    d = dokumen("""\
        Tabel III. 3
        Pengukuran Kinerja Tahun 2030

        No⇥SASARAN⇥⇥TAHUN 2029⇥⇥TAHUN 2030⇥⇥
        ⇥URAIAN⇥INDIKATOR⇥Realisasi⇥Capaian⇥Target⇥Realisasi⇥Capaian
        1⇥Kota hijau⇥Luas taman⇥4 %⇥40 %⇥10 %⇥5 %⇥50 %
        ⇥⇥Jumlah pohon⇥-⇥⇥8 %⇥4 %⇥50 %
        """)
    (t,) = d.tabel
    assert (t.nomor, t.judul) == ("III.3", "Pengukuran Kinerja Tahun 2030")
    assert [k.nama for k in t.kolom] == [
        "No",
        "SASARAN / URAIAN",
        "SASARAN / INDIKATOR",
        "TAHUN 2029 / Realisasi",
        "TAHUN 2029 / Capaian",
        "TAHUN 2030 / Target",
        "TAHUN 2030 / Realisasi",
        "TAHUN 2030 / Capaian",
    ]
    kedua = t.baris[1]
    assert kedua[1].teks == "" and kedua[1].isi == "Kota hijau"
    assert kedua[3].angka.kosong
    assert kedua[4].isi == "" and kedua[4].angka is None
    assert kedua[7].tempat.baris == 7 and kedua[7].tempat.kolom == "TAHUN 2030 / Capaian"


def test_baris_tahun_di_bawah_ukuran(dokumen):
    d = dokumen("No⇥Indikator⇥Target⇥⇥Capaian⇥\n⇥⇥2029⇥2030⇥2029⇥2030\n1⇥Luas taman⇥10%⇥12%⇥90%⇥95%\n")
    assert [k.nama for k in d.tabel[0].kolom][2:] == [
        "Target / 2029",
        "Target / 2030",
        "Capaian / 2029",
        "Capaian / 2030",
    ]


@pytest.mark.parametrize("nomor", ["(1)⇥(2)⇥(3)", "1⇥2⇥3=2/1"])
def test_baris_nomor_kolom_bukan_isi(dokumen, nomor):
    (t,) = dokumen(f"No⇥Indikator⇥Target\n{nomor}\n1⇥Luas taman⇥10\n").tabel
    assert len(t.baris) == 1 and t.kolom[2].nama == "Target"


def test_nomor_kolom_menyatu_dengan_kepala(dokumen):
    (t,) = dokumen("NO 1⇥SASARAN 2⇥INDIKATOR 3⇥ANGGARAN 4\n1⇥Kota hijau⇥Luas taman⇥Rp5.000\n").tabel
    assert [k.nama for k in t.kolom] == ["NO", "SASARAN", "INDIKATOR", "ANGGARAN"]


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
        """).tabel
    assert [[b[j].teks for j in (1, 2, 3)] for b in t.baris] == [
        ["PROGRAM TAMAN", "Rp 3.000.000", "Rp 2.000.000"],
        ["1 Menanam pohon", "Rp 1.000.000", "Rp -"],
        ["Merawat taman kota", "Rp2.000.000", "Rp2.000.000"],
        ["PROGRAM AIR BERSIH", "Rp4.000.000", "Rp1.000.000"],
        ["", "Rp7.000.000", "Rp3.000.000"],
    ]
    assert [b.jumlah for b in t.baris] == [False, False, False, False, True]
    assert [b.tempat.baris for b in t.baris] == [4, 5, 7, 8, 9]


def test_kepala_berulang_di_halaman_berikut(dokumen):
    (t,) = dokumen("No⇥Indikator⇥Target\n1⇥Luas taman⇥10\n\nNO⇥INDIKATOR⇥TARGET\n2⇥Jumlah pohon⇥20\n").tabel
    assert [b[2].teks for b in t.baris] == ["10", "20"]


def test_kepala_lain_memulai_tabel_baru(dokumen):
    d = dokumen("No⇥Indikator⇥Target\n1⇥Luas taman⇥10\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥Rp5.000\n")
    assert [t.kolom[1].nama for t in d.tabel] == ["Indikator", "Program"]


def test_kotak_tanpa_kepala(dokumen):
    (t,) = dokumen("1. Belanja Operasi⇥:⇥Rp.⇥8.000\n2. Belanja Modal⇥:⇥Rp.⇥9 0 0 0\nJ u m l a h⇥:⇥Rp.⇥17.000\n").tabel
    assert not t.berkepala
    assert [(b[0].teks, b[1].angka.nilai) for b in t.baris] == [
        ("1. Belanja Operasi", 8000),
        ("2. Belanja Modal", 9000),
        ("J u m l a h", 17000),
    ]
    assert t.baris[2].jumlah


def test_jumlah_sebagai_nama_indikator_bukan_total(dokumen):
    (t,) = dokumen("No⇥Indikator⇥Target\n1⇥Jumlah dokumen rencana⇥3\n").tabel
    assert not t.baris[0].jumlah


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
    assert [s.teks for s in d.tabel[0].baris[0].sel] == ["1", "76 ≤ 90", "Tinggi"]
    assert d.paragraf[0].teks == "capaian = (realisasi)/(target) × 100%"
    assert d.tabel[0].bagian.judul == "Skala Nilai"


def test_keterangan_dengan_baris_kosong_di_antaranya(dokumen):
    d = dokumen("Tabel III. 7\n\nAnalisis Program\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥Rp5.000\n")
    assert (d.tabel[0].nomor, d.tabel[0].judul) == ("III.7", "Analisis Program")
    assert not d.paragraf


def test_daftar_tabel_dapat_dibaca(dokumen):
    d = dokumen("DAFTAR TABEL\n\nTabel II. 5⇥Program Kerja⇥16\nTabel II. 5⇥Perubahan⇥17\n")
    assert isinstance(d.blok[0], TabelDok) and d.blok[0].bagian.judul == "DAFTAR TABEL"


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
    assert [p.teks for p in d.paragraf] == ["Nilai ≥ 90", "Nilai “baik”"]
    assert "baris 3" in d.catatan[0]


def test_kepala_di_bawah_nomor_kolom(dokumen):
    (t,) = dokumen("""\
        PROSES UTAMA⇥⇥PROSES PENDUKUNG⇥
        1⇥⇥2⇥
        Kode⇥Uraian⇥Kode⇥Uraian
        A 01⇥Menanam pohon⇥B 01⇥Membeli bibit
        """).tabel
    assert [k.nama for k in t.kolom] == [
        "PROSES UTAMA / Kode",
        "PROSES UTAMA / Uraian",
        "PROSES PENDUKUNG / Kode",
        "PROSES PENDUKUNG / Uraian",
    ]
    assert len(t.baris) == 1


def test_tahun_terakhir_tidak_merambat_ke_kolom_lain(dokumen):
    kepala = "Sasaran⇥Target⇥⇥Cara Mencapai⇥⇥\n⇥⇥⇥Strategi⇥⇥Program\n⇥2029⇥2030⇥⇥⇥\n"
    (t,) = dokumen(kepala + "Kota hijau⇥10%⇥12%⇥Menanam⇥pohon⇥Program Taman\n").tabel
    assert [k.nama for k in t.kolom][1:4] == ["Target / 2029", "Target / 2030", "Cara Mencapai / Strategi"]


def test_jumlah_yang_bergeser_di_bawah_kepala_lebar(dokumen):
    """The word of a total row is wider in print than in the file, so its amount stands to the right."""
    (t,) = dokumen("""\
        No⇥Kegiatan⇥Pagu⇥⇥⇥
        1⇥Menanam pohon⇥5.000.000⇥⇥⇥
        2⇥Merawat taman⇥3.000.000⇥⇥⇥
        Jumlah⇥⇥⇥Jumlah⇥⇥8.000.000
        """).tabel
    assert [s.teks for s in t.baris[-1].sel] == ["Jumlah", "", "8.000.000"]


def test_rp_sebagai_nama_kolom(dokumen):
    (t,) = dokumen("""\
        No⇥Kegiatan⇥Triwulan I⇥⇥Triwulan II⇥
        ⇥⇥K⇥Rp⇥K⇥Rp
        1⇥Menanam pohon⇥5⇥5.000.000⇥⇥
        """).tabel
    assert [k.nama for k in t.kolom][2:] == [
        "Triwulan I / K",
        "Triwulan I / Rp",
        "Triwulan II / K",
        "Triwulan II / Rp",
    ]
