"""The Word reader: body order, styles, automatic numbers, merged cells, tracked changes."""

import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lkip_analysis.audit.read import baca

W = nsdecls("w")
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.fixture
def dokumen(tmp_path):
    """Make a Word file by a function that fills it, and read it."""

    def buat(isi, akhiran=".docx"):
        d = docx.Document()
        isi(d)
        berkas = tmp_path / f"laporan{akhiran}"
        d.save(berkas)
        return baca(berkas)

    return buat


def xml(isi):
    return parse_xml(f"<w:p {W}>{isi}</w:p>")


def sisipkan(d, *isi):
    for e in isi:
        d.element.body.insert(len(d.element.body) - 1, e)


def test_urutan_judul_dan_kepala_halaman(dokumen):
    def isi(d):
        d.sections[0].header.paragraphs[0].text = "Kepala halaman 99%"
        d.sections[0].footer.paragraphs[0].text = "Kaki halaman"
        d.add_heading("BAB III", 1)
        d.add_heading("AKUNTABILITAS KINERJA", 1)
        d.add_heading("Sasaran kesatu", 2)
        d.add_paragraph("Sebelum tabel.")
        d.add_table(2, 2).cell(0, 0).text = "isi"
        d.add_paragraph("Sesudah tabel.")

    d = dokumen(isi)
    assert [(b.level, b.title) for b in d.sections[1:]] == [
        (1, "BAB III AKUNTABILITAS KINERJA"),
        (2, "Sasaran kesatu"),
    ]
    assert [type(b).__name__ for b in d.blocks] == ["Paragraph", "PrintedTable", "Paragraph"]
    assert d.paragraphs[0].place.line is None and d.paragraphs[0].place.page is None


def test_gaya_turunan_adalah_judul(dokumen):
    def isi(d):
        gaya = d.styles.add_style("Subbab Dinas", 1)
        gaya.base_style = d.styles["Heading 3"]
        d.add_paragraph("Luas taman kota", style=gaya)

    assert [(b.level, b.title) for b in dokumen(isi).sections[1:]] == [(3, "Luas taman kota")]


def test_nomor_otomatis(dokumen):
    """Word keeps the numbers of lists and headings outside the text."""

    def isi(d):
        d.part.numbering_part.element.append(
            parse_xml(
                f'<w:abstractNum {W} w:abstractNumId="90">'
                '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
                '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
                '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
            )
        )
        for id, mulai in (
            (90, ""),
            (91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        ):
            d.part.numbering_part.element.append(
                parse_xml(f'<w:num {W} w:numId="{id}"><w:abstractNumId w:val="90"/>{mulai}</w:num>')
            )

        def butir(teks, tingkat, id=90):
            return xml(
                f'<w:pPr><w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{id}"/></w:numPr></w:pPr>'
                f"<w:r><w:t>{teks}</w:t></w:r>"
            )

        sisipkan(
            d,
            butir("satu", 0),
            butir("dua", 0),
            butir("dalam", 1),
            butir("luar", 1),
            butir("tiga", 0),
            butir("dalam lagi", 1),
            butir("mulai baru", 0, 91),
            xml("<w:r><w:t>Tanpa nomor.</w:t></w:r>"),
        )
        d.add_paragraph("titik", style="List Bullet")

    assert [(getattr(p, "marker", ""), p.text) for p in dokumen(isi).paragraphs] == [
        ("1.", "satu"),
        ("2.", "dua"),
        ("a)", "dalam"),
        ("b)", "luar"),
        ("3.", "tiga"),
        ("a)", "dalam lagi"),
        ("5.", "mulai baru"),
        ("", "Tanpa nomor."),
        ("-", "titik"),
    ]


def test_sel_gabungan_dan_nomor_otomatis_di_sel(dokumen):
    def isi(d):
        d.add_paragraph("Tabel 4 Pengukuran", style="Caption")
        t = d.add_table(5, 4)
        for i, baris in enumerate(
            [
                ["No", "Indikator", "Tahun 2030", ""],
                ["", "", "Target", "Realisasi"],
                ["", "Luas taman", "10%", "5%"],
                ["", "Jumlah pohon", "", "6"],
                ["", "Panjang jalan", "7", "7"],
            ]
        ):
            for j, teks in enumerate(baris):
                t.cell(i, j).text = teks
        t.cell(0, 0).merge(t.cell(1, 0))
        t.cell(0, 1).merge(t.cell(1, 1))
        t.cell(0, 2).merge(t.cell(0, 3))
        t.cell(2, 2).merge(t.cell(3, 2))
        for i in (2, 3, 4):
            t.cell(i, 0).paragraphs[0].style = "List Number"

    (t,) = dokumen(isi).tables
    assert (t.number, t.title) == ("4", "Pengukuran")
    assert [k.name for k in t.columns] == ["No", "Indikator", "Tahun 2030 / Target", "Tahun 2030 / Realisasi"]
    assert [[s.text for s in b.cells] for b in t.rows] == [
        ["1.", "Luas taman", "10%", "5%"],
        ["2.", "Jumlah pohon", "", "6"],
        ["3.", "Panjang jalan", "7", "7"],
    ]
    assert t.rows[1][2].content == "10%"


def test_baris_kepala_dua_tingkat_yang_hanya_ditandai_satu(dokumen):
    def isi(d):
        t = d.add_table(3, 3)
        for i, baris in enumerate([["Uraian", "Anggaran", ""], ["", "Pagu", "Realisasi"], ["Taman", "10", "5"]]):
            for j, teks in enumerate(baris):
                t.cell(i, j).text = teks
        t.cell(0, 0).merge(t.cell(1, 0))
        t.cell(0, 1).merge(t.cell(0, 2))
        t.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))

    (t,) = dokumen(isi).tables
    assert [k.name for k in t.columns] == ["Uraian", "Anggaran / Pagu", "Anggaran / Realisasi"]


def test_perubahan_terlacak_dan_teks_tersembunyi(dokumen):
    def isi(d):
        sisipkan(
            d,
            xml(
                "<w:r><w:t xml:space='preserve'>Realisasi </w:t></w:r>"
                "<w:del><w:r><w:delText>41%</w:delText></w:r></w:del>"
                "<w:ins><w:r><w:t>45,9%</w:t></w:r></w:ins>"
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
                "<w:hyperlink><w:r><w:t xml:space='preserve'> di sini</w:t></w:r></w:hyperlink>"
            ),
        )

    assert dokumen(isi).paragraphs[0].text == "Realisasi 45,9% di sini"


def test_kontrol_isi_dan_kotak_teks(dokumen):
    def paragraf(teks):
        return f"<w:p><w:r><w:t>{teks}</w:t></w:r></w:p>"

    kotak = f"<w:txbxContent>{paragraf('Di kotak.')}</w:txbxContent>"

    def isi(d):
        sisipkan(
            d,
            parse_xml(f"<w:sdt {W}><w:sdtContent>{paragraf('Di kontrol isi.')}</w:sdtContent></w:sdt>"),
            parse_xml(
                f"<w:p {W} {MC}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{kotak}</mc:Choice>"
                f"<mc:Fallback>{kotak}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
            ),
        )

    assert [p.text for p in dokumen(isi).paragraphs] == ["Di kontrol isi.", "Di kotak."]


def test_daftar_tabel_menjadi_tabel(dokumen):
    def isi(d):
        d.add_heading("DAFTAR TABEL", 1)
        d.add_paragraph("Tabel III. 1 Skala Nilai\t19")
        d.add_paragraph("Tabel III. 2 Atribut Capaian ........ 20")

    (t,) = dokumen(isi).tables
    assert [[s.text for s in b.cells] for b in t.rows] == [
        ["Tabel III. 1", "Skala Nilai", "19"],
        ["Tabel III. 2", "Atribut Capaian", "20"],
    ]


def test_daftar_isi_tanpa_nomor_halaman_bukan_judul(dokumen):
    def isi(d):
        gaya = d.styles.add_style("toc 1", 1)
        for teks in ("BAB I PENDAHULUAN", "LAMPIRAN 1 MATRIKS"):
            d.add_paragraph(teks, style=gaya)
        d.add_heading("BAB I PENDAHULUAN", 1)

    d = dokumen(isi)
    assert [b.title for b in d.sections[1:]] == ["BAB I PENDAHULUAN"]
    assert [b[0].text for b in d.tables[0].rows] == ["BAB I PENDAHULUAN", "LAMPIRAN 1 MATRIKS"]


def test_tanda_tangan_di_bawah_tabel(dokumen):
    def isi(d):
        t = d.add_table(3, 3)
        for i, baris in enumerate([["No", "Indikator", "Target"], ["1", "Luas taman", "10"], ["2", "Pohon", "5"]]):
            for j, teks in enumerate(baris):
                t.cell(i, j).text = teks
        d.add_paragraph("")
        t = d.add_table(1, 2)
        t.cell(0, 0).text = "Pihak Kedua,\nSri Contoh\nNIP 198001012005011001"
        t.cell(0, 1).text = "Pihak Pertama,\nBudi Contoh\nNIP 199001012015031001"

    d = dokumen(isi)
    assert [len(t.rows) for t in d.tables] == [2]
    assert [p.text for p in d.paragraphs] == [
        "Pihak Kedua,\nSri Contoh\nNIP 198001012005011001",
        "Pihak Pertama,\nBudi Contoh\nNIP 199001012015031001",
    ]


def test_isian_dengan_nip_tetap_tabel(dokumen):
    def isi(d):
        t = d.add_table(2, 3)
        for i, baris in enumerate([["Nama", ":", "Budi Contoh"], ["NIP", ":", "199001012015031001"]]):
            for j, teks in enumerate(baris):
                t.cell(i, j).text = teks

    assert len(dokumen(isi).tables) == 1


def test_butir_berurutan_bukan_judul(dokumen):
    def isi(d):
        for teks in ("a. Menyusun rencana kerja", "b. Menyusun laporan kinerja"):
            d.add_paragraph(teks)
        d.add_paragraph("Uraian berikut.")
        d.add_paragraph("c. Indikator luas taman")
        d.add_paragraph("Uraiannya.")

    d = dokumen(isi)
    assert [b.title for b in d.sections[1:]] == ["c. Indikator luas taman"]


def test_docx_bermakro_dapat_dibaca(tmp_path):
    biasa = tmp_path / "biasa.docx"
    d = docx.Document()
    d.add_paragraph("Laporan kinerja.")
    d.save(biasa)
    for nama in ("laporan.docx", "laporan.docm"):
        berkas = tmp_path / nama
        with zipfile.ZipFile(biasa) as lama, zipfile.ZipFile(berkas, "w") as baru:
            for n in lama.namelist():
                isi = lama.read(n)
                if n == "[Content_Types].xml":
                    isi = isi.replace(
                        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        b"application/vnd.ms-word.document.macroEnabled.main+xml",
                    )
                baru.writestr(n, isi)
            baru.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(100))
        assert [p.text for p in baca(berkas).paragraphs] == ["Laporan kinerja."]
