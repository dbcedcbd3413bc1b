"""Indicators of every kind in one report: what is computed, and how it is printed."""

import csv
import io
import shutil

import pytest

from lkip_analysis import buka
from lkip_analysis.data.check import periksa
from lkip_analysis.data.completeness import kelengkapan, tanda_draf
from lkip_analysis.data.load import baca
from lkip_analysis.root import Root

from .conftest import DATA

SUMBER = "Berkas kerja"
INDIKATOR = [
    # kode, sasaran, satuan, arah, jenis_nilai, urutan, rumus, pengali, sifat, bobot, target, realisasi
    ("IKSS-1.1", "SS-1; SS-2", "per 100.000 kelahiran hidup", "turun", "", "", "", "", "", 10, "≤ 120", "110"),
    ("IKSS-1.0", "SS-1", "per 100.000", "turun", "", "", "", "", "", 0, "120", "0.11"),
    ("IKSS-1.2", "SS-1", "%", "stabil", "", "", "", "", "", 20, "69,1–69,5", "69.3"),
    ("IKSS-1.3", "SS-1", "opini", "naik", "huruf", "opini", "", "", "", 30, "WTP", "WDP"),
    ("IKSS-1.4", "SS-1", "opini", "naik", "huruf", "opini", "naik", "", "", 0, "WTP", "WDP"),
    ("IKSS-2.1", "SS-2", "pernyataan", "naik", "ya_tidak", "", "", "", "", 40, "ya", "ya"),
    ("IKSS-2.2", "SS-2", "tanggal", "turun", "tanggal", "", "", "", "", 0, "2031-03-31", "2031-04-01"),
    ("IKSS-2.3", "SS-2", "waktu", "turun", "durasi", "", "turun_rasio", "", "", 0, "02:00", "01:30"),
    ("IKSS-2.4", "SS-2", "%", "naik", "", "", "selisih", "", "", 0, "5", "4.5"),
    ("IKSS-2.5", "SS-2", "%", "naik", "", "", "", "", "", 0, "90", ""),
    ("IKSS-2.6", "SS-2", "%", "naik", "", "", "", "", "akhir_periode", 0, "", ""),
    ("IKSS-2.7", "SS-2", "%", "naik", "", "", "", "", "kumulatif", 0, "0", "0"),
    ("IKSS-2.8", "SS-2", "%", "naik", "", "", "", "", "", 0, "dipertahankan", "45"),
    ("IKSS-2.9", "SS-2", "%", "stabil", "", "", "", "", "", 0, "dipertahankan", "45"),
]
KOMPONEN = {
    "IKSS-1.0": {"pembilang": 12, "penyebut": 11_000, "dasar": "komponen"},
    "IKSS-1.1": {"dasar": "dinyatakan", "capaian_dinyatakan": 108.3},
    "IKSS-2.9": {"dasar": "dinyatakan", "capaian_dinyatakan": 90},
}
PENGATURAN = """
[ukuran.capaian]
maksimal = 120
target_nol = "semua_atau_nol"
pembulatan = "potong"
desimal = 1

[ukuran.urutan]
opini = ["TMP", "TW", "WDP", "WTP"]

[ukuran.rumus.selisih]
hitung = "100 - (target - realisasi) * 10"
kata = "100% dikurangi sepuluh kali selisih target dan realisasi"

[ukuran.agregasi]
sasaran = "rata_rata"
instansi = "tertimbang"
maksimal = 100
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    tempat = tmp_path_factory.mktemp("dinkes")
    shutil.copytree(DATA, tempat / "data")
    (tempat / "notebooks").mkdir()
    folder = tempat / "data" / "raw" / "2031"
    kolom = ["kode", "sasaran", "satuan", "arah", "jenis_nilai", "urutan", "rumus", "pengali", "sifat", "bobot"]
    tulis(folder / "indikator.csv", [
        {**dict(zip(kolom, satu[:10], strict=True)), "nama": f"Indikator {satu[0]}", "nama_singkat": satu[0],
         "jenis": "iku", "program": "2.18.03"} for satu in INDIKATOR
    ], "nama_renstra,pembilang,penyebut,satuan_komponen")  # fmt: skip
    tulis(folder / "target.csv", [
        {"indikator": satu[0], "dokumen": "pk_murni", "tahun": 2031, "target": satu[10]}
        for satu in INDIKATOR if satu[10]
    ])  # fmt: skip
    tulis(folder / "realisasi.csv", [
        {"indikator": satu[0], "nilai_dinyatakan": satu[11], **KOMPONEN.get(satu[0], {"dasar": "dinyatakan"}),
         "belum_terbit": "Angka resmi terbit bulan Juni." if satu[0] == "IKSS-2.5" else ""}
        for satu in INDIKATOR if satu[0] != "IKSS-2.6"
    ], "pembilang,penyebut,capaian_dinyatakan")  # fmt: skip
    lalu = tempat / "data" / "raw" / "2030"
    dulu = {"IKSS-2.5": (88, 87.5), "IKSS-2.8": (48, 50)}
    tulis(lalu / "target.csv", [
        {"indikator": kode, "dokumen": "pk_murni", "tahun": 2030, "target": t} for kode, (t, _) in dulu.items()
    ])  # fmt: skip
    tulis(lalu / "realisasi.csv", [
        {"indikator": kode, "nilai_dinyatakan": r, "dasar": "dinyatakan"} for kode, (_, r) in dulu.items()
    ], "pembilang,penyebut,capaian_dinyatakan")  # fmt: skip
    for nama in (
        "pendukung",
        "standar_nasional",
        "faktor",
        "komponen_realisasi",
        "dinyatakan",
        "arah_kebijakan",
        "dokumentasi",
    ):
        kepala = (folder / f"{nama}.csv").read_text("utf-8").splitlines()[0]
        (folder / f"{nama}.csv").write_text(kepala + "\n", "utf-8")
    tulis(folder / "pendukung.csv", [
        {"indikator": "IKSS-1.1", "kode": kode, "peran": "program"} for kode in ("2.18.02", "2.18.03")
    ])  # fmt: skip
    tulis(folder / "indikator_program.csv", [
        {"kode": "2.18.02", "indikator": "Pelaku usaha didampingi", "target": 450, "realisasi": 431, "satuan": "orang"},
        {"kode": "2.18.03", "indikator": "Izin tepat waktu", "target": 92.5, "realisasi": "", "satuan": "%"},
        {"kode": "2.18.03.2.01.01", "indikator": "Loket", "target": 3, "realisasi": 3, "satuan": "loket"},
    ])  # fmt: skip
    with (folder / "instansi.toml").open("a", encoding="utf-8") as berkas:
        berkas.write(PENGATURAN)
    return Root.find(tempat)


def tulis(berkas, baris, kosong=""):
    tetap = dict.fromkeys(kosong.split(",") if kosong else (), "")
    isi = [{**tetap, **satu, "sumber": SUMBER} for satu in baris]
    keluar = io.StringIO()
    penulis = csv.DictWriter(keluar, list(isi[0]))
    penulis.writeheader()
    penulis.writerows(isi)
    berkas.write_text(keluar.getvalue(), "utf-8", newline="")


@pytest.fixture(scope="module")
def lap(root):
    return buka(2031, root)


@pytest.fixture(scope="module")
def indikator(lap):
    return {i.kode: i for i in lap.indikator}


def test_the_data_are_right(root):
    assert [str(m) for m in periksa(root, 2031)] == []


@pytest.mark.parametrize(
    ("kode", "target", "realisasi", "capaian", "tercapai"),
    [
        ("IKSS-1.1", "≤ 120 per 100.000 kelahiran hidup", "110 per 100.000 kelahiran hidup", "108,3%", True),
        ("IKSS-1.0", "120 per 100.000", "109,09 per 100.000", "109%", True),
        ("IKSS-1.2", "69,1–69,5%", "69,3%", "100%", True),
        ("IKSS-1.3", "WTP", "WDP", "0%", False),
        ("IKSS-1.4", "WTP", "WDP", "75%", False),
        ("IKSS-2.1", "ya", "ya", "100%", True),
        ("IKSS-2.2", "31 Maret 2031", "1 April 2031", "0%", False),
        ("IKSS-2.3", "2 jam", "1 jam 30 menit", "120%", True),
        ("IKSS-2.4", "5%", "4,5%", "95%", False),
        ("IKSS-2.5", "90%", "belum tersedia", "belum tersedia", None),
        ("IKSS-2.6", "belum tersedia", "belum tersedia", "belum tersedia", None),
        ("IKSS-2.7", "0%", "0%", "100%", True),
        ("IKSS-2.8", "dipertahankan", "45%", "90%", False),
        ("IKSS-2.9", "dipertahankan", "45%", "belum tersedia", None),
    ],
)
def test_printed(indikator, kode, target, realisasi, capaian, tercapai):
    i = indikator[kode]
    assert (str(i.target), str(i.realisasi), str(i.capaian)) == (target, realisasi, capaian)
    assert i.kini.tercapai is tercapai


def test_published_later(indikator):
    i = indikator["IKSS-2.5"]
    assert i.kini.belum_terbit == "Angka resmi terbit bulan Juni."
    assert i.kini.alasan == "realisasinya belum terbit"
    assert (i.terakhir.tahun, str(i.terakhir.realisasi)) == (2030, "87,5%")
    assert indikator["IKSS-2.6"].terakhir is None
    assert indikator["IKSS-2.6"].kini.alasan == "target belum ada"
    assert indikator["IKSS-2.9"].kini.alasan == "realisasi tahun sebelumnya, yang harus dipertahankan, belum ada"


def test_the_mark_of_a_draft_goes_with_the_reason(root):
    def kurang():
        return {b.nama: b.kurang for b in kelengkapan(baca(root, 2031))}

    assert kurang()["Target perjanjian kinerja"] == ()  # the one of the end of the Renstra is not asked for
    assert kurang()["Realisasi indikator"] == ()
    berkas = root.raw(2031) / "realisasi.csv"
    asli = berkas.read_text("utf-8")
    try:
        berkas.write_text(asli.replace("Angka resmi terbit bulan Juni.", ""), "utf-8")
        assert kurang()["Realisasi indikator"] == ("IKSS-2.5",)
        assert tanda_draf(kelengkapan(baca(root, 2031)))
    finally:
        berkas.write_text(asli, "utf-8")


def test_several_sasaran_and_programs(lap, indikator):
    i = indikator["IKSS-1.1"]
    assert i.kode_sasaran == ["SS-1", "SS-2"] and len(i.daftar_sasaran) == 2
    assert i.daftar_program == ["Program Pengembangan Iklim Penanaman Modal", "Program Pelayanan Penanaman Modal"]
    assert i.program == " dan ".join(i.daftar_program)
    assert indikator["IKSS-1.2"].daftar_program == ["Program Pelayanan Penanaman Modal"]
    matriks = lap.tabel("matrik-renstra").data
    assert (matriks["indikator"] == i.nama).sum() == 2
    assert str(i.efisiensi("program")["pagu"]) == "Rp1.096.000.000"


def test_outputs_of_every_level_of_the_budget(lap, indikator):
    keluaran = [(k.kode, str(k.target), str(k.realisasi)) for k in lap.keluaran]
    assert keluaran == [
        ("2.18.02", "450 orang", "431 orang"),
        ("2.18.03", "92,5%", "belum tersedia"),
        ("2.18.03.2.01.01", "3 loket", "3 loket"),
    ]
    assert [k.nama for k in lap.indikator_program(indikator["IKSS-1.1"])] == [
        "Pelaku usaha didampingi",
        "Izin tepat waktu",
    ]
    assert lap.tabel("keluaran").data["nama"].tolist()[2] == "Penggabungan Loket"


def test_the_matrix_has_no_other_target_than_those_of_the_renstra(lap):
    matriks = lap.tabel("matrik-renstra").data.set_index("indikator")
    tahunan = [kolom for kolom in matriks if kolom.startswith("t20")]
    assert matriks.loc[[i.nama for i in lap.iku], tahunan].isna().all(axis=None)


def test_a_stated_rate_is_reviewed_in_its_unit(lap):
    temuan = [t.message for t in lap.reviu.terbuka if "IKSS-1.0: realisasi tahun 2031" in t.message]
    assert temuan == [
        "IKSS-1.0: realisasi tahun 2031 dinyatakan 0,11 per 100.000, hasil hitungnya 109,09 per 100.000; "
        "nilai yang dinyatakan tidak dapat diperoleh dari data yang menyertainya."
    ]


def test_a_capaian_cut_as_declared_is_no_finding(lap):
    """Nor is one of which there is nothing to compare with."""
    assert not [t.message for t in lap.reviu.temuan if t.rule == "capaian-dinyatakan"]


def test_rules_that_were_used(lap):
    aturan = {a.rumus.nama: a.rumus for a in lap.rumus}
    assert list(aturan) == ["turun", "stabil", "semua_atau_nol", "naik", "turun_rasio", "selisih"]
    assert (aturan["selisih"].maksimal, aturan["selisih"].pembulatan, aturan["selisih"].desimal) == (120, "potong", 1)
    milik = {a.rumus.nama: [i.kode for i in a.indikator] for a in lap.rumus}
    assert milik["semua_atau_nol"] == ["IKSS-1.3", "IKSS-2.1", "IKSS-2.2"]
    assert aturan["selisih"].kata.startswith("100% dikurangi")


def test_taken_together(lap):
    agregat = lap.ukuran.agregat.set_index(["lingkup", "kode"])
    assert set(agregat.index) == {
        ("sasaran", "SS-1"),
        ("sasaran", "SS-2"),
        ("sasaran", "SS-3"),
        ("instansi", "instansi"),
    }
    satu = agregat.loc[("sasaran", "SS-1")]
    assert (satu["nilai"], satu["n"], satu["tidak_terhitung"]) == (pytest.approx((100 + 100 + 100 + 0 + 75) / 5), 5, 0)
    instansi = agregat.loc[("instansi", "instansi")]
    assert instansi["nilai"] == pytest.approx((10 * 100 + 20 * 100 + 30 * 0 + 40 * 100) / 100)
    assert (instansi["n"], instansi["tidak_terhitung"]) == (4, 10)
    assert agregat.loc[("sasaran", "SS-3"), "n"] == 0
    cetak = lap.tabel("agregat").data.set_index("lingkup")
    assert cetak.loc[lap.nama, "dari"] == "4 dari 14 indikator"
    assert cetak.loc[lap.nama, "cara"] == "rata-rata tertimbang capaian, setiap capaian paling tinggi 100%"
