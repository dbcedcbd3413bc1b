"""The first year of a new Renstra: what has ended is told, what lasts is compared, progress is to the new end."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkip_analysis.text.number_format import persen

from .situs_tahun import Tahun, angka_tahun, berangka, rapi
from .suntingan import NAMA_BARU, dukung, ganti, hapus_indikator, indikator, isi, tahun_baru
from .tahun_rekaan import TahunRekaan

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
        t.tulis("sasaran", [b for b in t.baris("sasaran") if not b["tujuan"]])
        for tabel in ("strategi", "arah_kebijakan"):
            t.tulis(tabel, [])
        for nomor, kode in enumerate(sasaran.values(), 1):
            t.tambah("sasaran", {"kode": kode, "tujuan": "TJ-2", "sasaran": f"Sasaran {nomor}", "dalam_pk": "ya"})
            t.tambah("strategi", {"kode": f"ST-2{nomor}", "sasaran": kode, "strategi": f"Strategi {nomor}"})
            arah = {"kode": f"AK-2{nomor}", "strategi": f"ST-2{nomor}", "arah_kebijakan": f"Arah {nomor}"}
            t.tambah("arah_kebijakan", arah)
        hapus_indikator(t, *(kode for kode in t.iku if kode != TETAP))
        t.ubah(
            "indikator", sasaran=lambda b: sasaran.get(b["kode"], b["sasaran"]), tujuan=lambda b: b["tujuan"] and "TJ-2"
        )
        t.tambah("indikator", indikator("IKU-9", NAMA_BARU, "SS-22", t.indikator[TETAP]["program"]))
        dukung(t, "IKU-9", t.indikator[TETAP]["program"])
        for kode in sasaran:
            baris = ({"indikator": kode, "tahun": k, "target": v} for k, v in TARGET.items())
            t.tambah("target", *({**b, "dokumen": "renstra"} for b in baris))
        isi(t)


@pytest.fixture
def renstra(sekali, akar_di) -> Renstra:
    def siapkan(folder: Path):
        akar, dibuat = tahun_baru(akar_di(folder, "kota"), RENSTRA)
        (folder / "dibuat.txt").write_text(dibuat, encoding="utf-8")
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
    tahun.tambah("target", {"indikator": TETAP, "dokumen": "renstra", "tahun": 2026, "target": 10})
    hasil = akar.lkip("check", str(RENSTRA))
    assert hasil.returncode == 1
    assert "target.csv" in hasil.stderr and "periode Renstra (2027–2031)" in hasil.stderr


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
