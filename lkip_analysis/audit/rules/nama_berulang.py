"""One name of an indicator in two rows of a table: where one of them should be another indicator."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, satu_baris
from lkip_analysis.audit.figures import fakta_tabel, satu_nama
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_sama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import indikator_pk
from lkip_analysis.audit.tabel_indikator import (
    DASAR_PK,
    NamaTercetak,
    berangka,
    kolom_indikator,
    mengukur,
    nama_di,
    tabel_kinerja,
)

DASAR = "perbandingan antarbaris dan antartabel"
_PROGRAM = re.compile(r"\W*program\s", re.IGNORECASE)


class _Berinduk(NamedTuple):
    """A printed name with what it is the indicator of, in normal form, and what kind of thing that is."""

    nama: NamaTercetak
    induk: str
    jenis: str


def _sasaran(n: NamaTercetak) -> str:
    """What the row says left of the indicator: the nearest sasaran, else the nearest words."""
    kiri = [k for k in peran_kolom(n.tabel) if k.indeks < n.sel.kolom.indeks and n.baris[k.indeks].isi]
    for peran in (Peran.SASARAN, Peran.URAIAN):
        for k in reversed(kiri):
            if k.peran is peran:
                return kunci_nama(n.baris[k.indeks].isi)
    return ""


def _program(n: NamaTercetak) -> str:
    """The program that the nearest filled cell left of the indicator names."""
    kiri = next((s.teks for s in reversed(n.baris.sel[: n.sel.kolom.indeks]) if s.teks), "")
    return kunci_nama(kiri) if _PROGRAM.match(kiri) else ""


def _berinduk(dokumen: Dokumen) -> Iterator[_Berinduk]:
    for tabel in dokumen.tabel:
        utama = kolom_indikator(tabel)
        for k in peran_kolom(tabel):
            for n in nama_di(tabel, k) if k.peran is Peran.INDIKATOR else ():
                if program := _program(n):
                    yield _Berinduk(n, program, "program")
                elif k in utama:
                    yield _Berinduk(n, _sasaran(n), "sasaran")


@aturan("nama-ganda", "Satu nama indikator pada dua sasaran atau program", Tingkat.ERROR, DASAR)
def nama_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row that repeats the indicator of another sasaran or program, where other tables have another there."""
    for n, lain in _salah_induk(dokumen):
        nama = n.nama
        yield Temuan(
            f"Indikator “{nama.cetak}” pada {nama.tabel.label} berulang pada {n.jenis} lain; "
            f"tabel lain memuat “{lain}” untuk {n.jenis} itu.",
            nama.sel.teks,
            lain,
            (nama.sel.tempat,),
            (nama.kunci, n.induk),
        )


def _salah_induk(dokumen: Dokumen) -> Iterator[tuple[_Berinduk, str]]:
    """Names under a sasaran or program that other tables give another indicator, with that one."""
    semua = list(_berinduk(dokumen))
    milik: dict[tuple[str, str], list[NamaTercetak]] = defaultdict(list)
    sekolom: dict[tuple[int, int, str], list[_Berinduk]] = defaultdict(list)
    for n in semua:
        milik[n.jenis, n.induk].append(n.nama)
        sekolom[id(n.nama.tabel), n.nama.sel.kolom.indeks, n.nama.kunci].append(n)
    for sama in sekolom.values():
        if len({n.induk for n in sama}) < 2 or not all(n.induk for n in sama):
            continue
        for n in sama:
            sini = {m.kunci for m in milik[n.jenis, n.induk] if m.tabel is n.nama.tabel}
            lain = [m for m in milik[n.jenis, n.induk] if m.tabel is not n.nama.tabel]
            beda = [m.cetak for m in lain if m.kunci not in sini]
            if beda and not any(m.kunci == n.nama.kunci for m in lain):
                yield n, beda[0]


@aturan("indikator-berulang", "Satu indikator dua kali, yang diperjanjikan tidak ada", Tingkat.WARNING, DASAR_PK)
def indikator_berulang(dokumen: Dokumen) -> Iterable[Temuan]:
    """A measuring table with all agreed indicators but one, and another one of them twice in its place."""
    pk = indikator_pk(dokumen)
    sudah = {id(n.nama.sel) for n, _ in _salah_induk(dokumen)}
    for tabel, kolom in tabel_kinerja(dokumen):
        nama = [n for n in nama_di(tabel, kolom) if mengukur(tabel) and berangka(n, tabel)]
        hilang = [k for k in pk if not any(nama_sama(k, n.kunci) for n in nama)]
        ganda = [n for n in nama if n.kunci in pk and sum(m.kunci == n.kunci for m in nama) > 1]
        if len(hilang) == 1 and len(ganda) == 2 and not sudah & {id(n.sel) for n in ganda}:
            kena = _sebagai(dokumen, ganda, hilang[0]) or ganda
            yield Temuan(
                f"Indikator “{ganda[0].cetak}” tercetak dua kali pada {tabel.label}, sedangkan "
                f"“{satu_baris(pk[hilang[0]].nama)}” yang diperjanjikan tidak ada di tabel itu. "
                "(Dugaan: salah satu baris itu seharusnya indikator tersebut.)",
                ganda[0].cetak,
                satu_baris(pk[hilang[0]].nama),
                tuple(n.sel.tempat for n in kena),
                (ganda[0].kunci, hilang[0], tabel.label),
            )


def _sebagai(dokumen: Dokumen, ganda: list[NamaTercetak], hilang: str) -> list[NamaTercetak]:
    """The one row whose figures other tables print for the missing indicator; none where that is not clear."""
    nilai = {f.angka.nilai for f in fakta_tabel(dokumen) if satu_nama(f.subjek, hilang)}
    kena = [[s for s in n.baris.terisi if s.angka and s.angka.desimal and s.angka.nilai in nilai] for n in ganda]
    return [n for n, sel in zip(ganda, kena, strict=True) if sel] if sum(map(bool, kena)) == 1 else []
