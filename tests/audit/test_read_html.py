"""The HTML reader: what a reader of the page sees, in order."""

import pytest

from lkip_analysis.audit.read import baca


@pytest.fixture
def halaman(tmp_path):
    def buat(isi, penyandian="utf-8"):
        berkas = tmp_path / "laporan.html"
        berkas.write_bytes(isi.encode(penyandian))
        return baca(berkas)

    return buat


def test_judul_paragraf_dan_butir(halaman):
    d = halaman("""
        <h1>BAB III AKUNTABILITAS KINERJA</h1><h2>Sasaran kesatu<a class="anchor-link" href="#x">¶</a></h2>
        <p>Baris satu
           dilanjutkan <b>45,9</b>%.</p>
        <ol start="3" type="a"><li>ketiga</li><li>keempat<ul><li>di dalam</li></ul></li></ol>
        lepas<br>baris kedua
        """)
    assert [(b.level, b.title) for b in d.sections[1:]] == [
        (1, "BAB III AKUNTABILITAS KINERJA"),
        (2, "Sasaran kesatu"),
    ]
    assert [(getattr(p, "marker", None), p.text) for p in d.paragraphs] == [
        (None, "Baris satu dilanjutkan 45,9%."),
        ("c.", "ketiga"),
        ("d.", "keempat"),
        ("-", "di dalam"),
        (None, "lepas\nbaris kedua"),
    ]


def test_hanya_bagian_utama_yang_tampak(halaman):
    d = halaman("""
        <header>Situs Dinas</header><nav><ul><li>Beranda</li></ul></nav>
        <main><p>Isi laporan.</p><p hidden>sembunyi</p><p style="display: none">sembunyi</p>
        <script>var x = "sembunyi"</script><nav>Halaman berikutnya</nav></main><footer>Hak cipta</footer>
        """)
    assert [p.text for p in d.paragraphs] == ["Isi laporan."]


def test_tabel_dengan_sel_gabungan(halaman):
    (t,) = halaman("""
        <table><caption>Tabel III. 3 Pengukuran</caption>
        <thead><tr><th rowspan=2>No</th><th colspan="2">Tahun 2030</th></tr>
               <tr><th>Target</th><th>Realisasi</th></tr></thead>
        <tbody><tr><td rowspan="2">1</td><td>10<br>%</td><td>5%</td></tr>
               <tr><td colspan=2>tidak ada</td></tr></tbody>
        <tfoot><tr><td>Jumlah</td><td></td><td>5%</td></tr></tfoot></table>
        """).tables
    assert (t.number, t.title) == ("III.3", "Pengukuran")
    assert [k.name for k in t.columns] == ["No", "Tahun 2030 / Target", "Tahun 2030 / Realisasi"]
    assert [[s.text for s in b.cells] for b in t.rows] == [
        ["1", "10 %", "5%"],
        ["", "tidak ada", ""],
        ["Jumlah", "", "5%"],
    ]
    assert [s.content for s in t.rows[1].cells] == ["1", "tidak ada", "tidak ada"]
    assert t.rows[2][1].content == ""


def test_baris_kepala_kedua_yang_tidak_ditandai(halaman):
    """Only the first row is marked, yet its wide cell goes on below."""
    (t,) = halaman("""
        <table><tr><th rowspan=2>No</th><th rowspan=2>Indikator</th><th colspan=2>Tahun 2030</th></tr>
        <tr><td>Target</td><td>Realisasi</td></tr>
        <tr><td>1</td><td>Luas taman</td><td>10</td><td>5</td></tr></table>
        """).tables
    assert t.columns[3].name == "Tahun 2030 / Realisasi"
    assert len(t.rows) == 1


def test_tabel_sebagai_bingkai(halaman):
    d = halaman("<table><tr><td><p>Satu.</p><p>Dua.</p></td></tr></table>")
    assert [p.text for p in d.paragraphs] == ["Satu.", "Dua."]
    assert not d.tables


@pytest.mark.parametrize(
    ("kepala", "penyandian"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("", "cp1252"),
        ('<meta charset="tidak-dikenal">', "utf-8"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
    ],
)
def test_penyandian(halaman, kepala, penyandian):
    d = halaman(f"{kepala}<p>Nilai “baik” – 45,9%</p>", penyandian)
    assert d.paragraphs[0].text == "Nilai “baik” – 45,9%"


def test_gambar_tertanam_tidak_mengganggu(halaman):
    d = halaman(f'<p>Satu.</p><img src="data:image/png;base64,{"A" * 12_000_000}"><p>Dua.</p>')
    assert [p.text for p in d.paragraphs] == ["Satu.", "Dua."]


def test_tempat_tanpa_baris_dan_halaman(halaman):
    (t,) = halaman("<table><tr><th>No</th><th>Target</th></tr><tr><td>1</td><td>10</td></tr></table>").tables
    tempat = t.rows[0][1].place
    assert (tempat.line, tempat.page, tempat.row, tempat.column) == (None, None, 1, "Target")


TAUTAN = '<nav><a rel="next" href="{}">Berikutnya</a></nav>'


@pytest.mark.parametrize(("tautan", "sebagian"), [("bab-4.html", True), ("#atas", False), ("", False)])
def test_satu_dari_beberapa_halaman(halaman, tautan, sebagian):
    dokumen = halaman((TAUTAN.format(tautan) if tautan else "") + "<main><h1>BAB III</h1><p>isi</p></main>")
    assert dokumen.partial is sebagian
    assert any("beberapa halaman" in c for c in dokumen.notes) is sebagian


def test_kode_program_bukan_isi(halaman):
    dokumen = halaman("<h1>BAB IV</h1><pre><code># Tahun\nyear = 2030</code></pre><pre>Baris ketikan</pre>")
    assert [b.title for b in dokumen.sections if b.title] == ["BAB IV"]
    assert [p.text for p in dokumen.paragraphs] == ["Baris ketikan"]
