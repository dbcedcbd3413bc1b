"""The ordinary cases of a next year, done as the guide says: what the analyst edits, and what the report then shows.

One made-up year has them all but a new Renstra, which has a year of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lkip_analysis.data.kelengkapan import DRAF
from lkip_analysis.teks.angka import FORMAT, persen, rupiah

from .situs_tahun import Tahun, angka_tahun, berangka, rapi
from .tahun_rekaan import TahunRekaan

TAHUN = 2025
LAMA, BARU = ("lama-rekaan", "Lama Rekaan, S.E."), ("baru-rekaan", "Baru Rekaan, S.H.")
"""Code and name of the head until the middle of the year, and from then on."""
JABATAN = {LAMA: "Kepala Dinas Rekaan", BARU: "Plt. Kepala Dinas Rekaan"}
NAMA_BARU = "Persentase Perusahaan Rekaan yang Patuh"
SUB_BARU = "Penyusunan Dokumen dengan Nama Baru"
SKALA = """\
skala = "mutu-91-76-66-51"
kebijakan_celah = "batas_bawah"

[ukuran.atribut]
judul = "Atribut menurut ketetapan rekaan"
sumber = "Keputusan Rekaan Nomor 1"

[[ukuran.atribut.kelas]]
nama = "Tercapai Rekaan"
minimal = 99.5
tercetak = "99,5 atau lebih"

[[ukuran.atribut.kelas]]
nama = "Belum Tercapai Rekaan"
tercetak = "di bawah 99,5"

[efisiensi]
definisi = "selisih"
dasar_serapan = "program"

[[efisiensi.kategori]]
nama = "Efisien Rekaan"
minimal = 5

[[efisiensi.kategori]]
nama = "Belum Efisien Rekaan"
"""
"""A scale by its name, one that the agency brings itself, and another definition of efisiensi."""


def ganti(folder: Path, pola: str, baru: str) -> None:
    """Change a part of the settings, as with an editor; the part must be there once."""
    path = folder / "instansi.toml"
    teks, banyak = re.subn(pola, lambda _: baru, path.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert banyak == 1, pola
    path.write_text(teks, encoding="utf-8")


def hapus(tahun: TahunRekaan, tabel: str, kolom: str, *nilai: str) -> None:
    tahun.tulis(tabel, [b for b in tahun.baris(tabel) if b[kolom] not in nilai])


MENYEBUT_INDIKATOR = ("arah_kebijakan", "pendukung", "standar_nasional", "target")
"""Tables of a new year that name indicators."""


def hapus_indikator(tahun: TahunRekaan, *kode: str) -> None:
    hapus(tahun, "indikator", "kode", *kode)
    for tabel in MENYEBUT_INDIKATOR:
        hapus(tahun, tabel, "indikator", *kode)


def indikator(kode: str, nama: str, sasaran: str, program: str) -> dict[str, str]:
    hitung = {"pembilang": "Jumlah yang patuh", "penyebut": "Jumlah seluruhnya", "satuan_komponen": "perusahaan"}
    tetap = {"nama_singkat": "Rekaan", "jenis": "iku", "satuan": "%", "arah": "naik", **hitung}
    return {"kode": kode, "nama": nama, "sasaran": sasaran, "program": program, **tetap}


def dukung(tahun: TahunRekaan, kode: str, program: str) -> None:
    """Name the budget that supports an indicator: its program, and the first sub kegiatan of that."""
    sub = next(b["kode"] for b in tahun.baris("nomenklatur")
               if b["level"] == "sub_kegiatan" and b["kode"].startswith(f"{program}."))  # fmt: skip
    peran = {"utama": sub, "program": program}
    tahun.tambah("pendukung", *({"indikator": kode, "kode": k, "peran": p} for p, k in peran.items()))


def kepala(folder: Path, orang: tuple[str, str]) -> None:
    ganti(folder, r"^\[kepala\].*?(?=^\[)", f'[kepala]\npegawai = "{orang[0]}"\njabatan = "{JABATAN[orang]}"\n\n')


@pytest.fixture(scope="module")
def baru(akar_di):
    """Make a root with a new year as `lkip new` leaves it, each earlier one filled."""

    def buat(folder: Path, tahun: int):
        akar = replace(akar_di(folder, "kota"), tahun=tahun)
        for satu in range(2025, tahun + 1):
            hasil = akar.lkip("new", str(satu))
            assert hasil.returncode == 0, hasil.stderr
            if satu < tahun:
                isi(TahunRekaan(akar.path / "data" / "raw" / str(satu)))
        return akar, hasil

    return buat


def isi(tahun: TahunRekaan) -> None:
    tahun.awal_tahun()
    tahun.akhir_tahun()


class Kasus(Tahun):
    """The year with the cases; `dihapus` and `berganti` are the indicator and the sub kegiatan as they were."""

    def __init__(self, akar) -> None:
        super().__init__(akar)
        lama = TahunRekaan(self.folder.with_name(str(TAHUN - 1)))
        self.dihapus = lama.indikator[lama.iku[1]]
        self.berganti = next(b for b in lama.baris("nomenklatur") if b["level"] == "sub_kegiatan")
        self.kode_baru = "IKU-9"

    def siapkan(self) -> None:
        t = self.rekaan
        sasaran, program = (t.indikator[t.iku[-1]][kolom] for kolom in ("sasaran", "program"))
        hapus_indikator(t, self.dihapus["kode"])
        t.tambah("indikator", indikator(self.kode_baru, NAMA_BARU, sasaran, program))
        dukung(t, self.kode_baru, program)
        t.ubah("nomenklatur", nama=lambda b: SUB_BARU if b["kode"] == self.berganti["kode"] else b["nama"])
        ganti(self.folder, r"^skala = .*(?=^\[privacy\])", SKALA)
        nip = {LAMA: "197001011999031001", BARU: "198002022005022002"}
        t.tambah("pegawai", *({"kode": o[0], "nama": o[1], "nip": nip[o], "pangkat": "Pembina"} for o in nip))
        kepala(self.folder, LAMA)
        t.awal_tahun()
        kepala(self.folder, BARU)
        t.akhir_tahun()

    def baris(self, halaman: str, id_: str, nama: str) -> list[str]:
        """The row of a table that has a name in one of its cells, without what it shares with rows above."""
        (satu,) = [b for b in self.tabel(halaman, id_)[1] if nama in b]
        return satu[satu.index(nama) + 1 :]


@pytest.fixture
def kasus(sekali, baru) -> Kasus:
    def siapkan(folder: Path):
        akar, _ = baru(folder, TAHUN)
        Kasus(akar).siapkan()
        return akar

    akar, hasil = sekali("kasus-biasa", siapkan, "--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    return Kasus(akar)


def test_the_data_are_without_problem_and_complete(kasus):
    hasil = kasus.akar.lkip("check", str(TAHUN))
    assert hasil.returncode == 0, hasil.stderr
    assert "10 dari 10 bagian lengkap" in hasil.stdout
    assert not any(DRAF in rapi(pohon) for pohon in kasus.semua().values())


# a new indicator, a dropped one


def test_years_without_a_new_indicator_have_a_dash(kasus):
    target, realisasi = angka_tahun(kasus.akar, TAHUN)[kasus.kode_baru]
    angka = [persen(n) for n in (target, realisasi, 100 * realisasi / target)]
    sel = kasus.baris("bab-3-capaian-kinerja", "tbl-antartahun", NAMA_BARU)
    assert sel == ["–", "–", angka[0], "–", "–", angka[1], "–", "–", angka[2]]
    assert kasus.baris("bab-3-capaian-kinerja", "tbl-pengukuran", NAMA_BARU)[:5] == ["–", "–", *angka]


def test_a_new_indicator_is_said_to_be_new(kasus):
    bab = kasus.halaman("bab-3-capaian-kinerja")
    teks = rapi(bab.find(".//main"))
    assert teks.count(f"Indikator ini belum ada pada tahun {TAHUN - 1}, sehingga") == 1
    assert teks.count(f"Pada tahun {TAHUN - 1} indikator ini belum ada, sehingga") == 1
    judul = [rapi(j) for j in bab.xpath("//figcaption[contains(., 'Target dan Realisasi')]")]
    assert next(j for j in judul if NAMA_BARU in j).endswith(f"{NAMA_BARU} Tahun {TAHUN}")
    assert sum(j.endswith(f"Tahun {TAHUN - 2}–{TAHUN}") for j in judul) == len(judul) - 1
    banding = rapi(kasus.halaman("banding").find(".//main"))
    assert f"Belum ada pada tahun {TAHUN - 1}: {NAMA_BARU}." in banding


def test_other_indicators_are_compared_as_ever(kasus):
    tahun = [TAHUN - 2, TAHUN - 1, TAHUN]
    angka = [angka_tahun(kasus.akar, t) for t in tahun]
    lama = [kode for kode in kasus.rekaan.indikator if kode != kasus.kode_baru]
    assert len(lama) == 3
    for kode in lama:
        nama = kasus.rekaan.indikator[kode]["nama"]
        target, realisasi = zip(*(a[kode] for a in angka), strict=True)
        capaian = [100 * r / t for t, r in zip(target, realisasi, strict=True)]
        sel = kasus.baris("bab-3-capaian-kinerja", "tbl-antartahun", nama)
        assert sel == [persen(n) for n in (*target, *realisasi, *capaian)]


def test_a_dropped_indicator_is_named_in_the_comparison_with_last_year_alone(kasus):
    nama = kasus.dihapus["nama"]
    for halaman in ("ringkasan-eksekutif", "bab-3-capaian-kinerja", "bab-3-analisis", "bab-4-penutup"):
        assert nama not in rapi(kasus.halaman(halaman).find(".//main")), halaman
    teks = rapi(kasus.halaman("banding").find(".//main"))
    assert teks.count(nama) == 1 and f"Hanya ada pada tahun {TAHUN - 1}: {nama}." in teks


def test_what_still_names_a_dropped_indicator_is_told(baru, tmp_path):
    akar, _ = baru(tmp_path / "akar", TAHUN)
    tahun = TahunRekaan(akar.path / "data" / "raw" / str(TAHUN))
    hapus(tahun, "indikator", "kode", tahun.iku[1])
    hasil = akar.lkip("check", str(TAHUN))
    assert hasil.returncode == 1
    for tabel in MENYEBUT_INDIKATOR:
        assert f"{TAHUN}/{tabel}.csv" in hasil.stderr
    hapus_indikator(tahun, tahun.baris("pendukung")[0]["indikator"], "IKU-2")
    assert akar.lkip("check", str(TAHUN)).returncode == 0


def test_a_code_that_was_another_indicator_is_found_by_the_review(kasus, salinan):
    assert "kode-indikator" not in kasus.akar.lkip("review", str(TAHUN)).stdout
    akar = salinan(kasus.akar)
    tahun = TahunRekaan(akar.path / "data" / "raw" / str(TAHUN))
    pertama = tahun.iku[0]
    nama_lama = tahun.indikator[pertama]["nama"]
    tahun.ubah("indikator", nama=lambda b: "Nama Lain Rekaan" if b["kode"] == pertama else b["nama"])
    teks = akar.lkip("review", str(TAHUN)).stdout
    assert re.search(rf"peringatan: {pertama}: pada tahun {TAHUN - 1} “{re.escape(nama_lama)}”.*“Nama Lain", teks)
    tahun.ubah("indikator", satuan=lambda b: "orang" if b["kode"] == pertama else b["satuan"])
    assert re.search(
        rf"kesalahan: {pertama}: .*\(%, naik\), sekarang .*\(orang, naik\)", akar.lkip("review", "2025").stdout
    )


# a sub kegiatan with another name


def test_a_sub_kegiatan_has_its_new_name_and_its_program_is_compared(kasus):
    lama, kode = kasus.berganti["nama"], kasus.berganti["kode"]
    pagu = next(int(b["pagu"]) for b in kasus.rekaan.baris("anggaran") if b["kode"] == kode)
    _, baris = kasus.tabel("bab-3-realisasi-anggaran", "tbl-anggaran")
    assert [b[:3] for b in baris if b[0] == kode] == [[kode, SUB_BARU, rupiah(pagu)]]
    for nama, pohon in kasus.semua().items():
        assert lama not in rapi(pohon.find(".//main")), nama
    program = ".".join(kode.split(".")[:3])
    tabel = kasus.halaman("banding").xpath("//table")[-1]
    sel = [[rapi(s) for s in b] for b in tabel.iterfind("tbody/tr")]
    (satu,) = [b for b in sel if b[0].startswith(f"{program} ")]
    lalu = TahunRekaan(kasus.folder.with_name(str(TAHUN - 1))).pagu_program[program]
    assert satu[1:4] == ["Pagu", rupiah(lalu), rupiah(kasus.rekaan.pagu_program[program])]


# another scale, another definition of efisiensi


def test_classes_are_those_of_the_new_scales(kasus):
    _, skala = kasus.tabel("bab-3-capaian-kinerja", "tbl-skala")
    assert [b[2] for b in skala] == ["Sangat Baik", "Baik", "Cukup", "Kurang", "Sangat Kurang"]
    _, atribut = kasus.tabel("bab-3-capaian-kinerja", "tbl-atribut")
    assert [(b[1], b[-1]) for b in atribut] == [
        ("99,5 atau lebih", "Tercapai Rekaan"), ("di bawah 99,5", "Belum Tercapai Rekaan"),
    ]  # fmt: skip
    assert "Keputusan Rekaan Nomor 1" in rapi(kasus.halaman("bab-3-capaian-kinerja"))
    kelas = set()
    for kode, (target, realisasi) in angka_tahun(kasus.akar, TAHUN).items():
        nama = kasus.rekaan.indikator[kode]["nama"]
        seharusnya = "Tercapai Rekaan" if 100 * realisasi / target >= 99.5 else "Belum Tercapai Rekaan"
        assert kasus.baris("bab-3-capaian-kinerja", "tbl-pengukuran", nama)[5] == seharusnya
        kelas.add(seharusnya)
    assert len(kelas) == 2
    for nama, pohon in kasus.semua().items():
        assert "Sangat Berhasil" not in rapi(pohon.find(".//main")), nama


def test_efisiensi_is_that_of_the_new_definition(kasus):
    halaman = kasus.halaman("bab-3-analisis")
    assert "capaian kinerja dikurangi serapan anggaran" in rapi(halaman)
    anggaran = kasus.rekaan.baris("anggaran")
    for kode, (target, realisasi) in angka_tahun(kasus.akar, TAHUN).items():
        satu = kasus.rekaan.indikator[kode]
        if kode in kasus.rekaan.iku:
            milik = [b for b in anggaran if b["kode"].startswith(f"{satu['program']}.")]
            pagu, dipakai = (sum(int(b[k]) for b in milik) for k in ("pagu", "realisasi"))
            nilai = 100 * realisasi / target - 100 * dipakai / pagu
            sel = kasus.baris("bab-3-analisis", "tbl-efisiensi", satu["nama"])
            assert sel[-2] == FORMAT["poin"](nilai)
            assert sel[-1] == ("Efisien Rekaan" if nilai >= 5 else "Belum Efisien Rekaan")


# a new head in the middle of the year

TANDA_TANGAN = {
    "pernyataan": {BARU}, "kata-pengantar": {BARU}, "bab-4-penutup": {BARU}, "lampiran-realisasi": {BARU},
    "lampiran-perjanjian-murni": {LAMA}, "lampiran-perjanjian-perubahan": {BARU},
    "lampiran-perencanaan": {LAMA, BARU},
}  # fmt: skip
"""Who signs on which page; of the plans, that of the Renstra is signed with the report and that of the year before."""


@pytest.mark.parametrize("halaman", TANDA_TANGAN)
def test_each_document_is_signed_by_who_was_the_head_then(kasus, halaman):
    teks = rapi(kasus.halaman(halaman).find(".//main"))
    assert {orang for orang in (LAMA, BARU) if orang[1] in teks} == TANDA_TANGAN[halaman]


def test_the_plan_of_january_is_signed_by_the_head_of_january(kasus):
    teks = rapi(kasus.halaman("lampiran-perencanaan").find(".//main"))
    rencana = teks[teks.index("Lampiran 2") :]
    assert JABATAN[LAMA] in rencana and LAMA[1] in rencana
    assert JABATAN[BARU] not in rencana and BARU[1] not in rencana


def test_the_plan_of_january_has_the_target_of_january(kasus):
    pertama = kasus.rekaan.iku[0]
    target = {b["dokumen"]: b["target"] for b in kasus.rekaan.baris("target") if b["indikator"] == pertama}
    assert target["pk_murni"] != target["pk_perubahan"]
    sel = kasus.baris("lampiran-perencanaan", "tbl-rencana-kerja", kasus.rekaan.indikator[pertama]["nama"])
    assert sel[-1] == target["pk_murni"]


# a new Renstra

RENSTRA = 2027
AKHIR = 2031
TARGET = {2027: 41, 2028: 42, 2029: 43, 2030: 44, AKHIR: 45}
NAMA_RENSTRA = "Renstra Rekaan Tahun 2027–2031"
TETAP = "IKU-1"
"""The one indikator kinerja utama that the new Renstra keeps."""


class Renstra(Tahun):
    """A year in which the Renstra is new."""

    def siapkan(self) -> None:
        t = self.rekaan
        ganti(self.folder, r'^nama = "[^"\n]*"\n(#[^\n]*\n)*awal = \d+\n(#[^\n]*\n)*akhir = \d+',
              f'nama = "{NAMA_RENSTRA}"\nawal = {RENSTRA}\nakhir = {AKHIR}')  # fmt: skip
        ganti(self.folder, r"^\[visi\].*?(?=^\[)", '[visi]\nteks = "Visi Rekaan"\nnama = "RPJMD Rekaan 2027–2031"\n\n')
        t.ubah("dokumen_sumber", dokumen=lambda b: NAMA_RENSTRA if "Renstra" in b["dokumen"] else b["dokumen"])
        sasaran = {TETAP: "SS-21", "IKU-9": "SS-22"}
        t.tulis("tujuan", [{**t.baris("tujuan")[0], "kode": "TJ-2", "tujuan": "Tujuan rekaan"}])
        t.tulis("target_tujuan", [])
        t.tambah("target_tujuan", *({"tujuan": "TJ-2", "tahun": k, "target": v} for k, v in TARGET.items()))
        t.tulis("sasaran", [b for b in t.baris("sasaran") if not b["tujuan"]])
        for tabel in ("strategi", "arah_kebijakan"):
            t.tulis(tabel, [])
        for nomor, kode in enumerate(sasaran.values(), 1):
            t.tambah("sasaran", {"kode": kode, "tujuan": "TJ-2", "sasaran": f"Sasaran {nomor}", "dalam_pk": "ya"})
            t.tambah("strategi", {"kode": f"ST-2{nomor}", "sasaran": kode, "strategi": f"Strategi {nomor}"})
            arah = {"kode": f"AK-2{nomor}", "strategi": f"ST-2{nomor}", "arah_kebijakan": f"Arah {nomor}"}
            t.tambah("arah_kebijakan", arah)
        hapus_indikator(t, *(kode for kode in t.iku if kode != TETAP))
        t.ubah("indikator", sasaran=lambda b: sasaran.get(b["kode"], b["sasaran"]))
        t.tambah("indikator", indikator("IKU-9", NAMA_BARU, "SS-22", t.indikator[TETAP]["program"]))
        dukung(t, "IKU-9", t.indikator[TETAP]["program"])
        for kode in sasaran:
            baris = ({"indikator": kode, "tahun": k, "target": v} for k, v in TARGET.items())
            t.tambah("target", *({**b, "dokumen": "renstra"} for b in baris))
        isi(t)


@pytest.fixture
def renstra(sekali, baru) -> Renstra:
    def siapkan(folder: Path):
        akar, dibuat = baru(folder, RENSTRA)
        (folder / "dibuat.txt").write_text(dibuat.stdout, encoding="utf-8")
        (folder / "diperiksa.txt").write_text(akar.lkip("check", str(RENSTRA)).stdout, encoding="utf-8")
        Renstra(akar).siapkan()
        return akar

    akar, hasil = sekali("renstra-baru", siapkan, "--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    return Renstra(akar)


@pytest.mark.parametrize("catatan", ["dibuat", "diperiksa"])
def test_a_renstra_that_has_ended_is_told(renstra, catatan):
    teks = (renstra.akar.path / f"{catatan}.txt").read_text(encoding="utf-8")
    assert "Renstra yang berlaku: 0 dari 1 (instansi.toml)" in teks
    assert "[renstra] masih menyebut 2021–2026" in teks
    assert "Renstra yang berlaku" not in renstra.akar.lkip("check", str(RENSTRA)).stdout


def test_targets_of_the_old_renstra_are_told(renstra, salinan):
    akar = salinan(renstra.akar)
    tahun = TahunRekaan(akar.path / "data" / "raw" / str(RENSTRA))
    tahun.tambah("target_tujuan", {"tujuan": "TJ-2", "tahun": 2026, "target": 10})
    hasil = akar.lkip("check", str(RENSTRA))
    assert hasil.returncode == 1
    assert "target_tujuan.csv" in hasil.stderr and "periode Renstra (2027–2031)" in hasil.stderr


def test_indicators_that_last_are_compared_across_the_renstra(renstra):
    tahun = [RENSTRA - 2, RENSTRA - 1, RENSTRA]
    judul, baris = renstra.tabel("bab-3-capaian-kinerja", "tbl-antartahun")
    assert [k for k in judul if k.isdigit()] == [str(t) for t in tahun * 3]
    angka = [angka_tahun(renstra.akar, t) for t in tahun]
    sel = {b[1]: b[-9:] for b in berangka(baris)}
    for kode in (TETAP, "PND-1"):
        target, realisasi = zip(*(a[kode] for a in angka), strict=True)
        capaian = [100 * r / t for t, r in zip(target, realisasi, strict=True)]
        assert sel[renstra.rekaan.indikator[kode]["nama"]] == [persen(n) for n in (*target, *realisasi, *capaian)]
    target, realisasi = angka[-1]["IKU-9"]
    kini = [persen(n) for n in (target, realisasi, 100 * realisasi / target)]
    assert sel[NAMA_BARU] == [isi for satu in kini for isi in ("–", "–", satu)]
    assert len(sel) == 3


def test_progress_is_measured_against_the_end_of_the_new_renstra(renstra):
    judul, baris = renstra.tabel("bab-3-capaian-kinerja", "tbl-renstra")
    assert f"Target Akhir Renstra ({AKHIR})" in judul
    sel = {b[-4]: b[-3:] for b in baris}
    for kode in (TETAP, "IKU-9"):
        _, realisasi = angka_tahun(renstra.akar, RENSTRA)[kode]
        nama = renstra.rekaan.indikator[kode]["nama"]
        assert sel[nama] == [persen(n) for n in (TARGET[AKHIR], realisasi, 100 * realisasi / TARGET[AKHIR])]
    judul, baris = renstra.tabel("lampiran-perencanaan", "tbl-matrik-renstra")
    assert [k for k in judul if k.isdigit()] == [str(t) for t in TARGET]
    assert baris[1][2:7] == [persen(n) for n in TARGET.values()]


def test_the_report_speaks_of_the_new_renstra(renstra):
    teks = rapi(renstra.halaman("bab-2-perencanaan-kinerja").find(".//main"))
    assert NAMA_RENSTRA in teks and "periode 2027–2031" in teks
    assert "Visi Rekaan" in teks and "Tujuan rekaan" in teks
    lama = "Perubahan Renstra Dinas"
    assert [nama for nama, pohon in renstra.semua().items() if lama in rapi(pohon.find(".//main"))] == []
