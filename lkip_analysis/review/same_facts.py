"""Relations between facts that several tables hold: equal, parts of a whole, members, known codes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..audit.finding import AuditFinding
from .finding_parts import sebut, temuan
from .relation_register import relasi
from .rows import Himpunan, Sel, kata, setara, tulis


@relasi
def sama(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """What two tables say of the same thing is the same; of several values, as many as a list names."""
    acuan = _menurut_kunci(h, [d["acuan"]])
    for sel in _semua(h, d["lain"]):
        rujukan = acuan.get(sel.kunci, [])
        for nilai in str(sel.nilai).split(";") if d.get("banyak") else [sel.nilai]:
            if rujukan and not any(_sama(nilai, r.nilai, d) for r in rujukan):
                semua = dict.fromkeys(tulis(r.nilai) for r in rujukan)
                pesan = (
                    f"{d['sebutan']}{_bagi(sel)} {tulis(sel.nilai)} di {sel.berkas}, "
                    f"{', '.join(semua)} di {rujukan[0].berkas}; periksa mana yang benar."
                )
                yield temuan(sel, pesan, next(iter(semua)), lain=rujukan)


@relasi
def jumlah(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A whole is the sum of its parts, where all of them are known."""
    keseluruhan = d["keseluruhan"] if isinstance(d["keseluruhan"], list) else [d["keseluruhan"]]
    if d.get("lengkap") and any(_tiada(h, p) for p in (*keseluruhan, *d["bagian"])):
        return
    bagian = _menurut_kunci(h, d["bagian"])
    for kunci, semua in _menurut_kunci(h, keseluruhan).items():
        isi = bagian.get(kunci, [])
        total, hasil = math.fsum(s.nilai for s in semua), math.fsum(s.nilai for s in isi)
        if isi and not math.isclose(total, hasil, rel_tol=1e-12):
            pesan = (
                f"{d['sebutan']}{_bagi(semua[0])} tercatat {tulis(total)}, jumlah rinciannya di {isi[0].berkas} "
                f"{tulis(hasil)} (selisih {tulis(total - hasil)}); periksa keduanya."
            )
            yield temuan(semua[0], pesan, hasil, lain=[*semua, *isi])


@relasi
def anggota(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """What is said to be in a list is there, and what is said not to be is not.

    That something is not found is told only where everything else that should be there is: else the list has words of
    its own.
    """
    daftar = {kata(s.nilai): s for s in h.pilih(d["daftar"])}
    semua = [(sel, daftar.get(kata(sel.baris.isi[d["nama"]]))) for sel in h.pilih(d["pernyataan"])]
    hilang = [sel for sel, ada in semua if sel.nilai == d["ya"] and ada is None]
    for sel, ada in semua if daftar else []:
        if sel.nilai == d["tidak"] and ada is not None:
            pesan = f"{sebut(sel)}: {sel.kolom} “{sel.nilai}”, padahal tercantum di {ada.berkas}; periksa keduanya."
            yield temuan(sel, pesan, d["ya"], lain=[ada])
        elif [sel] == hilang and sum(s.nilai == d["ya"] for s, _ in semua) > 1:
            lain = list(daftar.values())
            pesan = f"{sebut(sel)}: {sel.kolom} “{sel.nilai}”, padahal tidak tercantum di {lain[0].berkas}; periksa."
            yield temuan(sel, pesan, d["tidak"], lain=lain)


@relasi
def dikenal(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A code that an earlier year uses is one that its own list or that of the report has."""
    daftar = {b.isi[d["kolom"]] for t in h.tahun("semua") for b in h.baris(d["tabel"], t)}
    for sel in _semua(h, d["di"]):
        if sel.nilai not in daftar:
            pesan = f"{sel.nilai} tidak ada di {d['tabel']}.csv; angkanya tidak akan dibaca. Perbaiki kodenya."
            yield temuan(sel, pesan)


@relasi
def berpasangan(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """What has a row in one table of a year has one in the other, where the year has both tables."""
    for ini, itu in (d["pasangan"], d["pasangan"][::-1]):
        sel_ini, sel_itu = list(h.pilih(ini)), list(h.pilih(itu))
        ada = {(s.baris.tahun, s.kunci) for s in sel_itu}
        for sel in sel_ini:
            if (sel.baris.tahun, sel.kunci) not in ada and any(s.baris.tahun == sel.baris.tahun for s in sel_itu):
                tanpa_syarat = {k: v for k, v in itu.items() if k != "bila"}
                mirip = [s for s in h.pilih(tanpa_syarat) if (s.baris.tahun, s.kunci) == (sel.baris.tahun, sel.kunci)]
                pesan = (
                    f"{sebut(sel)} ada di {sel.berkas} tahun {sel.baris.tahun}, tetapi tidak di {itu['tabel']}.csv "
                    "tahun itu; tambahkan barisnya, atau hapus."
                )
                yield temuan(sel, pesan, lain=mirip)


@relasi
def terbanyak(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """What goes with a thing goes with it everywhere: where rows differ, those that are fewer are named."""
    for kunci, isi in _menurut_kunci(h, d["di"]).items():
        nilai: dict[str, list[Sel]] = defaultdict(list)
        for sel in isi:
            nilai[kata(sel.nilai)].append(sel)
        if len(nilai) < 2:
            continue
        utama = max(nilai.values(), key=len)
        seimbang = sum(len(s) == len(utama) for s in nilai.values()) > 1
        for sedikit in nilai.values():
            if _sama(sedikit[0].nilai, utama[0].nilai, d):
                continue
            for sel in sedikit:
                sebutan = d["sebutan"].format(*kunci)
                pesan = f"{sebutan}: {tulis(sel.nilai)} di sini, {tulis(utama[0].nilai)} di tempat lain; periksa."
                yield temuan(sel, pesan, utama[0].nilai, lain=utama if seimbang else utama[:1])


def _menurut_kunci(h: Himpunan, pilihan: Iterable[Mapping]) -> dict[tuple, list[Sel]]:
    hasil: dict[tuple, list[Sel]] = defaultdict(list)
    for sel in _semua(h, pilihan):
        hasil[sel.kunci].append(sel)
    return hasil


def _semua(h: Himpunan, pilihan: Iterable[Mapping]) -> Iterator[Sel]:
    for satu in pilihan:
        yield from h.pilih(satu)


def _tiada(h: Himpunan, pilihan: Mapping) -> bool:
    """Whether a column has no rows, or rows without a value."""
    semua = h.baris(pilihan["tabel"], h.year)
    return not semua or any(b.isi[pilihan["nilai"]] is None for b in semua)


def _sama(a: object, b: object, d: Mapping) -> bool:
    """Whether two values say the same; a position also where one of the two is written in short."""
    ringkas = d.get("ringkas") and (kata(a) in kata(b) or kata(b) in kata(a))
    return bool(ringkas) or setara(a, b)


def _bagi(sel: Sel) -> str:
    return f" {sebut(sel)}:" if sel.kunci else ""
