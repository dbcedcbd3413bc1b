"""Across tables: one quantity with two values, a target column that holds capaian, two Renstra targets."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok, Tempat, kalimat, satu_baris
from lkip_analysis.audit.figures import Fakta, asal_angka, fakta_tabel, rujukan, satu_nama, setara_cetak
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_mirip
from lkip_analysis.audit.numbers import angka_pada
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import topik_kalimat
from lkip_analysis.text.parse_numbers import AngkaTercetak

DASAR = "perbandingan antarbagian dokumen"
_BERTAHAP = re.compile(
    r"renstra|rpjm|rkpd|rencana (?:strategis|kerja|aksi)|renja|rkt|murni|perubahan|cascading|pohon kinerja",
    re.I,
)
"""Documents whose targets may lawfully differ from those of the perjanjian kinerja."""


def _kelompok(fakta: Iterable[Fakta]) -> list[list[Fakta]]:
    """Figures of one quantity, by printed value: the value that stands most often first."""
    hasil: list[list[Fakta]] = []
    for f in fakta:
        for k in hasil:
            if setara_cetak(k[0].angka, f.angka) is not False:
                k.append(f)
                break
        else:
            hasil.append([f])
    return sorted(hasil, key=len, reverse=True)


def _besaran(dokumen: Dokumen) -> Iterator[tuple[tuple, list[Fakta]]]:
    """Quantities that several tables print: (indicator, measure, year, period) with their figures.

    Only indicators that some table reports count: two officials may well have targets of one name.
    """
    dilaporkan = {
        f.subjek
        for f in fakta_tabel(dokumen)
        if {Peran.REALISASI, Peran.CAPAIAN} & {k.peran for k in peran_kolom(f.tabel)}
    }
    baku: dict[str, str] = {}
    hasil: dict[tuple, list[Fakta]] = defaultdict(list)
    for f in fakta_tabel(dokumen):
        if f.ukuran is Peran.SERAPAN or f.terbantah or f.tahun is None:
            continue
        subjek = baku.setdefault(f.subjek, next((b for b in baku.values() if satu_nama(b, f.subjek)), f.subjek))
        if any(satu_nama(subjek, d) for d in dilaporkan):
            hasil[subjek, f.ukuran, f.tahun, f.periode].append(f)
    yield from ((kunci, fakta) for kunci, fakta in hasil.items() if len({id(f.tabel) for f in fakta}) > 1)


@aturan("nilai-lintas-tabel", "Satu besaran dengan dua nilai", Tingkat.ERROR, DASAR)
def nilai_lintas_tabel(dokumen: Dokumen) -> Iterable[Temuan]:
    """Target, realisasi or capaian of one indicator and year with different values in two tables."""
    beda = {kunci: k for kunci, fakta in _besaran(dokumen) if len(k := _kelompok(fakta)) > 1}
    for kunci, kelompok in beda.items():
        subjek, ukuran, tahun, periode = kunci
        masukan = {(subjek, u, tahun, periode) for u in (Peran.TARGET, Peran.REALISASI)}
        if ukuran is Peran.CAPAIAN and masukan & beda.keys():
            continue  # The capaian differs because its inputs do: one cause, one finding.
        yield _beda_nilai(dokumen, kelompok)


def _beda_nilai(dokumen: Dokumen, kelompok: list[list[Fakta]]) -> Temuan:
    """One finding for a quantity, with all its values; the one that stands most often is taken for right."""
    utama, *lain = kelompok
    f = lain[0][0]
    semua = [x for k in kelompok for x in k]
    bertahap = f.ukuran is Peran.TARGET and any(
        _BERTAHAP.search(f"{x.tabel.judul} {x.tabel.bagian.judul} {x.tempat.kolom or ''}") for x in semua
    )
    lebih_sering = len(utama) > len(lain[0])
    asal = asal_angka(dokumen, f.subjek, f.angka, f.ukuran, f.tahun)
    nilai = [f"{k[0].angka.teks} pada {_daftar_tabel(k)}" for k in (*lain, utama)]
    return Temuan(
        f"{f.ukuran.capitalize()} {f.tahun} “{satu_baris(f.nama)}” {', '.join(nilai[:-1])}, "
        f"tetapi {nilai[-1]}."
        + (f" Angka {f.angka.teks} adalah {asal}." if asal else "")
        + (" (Dugaan: tabel-tabel itu memuat target dari tahap yang sama.)" if bertahap else ""),
        "; ".join(k[0].angka.teks for k in lain),
        utama[0].angka.teks if lebih_sering and not bertahap else "",
        tuple(x.tempat for k in lain for x in k) + tuple(x.tempat for x in utama[: 1 if lebih_sering else None]),
        (
            f.subjek,
            f.ukuran,
            str(f.tahun),
            f.periode,
            *sorted(str(k[0].angka.nilai.normalize()) for k in kelompok),
        ),
        tingkat=Tingkat.WARNING if bertahap else None,
    )


def _daftar_tabel(fakta: list[Fakta]) -> str:
    label = list(dict.fromkeys(f.tabel.label for f in fakta))
    return label[0] + (f" dan {len(label) - 1} tabel lain" if len(label) > 1 else "")


class _Deret(NamedTuple):
    """Target cells of one row that stand under consecutive years."""

    tabel: TabelDok
    baris: Baris
    sel: list[Sel]


def _deret_target(dokumen: Dokumen) -> Iterator[_Deret]:
    for tabel in dokumen.tabel:
        kelompok: dict[tuple[str, ...], list[KolomPeran]] = defaultdict(list)
        for k in peran_kolom(tabel):
            if k.peran is Peran.TARGET and k.tahun and not k.periode:
                kelompok[k.kelompok].append(k)
        for kolom in kelompok.values():
            for baris in tabel.baris:
                sel = [baris[k.indeks] for k in kolom if (a := baris[k.indeks].angka) and not a.kosong]
                if len(sel) > 1:
                    yield _Deret(tabel, baris, sel)


def _capaian_per_tahun(dokumen: Dokumen) -> dict[str, dict[int, list[Fakta]]]:
    hasil: dict[str, dict[int, list[Fakta]]] = defaultdict(lambda: defaultdict(list))
    for f in fakta_tabel(dokumen):
        if f.ukuran is Peran.CAPAIAN and f.tahun and not f.periode:
            hasil[f.subjek][f.tahun].append(f)
    return hasil


class _Cocok(NamedTuple):
    deret: _Deret
    subjek: str
    tahun: list[int]
    beda: list[int]
    """Positions whose figure is not the capaian of its year."""


def _cocokkan(dokumen: Dokumen, deret: _Deret) -> _Cocok | None:
    """Find the indicator whose capaian over the years a row of targets repeats, one slip in three allowed."""
    for subjek, per_tahun in _capaian_per_tahun(dokumen).items():
        tahun = sorted(per_tahun)
        for i in range(len(tahun) - len(deret.sel) + 1):
            jendela = tahun[i : i + len(deret.sel)]
            pasangan = list(zip(deret.sel, jendela, strict=True))
            beda = [
                n for n, (s, t) in enumerate(pasangan) if not any(setara_cetak(s.angka, f.angka) for f in per_tahun[t])
            ]
            target = sum(
                any(setara_cetak(s.angka, f.angka) for f in rujukan(dokumen, subjek, Peran.TARGET, t))
                for s, t in pasangan
            )
            if len(beda) * 3 <= len(deret.sel) and not target:
                return _Cocok(deret, subjek, jendela, beda)
    return None


@aturan("target-berisi-capaian", "Kolom target berisi capaian", Tingkat.ERROR, DASAR)
def target_berisi_capaian(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row of yearly targets that repeats the capaian of an indicator; one finding per table."""
    per_tabel: dict[int, list[_Cocok]] = defaultdict(list)
    for deret in _deret_target(dokumen):
        if cocok := _cocokkan(dokumen, deret):
            per_tabel[id(deret.tabel)].append(cocok)
    for cocok in per_tabel.values():
        sel = [s for c in cocok for s in c.deret.sel]
        target = [_cetak_target(dokumen, c.subjek, t) for c in cocok for t in c.tahun]
        yield Temuan(
            f"Kolom target pada {cocok[0].deret.tabel.label} memuat angka capaian, bukan target, di "
            f"{len(cocok)} baris.",
            "; ".join(s.teks for s in sel),
            "; ".join(target) if all(target) else "",
            tuple(s.tempat for s in sel),
            tuple(s.teks for s in sel),
        )


def _cetak_target(dokumen: Dokumen, subjek: str, tahun: int) -> str:
    return next((f.angka.teks for f in rujukan(dokumen, subjek, Peran.TARGET, tahun)), "")


@aturan("angka-tahun-lalu", "Angka mengulang tahun sebelumnya", Tingkat.ERROR, DASAR)
def angka_tahun_lalu(dokumen: Dokumen) -> Iterable[Temuan]:
    """In a row that repeats capaian over the years: a figure that is that of the year before."""
    capaian = _capaian_per_tahun(dokumen)
    for deret in _deret_target(dokumen):
        cocok = _cocokkan(dokumen, deret)
        for n in cocok.beda if cocok else ():
            sel = deret.sel[n]
            if n == 0 or not setara_cetak(sel.angka, deret.sel[n - 1].angka):
                continue
            f = next((f for f in capaian[cocok.subjek][cocok.tahun[n]] if not f.terbantah), None)
            if f is not None:
                yield Temuan(
                    f"Angka {cocok.tahun[n]} pada {deret.tabel.label} tercetak {sel.teks}, sama dengan "
                    f"{cocok.tahun[n - 1]}; {f.tabel.label} memuat {f.angka.teks}.",
                    sel.teks,
                    f.angka.teks,
                    (sel.tempat,),
                    (cocok.subjek, str(cocok.tahun[n]), sel.teks, f.angka.teks),
                )


_TARGET_RENSTRA = re.compile(
    r"\btarget\s+(?:pada\s+)?(?:akhir\s+)?(?:periode\s+)?(?:renstra|rencana strategis|rpjmd)\b"
    r"(?:\s+(?:tahun\s+20\d\d|yaitu|sebesar|adalah|yakni))*\s+",
    re.IGNORECASE,
)
_JUDUL_RENSTRA = re.compile(r"rencana strategis|renstra", re.IGNORECASE)


class _TargetAkhir(NamedTuple):
    angka: AngkaTercetak
    tempat: Tempat


def _akhir_di_kalimat(dokumen: Dokumen) -> Iterator[tuple[str, _TargetAkhir]]:
    for p in dokumen.paragraf:
        topik = topik_kalimat(dokumen, p)
        for awal, akhir in kalimat(p.teks):
            if len(topik.get(awal, ())) != 1:
                continue
            for m in _TARGET_RENSTRA.finditer(p.teks, awal, akhir):
                if "akhir" in m[0].casefold() and (t := angka_pada(p.teks, m.end())):
                    tempat = p.di(m.start(), t.akhir)
                    yield topik[awal][0], _TargetAkhir(t.angka, tempat)


def _akhir_di_matriks(dokumen: Dokumen) -> Iterator[tuple[str, Fakta]]:
    """Target of the last year in each table of the Renstra."""
    for tabel in dokumen.tabel:
        if not _JUDUL_RENSTRA.search(f"{tabel.judul} {tabel.bagian.judul}"):
            continue
        fakta = [f for f in fakta_tabel(dokumen) if f.tabel is tabel and f.ukuran is Peran.TARGET and f.tahun]
        akhir = max((f.tahun for f in fakta), default=None)
        if akhir and len({f.tahun for f in fakta}) > 1:
            yield from ((f.subjek, f) for f in fakta if f.tahun == akhir)


@aturan("target-akhir-renstra", "Target akhir Renstra berbeda", Tingkat.WARNING, DASAR)
def target_akhir_renstra(dokumen: Dokumen) -> Iterable[Temuan]:
    """A target at the end of the Renstra in a sentence that is not the last year's one of the matrix."""
    matriks = list(_akhir_di_matriks(dokumen))
    for subjek, t in _akhir_di_kalimat(dokumen):
        for nama, f in matriks:
            if nama_mirip(nama, subjek) and setara_cetak(f.angka, t.angka) is False:
                yield Temuan(
                    f"Target akhir Renstra disebut {t.angka.teks}, padahal {f.tabel.label} memuat "
                    f"{f.angka.teks} untuk {f.tahun} pada “{satu_baris(f.nama)}”. "
                    "(Dugaan: kedua nama itu satu indikator.)",
                    t.angka.teks,
                    f.angka.teks,
                    (t.tempat, *_tabel_akhir(dokumen, t.angka), f.tempat),
                    (kunci_nama(subjek), str(f.tahun), t.angka.teks, f.angka.teks),
                )


def _tabel_akhir(dokumen: Dokumen, angka: AngkaTercetak) -> list[Tempat]:
    return [
        f.tempat
        for f in fakta_tabel(dokumen)
        if f.ukuran is Peran.TARGET and f.periode == "akhir" and setara_cetak(f.angka, angka)
    ]
