"""Codes of programs and processes: a part has the code of its whole in front of its own."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, Sel, TabelDok, satu_baris
from lkip_analysis.audit.finding import Temuan, Tingkat, sebutkan
from lkip_analysis.audit.registry import aturan

_KODE = re.compile(r"(?:[A-Za-z]{1,6}[\s.-]?)?[\dXx]{1,4}(?:\.[\dXx]{1,5})+\.?|[A-Za-z]{1,6}[\s.-]?\d{1,4}")
MIN_COCOK = 2
"""So many parts with the code of their whole show what the codes mean, and they must be most of all."""


class _Pasangan(NamedTuple):
    induk: Sel
    anak: Sel

    @property
    def cocok(self) -> bool:
        return _kode(self.anak).startswith(f"{_kode(self.induk)}.")


def _kode(sel: Sel) -> str:
    """Normal form of the code that holds in a cell; empty where it holds none."""
    teks = re.sub(r"\s+", "", sel.isi).rstrip(".").upper()
    return teks if _KODE.fullmatch(teks) else ""


def _antarkolom(tabel: TabelDok) -> Iterator[_Pasangan]:
    """Codes beside each other, as `DTK 01` and `DTK 01.02` in a map of processes."""
    kolom = [k.indeks for k in peran_kolom(tabel) if k.peran is Peran.KODE]
    for kiri, kanan in pairwise(kolom):
        for baris in tabel.baris:
            induk, anak = baris[kiri], baris[kanan]
            if anak.teks and _kode(induk) and _kode(anak).count(".") > _kode(induk).count("."):
                yield _Pasangan(induk.asal, anak)


def _antarbaris(tabel: TabelDok) -> Iterator[_Pasangan]:
    """Codes below each other, as `2.07.03` and `2.07.03.2.01` in a list of the budget."""
    kolom = [k.indeks for k in peran_kolom(tabel) if k.peran is Peran.KODE]
    if len(kolom) != 1:
        return
    jalur: list[Sel] = []
    for sel in tabel.isi_kolom(kolom[0]):
        kode = _kode(sel) if sel.teks else ""
        if not kode:
            continue
        while jalur and _kode(jalur[-1]).count(".") >= kode.count("."):
            jalur.pop()
        if jalur:
            yield _Pasangan(jalur[-1], sel)
        jalur.append(sel)


@aturan("kode-induk", "Kode tidak mengikuti kode induknya", Tingkat.WARNING, "susunan kode dalam tabel itu sendiri")
def kode_induk(dokumen: Dokumen) -> Iterable[Temuan]:
    """A code that does not begin with the code of the row or column above it, where most others do."""
    for tabel in dokumen.tabel:
        for pasangan in (list(_antarkolom(tabel)), list(_antarbaris(tabel))):
            salah = [p for p in pasangan if not p.cocok]
            cocok = len(pasangan) - len(salah)
            if salah and cocok >= MIN_COCOK and cocok > len(salah):
                yield _temuan(tabel, salah)


def _temuan(tabel: TabelDok, salah: list[_Pasangan]) -> Temuan:
    sebut = [f"{satu_baris(p.anak.isi)} di bawah {satu_baris(p.induk.isi)}" for p in salah]
    return Temuan(
        f"Kode pada {tabel.label} tidak mengikuti kode induknya: {sebutkan(sebut)}. "
        "(Dugaan: kode bagian dimulai dengan kode induknya, seperti pada baris lain.)",
        "; ".join(satu_baris(p.anak.isi) for p in salah),
        "",
        tuple(p.anak.tempat for p in salah),
        tuple(sebut),
    )
