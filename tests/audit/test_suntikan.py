"""Fault injection in a small made-up report: what is planted is found, and nothing else is said."""

import sys
from pathlib import Path
from random import Random

import pytest

from lkip_analysis.audit.run import periksa

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from audit import Bangku, Neraca, tabel
from bersih import Bersih
from suntikan import JENIS

LAPORAN = """\
LAPORAN KINERJA DINAS PERIKANAN KOTA CONTOH TAHUN 2030

BAB III AKUNTABILITAS KINERJA

A. Capaian Kinerja

Laporan kinerja Dinas Perikanan Kota Contoh Tahun 2030 memuat capaian tiga indikator.

Tabel III.1 Pengukuran Kinerja Tahun 2030

No.⇥Sasaran⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian
1.⇥Nelayan sejahtera⇥Persentase Nelayan Terlatih⇥40%⇥30%⇥75%
2.⇥⇥Persentase Kapal Berizin⇥50%⇥60%⇥120%
3.⇥Laut bersih⇥Persentase Pantai Bersih⇥80%⇥68%⇥85%

Persentase Nelayan Terlatih. Target tahun 2030 ialah 40% dan realisasinya 30%, sehingga capaiannya 75%.

Persentase Kapal Berizin. Target tahun 2030 ialah 50% dan realisasinya 60%, sehingga capaiannya 120%.

B. Realisasi Anggaran

Pagu tahun 2030 sebesar Rp6.500.000.000 (enam miliar lima ratus juta rupiah).

Belanja perubahan sebesar Rp7.250.000.000 (tujuh miliar dua ratus lima puluh juta rupiah).

Tabel III.2 Anggaran dan Realisasi Tahun 2030

No.⇥Program⇥Anggaran⇥Realisasi⇥Serapan
1.⇥Program Perikanan Tangkap⇥Rp4.000.000.000⇥Rp3.000.000.000⇥75%
2.⇥Program Budi Daya⇥Rp1.500.000.000⇥Rp1.200.000.000⇥80%
3.⇥Program Penunjang⇥Rp1.000.000.000⇥Rp550.000.000⇥55%
⇥Jumlah⇥Rp6.500.000.000⇥Rp4.750.000.000⇥73,08%

Budi Contoh, S.E.
NIP 19900101 201503 1 001

Tono Misal, S.T.
NIP 19850505 201001 1 002
"""
DUGAAN = ["capaian-tabel", "capaian-kalimat", "total", "serapan", "terbilang", "milyar", "renggang", "nip"]


@pytest.fixture(scope="module")
def bangku(tmp_path_factory):
    berkas = tmp_path_factory.mktemp("suntikan") / "laporan.txt"
    berkas.write_text(LAPORAN.replace("⇥", "\t"), encoding="utf-8")
    return Bangku(berkas)


@pytest.mark.parametrize("jenis", DUGAAN)
def test_kesalahan_tertanam_ditemukan_tanpa_alarm_palsu(bangku, jenis):
    tertanam = bangku.pilih(jenis, 2, 7)
    assert len(tertanam) == 2
    for suntikan in tertanam:
        hasil = bangku.uji(jenis, suntikan)
        assert hasil.ketemu, hasil.baris
        assert hasil.palsu == []


def test_laporan_tanpa_kesalahan_tidak_dihitung_ketemu(bangku):
    satu = next(iter(bangku.pilih("total", 1, 7)))
    tetap = satu._replace(baris={n: bangku.garis[n - 1] for n in satu.baris})
    assert bangku.uji("total", tetap).ketemu is False


def test_aturan_setiap_jenis_terdaftar(bangku):
    dikenal = {t for j in JENIS.values() for t in j.aturan}
    assert periksa(bangku.dokumen, sorted(dikenal)) is not None


def test_letak_tercemar_tidak_ditanami(bangku):
    kotor = Bersih(bangku.garis, bangku.bersih.dokumen, set(range(1, len(bangku.garis) + 1)))
    assert not any(list(j.calon(kotor, Random(1))) for j in JENIS.values())


def test_tabel_menghitung_recall_dan_presisi(bangku):
    assert Neraca(4, 3, 1).recall == 0.75
    assert Neraca(4, 3, 1).presisi == 0.75
    hasil = {"total": [bangku.uji("total", s) for s in bangku.pilih("total", 2, 7)]}
    assert "| Jumlah tabel salah | 2 | 2 | 1.00 | 0 | 1.00 |" in tabel(hasil)
