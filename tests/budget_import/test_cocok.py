"""Lines of an export find their sub kegiatan by code, else by name, never below the threshold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.budget_import.codes import urai_kode
from lkip_analysis.budget_import.match import KODE, KODE_LAIN, NAMA, TIDAK, Butir, Pencocok, kemiripan

BUTIR = [
    Butir("2.18.03", "Program Pelayanan"),
    Butir("2.18.03.2.01", "Pengadaan Mebel"),
    Butir("2.18.03.2.01.01", "Pengadaan Mebel"),
    Butir("2.18.03.2.01.02", "Survei Kepuasan Masyarakat"),
    Butir("2.18.03.2.02", "Pemeliharaan"),
    Butir("2.18.03.2.02.01", "Pemeliharaan Gedung Kantor"),
    Butir("2.18.03.2.02.02", "Pemeliharaan Gedung Kontor"),
]
PENCOCOK = Pencocok(BUTIR, 90)


def cocok(kode, nama):
    p = PENCOCOK.sub_kegiatan(urai_kode(kode, "2.18", PENCOCOK.dikenal), nama)
    return p.butir and p.butir.kode, p.cara


@pytest.mark.parametrize(
    ("kode", "nama", "hasil", "cara"),
    [
        ("2.18.03.2.01.02", "Survei Kepuasan Masyarakat", "2.18.03.2.01.02", KODE),
        ("2.18.03.2.01.02", "Nama lain sama sekali", "2.18.03.2.01.02", KODE),
        ("2.18.03.2.01.0002", "SURVEI KEPUASAN MASYARAKAT", "2.18.03.2.01.02", KODE_LAIN),
        ("2.18.03.2.01.0002", "", "2.18.03.2.01.02", KODE_LAIN),
        ("2.18.03.2.01.0002", "Pengadaan Meubel", "2.18.03.2.01.01", NAMA),
        ("2.18.03.2.01.0002", "Nama lain sama sekali", None, TIDAK),
        ("2.18.03.2.09.0009", "Survey Kepuasan Masyarakat", "2.18.03.2.01.02", NAMA),
        ("2.18.03.2.09.0009", "", None, TIDAK),
    ],
)
def test_kode_lalu_nama(kode, nama, hasil, cara):
    assert cocok(kode, nama) == (hasil, cara)


def test_nomor_yang_sama_dari_daftar_lain_tidak_dipercaya():
    """Another list may give the same number to something else; its name decides."""
    hasil = PENCOCOK.sub_kegiatan(urai_kode("2.18.03.2.01.0002", "2.18", set()), "Pengadaan Kendaraan Dinas")

    assert hasil.butir is None
    assert hasil.calon is not None and hasil.skor < 90


@pytest.mark.parametrize(
    ("nama", "hasil"),
    [
        ("Survai Kepuasan Masyarakat", "2.18.03.2.01.02"),
        ("Survei  kepuasan, masyarakat.", "2.18.03.2.01.02"),
        ("Survei Kepuasan", None),
        ("Kepuasan", None),
        ("", None),
        ("Belanja Alat Tulis Kantor", None),
    ],
)
def test_nama_dengan_salah_ketik(nama, hasil):
    p = PENCOCOK.menurut_nama(nama)

    assert (p.butir and p.butir.kode) == hasil
    assert (p.skor or 0) >= 90 or p.butir is None


def test_nama_yang_sama_jenjangnya_menurut_tempat():
    """The first of two rows with the same name is the kegiatan, the next its sub kegiatan."""
    pertama = PENCOCOK.menurut_nama("Pengadaan Mebel", dekat=(2, 18, 3))
    kedua = PENCOCOK.menurut_nama("Pengadaan Mebel", dekat=pertama.butir.kunci)

    assert (pertama.butir.kode, kedua.butir.kode) == ("2.18.03.2.01", "2.18.03.2.01.01")


def test_dua_nama_hampir_sama_tidak_diterka():
    assert PENCOCOK.menurut_nama("Pemeliharaan Gedung K ntor").butir is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_kemiripan_simetris_dan_terbatas(a, b):
    assert 0 <= kemiripan(a, b) == kemiripan(b, a) <= 100
