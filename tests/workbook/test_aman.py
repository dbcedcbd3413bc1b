"""What could run, reach out or grow without end is refused before it is parsed, with the reason."""

from __future__ import annotations

import re
import zipfile

import pytest

from lkip_analysis.workbook.read_workbook import MAKS_BARIS, baca_buku
from lkip_analysis.workbook.safety import MAKS_BERKAS, BukuKerjaError

from .arsip_contoh import arsip_dari

HUBUNGAN = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" '
    b'Target="file:///C:/data.xlsx" TargetMode="External"/></Relationships>'
)
TEKS_HILANG = b'<row r="90"><c r="A90" t="s"><v>9999</v></c></row>'
LEMBAR = "xl/worksheets/sheet3.xml"


def tambah(nama, isi=b"x"):
    return lambda bagian: bagian.__setitem__(nama, isi)


def ganti(nama, lama, baru):
    def ubah(bagian):
        assert lama in bagian[nama]
        bagian[nama] = bagian[nama].replace(lama, baru, 1)

    return ubah


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        (tambah("xl/vbaProject.bin"), "makro"),
        (tambah("XL/VBAPROJECT.BIN"), "makro"),
        (tambah("xl/macrosheets/sheet1.xml", b"<macrosheet/>"), "makro"),
        (
            ganti("[Content_Types].xml", b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"),
            "makro",
        ),
        (tambah("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), "tautan ke berkas"),
        (
            tambah("xl/externalLinks/externalLink1.xml", b'<externalLink><ddeLink x="cmd"/></externalLink>'),
            "DDE",
        ),
        (tambah("xl/connections.xml", b"<connections/>"), "sumber data lain"),
        (tambah("xl/queryTables/queryTable1.xml", b"<queryTable/>"), "sumber data lain"),
        (tambah("xl/embeddings/oleObject1.bin"), "objek"),
        (tambah("xl/activeX/activeX1.bin"), "objek"),
        (tambah("xl/worksheets/_rels/sheet9.xml.rels", HUBUNGAN % b"image"), "tautan ke berkas lain"),
        (
            tambah("xl/worksheets/_rels/sheet9.xml.rels", HUBUNGAN % b"attachedTemplate"),
            "tautan ke berkas lain",
        ),
        (tambah("xl/worksheets/_rels/sheet9.xml.rels", b"<Relationships"), "rusak"),
        (ganti(LEMBAR, b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'), "DTD"),
        (lambda bagian: bagian.pop("[Content_Types].xml"), "bukan buku kerja"),
        (lambda bagian: bagian.pop("xl/workbook.xml"), "rusak"),
        (tambah(LEMBAR, b"<worksheet><sheetData><row"), "rusak"),
        (tambah("xl/styles.xml", b"<styleSheet/>"), "rusak"),
        (ganti(LEMBAR, b"</sheetData>", TEKS_HILANG + b"</sheetData>"), "rusak"),
    ],
)
def test_ditolak_dengan_sebabnya(meja, ubah, sebab):
    meja.bongkar(ubah)

    with pytest.raises(BukuKerjaError, match=sebab):
        meja.rencana()


def test_tautan_laman_boleh(meja):
    """Excel makes a link of every address that is typed."""
    meja.bongkar(tambah("xl/worksheets/_rels/sheet3.xml.rels", HUBUNGAN % b"hyperlink"))

    assert not meja.rencana().baru


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "Excel lama"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        (b'\xef\xbb\xbf\r\n<?xml version="1.0"?><Workbook/>', "HTML atau XML"),
        (b"kode,pagu\n1,2\n", "rusak atau bukan"),
        (b"", "rusak atau bukan"),
        (b"PK\x03\x04" + b"\0" * 50, "rusak atau bukan"),
        (arsip_dari({"a.txt": b"a"}), "bukan buku kerja"),
        (arsip_dari({"[Content_Types].xml": b"<a/>", "_rels/.rels": b"<a/>"}), "rusak"),
    ],
)
def test_berkas_lain_ditolak(tmp_path, isi, sebab):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(isi)

    with pytest.raises(BukuKerjaError, match=sebab):
        baca_buku(berkas)


def test_setiap_potongan_berkas_ditolak(meja):
    isi = meja.buku.read_bytes()
    for panjang in range(0, len(isi) - 1, len(isi) // 25):
        meja.buku.write_bytes(isi[:panjang])
        with pytest.raises(BukuKerjaError):
            meja.rencana()


def test_bom_zip(tmp_path):
    berkas = tmp_path / "a.xlsx"
    isi = {
        "[Content_Types].xml": b"<a/>",
        "_rels/.rels": b"<a/>",
        "xl/worksheets/sheet1.xml": b"0" * 30_000_000,
    }
    berkas.write_bytes(arsip_dari(isi))
    assert berkas.stat().st_size < 100_000

    with pytest.raises(BukuKerjaError, match="mengembang melewati batas"):
        baca_buku(berkas)


def test_bom_zip_yang_berbohong_tentang_ukurannya(tmp_path, meja):
    """What a part unpacks to is never more than what was checked."""
    berkas = tmp_path / "a.xlsx"
    isi = {
        "[Content_Types].xml": b"<a/>",
        "_rels/.rels": b"<a/>",
        "xl/worksheets/sheet1.xml": b"0" * 30_000_000,
    }
    data = arsip_dari(isi)
    besar = (30_000_000).to_bytes(4, "little")
    assert data.count(besar) == 2
    berkas.write_bytes(data.replace(besar, (1_000).to_bytes(4, "little")))

    with pytest.raises(BukuKerjaError):
        baca_buku(berkas)


def test_terlalu_banyak_bagian(tmp_path):
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(arsip_dari({f"{i}.xml": b"" for i in range(6_000)}))

    with pytest.raises(BukuKerjaError, match="mengembang melewati batas"):
        baca_buku(berkas)


def test_terlalu_besar(tmp_path):
    berkas = tmp_path / "a.xlsx"
    with berkas.open("wb") as f:
        f.truncate(MAKS_BERKAS + 1)

    with pytest.raises(BukuKerjaError, match="lebih besar daripada 50 MB"):
        baca_buku(berkas)


def test_dua_bagian_senama(meja):
    with zipfile.ZipFile(meja.buku, "a") as arsip:
        arsip.writestr("xl/WORKBOOK.xml", b"<workbook/>")

    with pytest.raises(BukuKerjaError, match="dua bagian dengan nama yang sama"):
        meja.rencana()


@pytest.mark.parametrize("nomor", [b"1048576", b"99999999999"])
def test_nomor_baris_yang_tidak_wajar(meja, nomor):
    meja.bongkar(
        lambda bagian: bagian.__setitem__(
            LEMBAR,
            re.sub(
                rb"</sheetData>",
                b'<row r="%s"><c r="A%s"><v>1</v></c></row></sheetData>' % (nomor, nomor),
                bagian[LEMBAR],
            ),
        )
    )

    with pytest.raises(BukuKerjaError, match=f"lebih panjang daripada {MAKS_BARIS} baris"):
        meja.rencana()


def test_gabungan_sel_raksasa_tidak_dibangun(meja):
    """A merged range over the whole sheet costs a reader that builds it thousands of millions of cells."""
    gabungan = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    meja.bongkar(ganti(LEMBAR, b"</sheetData>", gabungan))

    assert not meja.rencana().baru


def test_ukuran_palsu_tidak_dipercaya(meja):
    meja.bongkar(
        lambda bagian: bagian.__setitem__(
            LEMBAR, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', bagian[LEMBAR])
        )
    )

    assert not meja.rencana().baru
