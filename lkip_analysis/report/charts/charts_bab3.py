"""Charts of Bab III."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...text.number_format import bilangan, kosong, persen, rupiah
from ...text.wording import berhuruf_kecil, gabung
from ..model.dokumentasi import baca_foto
from ..origin.values import Angka, Besaran, bersatuan
from ..tables.registry import DAFTAR
from .picture import Lukisan
from .plots import Batang, Geser, Panel, batang, pergeseran, perkembangan
from .style import rupiah_singkat

if TYPE_CHECKING:
    from ..model.indikator import Indikator
    from ..model.laporan import Laporan, LembarIndikator

PENUH = 100
"""Percent points: what was promised, all of the pagu."""
TERENDAH = 10
"""How many sub kegiatan the chart of the lowest absorption shows."""


@DAFTAR.gambar(
    "capaian", bab="III", sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: any(i.capaian.ada for i in lap.iku),
    judul="Capaian Indikator Kinerja Utama Tahun {lap.tahun}",
)  # fmt: skip
def capaian(lap: Laporan) -> Lukisan:
    ada = [i for i in lap.iku if i.capaian.ada]
    isi = [Batang(i.nama, float(i.capaian.nilai), None, _kelas(i), i.capaian.nilai < PENUH) for i in ada]
    alt = gabung([f"{i.nama} {_kelas(i)}" for i in ada])
    return Lukisan(lambda lebar: batang(isi, lebar, PENUH, "target = 100%"), f"Diagram batang capaian: {alt}")


def _kelas(i: Indikator) -> str:
    return f"{i.capaian} {i.predikat}".strip()


@DAFTAR.gambar(
    "perkembangan", bab="III", per="lembar_indikator", sumber="{lap.nama}, {lap.tahun}",
    judul="Perkembangan Realisasi dan Target Indikator{i.bagian}",
)  # fmt: skip
def grafik_perkembangan(lap: Laporan, lembar: LembarIndikator) -> Lukisan:
    panel = [_panel(lap, i) for i in lembar.indikator]
    alt = "; ".join(
        f"{i.nama}: " + gabung([f"tahun {t.tahun} target {t.target} dan realisasi {t.realisasi}" for t in i.riwayat])
        for i in lembar.indikator
    )
    return Lukisan(lambda lebar: perkembangan(panel, lebar), f"Diagram garis. {alt}.")


def _panel(lap: Laporan, i: Indikator) -> Panel:
    akhir = _bilangan(i.target_akhir)
    return Panel(
        i.nama,
        [t.tahun for t in i.riwayat],
        [_bilangan(t.target) for t in i.riwayat],
        [_bilangan(t.realisasi) for t in i.riwayat],
        None if akhir is None else (lap.renstra_akhir, akhir),
        lambda nilai: bersatuan(bilangan(nilai), "%" if i.satuan == "%" else ""),
    )


def _bilangan(angka: Besaran) -> float | None:
    """Return a value that has a place on an axis; a letter or a range has none."""
    return float(angka.nilai) if angka.ada and not angka.tercetak else None


@DAFTAR.gambar(
    "komponen", bab="III", sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: bool(_berkomponen(lap)),
    judul="Jumlah di Balik Persentase Realisasi Tahun {lap.tahun}",
)  # fmt: skip
def komponen(lap: Laporan) -> Lukisan:
    isi = []
    for i in _berkomponen(lap):
        pembilang, penyebut = i.kini.komponen
        bagian = float(pembilang.jumlah.nilai / penyebut.jumlah.nilai * PENUH)
        rinci = f"{bilangan(pembilang.jumlah.nilai)} dari {bilangan(penyebut.jumlah.nilai)}"
        isi.append(
            Batang(i.nama, bagian, PENUH, rinci, rincian=f"{pembilang.sebutan} dari {berhuruf_kecil(penyebut.sebutan)}")
        )
    alt = gabung([f"{b.nama} {b.teks}" for b in isi])
    return Lukisan(lambda lebar: batang(isi, lebar), f"Diagram batang bagian dari keseluruhan: {alt}")


def _berkomponen(lap: Laporan) -> list[Indikator]:
    """Indicators whose realisasi is a part of a whole, both known."""
    return [
        i for i in lap.iku
        if len(i.kini.komponen) == 2 and all(k.ada for k in i.kini.komponen)
        and 0 <= i.kini.komponen[0].jumlah.nilai <= i.kini.komponen[1].jumlah.nilai > 0
    ]  # fmt: skip


@DAFTAR.gambar(
    "efisiensi", bab="III", sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: bool(_kinerja_dan_serapan(lap)),
    judul="Capaian Kinerja dan Serapan Anggaran per Indikator Kinerja Utama Tahun {lap.tahun}",
)  # fmt: skip
def efisiensi(lap: Laporan) -> Lukisan:
    angka = _kinerja_dan_serapan(lap)
    isi = [Geser(i.nama, float(s.nilai), float(i.capaian.nilai), str(s), str(i.capaian)) for i, s in angka]
    alt = gabung([f"{i.nama_singkat} serapan {s} dan capaian {i.capaian}" for i, s in angka])
    ujung = ("serapan anggaran", "capaian kinerja")
    return Lukisan(lambda lebar: pergeseran(isi, lebar, ujung), f"Diagram titik: {alt}.")


def _kinerja_dan_serapan(lap: Laporan) -> list[tuple[Indikator, Angka]]:
    semua = [(i, i.efisiensi(lap.dasar_serapan)["serapan"]) for i in lap.iku]
    return [(i, serapan) for i, serapan in semua if i.capaian.ada and serapan.ada]


DAFTAR.gambar("dokumentasi", bab="III", per="dokumentasi", judul="{i.judul}")(baca_foto)


@DAFTAR.gambar(
    "serapan", bab="III", sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: bool(_baris_anggaran(lap, "program")),
    judul="Pagu, Realisasi, dan Sisa Anggaran per Program Tahun {lap.tahun}",
)  # fmt: skip
def serapan(lap: Laporan) -> Lukisan:
    program = sorted(_baris_anggaran(lap, "program"), key=lambda b: -b["pagu"])
    isi = [
        Batang(b["nama"], float(b["realisasi"]), float(b["pagu"]), persen(b["serapan"]), rincian=_uang(b))
        for b in program
    ]
    alt = gabung(
        [f"{b['nama']} {rupiah(b['realisasi'])} dari {rupiah(b['pagu'])}, {persen(b['serapan'])}" for b in program]
    )
    return Lukisan(lambda lebar: batang(isi, lebar), f"Diagram batang: {alt}.")


@DAFTAR.gambar(
    "serapan-terendah", bab="III", sumber="{lap.nama}, {lap.tahun}",
    bila=lambda lap: len(_baris_anggaran(lap, "sub_kegiatan")) > TERENDAH,
    judul="{lap.jenjang.rinci} dengan Serapan Terendah Tahun {lap.tahun}",
)  # fmt: skip
def serapan_terendah(lap: Laporan) -> Lukisan:
    baris = sorted(_baris_anggaran(lap, "sub_kegiatan"), key=lambda b: b["serapan"])[:TERENDAH]
    isi = [Batang(b["nama"], float(b["serapan"]), PENUH, persen(b["serapan"]), rincian=_uang(b)) for b in baris]
    alt = gabung([f"{b.nama} {b.teks}" for b in isi])
    return Lukisan(lambda lebar: batang(isi, lebar), f"Diagram batang serapan terendah: {alt}")


def _baris_anggaran(lap: Laporan, level: str) -> list[dict]:
    """Lines of the budget at one level whose pagu and realisasi are known."""
    pohon = lap.ukuran.anggaran
    baris = pohon[pohon["level"] == level].to_dict("records")
    return [b for b in baris if not kosong(b["serapan"]) and b["pagu"] > 0]


def _uang(b: dict) -> str:
    realisasi, pagu = rupiah_singkat(b["realisasi"]), rupiah_singkat(b["pagu"])
    selisih = b["pagu"] - b["realisasi"]
    return f"{realisasi} dari {pagu}, {'sisa' if selisih >= 0 else 'lebih'} {rupiah_singkat(abs(selisih))}"


@DAFTAR.gambar(
    "pergeseran", bab="III", sumber="{lap.nama}, {lap.tahun}", bila=lambda lap: bool(_bergeser(lap)),
    judul="Pergeseran Pagu Program Tahun {lap.tahun}",
)  # fmt: skip
def grafik_pergeseran(lap: Laporan) -> Lukisan:
    isi = [
        Geser(
            nama, awal, akhir, rupiah_singkat(awal), rupiah_singkat(akhir),
            f"{'naik' if akhir > awal else 'turun'} {rupiah_singkat(abs(akhir - awal))}" if akhir != awal else "tetap",
        )
        for nama, awal, akhir in _bergeser(lap)
    ]  # fmt: skip
    alt = gabung([f"{nama} dari {rupiah(awal)} menjadi {rupiah(akhir)}" for nama, awal, akhir in _bergeser(lap)])
    ujung = ("pagu semula", "pagu setelah perubahan")
    return Lukisan(lambda lebar: pergeseran(isi, lebar, ujung), f"Diagram titik: {alt}.")


def _bergeser(lap: Laporan) -> list[tuple[str, int, int]]:
    """Programs with their pagu at the first and at the last stage; none where the budget was not changed."""
    if len(lap.tahap_anggaran) < 2:
        return []
    awal, akhir = (lap.tahap_anggaran[letak].nama for letak in (0, -1))
    pagu = zip(lap.ukuran.program["nama"], lap.pagu_program.pagu(awal), lap.pagu_program.pagu(akhir), strict=True)
    ada = [(nama, a.nilai, b.nilai) for nama, a, b in pagu if a.ada and b.ada]
    return ada if any(a != b for _, a, b in ada) else []
