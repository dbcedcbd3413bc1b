"""Rules across tables, each alone."""

import pytest

SATU = [
    # table, line, column, value, where it is told (table, line, column), rule, part of the message
    ("realisasi", 2, "penyebut", "", ("realisasi", 2, "penyebut"), "dasar-realisasi", "memerlukan penyebut"),
    (
        "realisasi",
        3,
        "nilai_dinyatakan",
        "",
        ("realisasi", 3, "nilai_dinyatakan"),
        "dasar-realisasi",
        "memerlukan",
    ),
    ("realisasi", 2, "penyebut", "0", ("realisasi", 2, "penyebut"), "penyebut-nol", "pembagi"),
    ("realisasi", 2, "penyebut", "10.000", ("realisasi", 2, "penyebut"), "ribuan-bertitik", "10000"),
    ("target", 2, "target", "1.250", ("target", 2, "target"), "ribuan-bertitik", "1250"),
    ("target", 3, "tahun", "2032", ("realisasi", 2, "indikator"), "tanpa-target", "tahun 2031"),
    ("organisasi", 2, "induk", "O-1", ("organisasi", 2, "induk"), "induk-berputar", "dirinya sendiri"),
    (
        "nomenklatur",
        3,
        "level",
        "sub_kegiatan",
        ("nomenklatur", 3, "kode"),
        "kode-nomenklatur",
        "sub_kegiatan",
    ),
    ("anggaran", 4, "kode", "2.23.02.2.01", ("anggaran", 3, "kode"), "anggaran-bertumpuk", "di bawah 2.23.02.2.01"),
    ("rencana_aksi", 2, "program", "2.23.02.2.01", ("rencana_aksi", 2, "program"), "level-kode", "kode program"),
    ("nomenklatur", 3, "level", "kegiatn", ("nomenklatur", 3, "level"), "pilihan", 'maksudnya "kegiatan"'),
    ("pagu_program", 2, "tahap", "pergeseran", ("pagu_program", 2, "tahap"), "pilihan", "pergeseran_1"),
    ("pagu_program", 2, "tahap", "awal", ("pagu_program", 2, "tahap"), "pilihan", "murni, pergeseran_1, perubahan"),
    ("belanja", 2, "jenis", "pegawai", ("belanja", 2, "jenis"), "pilihan", "operasi, modal"),
    ("indikator", 2, "program", "2.23.02.2.01", ("indikator", 2, "program"), "level-kode", "kode program"),
    ("pegawai", 3, "nip", "199002302015031001", ("pegawai", 3, "nip"), "bentuk-nip", "tanggal lahir"),
    ("pegawai", 4, "nip", "199001012015031001", ("pegawai", 4, "nip"), "kunci-ganda", "baris 3"),
    (
        "perjanjian",
        2,
        "pihak_kedua",
        "budi-contoh",
        ("perjanjian", 2, "pihak_kedua"),
        "pihak-sama",
        "atasannya",
    ),
    ("dokumentasi", 2, "alt", "", ("dokumentasi", 2, "alt"), "tanpa-alt", "berkas"),
]


@pytest.mark.parametrize(("tabel", "baris", "kolom", "nilai", "tempat", "kode", "isi"), SATU)
def test_one_rule(agensi, tabel, baris, kolom, nilai, tempat, kode, isi):
    agensi.ganti(tabel, baris, kolom, nilai)
    masalah = agensi.periksa()
    cocok = [m for m in masalah if m.kode == kode]
    assert len(cocok) == 1, "\n".join(map(str, masalah))
    assert (cocok[0].berkas.split("/")[-1], cocok[0].baris, cocok[0].kolom) == (
        f"{tempat[0]}.csv",
        *tempat[1:],
    )
    assert isi in cocok[0].pesan


def test_a_fault_hides_no_fault_of_another_table(agensi):
    for nama, baris, kolom, nilai, *_ in SATU:
        agensi.ganti(nama, baris, kolom, nilai)
    bertempat = {m.berkas.split("/")[-1].removesuffix(".csv") for m in agensi.periksa()}
    dirusak = {nama for nama, *_ in SATU}
    assert dirusak <= bertempat


def test_realisasi_without_any_value_is_not_there_yet(agensi):
    agensi.ganti("realisasi", 3, "nilai_dinyatakan", "")
    agensi.ganti("realisasi", 3, "capaian_dinyatakan", "")
    assert agensi.periksa() == []


def test_stated_value_alone_is_no_component(agensi):
    agensi.ganti("realisasi", 3, "dasar", "komponen")
    assert agensi.satu().kode == "dasar-realisasi"


def test_parts_of_an_unknown_component_may_be_incomplete(agensi):
    agensi.ganti("realisasi", 2, "pembilang", "")
    agensi.ganti("realisasi", 2, "nilai_dinyatakan", "15")
    agensi.ganti("realisasi", 2, "dasar", "dinyatakan")
    assert agensi.periksa() == []


def test_fractions_of_components_add_up(agensi):
    agensi.ganti("komponen_realisasi", 2, "jumlah", "0.1")
    agensi.ganti("komponen_realisasi", 3, "jumlah", "0.2")
    agensi.ganti("realisasi", 2, "pembilang", "0.3")
    assert agensi.periksa() == []


def test_a_decimal_that_cannot_be_thousands_is_read(agensi):
    agensi.ganti("realisasi", 2, "penyebut", "10.0000")
    assert agensi.periksa() == []


def test_iku_without_target_and_realisasi_is_a_gap_not_a_problem(agensi):
    agensi.tulis("target", "\n".join(b for b in agensi.teks("target").splitlines() if "pk_murni" not in b))
    agensi.tulis("realisasi", "\n".join(b for b in agensi.teks("realisasi").splitlines() if "IKU-1" not in b))
    agensi.tulis("komponen_realisasi", agensi.teks("komponen_realisasi").splitlines()[0])
    assert agensi.periksa() == []


def test_no_iku_at_all(agensi):
    agensi.ganti("indikator", 2, "jenis", "pendukung")
    assert agensi.satu().kode == "tanpa-iku"


def test_an_iku_may_have_neither_program_nor_tujuan(agensi):
    agensi.ganti("indikator", 2, "program", "")
    agensi.ganti("sasaran", 2, "tujuan", "")
    assert agensi.periksa() == []


def test_supporting_indicator_needs_neither_program_nor_tujuan(agensi):
    agensi.tambah("sasaran", kode="SS-9", sasaran="Contoh", dalam_pk="tidak")
    agensi.tambah(
        "indikator", kode="PND-9", sasaran="SS-9", nama="Contoh", nama_singkat="Contoh", jenis="pendukung",
        satuan="%", arah="naik",
    )  # fmt: skip
    assert agensi.periksa() == []


def test_a_circle_of_three(agensi):
    agensi.ganti("cascading", 2, "induk", "C-3")
    agensi.tambah("cascading", kode="C-3", induk="C-2", jenjang="3", uraian="x", indikator="x")
    assert [(m.baris, m.kode) for m in agensi.periksa()] == [(n, "induk-berputar") for n in (2, 3, 4)]


@pytest.mark.parametrize("kode", ["2.23.02.2.09.01", "2.23.02.2.09.0001"])
def test_sub_kegiatan_without_its_kegiatan(agensi, kode):
    agensi.tambah("nomenklatur", kode=kode, level="sub_kegiatan", nama="Contoh")
    masalah = agensi.satu()
    assert (masalah.nilai, masalah.kode) == (kode, "induk-nomenklatur")
    assert "2.23.02.2.09 " in masalah.pesan


def test_kegiatan_without_its_program(agensi):
    agensi.tambah("nomenklatur", kode="2.23.03.2.01", level="kegiatan", nama="Contoh")
    masalah = agensi.satu()
    assert (masalah.nilai, masalah.kode) == ("2.23.03.2.01", "induk-nomenklatur")
    assert "2.23.03 " in masalah.pesan


@pytest.mark.parametrize("kode", ["2.23.02.2.01.001", "2.23.02.2.1.01", "2.23.2.2.01.01"])
def test_codes_that_a_spreadsheet_spoilt(agensi, kode):
    agensi.tambah("nomenklatur", kode=kode, level="sub_kegiatan", nama="Contoh")
    masalah = agensi.satu()
    assert (masalah.nilai, masalah.kode) == (kode, "kode-nomenklatur")


def test_sums_are_not_compared_while_a_part_is_unread(agensi):
    agensi.ganti("anggaran", 2, "pagu", "lima puluh juta")
    assert agensi.satu().kode == "bukan-angka"


def test_no_amended_budget(agensi):
    baris = [b for b in agensi.teks("pagu_program").splitlines() if "perubahan" not in b]
    agensi.tulis("pagu_program", "\n".join(baris))
    assert agensi.periksa() == []


def test_rows_of_an_agreement_in_the_wrong_table(agensi):
    agensi.ganti("perjanjian_program", 2, "perjanjian", "m-02")
    perjanjian, rincian = sorted(agensi.periksa(), key=lambda m: m.berkas)
    assert (perjanjian.baris, perjanjian.nilai, perjanjian.kode) == (2, "m-01", "rincian-perjanjian")
    assert (rincian.baris, rincian.nilai, rincian.kode) == (2, "m-02", "rincian-perjanjian")
    assert "rencana_aksi" in rincian.pesan


@pytest.mark.parametrize(
    "nama", ["../rahasia.png", "..\\rahasia.png", "/etc/foto.png", "C:\\foto.png", "\\\\server\\foto.png"]
)
def test_a_picture_outside_the_root(agensi, nama):
    agensi.ganti("dokumentasi", 2, "berkas", nama)
    masalah = agensi.satu()
    assert (masalah.baris, masalah.kolom, masalah.nilai) == (2, "berkas", nama)
    assert masalah.kode == "berkas-di-luar"


def test_a_picture_linked_from_elsewhere(agensi, tmp_path):
    (tmp_path / "luar.jpg").write_bytes(b"\xff\xd8")
    (agensi.folder / "bus.jpg").symlink_to(tmp_path / "luar.jpg")
    assert agensi.satu().kode == "berkas-di-luar"


def test_a_picture_linked_within_the_root(agensi):
    (agensi.root.path / "foto.jpg").write_bytes(b"\xff\xd8")
    (agensi.folder / "bus.jpg").symlink_to(agensi.root.path / "foto.jpg")
    assert agensi.periksa() == []
