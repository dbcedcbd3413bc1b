"""Efficiency: values by the definition in use, units, categories."""

import pytest

KEPALA = "No⇥Indikator Kinerja⇥Capaian Kinerja (%)⇥Penyerapan Anggaran (%)⇥Tingkat Efisiensi⇥Kategori\n"


def efisiensi(temuan, *baris, kepala=KEPALA, aturan="efisiensi-hitung", teks=""):
    isi = "".join(f"{i}⇥{b}\n" for i, b in enumerate(baris, 1))
    return temuan(f"Tabel 1 Efisiensi\n\n{kepala}{isi}\n{teks}\n", aturan)


NAMA = ("Luas taman kota", "Jumlah pohon kota", "Jumlah taman baru", "Panjang jalan hijau")
NILAI = {
    "rasio": ("99,92⇥94,00⇥1,063", "100,00⇥99,21⇥1,008", "45,9⇥96,69⇥0,47"),
    "rasio_persen": ("106,52%⇥97,80%⇥108,92%", "106,93%⇥98,30%⇥108,78%", "103,17%⇥98,50%⇥104,74%"),
    "te": ("99,92⇥94,00⇥0,063", "100,00⇥99,21⇥0,008", "100,57⇥95,44⇥0,05"),
    "selisih": ("99,92⇥94,00⇥5,92", "100,00⇥99,21⇥0,79", "45,9⇥96,69⇥-50,79"),
    "sisa": ("100⇥88,99⇥11,01%", "100⇥63,82⇥36,18%", "100⇥88,94⇥11,06%"),
    "serapan": ("99,92⇥98,40⇥98,40", "100⇥98,80⇥98,80", "90⇥98,91⇥98,91"),
}


@pytest.mark.parametrize("definisi", NILAI)
def test_efisiensi_benar_menurut_definisinya(temuan, definisi):
    baris = [f"{n}⇥{v}⇥" for n, v in zip(NAMA, NILAI[definisi], strict=False)]
    assert efisiensi(temuan, *baris) == []


@pytest.mark.parametrize("definisi", NILAI)
def test_efisiensi_salah_adalah_dugaan_bila_definisi_tidak_dinyatakan(temuan, definisi):
    baris = [f"{n}⇥{v}⇥" for n, v in zip(NAMA, NILAI[definisi], strict=False)]
    (satu,) = efisiensi(temuan, *baris, "Panjang jalan hijau⇥80,00⇥50,00⇥77,7⇥")
    assert satu.severity == "warning" and satu.stated == "77,7" and "Dugaan" in satu.message


def test_dua_masukan_dipasangkan_menurut_namanya(temuan):
    kepala = "No⇥Indikator Kinerja⇥Input Dana⇥Input SDM⇥Output⇥Efisiensi Dana⇥Efisiensi SDM\n"
    baris = (
        "Luas taman kota⇥97,80%⇥91,10%⇥106,52%⇥108,92%⇥116,93%",
        "Jumlah pohon kota⇥98,30%⇥95,16%⇥106,93%⇥108,78%⇥112,37%",
        "Jumlah taman baru⇥98,50%⇥94,34%⇥103,17%⇥104,74%⇥109,36%",
    )
    assert efisiensi(temuan, *baris, kepala=kepala) == []


def test_nilai_tanpa_masukan_dibiarkan(temuan):
    kepala = "No⇥Indikator Kinerja⇥Tingkat Efisiensi\n"
    assert efisiensi(temuan, "Luas taman kota⇥0,9", "Jumlah pohon kota⇥0,8", kepala=kepala) == []


SILANG = """\
    Laporan Kinerja Tahun 2030

    Tabel 1 Anggaran

    No⇥Program⇥Indikator⇥Pagu⇥Realisasi⇥%
    1⇥Program Taman Kota⇥Persentase luas taman kota⇥100.000.000⇥96.685.000⇥{serapan}

    Tabel 2 Efisiensi

    No⇥Indikator Kinerja⇥Capaian Kinerja (%)⇥Penyerapan Anggaran (%)⇥Tingkat Efisiensi
    1⇥Persentase luas taman kota⇥45,9⇥{serapan}⇥{nilai}
    2⇥Persentase pohon kota⇥90⇥50⇥1,80
    3⇥Persentase jalan hijau⇥80⇥50⇥1,60
    """


def test_dua_dasar_serapan_boleh_dua_kategori(temuan):
    kepala = (
        "No⇥Indikator Kinerja⇥Capaian Kinerja⇥Sub Kegiatan⇥⇥⇥Program⇥⇥\n"
        "⇥⇥⇥Serapan⇥Efisiensi⇥Kategori⇥Serapan⇥Efisiensi⇥Kategori\n"
    )
    baris = (
        "Luas taman kota⇥45,9%⇥96,69%⇥0,47⇥Kurang Efisien⇥30,00%⇥1,53⇥Efisien",
        "Jumlah pohon kota⇥202,6%⇥84,96%⇥2,38⇥Efisien⇥34,91%⇥5,80⇥Efisien",
    )
    for aturan in ("efisiensi-hitung", "predikat-skala"):
        assert efisiensi(temuan, *baris, kepala=kepala, aturan=aturan) == []


def test_rasio_dalam_kotak_diberi_tanda_persen(temuan):
    kotak = "\na. Indikator Persentase luas taman kota\n\nEfisiensi Anggaran⇥{}\nTarget⇥10%\n"
    isi = SILANG.format(serapan="96,69", nilai="0,47") + "{}"
    isi = "\n".join(g.removeprefix("    ") for g in isi.split("\n"))
    (satu,) = temuan(isi.format(kotak.format("0,97%")), "efisiensi-satuan")
    assert (satu.stated, satu.expected) == ("0,97%", "97%")
    assert temuan(isi.format(kotak.format("96,69%")), "efisiensi-satuan") == []
    assert temuan(isi.format(kotak.format("0,55%")), "efisiensi-satuan") == []


def test_kolom_rasio_diberi_tanda_persen(temuan):
    baris = [f"{n}⇥{v}%⇥" for n, v in zip(NAMA, NILAI["rasio"], strict=False)]
    (satu,) = efisiensi(temuan, *baris, aturan="efisiensi-satuan")
    assert len(satu.places) == 3 and satu.expected == "106,3%; 100,8%; 47%"


def kategori(temuan, *baris, teks=""):
    return [t for a in ("predikat-skala", "predikat-kalimat") for t in efisiensi(temuan, *baris, aturan=a, teks=teks)]


URAIAN = (
    "Pada indikator {} capaian kinerja tahun 2030 ({}) dibagi penyerapan anggaran tahun 2030 ({}), "
    "termasuk kategori {} dalam efisiensi.\n\nLaporan Kinerja Tahun 2030\n\nTabel 9 Kinerja\n\n"
    "No⇥Indikator Kinerja⇥Target⇥Realisasi⇥Capaian\n1⇥Luas taman kota⇥10⇥4,59⇥45,9%\n"
)


def test_dua_kategori_untuk_satu_indikator(temuan):
    baris = ("Luas taman kota⇥45,9⇥100⇥0,46⇥Kurang Efisien", "Jumlah pohon kota⇥202⇥100⇥2,02⇥Efisien")
    uraian = URAIAN.format("Luas taman kota", "45,9%", "96,68%", "EFISIEN")
    (satu,) = kategori(temuan, *baris, teks=uraian)
    assert (satu.severity, satu.stated, satu.expected) == ("error", "EFISIEN", "Kurang Efisien")
    assert [t.line for t in satu.places] == [7, 4]
    assert kategori(temuan, *baris, teks=uraian.replace("EFISIEN ", "KURANG EFISIEN ")) == []


def test_kategori_menurut_skala_tercetak(temuan):
    skala = "Tabel 2 Kategori Efisiensi\n\nNo⇥Nilai⇥Kategori\n1⇥> 1⇥Efisien\n2⇥≤ 1⇥Tidak Efisien\n"
    (satu,) = kategori(temuan, "Luas taman kota⇥45,9⇥100⇥0,46⇥Efisien", teks=skala)
    assert (satu.severity, satu.expected) == ("error", "Tidak Efisien")
    assert kategori(temuan, "Luas taman kota⇥45,9⇥100⇥0,46⇥Tidak Efisien", teks=skala) == []


@pytest.mark.parametrize(("kedua", "banyak"), [("kurang efisien", 0), ("efisien", 1)])
def test_kategori_di_kalimat_berikutnya(temuan, kedua, banyak):
    teks = (
        "Pada indikator Luas taman kota capaian kinerja tahun 2030 (45,9%) dibagi penyerapan anggaran (96,69%) memberi "
        "efisiensi sebesar 0,47, termasuk kategori kurang efisien. Terhadap program, efisiensinya ialah 0,69, termasuk "
        f"kategori {kedua}.\n\nTabel 2 Kategori Efisiensi\n\nNo⇥Nilai⇥Kategori\n1⇥> 1⇥Efisien\n2⇥≤ 1⇥Kurang Efisien\n"
    )
    assert len(kategori(temuan, "Luas taman kota⇥45,9⇥96,69⇥0,47⇥Kurang Efisien", teks=teks)) == banyak
