"""Relations about order: dates within their year, numbers of rows, levels of a tree, what must hold."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from babel.dates import get_month_names

from ..audit.finding import AuditFinding, Severity
from ..text.number_format import LOCALE, tanggal
from .finding_parts import sebut, temuan
from .relation_register import relasi
from .rows import Himpunan, Sel, tulis

BULAN = tuple(nama.casefold() for nama in get_month_names(locale=LOCALE).values())
TERTULIS = re.compile(r"(?:(?P<hari>[0-9]{1,2}) )?(?P<bulan>[^\W\d]+) (?P<tahun>[0-9]{4})")
ISO = re.compile(r"(?P<tahun>[0-9]{4})-(?P<bulan>[0-9]{2})-(?P<hari>[0-9]{2})")


class Rentang(NamedTuple):
    """The days that a date, a month or a year may mean."""

    awal: date
    akhir: date


def rentang(nilai: object) -> Rentang | None:
    """Read a date as tables and settings write it: a year, a month of a year, a day; None for any other text.

    Raises
    ------
    ValueError
        There is no such day.
    """
    if isinstance(nilai, date):
        return Rentang(nilai, nilai)
    if isinstance(nilai, int):
        return Rentang(date(nilai, 1, 1), date(nilai, 12, 31))
    if baku := ISO.fullmatch(str(nilai)):
        hari = date(*(int(baku[k]) for k in ("tahun", "bulan", "hari")))
        return Rentang(hari, hari)
    bagian = TERTULIS.fullmatch(str(nilai))
    if bagian is None or bagian["bulan"].casefold() not in BULAN:
        return None
    tahun, bulan = int(bagian["tahun"]), BULAN.index(bagian["bulan"].casefold()) + 1
    if bagian["hari"]:
        hari = date(tahun, bulan, int(bagian["hari"]))
        return Rentang(hari, hari)
    return Rentang(date(tahun, bulan, 1), date(tahun, bulan, monthrange(tahun, bulan)[1]))


@relasi
def waktu(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A date exists, and lies between what it must come after and before."""
    for sel in h.pilih(d["di"]):
        try:
            ini = rentang(sel.nilai)
        except ValueError:
            pesan = f"{sebut(sel)}: {sel.kolom} {tulis(sel.nilai)} tidak ada dalam kalender; periksa tanggalnya."
            yield temuan(sel, pesan, tingkat=Severity.ERROR)
            continue
        for arah in ("sejak", "hingga"):
            batas = _batas(h, sel, d.get(arah))
            if ini is None or batas is None:
                continue
            if ini.akhir < batas.awal if arah == "sejak" else ini.awal > batas.akhir:
                hari = batas.awal if arah == "sejak" else batas.akhir
                kata = "lebih awal daripada" if arah == "sejak" else "sesudah"
                pesan = f"{sebut(sel)}: {sel.kolom} {_cetak(sel.nilai)} {kata} {tanggal(hari)}, {d['alasan']}; periksa."
                pembanding = [Sel(sel.baris, k, sel.baris.isi[k]) for k in d.get("bersama", ())]
                yield temuan(sel, pesan, lain=pembanding)
                break


@relasi
def waktu_tahap(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """What belongs to an earlier stage is not dated after all that belongs to a later one."""
    tahap = h.tahap
    menurut: dict[str, list[tuple[Sel, Rentang]]] = defaultdict(list)
    for sel in h.pilih(d["di"]):
        try:
            ini = rentang(sel.nilai)
        except ValueError:
            continue
        if ini is not None:
            menurut[str(sel.baris.isi[d["tahap"]])].append((sel, ini))
    for awal, akhir in pairwise(tahap):
        if not menurut[awal] or not menurut[akhir]:
            continue
        terakhir = max(r.akhir for _, r in menurut[akhir])
        for sel, ini in menurut[awal]:
            if ini.awal > terakhir:
                pesan = f"{sebut(sel)}: tahap {awal} bertanggal {_cetak(sel.nilai)}, sesudah tahap {akhir}; periksa."
                yield temuan(sel, pesan, lain=[Sel(sel.baris, d["tahap"], awal)])


def _batas(h: Himpunan, sel: Sel, ungkapan: str | None) -> Rentang | None:
    """Read a bound; what is not known bounds nothing, a date that does not exist is told where it stands."""
    if ungkapan is None:
        return None
    try:
        nilai = h.nilai(sel.baris, ungkapan)
        return None if nilai is None else rentang(nilai)
    except ValueError:
        return None


def _cetak(nilai: object) -> str:
    return tanggal(nilai) if isinstance(nilai, date) else tulis(nilai)


@relasi
def urutan(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """Numbers of rows that belong together are 1, 2, 3 … without one that is missing or there twice."""
    for pilihan in d["di"]:
        kelompok: dict[tuple, list[Sel]] = defaultdict(list)
        for sel in h.pilih(pilihan):
            kelompok[sel.kunci].append(sel)
        for isi in kelompok.values():
            ada: dict[object, Sel] = {}
            for sel in isi:
                if sel.nilai in ada:
                    pesan = f"nomor {sel.nilai} sudah dipakai di baris {ada[sel.nilai].baris.nomor}; nomori ulang."
                    yield temuan(sel, pesan, lain=[ada[sel.nilai]])
                ada.setdefault(sel.nilai, sel)
            hilang = [n for n in range(1, len(isi) + 1) if n not in ada]
            if hilang and len(ada) == len(isi):
                sel = max(isi, key=lambda s: s.nilai)
                pesan = f"nomor {', '.join(map(str, hilang))} tidak ada, padahal ada nomor {sel.nilai}; nomori ulang."
                yield temuan(sel, pesan, hilang[0])


@relasi
def selisih(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A level is one below the level of what it stands under."""
    for sel in h.pilih(d["di"]):
        atas = h.nilai(sel.baris, d["terhadap"])
        if atas is not None and sel.nilai - atas != d["beda"]:
            pesan = f"{sebut(sel)}: {sel.kolom} {sel.nilai}, padahal {d['terhadap']} {atas}; periksa keduanya."
            yield temuan(sel, pesan, atas + d["beda"], lain=[Sel(sel.baris, k, None) for k in d.get("bersama", ())])


@relasi
def syarat(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A row refers only to what meets a condition."""
    for pilihan in d["di"]:
        for sel in h.pilih(pilihan):
            for ungkapan, harus in d["harus"].items():
                ada = h.nilai(sel.baris, ungkapan)
                if ada is not None and ada != harus:
                    pesan = f"{sel.kolom} {tulis(sel.nilai)}: {d['pesan']}; periksa."
                    rujukan = h.rujukan(sel.baris, ungkapan.split(".")[0])
                    kolom = ungkapan.split(".")[-1]
                    yield temuan(sel, pesan, lain=[Sel(rujukan, kolom, ada)] if rujukan else [])
