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
    return [[s.text for s in b.cells] for b in tabel.rows]


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
    (t,) = dokumen(f"#table(columns: 4, {gambar}{',' if gambar else ''} {TABEL})").tables
    assert [k.name for k in t.columns] == ["No", "Indikator", "Target", "Realisasi"]
    assert isi(t) == ISI
    assert t.rows[0][3].place.page == 1


def test_latar_di_belakang_tiap_baris_teks_bukan_garis(dokumen):
    """Word paints a white box behind each line of a shaded paragraph."""
    teks = "#highlight(fill: white)[Persentase luas taman kota yang terawat baik]"
    (t,) = dokumen(f"#table(columns: (30pt, 70pt, 60pt), [No], [Indikator], [Target], [1], [{teks}], [10%])").tables
    assert isi(t) == [["1", "Persentase luas taman kota yang terawat baik", "10%"]]


def test_sel_gabungan(dokumen):
    (t,) = dokumen("""#table(columns: 4,
        table.cell(rowspan: 2)[Sasaran], table.cell(rowspan: 2)[Indikator],
        table.cell(colspan: 2)[Tahun 2030],
        [Target], [Realisasi],
        table.cell(rowspan: 2)[Kota hijau], [Luas taman], [10%], [5%],
        [Jumlah pohon], table.cell(colspan: 2)[tidak diukur])""").tables
    assert [k.name for k in t.columns][2:] == ["Tahun 2030 / Target", "Tahun 2030 / Realisasi"]
    assert isi(t) == [["Kota hijau", "Luas taman", "10%", "5%"], ["", "Jumlah pohon", "tidak diukur", ""]]
    assert [s.content for s in t.rows[1].cells] == ["Kota hijau", "Jumlah pohon", "tidak diukur", "tidak diukur"]


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
    (t,) = dokumen(f"#table(columns: (90pt, 70pt, 70pt), {garis}, [Kegiatan], [Pagu], [Realisasi], {baris})").tables
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
    (t,) = d.tables
    assert (t.number, t.title) == ("3", "Pengukuran")
    assert [b[1].text for b in t.rows] == [str(i) for i in range(1, 60)]
    assert {b[0].content for b in t.rows} == {"Kota hijau"}
    assert [p.text for p in d.paragraphs] == ["Pembuka.", "Penutup."]
    halaman = [b.place.page for b in t.rows]
    assert halaman[0] == 1 and halaman[-1] == 3 and halaman == sorted(halaman)


def test_baris_yang_dipotong_halaman_menjadi_satu(dokumen):
    panjang = " ".join(f"kata{i}" for i in range(120))
    (t,) = dokumen(
        "#v(75%)\n#table(columns: (30pt, 150pt, 60pt), [No], [Uraian], [Target], "
        f"[1], [{panjang}], [10%], [2], [Lain], [20%])"
    ).tables
    assert isi(t) == [["1", panjang, "10%"], ["2", "Lain", "20%"]]


def test_judul_formulir_di_tiap_halaman_bukan_kepala_halaman(dokumen):
    d = dokumen(
        "#pagebreak()".join(f"#strong[PERJANJIAN KINERJA TAHUN 2030]\n\nPihak ke-{i}.\n" for i in range(4)),
        'paper: "a4", header: [Laporan Kinerja Dinas Contoh 2030]',
    )
    assert [b.title for b in d.sections[1:]] == ["PERJANJIAN KINERJA TAHUN 2030"] * 4
    assert [p.text for p in d.paragraphs] == [f"Pihak ke-{i}." for i in range(4)]


def test_tabel_lain_di_halaman_berikut(dokumen):
    d = dokumen(f"#table(columns: 4, {TABEL})\n#pagebreak()\n#table(columns: 2, [Program], [Pagu], [Taman], [5])")
    assert [len(t.columns) for t in d.tables] == [4, 2]


def test_tabel_yang_menempel_di_bawah_tabel_lain(dokumen):
    bawah = "[No.], [Program], [1], [Program Taman], [2], [Program Pohon]"
    satu, dua = dokumen(
        f"#table(columns: (20pt, 90pt, 60pt, 60pt), {TABEL})#v(0pt, weak: true)#table(columns: (20pt, 210pt), {bawah})"
    ).tables
    assert isi(satu) == ISI
    assert ([k.name for k in dua.columns], isi(dua)) == (
        ["No.", "Program"],
        [["1", "Program Taman"], ["2", "Program Pohon"]],
    )


def test_kepala_yang_berulang_dalam_satu_tabel(dokumen):
    (t,) = dokumen(f"#table(columns: 4, {TABEL}, {TABEL})").tables
    assert len(t.rows) == 5


def test_halaman_melintang_yang_dicetak_tegak(dokumen):
    d = dokumen(f"#rotate(-90deg, reflow: true)[#table(columns: 4, {TABEL})]")
    assert isi(d.tables[0]) == ISI


def test_teks_tegak_di_kepala(dokumen):
    (t,) = dokumen(
        "#table(columns: 3, [No], rotate(-90deg, reflow: true)[Target Tahunan], "
        "rotate(90deg, reflow: true)[Realisasi], [1], [10%], [5%])"
    ).tables
    assert [k.name for k in t.columns] == ["No", "Target Tahunan", "Realisasi"]
    assert isi(t) == [["1", "10%", "5%"]]


def test_grafik_bukan_tabel(dokumen):
    d = dokumen(
        "Sebelum.\n\n#box(width: 200pt, height: 100pt)["
        "#for i in range(11) { place(dy: i * 10pt, line(length: 200pt)) }"
        "#for i in range(11) { place(dx: i * 20pt, line(length: 100pt, angle: 90deg)) }"
        "#place(dx: 25pt, dy: 12pt)[4]#place(dx: 65pt, dy: 32pt)[5]]\n\nSesudah."
    )
    assert d.tables == []
    assert {"Sebelum.", "Sesudah."} <= {p.text for p in d.paragraphs}


def test_bingkai_di_sekeliling_teks_bukan_tabel(dokumen):
    d = dokumen("#rect(width: 100%)[Catatan penting tentang kinerja.]")
    assert d.tables == []
    assert [p.text for p in d.paragraphs] == ["Catatan penting tentang kinerja."]


def test_judul_dari_ukuran_huruf(dokumen):
    d = dokumen(
        "Laporan ini memuat kinerja satu tahun anggaran.\n\n= Sasaran kesatu\n\nIsi sasaran kesatu.\n\n"
        "== Perbandingan dengan tahun lalu\n\nIsi perbandingan."
    )
    assert [(b.level, b.title) for b in d.sections[1:]] == [
        (1, "Sasaran kesatu"),
        (2, "Perbandingan dengan tahun lalu"),
    ]
    assert d.paragraphs[-1].section.path == ("Sasaran kesatu", "Perbandingan dengan tahun lalu")


def test_paragraf_dan_butir(dokumen):
    kalimat = "Realisasi kinerja tahun ini lebih tinggi daripada realisasi tahun lalu menurut data dinas."
    d = dokumen(
        f"#set par(justify: true)\n{kalimat} {kalimat}\n\n+ {kalimat}\n+ ListItem kedua;\n\n{kalimat}\n",
    )
    assert [(getattr(p, "marker", ""), p.text) for p in d.paragraphs] == [
        ("", f"{kalimat} {kalimat}"),
        ("1.", kalimat),
        ("2.", "ListItem kedua;"),
        ("", kalimat),
    ]


def test_kalimat_melintasi_halaman(dokumen):
    teks = " ".join(["kinerja"] * 400)
    d = dokumen(f"Awal {teks} akhir.")
    (p,) = d.paragraphs
    assert " ".join(p.text.split()) == f"Awal {teks} akhir."
    assert p.place.page == 1


def test_kalimat_melintasi_halaman_dilanjutkan_angka(dokumen):
    awal = "Realisasi kinerja tahun ini menurut data yang dihimpun dinas ialah"
    d = dokumen(f"#v(93%)\n{awal}\n#colbreak()\n45,9% dari target.")
    (p,) = d.paragraphs
    assert p.text.split() == [*awal.split(), "45,9%", "dari", "target."]
    angka = p.text.index("45,9%")
    assert (p.at(0, 9).page, p.at(angka, angka + 5).page) == (1, 2)


def test_tanda_tangan_berdampingan(dokumen):
    d = dokumen("""Demikian perjanjian ini dibuat dengan sebenarnya oleh kedua pihak untuk dilaksanakan.

        #grid(columns: (1fr, 1fr), [Pihak Kedua, #v(30pt) Sri Contoh \\ Pembina \\ NIP 198001012005011001],
        [Pihak Pertama, #v(30pt) Budi Contoh \\ Pembina \\ NIP 199001012015031001])

        #grid(columns: (60pt, 5pt, 1fr), row-gutter: 5pt, [Nama], [:], [Budi], [Jabatan], [:], [Kepala])
        """)
    assert [" ".join(p.text.split()) for p in d.paragraphs][1:5] == [
        "Pihak Kedua,",
        "Sri Contoh Pembina NIP 198001012005011001",
        "Pihak Pertama,",
        "Budi Contoh Pembina NIP 199001012015031001",
    ]
    assert [p.text for p in d.paragraphs][5:] == ["Nama : Budi", "Jabatan : Kepala"]


def test_daftar_isi_menjadi_tabel(dokumen):
    d = dokumen("#outline(title: none)\n#pagebreak()\n= Pendahuluan\nSatu.\n#pagebreak()\n= Penutup\nDua.")
    assert isi(d.tables[0]) == [["Pendahuluan", "2"], ["Penutup", "3"]]


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
    assert d.tables[0].number == nomor.replace(" ", "")


def test_ringkas_nomor():
    assert ringkas_nomor([1, 3, 4, 5, 9]) == "1, 3–5, 9"
