"""The workbook guides: order of sheets, lists to choose from, locks, formats, help."""

from __future__ import annotations

import re
import shutil

import openpyxl
import pytest

from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.errors import DataError, LkipError
from lkip_analysis.root import Root
from lkip_analysis.workbook.csv_files import baca_isi
from lkip_analysis.workbook.export import ekspor
from lkip_analysis.workbook.layout import URUTAN, WARNA, berisi_uang


@pytest.fixture(scope="module")
def buku(contoh):
    return openpyxl.load_workbook(contoh.buku)


def kolom(ws, nama):
    return next(sel.column_letter for sel in ws[4] if sel.value == nama)


def lembar(nama):
    return semua_tabel()[nama].lembar


def aturan(ws, huruf):
    return next(a for a in ws.data_validations.dataValidation if f"{huruf}5" in a.sqref)


def test_setiap_tabel_punya_tempat_dalam_urutan():
    assert sorted(URUTAN) == sorted(semua_tabel())
    for nama in URUTAN:
        for acuan in semua_tabel()[nama].acuan:
            assert URUTAN.index(acuan.tabel) <= URUTAN.index(nama), (nama, acuan.tabel)
    assert {t.kelompok for t in semua_tabel().values()} == set(WARNA)


def test_lembar_menurut_urutan_pengisian(buku):
    assert buku.sheetnames == ["Petunjuk", "Instansi", *map(lembar, URUTAN), "_lkip"]
    assert buku["_lkip"].sheet_state == "veryHidden"


def test_petunjuk_menaut_ke_setiap_lembar(buku):
    ws = buku["Petunjuk"]
    tautan = {sel.hyperlink.location for (sel,) in ws["B1:B80"] if sel.hyperlink}

    assert tautan == {f"'{nama}'!A1" for nama in ("Instansi", *map(lembar, URUTAN))}


@pytest.mark.parametrize("nama", URUTAN)
def test_kepala_bantuan_dan_kunci(nama, buku, contoh):
    ws, tabel = buku[lembar(nama)], semua_tabel()[nama]
    lebar = len(tabel.kolom)

    assert [s.value for s in ws[4]][:lebar] == list(tabel.nama_kolom)
    for sel, k in zip(ws[2], tabel.kolom, strict=False):
        bidang = tabel.bidang(k.nama)
        wajib = bidang.get("constraints", {}).get("required")
        judul = bidang["title"].replace("{tahun}", "2031").replace("{tahun-1}", "2030").replace("{tahun-2}", "2029")
        assert sel.value == judul + (" *" if wajib else "")
        assert ws.cell(3, sel.column).value == " ".join(bidang["description"].split())
    assert ws.protection.sheet and not ws.protection.password
    assert ws.freeze_panes.endswith("5")
    isi = baca_isi(contoh.root, 2031, tabel).baris
    for i in range(5, 5 + len(isi)):
        for j, k in enumerate(tabel.kolom, start=1):
            assert ws.cell(i, j).protection.locked == (k.nama in tabel.kunci)
    for j in range(1, lebar + 1):
        dimensi = ws.column_dimensions[openpyxl.utils.get_column_letter(j)]
        assert not dimensi.protection.locked
        assert 14 <= dimensi.width <= 56


@pytest.mark.parametrize("nama", URUTAN)
def test_pilihan_dari_skema(nama, buku):
    ws, tabel = buku[lembar(nama)], semua_tabel()[nama]
    acuan = {a.kolom[0]: a for a in tabel.acuan if not a.banyak}  # a list of keys has no list to choose from
    for k in tabel.kolom:
        pilihan = tabel.bidang(k.nama).get("constraints", {}).get("enum")
        if k.nama not in acuan and not pilihan:
            continue
        rumus = aturan(ws, kolom(ws, k.nama))
        assert rumus.type == "list" and rumus.showErrorMessage
        if k.nama in acuan:
            huruf = kolom(buku[acuan[k.nama].tabel], acuan[k.nama].tujuan[0])
            assert rumus.formula1.startswith(f"OFFSET('{acuan[k.nama].tabel}'!${huruf}$5,")
        else:
            assert rumus.formula1 == f'"{",".join(pilihan)}"'
        akhir = int(re.search(r"\d+$", str(rumus.sqref)).group())
        assert akhir > ws.max_row + 500


def test_batas_angka(buku):
    ws = buku["anggaran"]

    assert aturan(ws, "B").type == "whole"
    assert aturan(ws, "B").formula1 == "0"
    assert aturan(buku["indikator"], kolom(buku["indikator"], "bobot")).type == "decimal"


def test_format_sel(buku):
    pegawai, anggaran, target = buku["pegawai"], buku["anggaran"], buku["target"]

    assert pegawai["C5"].number_format == pegawai.column_dimensions["C"].number_format == "@"
    assert anggaran["A5"].number_format == "@"
    assert anggaran["B5"].number_format == anggaran.column_dimensions["B"].number_format == "#,##0"
    assert anggaran["B5"].value == 42_500_000
    assert target["C5"].number_format == "0"
    assert all(
        berisi_uang(semua_tabel()[t], k)
        for t, k in [("anggaran", "pagu"), ("belanja", "pagu"), ("perjanjian", "jumlah_dinyatakan")]
    )
    assert not berisi_uang(semua_tabel()["target"], "tahun")


def test_teks_mirip_rumus_menjadi_teks(meja):
    berkas = meja.root.raw(2031) / "fungsi.csv"
    teks = ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "biasa"]
    isi = "".join(f'{i},"{t}",=Contoh,\n' for i, t in enumerate(teks, start=1))
    berkas.write_text("no,fungsi,sumber,catatan\n" + isi, "utf-8")
    meja.buku.unlink()

    ws = openpyxl.load_workbook(ekspor(meja.root, 2031, meja.buku))["fungsi"]

    for i, t in enumerate(teks, start=5):
        assert (ws.cell(i, 2).value, ws.cell(i, 2).data_type) == (t, "s")
        assert ws.cell(i, 2).quotePrefix == (t != "biasa")
        assert ws.cell(i, 3).data_type == "s" and ws.cell(i, 3).quotePrefix


RUMUS = ("=1+1", "+1", "-1", "@SUM(A1)")


@pytest.fixture(scope="module")
def jahat(contoh, tmp_path_factory):
    """A workbook whose every text, of tables and settings, begins like a formula."""
    root = Root(tmp_path_factory.mktemp("jahat"))
    shutil.copytree(contoh.root.raw(2031), root.raw(2031))
    for tabel in semua_tabel().values():
        baris = [",".join(awal if k.jenis == "string" else "1" for k in tabel.kolom) for awal in RUMUS]
        isi = "\n".join([",".join(tabel.nama_kolom), *baris, ""])
        (root.raw(2031) / tabel.berkas).write_text(isi, "utf-8")
    setelan = root.raw(2031) / "instansi.toml"
    setelan.write_text(re.sub(r'= ".*"$', '= "=1+1"', setelan.read_text("utf-8"), flags=re.M), "utf-8")
    return openpyxl.load_workbook(ekspor(root, 2031, root.path / "a.xlsx"))


@pytest.mark.parametrize("nama", URUTAN)
def test_tidak_ada_rumus_di_kolom_teks_mana_pun(nama, jahat):
    """Keys and choices are texts too."""
    for i, awal in enumerate(RUMUS, start=5):
        for j, k in enumerate(semua_tabel()[nama].kolom, start=1):
            if k.jenis == "string":
                sel = jahat[lembar(nama)].cell(i, j)
                assert (sel.value, sel.data_type, sel.quotePrefix) == (awal, "s", True), k.nama


def test_tidak_ada_rumus_di_seluruh_buku_kerja(jahat):
    sel = [s for ws in jahat for baris in ws for s in baris]
    assert not [s.coordinate for s in sel if s.data_type == "f"]
    pengaturan = [s for baris in jahat["Instansi"] for s in baris if s.value == "=1+1"]
    assert len(pengaturan) > 20 and all(s.quotePrefix for s in pengaturan)


def test_angka_yang_tidak_utuh_di_excel_menjadi_teks(meja):
    berkas = meja.root.raw(2031) / "belanja.csv"
    berkas.write_text("jenis,pagu,sumber,catatan\noperasi,1234567890123456,Contoh,\nmodal,007,Contoh,\n", "utf-8")
    meja.buku.unlink()

    ws = openpyxl.load_workbook(ekspor(meja.root, 2031, meja.buku))["belanja"]

    assert [ws["B5"].value, ws["B6"].value] == ["1234567890123456", "007"]


def test_tahun_lalu_hanya_lembar_yang_ada(contoh, tmp_path):
    buku = openpyxl.load_workbook(ekspor(contoh.root, 2030, tmp_path / "a.xlsx"))

    assert buku.sheetnames == ["Petunjuk", "target", "realisasi", "_lkip"]


def test_tidak_menimpa(contoh):
    with pytest.raises(LkipError, match="sudah ada"):
        ekspor(contoh.root, 2031, contoh.buku)


def test_tahun_yang_tidak_ada(contoh, tmp_path):
    with pytest.raises(LkipError, match="lkip new 2050"):
        ekspor(contoh.root, 2050, tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    "isi",
    [
        "no;fungsi;sumber\n1;a;b\n",
        "no,tugas,sumber\n1,a,b\n",
        "no,fungsi,sumber\n1,a\n",
        "no,no,fungsi,sumber\n",
        "",
    ],
)
def test_berkas_yang_bukan_tabelnya(meja, isi):
    (meja.root.raw(2031) / "fungsi.csv").write_text(isi, "utf-8")

    with pytest.raises(DataError, match=r"fungsi\.csv"):
        ekspor(meja.root, 2031, meja.buku.with_name("b.xlsx"))
    assert not meja.buku.with_name("b.xlsx").exists()


def test_teks_terlalu_panjang(meja):
    (meja.root.raw(2031) / "fungsi.csv").write_text(f"no,fungsi,sumber\n1,{'a' * 32_768},b\n", "utf-8")

    with pytest.raises(LkipError, match=r"fungsi\.csv.*lebih panjang daripada 32767 huruf"):
        ekspor(meja.root, 2031, meja.buku.with_name("b.xlsx"))


def test_data_yang_masih_keliru_tetap_diekspor(meja):
    """Mistakes in values can be mended in Excel."""
    berkas = meja.root.raw(2031) / "belanja.csv"
    berkas.write_text("jenis,pagu,sumber,catatan\noperasi,12 juta,Contoh,\nlain,1,,\n", "utf-8")

    assert ekspor(Root(meja.root.path), 2031, meja.buku.with_name("b.xlsx")).exists()
