"""What goes out comes back, byte by byte, whatever the cells hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.root import Root
from lkip_analysis.workbook.cells import isi_sel, sandi, teks_angka, urai_sandi
from lkip_analysis.workbook.csv_files import Baris, IsiTabel, baca_isi
from lkip_analysis.workbook.export import ekspor
from lkip_analysis.workbook.import_workbook import rencanakan
from lkip_analysis.workbook.read_workbook import baca_buku
from lkip_analysis.workbook.sheet_rows import baca_tabel

RAW = Path(__file__).parents[2] / "data" / "raw"
BERBAHAYA = [
    "=1+1", '=cmd|" /C calc"!A0', "+62 812", "-5", "@SUM(A1)", "\t=1", "\r=1", "'=1", "007", "1e5",
    "2.07", "2.07.03.2.01.0001", "199001012015031001", "1.250", "4.50", "0.30", "45,9%", "TRUE", "#REF!",
    "#N/A", "baris\nkedua", "CR\rLF\r\n", '"dikutip"', "koma, titik;", "  spasi  ", "\n", " ", "",
    "_x000D_", "_x005F_", "_x005F_x0041_", "_x_x000D_", "x005F_", "\x00\x01\x1f", "é 日本 😀", "\u2028",
    "\ufffe", "31/12/2030", "1-2", "12:30", "<a>&amp;</a>", "]]>", "0", "-0", "1234567890123456",
    "123456789012345.6",
]  # fmt: skip

teks = st.one_of(
    st.sampled_from(BERBAHAYA),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text("=+-@_x0D5F'\"\r\n\t ,;0.1%", max_size=12),
)


@pytest.mark.parametrize("tahun", [p.name for p in sorted(RAW.iterdir()) if p.is_dir()])
def test_data_sebenarnya_kembali_utuh(tahun, tmp_path):
    shutil.copytree(RAW, tmp_path / "data" / "raw")
    root = Root(tmp_path)
    sebelum = {p.name: p.read_bytes() for p in root.raw(int(tahun)).iterdir()}
    buku = ekspor(root, int(tahun), tmp_path / "data.xlsx")

    rencana = rencanakan(root, buku)
    rencana.terapkan(root)

    assert not rencana.baru and not rencana.catatan
    assert {p.name: p.read_bytes() for p in root.raw(int(tahun)).iterdir()} == sebelum


def test_simpan_ulang_tidak_mengubah_apa_pun(meja):
    meja.sunting(lambda buku: None)

    assert not meja.rencana().baru


@pytest.mark.parametrize("nama", [t.nama for t in semua_tabel().values() if t.kelompok != "mulai"])
def test_baris_yang_sama_ditulis_sama(nama, contoh):
    isi = baca_isi(contoh.root, 2031, semua_tabel()[nama])

    assert isi.bita(isi.baris) == (contoh.root.raw(2031) / isi.tabel.berkas).read_bytes()


@settings(max_examples=60)
@given(st.lists(st.lists(teks, min_size=7, max_size=7), max_size=8))
@example([[t] * 7 for t in BERBAHAYA])
def test_teks_apa_pun_kembali_utuh(tmp_path_factory, sel):
    """Text, whole-number and decimal columns alike: what cannot be a number stays text."""
    tabel = semua_tabel()["evaluasi"]
    jenis = {k.nama: k.jenis for k in tabel.kolom}
    baris = [dict(zip(tabel.nama_kolom, ["kunci", *b, "", ""], strict=True)) for b in sel]
    buku = openpyxl.Workbook()
    buku.active.append(list(tabel.nama_kolom))
    for i, b in enumerate(baris, start=2):
        for j, (kolom, nilai) in enumerate(b.items(), start=1):
            isi_sel(buku.active.cell(i, j), nilai, jenis[kolom])
    berkas = tmp_path_factory.mktemp("buku") / "a.xlsx"
    buku.save(berkas)

    lembar = baca_tabel(baca_buku(berkas)[0], tabel)

    assert not lembar.masalah
    assert lembar.baris == baris


@given(teks)
def test_sandi_dapat_diurai(nilai):
    assert urai_sandi(sandi(nilai)) == nilai


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_bilangan_bulat_kembali_utuh(nilai):
    assert teks_angka(float(nilai)) == teks_angka(nilai) == str(nilai)


@pytest.mark.parametrize(
    ("nilai", "ditulis"),
    [(45.9, "45.9"), (0.1 + 0.2, "0.3"), (1e-7, "0.0000001"), (100.0, "100"), (45.899999999999999, "45.9")],
)
def test_desimal_ditulis_seperti_terlihat(nilai, ditulis):
    assert teks_angka(nilai) == ditulis


@given(
    st.lists(st.lists(teks, min_size=4, max_size=4), max_size=5),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_csv_memuat_teks_apa_pun(tmp_path_factory, sel, akhir, bom):
    """Rows written in the manner of a file are read back the same, with their lines counted right."""
    tabel = semua_tabel()["fungsi"]
    baris: list[Baris] = [dict(zip(tabel.nama_kolom, ["kunci", *b[1:]], strict=True)) for b in sel]
    root = Root(tmp_path_factory.mktemp("csv"))
    root.raw(2031).mkdir(parents=True)
    kosong = IsiTabel(tabel, list(tabel.nama_kolom), [], [], [], akhir, bom)
    (root.raw(2031) / tabel.berkas).write_bytes(kosong.bita(baris))

    isi = baca_isi(root, 2031, tabel)

    assert isi.baris == baris
    assert isi.nomor == kosong.teks(baris)[1]
    assert isi.bita(baris) == kosong.bita(baris)


def test_baris_lama_tidak_ditulis_ulang(meja):
    """Rows that nobody changed keep their own way of quoting."""
    berkas = meja.root.raw(2031) / "fungsi.csv"
    berkas.write_text('no,fungsi,sumber,catatan\r\n"1","Merumuskan","Contoh",\r\n2,Membina,Contoh,\r\n', newline="")
    isi = baca_isi(meja.root, 2031, semua_tabel()["fungsi"])

    baru = isi.bita([isi.baris[0], {**isi.baris[1], "fungsi": "Membina, mengawasi"}])

    assert baru.decode() == (
        'no,fungsi,sumber,catatan\r\n"1","Merumuskan","Contoh",\r\n2,"Membina, mengawasi",Contoh,\r\n'
    )
