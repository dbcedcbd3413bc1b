"""Numbers of tables, pages, rows and headings."""

import pytest

DAFTAR = "DAFTAR TABEL\n\nTabel 2. 1⇥Program Kerja⇥{}\nTabel 2. {}⇥{}⇥{}\n\nBAB II\n\nPERENCANAAN\n\n"
TABEL = "Tabel 2. {}\n{}\n\nNo⇥Program⇥Anggaran\n1⇥Program Taman⇥Rp5.000\n\nSumber: contoh\n\n"
ISI = TABEL.format(1, "Program Kerja") + TABEL.format(2, "Perubahan Program Kerja")


def daftar(nomor=2, judul="Perubahan Program Kerja", halaman=(5, 6)):
    return DAFTAR.format(halaman[0], nomor, judul, halaman[1])


def test_nomor_ganda_dalam_daftar(temuan):
    (satu,) = temuan(daftar(nomor=1) + ISI, "nomor-ganda", "daftar-tabel")
    assert (satu.rule, satu.stated, satu.expected) == ("nomor-ganda", "Tabel 2.1", "Tabel 2.2")
    assert satu.places[0].line == 4


def test_nomor_ganda_dalam_teks(temuan):
    (satu,) = temuan(ISI + TABEL.format(2, "Tabel Lain Sama Sekali"), "nomor-ganda")
    assert satu.stated == "Tabel 2.2"
    assert temuan(ISI + TABEL.format(2, "Lanjutan Perubahan Program Kerja"), "nomor-ganda") == []


@pytest.mark.parametrize(
    ("nomor", "judul", "pesan"),
    [
        (9, "Perubahan Program Kerja", "bernomor 2.2 dalam teks"),
        (2, "Judul Lain Sama Sekali", "berbeda judulnya"),
    ],
)
def test_daftar_berbeda(temuan, nomor, judul, pesan):
    (satu,) = temuan(daftar(nomor, judul) + ISI, "daftar-tabel")
    assert pesan in satu.message and [t.line for t in satu.places] == [4, 18]


def test_tabel_yang_hanya_ada_di_satu_tempat(temuan):
    isi = daftar() + ISI
    (kurang,) = temuan(isi + TABEL.format(3, "Jumlah Pohon"), "daftar-tabel")
    assert "tidak ada dalam daftar" in kurang.message
    (lebih,) = temuan(isi.replace("\n\nBAB", "\nTabel 2. 3⇥Jumlah Pohon⇥7\n\nBAB"), "daftar-tabel")
    assert "tidak ditemukan" in lebih.message
    assert temuan(isi.partition("BAB")[0], "daftar-tabel") == []


@pytest.mark.parametrize(("nomor", "banyak"), [((1, 2, 3), 0), ((1, 3), 1), ((2, 1), 1)])
def test_urutan_nomor(temuan, nomor, banyak):
    isi = "".join(TABEL.format(n, f"Judul {n}") for n in nomor)
    assert len(temuan(isi, "urutan-nomor")) == banyak


@pytest.mark.parametrize(
    ("rujukan", "banyak"), [("Tabel 2. 2", 0), ("Tabel 2.7", 1), ("Tabel II.7", 0), ("tabel 12", 0)]
)
def test_rujukan_tabel(temuan, rujukan, banyak):
    assert len(temuan(ISI + f"Sebagaimana {rujukan} berikut.\n", "rujukan-tabel")) == banyak


@pytest.mark.parametrize(
    ("nomor", "banyak"), [((1, 2, 3), 0), ((1, 2, 5), 1), ((1, 1, 5), 0), ((3, 4, 9), 0), ((1, 2), 0)]
)
def test_nomor_baris(temuan, nomor, banyak):
    isi = "No⇥Program⇥Anggaran\n" + "".join(f"{n}.⇥Program {n}⇥Rp5.000\n" for n in nomor)
    assert len(temuan(isi, "nomor-baris")) == banyak


def test_rujukan_pada_nomor_yang_tercetak_keliru(temuan):
    isi = TABEL.format(1, "Pohon") + TABEL.format(1, "Taman") + TABEL.format(3, "Jalan")
    assert temuan(isi + "Sebagaimana Tabel 2.2 berikut.\n", "rujukan-tabel") == []
    assert len(temuan(isi + "Sebagaimana Tabel 2.4 berikut.\n", "rujukan-tabel")) == 1


def test_tahun_judul_dalam_daftar_tabel(temuan):
    isi = daftar(judul="Program Kerja Dinas Taman Kota Tahun {}") + TABEL.format(1, "Program Kerja")
    isi += TABEL.format(2, "Program Kerja Dinas Taman Kota Tahun 2030")
    (satu,) = temuan(isi.replace("{}", "2029"), "daftar-tabel")
    assert "berbeda judulnya" in satu.message
    assert [t.line for t in satu.places] == [4, 18]
    assert temuan(isi.replace("{}", "2030"), "daftar-tabel") == []


def test_baris_pertama_daftar_yang_dibaca_sebagai_kepala(temuan):
    isi = (
        "DAFTAR TABEL\n\n"
        + "".join(f"Tabel 2.{n}⇥Judul Tabel Nomor {n}\n" for n in (1, 2))
        + "\nBAB II\n\nPERENCANAAN\n\n"
    )
    isi += "".join(TABEL.format(n, f"Judul Tabel Nomor {n}") for n in (1, 2))
    assert temuan(isi, "daftar-tabel") == []


@pytest.mark.parametrize(
    ("depan", "rujukan", "banyak"),
    [("", "Tabel 3.1", 0), ("BAB 3 AKUNTABILITAS KINERJA\n\nisi\n\n", "Tabel 3.1", 1), ("", "Tabel 2.9", 1)],
)
def test_rujukan_ke_bab_yang_tidak_ada_dalam_petikan(temuan, depan, rujukan, banyak):
    assert len(temuan(ISI + depan + f"Sebagaimana {rujukan} berikut.\n", "rujukan-tabel")) == banyak


@pytest.mark.parametrize(("judul", "banyak"), [("Perubahan Program", 0), ("Program", 1)])
def test_judul_yang_dipendekkan_dalam_daftar(temuan, judul, banyak):
    isi = daftar(judul=judul) + ISI.replace("Perubahan Program Kerja", "Perubahan Program Kerja Dinas Taman Kota")
    assert len(temuan(isi, "daftar-tabel")) == banyak
