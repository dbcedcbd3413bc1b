"""Relations about the size of figures: bounds of a unit, whole counts, scale against others, quarters, classes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..audit.finding import AuditFinding
from ..kinerja.skala import muat_skala
from .finding_parts import sebut, temuan
from .relation_register import relasi
from .rows import Himpunan, Sel, angka, kata, tulis


@relasi
def batas(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A value in a unit lies between the bounds of that unit."""
    for pilihan in d["di"]:
        for sel in h.pilih(pilihan):
            nilai, satuan = angka(sel.nilai), h.nilai(sel.baris, pilihan["satuan"])
            if nilai is None or kata(satuan) not in d["satuan"] or d["minimal"] <= nilai <= d["maksimal"]:
                continue
            pesan = (
                f"{sebut(sel)}: {sel.kolom} {tulis(sel.nilai)} di luar {d['minimal']}–{d['maksimal']}, lazimnya batas "
                f"satuan {satuan}; periksa titik desimal dan nolnya, atau nyatakan benar dalam tindak_lanjut_reviu.csv."
            )
            yield temuan(sel, pesan)


@relasi
def bulat(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """People, cases and things are counted in whole numbers: every unit but those that are measured."""
    menurut: dict[str, list[Sel]] = defaultdict(list)
    for pilihan in d["di"]:
        for sel in h.pilih(pilihan):
            satuan = h.nilai(sel.baris, pilihan["satuan"])
            if satuan is not None and not set(kata(satuan).split()) & set(d["terukur"]):
                menurut[kata(satuan)].append(sel)
    for satuan, isi in menurut.items():
        pecahan = [s for s in isi if (x := angka(s.nilai)) is not None and x != int(x)]
        if len(pecahan) * 3 > len(isi) > 1:
            continue
        for sel in pecahan:
            pesan = f"{sebut(sel)}: {sel.kolom} {tulis(sel.nilai)} {satuan} tidak bulat; periksa titiknya."
            yield temuan(sel, pesan)


@relasi
def besaran(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A figure is of the size of the others of its series: other years, other documents."""
    seri: dict[tuple, list[tuple[Sel, float]]] = defaultdict(list)
    for pilihan in d["di"]:
        for sel in h.pilih(pilihan):
            if (nilai := angka(sel.nilai)) is not None and nilai > 0:
                seri[sel.kunci].append((sel, nilai))
    for isi in seri.values():
        for sel, nilai in isi:
            lain = [(s, x) for s, x in isi if s is not sel]
            if len(lain) < d["pembanding"] or max(nilai, *(x for _, x in lain)) < d["terkecil"]:
                continue
            dekat, banding = min(lain, key=lambda p: abs(math.log(p[1] / nilai)))
            kali = max(nilai / banding, banding / nilai)
            if kali >= d["kali"]:
                arah = "lebih besar" if nilai > banding else "lebih kecil"
                pesan = (
                    f"{sebut(sel)}: {sel.kolom} {tulis(sel.nilai)} {kali:.0f} kali {arah} daripada nilai lain yang "
                    f"paling dekat, {tulis(dekat.nilai)} ({dekat.berkas} tahun {dekat.baris.tahun}); periksa titik "
                    "desimal dan nolnya."
                )
                yield temuan(sel, pesan, lain=[dekat])


@relasi
def besaran_kolom(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """The total of a column is of the size of the total that it belongs to: else it is in thousands or in millions."""
    for ini, itu in d["pasangan"]:
        a, b = list(h.pilih(ini)), list(h.pilih(itu))
        x, y = sum(angka(s.nilai) or 0 for s in a), sum(angka(s.nilai) or 0 for s in b)
        if not x or not y or max(x / y, y / x) < d["kali"]:
            continue
        pesan = (
            f"jumlah kolom {a[0].kolom} di {a[0].berkas} {tulis(x)}, jumlah {b[0].kolom} di {b[0].berkas} {tulis(y)}: "
            "salah satunya mungkin dalam ribuan atau jutaan; tulis rupiah penuh."
        )
        kolom = a[0]._replace(nilai=x, baris=a[0].baris._replace(nomor=None, isi={}))
        yield temuan(kolom, pesan, lain=[b[0]._replace(nilai=y, baris=b[0].baris._replace(nomor=None, isi={}))])


@relasi
def besaran_baris(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A figure that is a small part of the one it belongs to has its reason beside it."""
    for sel in h.pilih(d):
        penuh = sel.baris.isi[d["terhadap"]]
        if sel.nilai and penuh and penuh >= d["kali"] * sel.nilai and sel.baris.isi[d["alasan"]] is None:
            bagian = f"{100 * sel.nilai / penuh:.1f}%"
            pesan = (
                f"{sebut(sel)}: {sel.kolom} {tulis(sel.nilai)} hanya {bagian} dari {d['terhadap']} "
                f"{tulis(penuh)}, tanpa {d['alasan']}; periksa apakah ada angka yang hilang, atau isi {d['alasan']}."
            )
            yield temuan(sel, pesan)


@relasi
def tidak_melebihi(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A figure is not above the one that it is a part of, in the same row."""
    for sel in h.pilih(d):
        penuh = sel.baris.isi[d["terhadap"]]
        if penuh is not None and sel.nilai > penuh:
            pesan = f"{sebut(sel)}: {sel.kolom} {tulis(sel.nilai)} melebihi {d['terhadap']} {tulis(penuh)}; periksa."
            yield temuan(sel, pesan, lain=[Sel(sel.baris, d["terhadap"], penuh)])


@relasi
def triwulan(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """Quarters add up to the year, or reach it: one of the ways of counting must give the year's figure."""
    for sel in h.pilih(d["setahun"]):
        bagian = [Sel(sel.baris, k, sel.baris.isi[k]) for k in d["bagian"] if sel.baris.isi[k] is not None]
        nilai, setahun = [angka(s.nilai) for s in bagian], angka(sel.nilai)
        if not bagian or setahun is None or None in nilai:
            continue
        if _terbaca(nilai, setahun):
            continue
        salah = max(bagian, key=lambda s: abs(angka(s.nilai)))
        tertulis = ", ".join(tulis(s.nilai) for s in bagian)
        pesan = (
            f"{sebut(sel)}: target triwulan {tertulis} tidak dapat dibaca menjadi target setahun {tulis(sel.nilai)} "
            "(jumlah, triwulan terakhir, atau rata-rata); periksa angkanya."
        )
        yield temuan(salah, pesan, lain=[sel, *bagian])


def _terbaca(nilai: list[float], setahun: float) -> bool:
    """Whether quarters are parts of the year's figure, steps towards it, each of its size, or have it as their mean."""
    turun = nilai == sorted(nilai, reverse=True) and max(nilai) <= 5 * abs(setahun)
    langkah = nilai[-1] if turun or nilai == sorted(nilai) else max(nilai)
    rata = sum(nilai) / len(nilai) if max(nilai) <= 2 * min(nilai) else math.inf
    return any(math.isclose(c, setahun, abs_tol=0.011) for c in (sum(nilai), langkah, rata))


@relasi
def kelas(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A predikat is the one that its scale gives to the score."""
    skala = muat_skala(d["skala"])
    nama = {kata(k.nama) for k in skala.kelas}
    for sel in h.pilih(d):
        nilai = angka(sel.baris.isi[d["menurut"]] if sel.baris.isi[d["menurut"]] is not None else "")
        if nilai is None or kata(sel.nilai) not in nama:
            continue
        benar = next((k.nama for k in skala.kelas if k.minimal is None or _masuk(nilai, k)), None)
        if benar is not None and kata(benar) != kata(sel.nilai):
            pesan = f"{sebut(sel)}: predikat {sel.nilai} untuk nilai {tulis(nilai)}, menurut {skala.judul} {benar}."
            yield temuan(sel, pesan, benar, lain=[Sel(sel.baris, d["menurut"], nilai)])


def _masuk(nilai: float, kelas: object) -> bool:
    return nilai >= kelas.minimal if kelas.termasuk else nilai > kelas.minimal
