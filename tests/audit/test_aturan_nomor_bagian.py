"""Numbers of headings."""

import pytest


def laporan(nomor, judul="Judul"):
    isi = "".join(f"3.{n} {judul} ke-{i}\n\nisi\n\n" for i, n in enumerate(nomor))
    return f"BAB III AKUNTABILITAS KINERJA\n\n{isi}BAB IV PENUTUP\n\nisi\n"


@pytest.mark.parametrize(
    ("nomor", "banyak"),
    [((1, 2, 3, 4), 0), ((1, 2, 4), 1), ((1, 2, 2, 3), 1), ((2, 3, 5), 0), ((1, 3), 0), ((1, 3, 2, 4), 0)],
)
def test_nomor_bagian(temuan, nomor, banyak):
    assert len(temuan(laporan(nomor), "nomor-bagian")) == banyak


def test_judul_yang_berlanjut_di_halaman_lain(temuan):
    isi = laporan((1, 2, 3)).replace("3.3 Judul ke-2", "3.2 Judul ke-1\n\nisi\n\n3.3 Judul ke-2\n\n3.4 Judul lain")
    assert temuan(isi, "nomor-bagian") == []


def test_bab_lain_mulai_lagi(temuan):
    assert temuan(laporan((1, 2, 3)) + laporan((1, 2, 3), "Lain").replace("BAB III", "LAMPIRAN"), "nomor-bagian") == []
