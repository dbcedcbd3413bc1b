"""Names of indicators: those of the perjanjian kinerja in every table, none twice in one table."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok
from lkip_analysis.audit.figures import fakta_tabel, satu_nama, setara_cetak
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_mirip, nama_sama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import Diperjanjikan, indikator_pk
from lkip_analysis.audit.topics import MIN_KATA_NAMA
from lkip_analysis.teks.kalimat import gabung

DASAR_PK = "Permenpan RB 53/2014 Lampiran II: laporan kinerja mengukur perjanjian kinerja"
DASAR_GANDA = "perbandingan antarbaris dan antartabel"
_BUKAN_UTAMA = re.compile(r"program|kegiatan|output|keluaran", re.IGNORECASE)
_PROGRAM = frozenset({Peran.PROGRAM, Peran.KEGIATAN, Peran.SUB_KEGIATAN})
_UTAMA = re.compile(r"\biku\b|indikator kinerja utama", re.IGNORECASE)
_BARIS_LAIN = re.compile(r"\s*(?:sub ?kegiatan|kegiatan|program)\b", re.IGNORECASE)


class _Nama(NamedTuple):
    tabel: TabelDok
    baris: Baris
    sel: Sel


def _kolom_indikator(tabel: TabelDok) -> list[KolomPeran]:
    return [k for k in peran_kolom(tabel) if k.peran is Peran.INDIKATOR and not _BUKAN_UTAMA.search(k.kolom.nama)]


def _nama(tabel: TabelDok, kolom: KolomPeran) -> Iterator[_Nama]:
    for baris in tabel.baris:
        sel = baris[kolom.indeks]
        if sel.teks and sel.angka is None and len(kunci_nama(sel.teks).split()) >= MIN_KATA_NAMA:
            yield _Nama(tabel, baris, sel)


def _sasaran(n: _Nama) -> str:
    """What the row says left of the indicator: the nearest sasaran, else the nearest words."""
    kiri = [k for k in peran_kolom(n.tabel) if k.indeks < n.sel.kolom.indeks and n.baris[k.indeks].isi]
    for peran in (Peran.SASARAN, Peran.URAIAN):
        for k in reversed(kiri):
            if k.peran is peran:
                return kunci_nama(n.baris[k.indeks].isi)
    return ""


@aturan("nama-ganda", "Satu nama indikator pada dua sasaran", Tingkat.ERROR, DASAR_GANDA)
def nama_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row that repeats the indicator of another sasaran, where other tables have another name there."""
    pasangan: dict[str, dict[str, str]] = defaultdict(dict)
    semua = [n for t in dokumen.tabel for k in _kolom_indikator(t) for n in _nama(t, k)]
    for n in semua:
        pasangan[_sasaran(n)].setdefault(kunci_nama(n.sel.teks), n.sel.teks)
    per_tabel: dict[tuple[int, int, str], list[_Nama]] = defaultdict(list)
    for n in semua:
        per_tabel[id(n.tabel), n.sel.kolom.indeks, kunci_nama(n.sel.teks)].append(n)
    for (_, _, kunci), nama in per_tabel.items():
        sasaran = [_sasaran(n) for n in nama]
        if len(set(sasaran)) < 2 or "" in sasaran:
            continue
        for n, s in zip(nama, sasaran, strict=True):
            lain = [teks for k, teks in pasangan[s].items() if k != kunci]
            if lain and not _berpasangan(semua, kunci, s, n.tabel):
                yield Temuan(
                    f"Indikator “{_satu(n.sel.teks)}” pada {n.tabel.label} berulang pada sasaran lain; "
                    f"tabel lain memuat “{_satu(lain[0])}” untuk sasaran itu.",
                    n.sel.teks,
                    lain[0],
                    (n.sel.tempat,),
                    (kunci, s),
                )


def _berpasangan(semua: list[_Nama], kunci: str, sasaran: str, tabel: TabelDok) -> bool:
    """Whether another table, too, has this indicator under this sasaran."""
    return any(n.tabel is not tabel and kunci_nama(n.sel.teks) == kunci and _sasaran(n) == sasaran for n in semua)


def _satu(teks: str) -> str:
    return " ".join(teks.split())


def _tabel_kinerja(dokumen: Dokumen) -> Iterator[tuple[TabelDok, KolomPeran]]:
    """Tables that list the indicators of the agency: those of the IKU, and those that measure some that are
    agreed, but no programs."""
    pk = indikator_pk(dokumen)
    for tabel in dokumen.tabel:
        program = {k.peran for k in peran_kolom(tabel)} & _PROGRAM
        for k in _kolom_indikator(tabel):
            utama = _UTAMA.search(f"{k.kolom.nama} {tabel.judul}")
            if utama or (
                not program and _mengukur(tabel) and any(kunci_nama(n.sel.teks) in pk for n in _nama(tabel, k))
            ):
                yield tabel, k


def _berangka(n: _Nama, tabel: TabelDok) -> bool:
    """Whether a row reports: a table with a realisasi or capaian column has one in this row."""
    ukuran = [k.indeks for k in peran_kolom(tabel) if k.peran in (Peran.REALISASI, Peran.CAPAIAN)]
    return not ukuran or any(n.baris[i].teks for i in ukuran)


@aturan("indikator-di-luar-pk", "Nama indikator tidak sama dengan perjanjian kinerja", Tingkat.WARNING, DASAR_PK)
def indikator_di_luar_pk(dokumen: Dokumen) -> Iterable[Temuan]:
    """An indicator of a measuring table that the perjanjian kinerja does not have under this name."""
    pk = indikator_pk(dokumen)
    luar: dict[tuple[str, ...], list[list[_Nama]]] = defaultdict(list)
    for kunci, nama in _asing(dokumen, pk).items():
        sama = next((v.nama for k, v in pk.items() if nama_sama(k, kunci)), "") or _seangka(dokumen, nama, pk)
        mirip = sama or next((v.nama for k, v in pk.items() if nama_mirip(k, kunci)), "")
        if not mirip:
            luar[tuple(n.tabel.label for n in nama)].append(nama)
            continue
        cetak = _satu(nama[0].sel.teks)
        yield Temuan(
            f"Nama indikator “{cetak}” tidak sama dengan yang diperjanjikan, “{_satu(mirip)}”."
            + ("" if sama else " (Dugaan: keduanya indikator yang sama.)"),
            cetak,
            _satu(mirip),
            tuple(n.sel.tempat for n in nama),
            (kunci,),
        )
    for kelompok in luar.values():
        cetak = [_satu(nama[0].sel.teks) for nama in kelompok]
        yield Temuan(
            f"Indikator {gabung([f'“{c}”' for c in cetak])} tidak ada dalam perjanjian kinerja.",
            "; ".join(cetak),
            "",
            tuple(n.sel.tempat for nama in kelompok for n in nama),
            tuple(kunci_nama(c) for c in cetak),
        )


def _asing(dokumen: Dokumen, pk: dict[str, Diperjanjikan]) -> dict[str, list[_Nama]]:
    """Names in measuring tables that are not agreed; none where most of the agreed ones are missing, too:
    then the table of the perjanjian kinerja is another one."""
    asing: dict[str, list[_Nama]] = defaultdict(list)
    kenal = set()
    for tabel, kolom in _tabel_kinerja(dokumen):
        for n in _nama(tabel, kolom):
            kunci = kunci_nama(n.sel.teks)
            if kunci in pk:
                kenal.add(kunci)
            elif _berangka(n, tabel) and not _BARIS_LAIN.match(_baris_pertama(n)):
                asing[next((k for k in asing if nama_sama(k, kunci)), kunci)].append(n)
    return asing if kenal and len(kenal) * 2 >= len(pk) else {}


def _baris_pertama(n: _Nama) -> str:
    """Text of the first filled cell of a row, or what it continues."""
    return next((s.isi for s in n.baris.sel if s.isi and s.asal.angka is None), "")


def _seangka(dokumen: Dokumen, nama: list[_Nama], pk: dict[str, Diperjanjikan]) -> str:
    """The agreed indicator whose realisasi is that of the row with the foreign name."""
    fakta = [f for f in fakta_tabel(dokumen) if f.ukuran is Peran.REALISASI and f.angka.desimal]
    sini = [f for f in fakta for n in nama if f.tabel is n.tabel and f.tempat.baris_tabel == n.baris.nomor]
    for f in sini:
        for g in fakta:
            if g.subjek in pk and g.tahun == f.tahun and setara_cetak(f.angka, g.angka):
                return pk[g.subjek].nama
    return ""


@aturan("indikator-tidak-dilaporkan", "Indikator perjanjian kinerja tidak dilaporkan", Tingkat.WARNING, DASAR_PK)
def indikator_tidak_dilaporkan(dokumen: Dokumen) -> Iterable[Temuan]:
    """An indicator of the perjanjian kinerja that no measuring table has."""
    ada = {kunci_nama(n.sel.teks) for t, k in _tabel_kinerja(dokumen) for n in _nama(t, k) if _mengukur(t)}
    pk = indikator_pk(dokumen)
    hilang = [k for k in pk if not any(nama_sama(k, a) for a in ada)]
    if len(hilang) * 2 <= len(pk):
        for kunci in hilang:
            v = pk[kunci]
            yield Temuan(
                f"Indikator “{_satu(v.nama)}” diperjanjikan, tetapi tidak ada dalam tabel capaian kinerja.",
                _satu(v.nama),
                "",
                (v.tempat,),
                (kunci,),
            )


def _mengukur(tabel: TabelDok) -> bool:
    return bool({k.peran for k in peran_kolom(tabel)} & {Peran.REALISASI, Peran.CAPAIAN})


@aturan("target-sebaris", "Satu indikator dengan dua target dalam satu baris", Tingkat.ERROR, DASAR_GANDA)
def target_sebaris(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row that has one indicator twice, as that of the sasaran and of the program, with two targets."""
    for tabel in dokumen.tabel:
        kolom = [k for k in peran_kolom(tabel) if k.peran is Peran.INDIKATOR]
        for baris in tabel.baris if len(kolom) > 1 else ():
            for a, b in combinations(kolom, 2):
                nama = [baris[k.indeks] for k in (a, b)]
                target = [_target_sesudah(tabel, baris, k) for k in (a, b)]
                if (
                    all(n.teks for n in nama)
                    and satu_nama(*(kunci_nama(n.teks) for n in nama))
                    and None not in target
                    and setara_cetak(*(t.angka for t in target)) is False
                ):
                    yield Temuan(
                        f"Indikator “{_satu(nama[0].teks)}” bertarget {target[0].teks} sebagai "
                        f"“{a.kolom.nama}”, tetapi {target[1].teks} sebagai “{b.kolom.nama}” di baris itu.",
                        f"{target[0].teks}; {target[1].teks}",
                        "",
                        tuple(t.tempat for t in target),
                        (kunci_nama(nama[0].teks), *(t.teks for t in target)),
                    )


def _target_sesudah(tabel: TabelDok, baris: Baris, indikator: KolomPeran) -> Sel | None:
    """The first whole target right of an indicator, before the next indicator."""
    for k in peran_kolom(tabel)[indikator.indeks + 1 :]:
        if k.peran is Peran.INDIKATOR:
            return None
        sel = baris[k.indeks]
        if k.peran is Peran.TARGET and not k.periode and sel.angka and not sel.angka.kosong:
            return sel
    return None
