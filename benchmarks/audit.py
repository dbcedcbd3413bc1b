"""Fault injection: plant one fault at a time in a clean report, count what the audit finds and says wrongly.

The report is read once and written as text; each fault is planted in that text and the text is audited again.
A fault is found when a new finding of a fitting rule stands on a planted line. A new finding is a false alarm
when it neither stands on a planted line nor quotes what was planted: findings of what the clean report carries
knowingly are subtracted beforehand.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

from bersih import Bersih, Suntikan, teks_bersih
from suntikan import JENIS

from lkip_analysis.audit.finding import Temuan
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.run import periksa

AKAR = Path(__file__).parent.parent
LAPORAN = AKAR / "reports" / "2024" / "lkip-2024.docx"
DOKUMEN = AKAR / "docs" / "audit-bench.md"
BENIH, BANYAK = 2024, 12
CATATAN = "<!-- catatan -->"


class Hasil(NamedTuple):
    """What the audit said of one planted fault."""

    ketemu: bool
    palsu: list[str]
    baris: dict[int, str]


class Neraca(NamedTuple):
    """Counts of one kind."""

    ditanam: int
    ditemukan: int
    palsu: int

    @property
    def recall(self) -> float:
        return self.ditemukan / self.ditanam if self.ditanam else float("nan")

    @property
    def presisi(self) -> float:
        return self.ditemukan / (self.ditemukan + self.palsu) if self.ditemukan + self.palsu else float("nan")


class Bangku:
    """A clean report and its own findings; audits one planted fault after the other."""

    def __init__(self, berkas: Path) -> None:
        teks = teks_bersih(baca(berkas))
        self.garis = teks.splitlines()
        self.temuan = self._audit(self.garis)
        self.dasar = {t.id: _baris(t) for t in self.temuan}
        self.bersih = Bersih(self.garis, self.dokumen)

    def _audit(self, garis: list[str]) -> list[Temuan]:
        with tempfile.TemporaryDirectory() as ruang:
            berkas = Path(ruang) / "laporan.txt"
            berkas.write_text("\n".join(garis), encoding="utf-8")
            self.dokumen = baca(berkas)
        return periksa(self.dokumen)

    def pilih(self, jenis: str, banyak: int, benih: int) -> list[Suntikan]:
        """Draw spots without repetition; the seed of a kind does not hang on the other kinds.

        No spot is on a line of which a rule of the kind has something to say already.
        """
        acak = Random(f"{benih} {jenis}")
        sudah = [_baris(t) for t in self.temuan if t.aturan in JENIS[jenis].aturan]
        calon = list(JENIS[jenis].calon(replace(self.bersih, tercemar=set().union(*sudah)), acak))
        return acak.sample(calon, min(banyak, len(calon)))

    def uji(self, jenis: str, suntikan: Suntikan) -> Hasil:
        """Plant one fault and audit."""
        garis = [suntikan.baris.get(n, g) for n, g in enumerate(self.garis, 1)]
        ketemu, palsu = False, []
        for t in self._audit(garis):
            baru = _baris(t) - self.dasar.get(t.id, set())
            if t.id in self.dasar and not baru:
                continue
            kena = bool(baru & suntikan.baris.keys())
            if kena and t.aturan in JENIS[jenis].aturan:
                ketemu = True
            elif not kena and not any(k in kutipan for k in self._tertanam(suntikan) for kutipan in _kutipan(t)):
                palsu.append(f"{t.aturan}: {t.pesan}")
        return Hasil(ketemu, palsu, suntikan.baris)

    def _tertanam(self, suntikan: Suntikan) -> Iterable[str]:
        """The words that were not on the line before: figures and names that a consequence would quote."""
        for nomor, baru in suntikan.baris.items():
            lama = set(self.garis[nomor - 1].split())
            yield from (k.strip(".,;()") for k in baru.split() if k not in lama and any(map(str.isdigit, k)))


def _kutipan(temuan: Temuan) -> tuple[str, ...]:
    return temuan.pesan, temuan.dinyatakan, temuan.seharusnya


def _baris(temuan: Temuan) -> set[int]:
    return {t.baris for t in temuan.tempat if t.baris is not None}


_BANGKU: Bangku | None = None


def _siapkan(berkas: Path) -> None:
    global _BANGKU
    _BANGKU = Bangku(berkas)


def _kerjakan(tugas: tuple[str, int, int]) -> list[Hasil]:
    jenis, banyak, benih = tugas
    return [_BANGKU.uji(jenis, s) for s in _BANGKU.pilih(jenis, banyak, benih)]


def tabel(hasil: dict[str, list[Hasil]]) -> str:
    """Table of kinds with counts, recall and precision; last row: all kinds together."""
    baris = ["| Jenis | Ditanam | Ditemukan | Recall | Alarm palsu | Presisi |", "|---|--:|--:|--:|--:|--:|"]
    neraca = {
        JENIS[k].judul: Neraca(len(h), sum(x.ketemu for x in h), sum(len(x.palsu) for x in h)) for k, h in hasil.items()
    }
    neraca["**Seluruhnya**"] = Neraca(*(sum(n[i] for n in neraca.values()) for i in range(3)))
    for judul, n in neraca.items():
        isi = (judul, n.ditanam, n.ditemukan, f"{n.recall:.2f}", n.palsu, f"{n.presisi:.2f}")
        baris.append("| " + " | ".join(map(str, isi)) + " |")
    return "\n".join(baris)


def main() -> int:
    opsi = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    opsi.add_argument("--banyak", type=int, default=BANYAK, help="faults of each kind")
    opsi.add_argument("--benih", type=int, default=BENIH, help="seed")
    opsi.add_argument("--jenis", nargs="*", choices=JENIS, default=list(JENIS), help="kinds; all by default")
    opsi.add_argument("--rinci", action="store_true", help="print what was missed and each false alarm")
    pilihan = opsi.parse_args()
    if not LAPORAN.is_file():
        print(f"{LAPORAN.relative_to(AKAR)} belum ada; buat dengan `make report`.")
        return 1
    tugas = [(j, pilihan.banyak, pilihan.benih) for j in pilihan.jenis]
    with ProcessPoolExecutor(os.cpu_count(), initializer=_siapkan, initargs=(LAPORAN,)) as kolam:
        hasil = dict(zip(pilihan.jenis, kolam.map(_kerjakan, tugas), strict=True))
    print(tabel(hasil))
    if pilihan.rinci:
        _rinci(hasil)
    if pilihan.jenis == list(JENIS):
        _simpan(tabel(hasil), pilihan.banyak, pilihan.benih)
    return 0


def _rinci(hasil: dict[str, list[Hasil]]) -> None:
    for jenis, daftar in hasil.items():
        for h in daftar:
            if not h.ketemu:
                print(f"\nluput {jenis}:", *(f"  {n}: {g[:400]}" for n, g in h.baris.items()), sep="\n")
            for p in h.palsu:
                print(f"\npalsu {jenis} {list(h.baris)}: {p[:400]}")


def _simpan(isi: str, banyak: int, benih: int) -> None:
    """Write the table to the docs; what stands below the mark is written by people and stays."""
    _, _, catatan = (DOKUMEN.read_text(encoding="utf-8") if DOKUMEN.is_file() else "").partition(CATATAN)
    DOKUMEN.write_text(
        "# Uji suntik pemeriksa\n\n"
        f"Dibuat dengan `make audit-bench` (benih {benih}, paling banyak {banyak} kesalahan per jenis; "
        "jenis yang tempatnya lebih sedikit ditanam di semua tempatnya). Laporan bersih dibaca sekali dan "
        "ditulis sebagai teks; satu kesalahan ditanam di tempat acak, lalu teks itu diaudit. Ditemukan: ada temuan "
        "baru dari aturan yang sesuai pada baris yang ditanami. Alarm palsu: temuan baru yang tidak menunjuk baris "
        f"itu dan tidak mengutip angka yang ditanam.\n\n{isi}\n\n{CATATAN}{catatan or chr(10)}",
        encoding="utf-8",
    )


if __name__ == "__main__":
    raise SystemExit(main())
