"""The ordinary cases of a next year, done as the guide says: what the analyst edits, and what the report then shows.

One made-up year has them all but a new Renstra, which is in `test_renstra_baru`.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkip_analysis.data.completeness import DRAF
from lkip_analysis.text.number_format import FORMAT, persen, rupiah

from .situs_tahun import Tahun, angka_tahun, rapi
from .suntingan import MENYEBUT_INDIKATOR, NAMA_BARU, dukung, ganti, hapus, hapus_indikator, indikator, tahun_baru
from .tahun_rekaan import TahunRekaan

TAHUN = 2025
LAMA, BARU = ("lama-rekaan", "Lama Rekaan, S.E."), ("baru-rekaan", "Baru Rekaan, S.H.")
"""Code and name of the head until the middle of the year, and from then on."""
JABATAN = {LAMA: "Kepala Dinas Rekaan", BARU: "Plt. Kepala Dinas Rekaan"}
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


def kepala(folder: Path, orang: tuple[str, str]) -> None:
    ganti(folder, r"^\[kepala\].*?(?=^\[)", f'[kepala]\npegawai = "{orang[0]}"\njabatan = "{JABATAN[orang]}"\n\n')


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
def kasus(sekali, akar_di) -> Kasus:
    def siapkan(folder: Path):
        akar, _ = tahun_baru(akar_di(folder, "kota"), TAHUN)
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


def test_what_still_names_a_dropped_indicator_is_told(akar_baru):
    akar, _ = tahun_baru(akar_baru("kota"), TAHUN)
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
    "lampiran-perjanjian": {LAMA, BARU},
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
