"""The PDF reader: ruled tables however their rules are drawn, tables over pages, text between them."""

import pytest
import typst

from lkip_analysis.audit.read import baca
from lkip_analysis.audit.read.pdf import ringkas_nomor
from lkip_analysis.audit.read.pdf_kata import gabung_garis

TABEL = """[No], [Indikator], [Target], [Realisasi],
[1], [Luas taman], [10%], [5%],
[2], [Jumlah pohon], [30], [21]"""


@pytest.fixture
def dokumen(tmp_path):
    """Make a PDF of Typst markup, and read it."""

    def buat(isi, halaman='paper: "a5"'):
        berkas = tmp_path / "laporan.pdf"
        typst.compile(f"#set page({halaman})\n#set text(size: 10pt)\n{isi}".encode(), output=str(berkas))
        return baca(berkas)

    return buat


def isi(tabel):
    return [[s.teks for s in b.sel] for b in tabel.baris]


ISI = [["1", "Luas taman", "10%", "5%"], ["2", "Jumlah pohon", "30", "21"]]


@pytest.mark.parametrize(
    "gambar",
    [
        "",
        "stroke: white",
        "stroke: (paint: gray, dash: (1pt, 1pt))",
        "fill: (x, y) => if y == 0 { aqua } else { white }",
        "stroke: (x, y) => (top: 1pt, bottom: 1pt, left: if x > 0 { 1pt }, right: if x < 3 { 1pt })",
        "stroke: (x, y) => (left: 1pt, right: 1pt, bottom: 1pt, top: if y > 0 { 1pt })",
        "stroke: (x, y) => (left: 1pt, right: 1pt, top: 1pt, bottom: if y < 2 { 1pt })",
    ],
    ids=["biasa", "putih", "putus-putus", "berwarna", "tanpa-sisi", "tanpa-atas", "tanpa-bawah"],
)
def test_garis_tabel(dokumen, gambar):
    (t,) = dokumen(f"#table(columns: 4, {gambar}{',' if gambar else ''} {TABEL})").tabel
    assert [k.nama for k in t.kolom] == ["No", "Indikator", "Target", "Realisasi"]
    assert isi(t) == ISI
    assert t.baris[0][3].tempat.halaman == 1


def test_latar_di_belakang_tiap_baris_teks_bukan_garis(dokumen):
    """Word paints a white box behind each line of a shaded paragraph."""
    teks = "#highlight(fill: white)[Persentase luas taman kota yang terawat baik]"
    (t,) = dokumen(f"#table(columns: (30pt, 70pt, 60pt), [No], [Indikator], [Target], [1], [{teks}], [10%])").tabel
    assert isi(t) == [["1", "Persentase luas taman kota yang terawat baik", "10%"]]


def test_sel_gabungan(dokumen):
    (t,) = dokumen("""#table(columns: 4,
        table.cell(rowspan: 2)[Sasaran], table.cell(rowspan: 2)[Indikator],
        table.cell(colspan: 2)[Tahun 2030],
        [Target], [Realisasi],
        table.cell(rowspan: 2)[Kota hijau], [Luas taman], [10%], [5%],
        [Jumlah pohon], table.cell(colspan: 2)[tidak diukur])""").tabel
    assert [k.nama for k in t.kolom][2:] == ["Tahun 2030 / Target", "Tahun 2030 / Realisasi"]
    assert isi(t) == [["Kota hijau", "Luas taman", "10%", "5%"], ["", "Jumlah pohon", "tidak diukur", ""]]
    assert [s.isi for s in t.baris[1].sel] == ["Kota hijau", "Jumlah pohon", "tidak diukur", "tidak diukur"]


def test_baris_tanpa_garis_di_antaranya_dipisah(dokumen):
    """Names are wrapped, figures are not; only the header has a rule below it."""
    baris = "".join(
        f"[{nama}], [{a}], [{b}],"
        for nama, a, b in (
            ("Penyusunan dokumen rencana kerja", "1.000.000", "900.000"),
            ("Honor", "2.000.000", "-"),
            ("Pembangunan taman kota", "3.000.000", "3.000.000"),
        )
    )
    garis = "stroke: (x, y) => (left: 1pt, right: 1pt, top: if y < 2 { 1pt }, bottom: if y in (0, 3) { 1pt })"
    (t,) = dokumen(f"#table(columns: (90pt, 70pt, 70pt), {garis}, [Kegiatan], [Pagu], [Realisasi], {baris})").tabel
    assert isi(t) == [
        ["Penyusunan dokumen rencana kerja", "1.000.000", "900.000"],
        ["Honor", "2.000.000", "-"],
        ["Pembangunan taman kota", "3.000.000", "3.000.000"],
    ]


def test_tabel_lintas_halaman(dokumen):
    """The header comes again on each page, a merged cell goes on, running heads are no text between."""
    baris = "".join(f"[{i}], [Indikator ke-{i}], [{i}%]," for i in range(1, 60))
    d = dokumen(
        "Pembuka.\n\nTabel 3. Pengukuran\n\n"
        "#table(columns: (60pt, 30pt, 120pt, 50pt), table.header([Sasaran], [No], [Indikator], [Target]), "
        f"table.cell(rowspan: 59)[Kota hijau], {baris})\n\nPenutup.",
        'paper: "a5", header: [Laporan Kinerja Dinas Contoh 2030], numbering: "— 1 —"',
    )
    (t,) = d.tabel
    assert (t.nomor, t.judul) == ("3", "Pengukuran")
    assert [b[1].teks for b in t.baris] == [str(i) for i in range(1, 60)]
    assert {b[0].isi for b in t.baris} == {"Kota hijau"}
    assert [p.teks for p in d.paragraf] == ["Pembuka.", "Penutup."]
    halaman = [b.tempat.halaman for b in t.baris]
    assert halaman[0] == 1 and halaman[-1] == 3 and halaman == sorted(halaman)


def test_baris_yang_dipotong_halaman_menjadi_satu(dokumen):
    panjang = " ".join(f"kata{i}" for i in range(120))
    (t,) = dokumen(
        "#v(75%)\n#table(columns: (30pt, 150pt, 60pt), [No], [Uraian], [Target], "
        f"[1], [{panjang}], [10%], [2], [Lain], [20%])"
    ).tabel
    assert isi(t) == [["1", panjang, "10%"], ["2", "Lain", "20%"]]


def test_judul_formulir_di_tiap_halaman_bukan_kepala_halaman(dokumen):
    d = dokumen(
        "#pagebreak()".join(f"#strong[PERJANJIAN KINERJA TAHUN 2030]\n\nPihak ke-{i}.\n" for i in range(4)),
        'paper: "a4", header: [Laporan Kinerja Dinas Contoh 2030]',
    )
    assert [b.judul for b in d.bagian[1:]] == ["PERJANJIAN KINERJA TAHUN 2030"] * 4
    assert [p.teks for p in d.paragraf] == [f"Pihak ke-{i}." for i in range(4)]


def test_tabel_lain_di_halaman_berikut(dokumen):
    d = dokumen(f"#table(columns: 4, {TABEL})\n#pagebreak()\n#table(columns: 2, [Program], [Pagu], [Taman], [5])")
    assert [len(t.kolom) for t in d.tabel] == [4, 2]


def test_tabel_yang_menempel_di_bawah_tabel_lain(dokumen):
    bawah = "[No.], [Program], [1], [Program Taman], [2], [Program Pohon]"
    satu, dua = dokumen(
        f"#table(columns: (20pt, 90pt, 60pt, 60pt), {TABEL})#v(0pt, weak: true)#table(columns: (20pt, 210pt), {bawah})"
    ).tabel
    assert isi(satu) == ISI
    assert ([k.nama for k in dua.kolom], isi(dua)) == (
        ["No.", "Program"],
        [["1", "Program Taman"], ["2", "Program Pohon"]],
    )


def test_kepala_yang_berulang_dalam_satu_tabel(dokumen):
    (t,) = dokumen(f"#table(columns: 4, {TABEL}, {TABEL})").tabel
    assert len(t.baris) == 5


def test_halaman_melintang_yang_dicetak_tegak(dokumen):
    d = dokumen(f"#rotate(-90deg, reflow: true)[#table(columns: 4, {TABEL})]")
    assert isi(d.tabel[0]) == ISI


def test_teks_tegak_di_kepala(dokumen):
    (t,) = dokumen(
        "#table(columns: 3, [No], rotate(-90deg, reflow: true)[Target Tahunan], "
        "rotate(90deg, reflow: true)[Realisasi], [1], [10%], [5%])"
    ).tabel
    assert [k.nama for k in t.kolom] == ["No", "Target Tahunan", "Realisasi"]
    assert isi(t) == [["1", "10%", "5%"]]


def test_grafik_bukan_tabel(dokumen):
    d = dokumen(
        "Sebelum.\n\n#box(width: 200pt, height: 100pt)["
        "#for i in range(11) { place(dy: i * 10pt, line(length: 200pt)) }"
        "#for i in range(11) { place(dx: i * 20pt, line(length: 100pt, angle: 90deg)) }"
        "#place(dx: 25pt, dy: 12pt)[4]#place(dx: 65pt, dy: 32pt)[5]]\n\nSesudah."
    )
    assert d.tabel == []
    assert {"Sebelum.", "Sesudah."} <= {p.teks for p in d.paragraf}


def test_bingkai_di_sekeliling_teks_bukan_tabel(dokumen):
    d = dokumen("#rect(width: 100%)[Catatan penting tentang kinerja.]")
    assert d.tabel == []
    assert [p.teks for p in d.paragraf] == ["Catatan penting tentang kinerja."]


def test_judul_dari_ukuran_huruf(dokumen):
    d = dokumen(
        "Laporan ini memuat kinerja satu tahun anggaran.\n\n= Sasaran kesatu\n\nIsi sasaran kesatu.\n\n"
        "== Perbandingan dengan tahun lalu\n\nIsi perbandingan."
    )
    assert [(b.level, b.judul) for b in d.bagian[1:]] == [
        (1, "Sasaran kesatu"),
        (2, "Perbandingan dengan tahun lalu"),
    ]
    assert d.paragraf[-1].bagian.jalur == ("Sasaran kesatu", "Perbandingan dengan tahun lalu")


def test_paragraf_dan_butir(dokumen):
    kalimat = "Realisasi kinerja tahun ini lebih tinggi daripada realisasi tahun lalu menurut data dinas."
    d = dokumen(
        f"#set par(justify: true)\n{kalimat} {kalimat}\n\n+ {kalimat}\n+ Butir kedua;\n\n{kalimat}\n",
    )
    assert [(getattr(p, "penanda", ""), p.teks) for p in d.paragraf] == [
        ("", f"{kalimat} {kalimat}"),
        ("1.", kalimat),
        ("2.", "Butir kedua;"),
        ("", kalimat),
    ]


def test_kalimat_melintasi_halaman(dokumen):
    teks = " ".join(["kinerja"] * 400)
    d = dokumen(f"Awal {teks} akhir.")
    (p,) = d.paragraf
    assert " ".join(p.teks.split()) == f"Awal {teks} akhir."
    assert p.tempat.halaman == 1


def test_kalimat_melintasi_halaman_dilanjutkan_angka(dokumen):
    awal = "Realisasi kinerja tahun ini menurut data yang dihimpun dinas ialah"
    d = dokumen(f"#v(93%)\n{awal}\n#colbreak()\n45,9% dari target.")
    (p,) = d.paragraf
    assert p.teks.split() == [*awal.split(), "45,9%", "dari", "target."]
    angka = p.teks.index("45,9%")
    assert (p.di(0, 9).halaman, p.di(angka, angka + 5).halaman) == (1, 2)


def test_tanda_tangan_berdampingan(dokumen):
    d = dokumen("""Demikian perjanjian ini dibuat dengan sebenarnya oleh kedua pihak untuk dilaksanakan.

        #grid(columns: (1fr, 1fr), [Pihak Kedua, #v(30pt) Sri Contoh \\ Pembina \\ NIP 198001012005011001],
        [Pihak Pertama, #v(30pt) Budi Contoh \\ Pembina \\ NIP 199001012015031001])

        #grid(columns: (60pt, 5pt, 1fr), row-gutter: 5pt, [Nama], [:], [Budi], [Jabatan], [:], [Kepala])
        """)
    assert [" ".join(p.teks.split()) for p in d.paragraf][1:5] == [
        "Pihak Kedua,",
        "Sri Contoh Pembina NIP 198001012005011001",
        "Pihak Pertama,",
        "Budi Contoh Pembina NIP 199001012015031001",
    ]
    assert [p.teks for p in d.paragraf][5:] == ["Nama : Budi", "Jabatan : Kepala"]


def test_daftar_isi_menjadi_tabel(dokumen):
    d = dokumen("#outline(title: none)\n#pagebreak()\n= Pendahuluan\nSatu.\n#pagebreak()\n= Penutup\nDua.")
    assert isi(d.tabel[0]) == [["Pendahuluan", "2"], ["Penutup", "3"]]


@pytest.mark.parametrize(
    ("garis", "teks"),
    [
        (["Luas", "taman"], "Luas taman"),
        (["RKA-", "SKPD"], "RKA-SKPD"),
        (["undang-", "undang"], "undang-undang"),
        (["bahu-", "membahu"], "bahu-membahu"),
        (["non-", "aparatur"], "non-aparatur"),
        (["ke-", "naikan"], "kenaikan"),
        (["ke\u00ad", "naikan"], "kenaikan"),
        (["Kabupaten/", "Kota"], "Kabupaten/Kota"),
        (["Kabupaten /", "Kota"], "Kabupaten / Kota"),
        (["Rp9.584.", "669.104"], "Rp9.584.669.104"),
        (["9.584.66", "9.104"], "9.584.669.104"),
        (["45,", "9%"], "45,9%"),
        (["45,9", "%"], "45,9%"),
        (["10", "20"], "10 20"),
        (["1.000", "2.000"], "1.000 2.000"),
        (["tahun 2030.", "45 orang"], "tahun 2030. 45 orang"),
        (["2029 -", "2030"], "2029 - 2030"),
    ],
)
def test_gabung_garis(garis, teks):
    assert gabung_garis(garis) == teks


@pytest.mark.parametrize("nomor", ["3.1", "1", "II. 4"])
def test_nomor_tabel_sendirian_bukan_lanjutan_paragraf(dokumen, nomor):
    d = dokumen(
        f"Rumus pertama ialah realisasi dibagi target, lalu dikalikan seratus\\ Tabel {nomor}\\ Skala Capaian\n\n"
        f"#table(columns: 4, {TABEL})"
    )
    assert d.tabel[0].nomor == nomor.replace(" ", "")


def test_ringkas_nomor():
    assert ringkas_nomor([1, 3, 4, 5, 9]) == "1, 3–5, 9"
