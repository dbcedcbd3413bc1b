"""Charts of Bab III."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.wording import gabung
from ..model import dokumentasi
from ..model.indikator import Indikator
from ..tables.registry import DAFTAR
from .picture import BIRU, HIJAU, JINGGA, Lukisan, batang, batang_mendatar

if TYPE_CHECKING:
    from ..model.laporan import Laporan


@DAFTAR.gambar(
    "tren", bab="III", per="iku", sumber="{lap.nama}, {lap.tahun}",
    judul="Target dan Realisasi {i.nama} Tahun {i.masa}",
)  # fmt: skip
def tren(lap: Laporan, i: Indikator) -> Lukisan:
    tahunan = i.dibandingkan
    isi = gabung([f"tahun {t.tahun} target {t.target} dan realisasi {t.realisasi}" for t in tahunan])
    deret = (
        ("Target", [t.target.nilai for t in tahunan], BIRU),
        ("Realisasi", [t.realisasi.nilai for t in tahunan], JINGGA),
    )
    return Lukisan(batang([str(t.tahun) for t in tahunan], deret, i.satuan), f"Diagram batang {i.nama}: {isi}.")


@DAFTAR.gambar(
    "renstra", bab="III", per="iku", sumber="{lap.nama}, {lap.tahun}",
    judul="{i.nama}: Realisasi Tahun {lap.tahun} terhadap Target Akhir Renstra Tahun {lap.renstra_akhir}",
)  # fmt: skip
def renstra(lap: Laporan, i: Indikator) -> Lukisan:
    kategori = [f"Target {lap.tahun}", f"Realisasi {lap.tahun}", f"Target akhir {lap.renstra_akhir}"]
    nilai = [i.target.nilai, i.realisasi.nilai, i.target_akhir.nilai]
    alt = (
        f"Diagram batang {i.nama}: target tahun {lap.tahun} {i.target}, realisasi {i.realisasi}, "
        f"target akhir Renstra tahun {lap.renstra_akhir} {i.target_akhir}."
    )
    warna = (BIRU, JINGGA, BIRU)
    return Lukisan(batang_mendatar(kategori, (("Nilai", nilai, warna),), i.satuan), alt)


@DAFTAR.gambar(
    "efisiensi", bab="III", sumber="{lap.nama}, {lap.tahun}",
    judul="Capaian Kinerja dan Serapan Anggaran per Indikator Kinerja Utama Tahun {lap.tahun}",
)  # fmt: skip
def efisiensi(lap: Laporan) -> Lukisan:
    angka = [(i, i.efisiensi(lap.dasar_serapan)["serapan"]) for i in lap.iku]
    deret = (
        ("Capaian kinerja", [i.capaian.nilai for i, _ in angka], BIRU),
        ("Serapan anggaran", [s.nilai for _, s in angka], JINGGA),
    )
    isi = gabung([f"{i.nama_singkat} capaian {i.capaian} dan serapan {s}" for i, s in angka])
    return Lukisan(batang_mendatar([i.nama_singkat for i, _ in angka], deret, "%"), f"Diagram batang: {isi}.")


DAFTAR.gambar("dokumentasi", bab="III", per="dokumentasi", judul="{i.judul}")(dokumentasi.gambar)


@DAFTAR.gambar(
    "serapan",
    bab="III",
    judul="Serapan Anggaran per Program Tahun {lap.tahun}",
    sumber="{lap.nama}, {lap.tahun}",
)
def serapan(lap: Laporan) -> Lukisan:
    pohon = lap.ukuran.anggaran
    program = pohon[pohon["level"] == "program"]
    nama = [lap.nama_program_pendek(n) for n in program["nama"]]
    isi = gabung([f"{b['nama']} {lap.persen(b['serapan'])}" for b in program.to_dict("records")])
    return Lukisan(
        batang_mendatar(nama, (("Serapan", list(program["serapan"]), HIJAU),), "% dari pagu"),
        f"Diagram batang serapan: {isi}.",
    )
