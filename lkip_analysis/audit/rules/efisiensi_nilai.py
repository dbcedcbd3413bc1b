"""Efficiency: the value by the definition in use, ratios printed with a percent sign."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, Tempat
from lkip_analysis.audit.efisiensi import (
    DEFINISI,
    MAKS_RASIO,
    Efisiensi,
    definisi_dinyatakan,
    efisiensi_dokumen,
    pasangan_kunci,
)
from lkip_analysis.audit.figures import rujukan
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.serapan import Kelompok, kelompok_dari
from lkip_analysis.audit.topics import indikator_dokumen, sebutan
from lkip_analysis.text.number_format import bilangan, persen
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, setara

DASAR = "definisi efisiensi yang dinyatakan dokumen atau yang diikuti angkanya"
MIN_COCOK = 2
"""So many figures that follow one definition show that the column follows it."""


def _definisi(kelompok: list[Efisiensi], semua: list[Efisiensi], dinyatakan: set[str]) -> str | None:
    """The definition that a column follows: by most of its figures, else by most of the document's."""
    terhitung = [e for e in kelompok if e.nilai and e.rasio is not None]
    for isi in (terhitung, [e for e in semua if e.nilai and e.rasio is not None]):
        hitung = Counter(n for e in isi for n in DEFINISI if e.cocok(n))
        if not hitung:
            continue
        nama = max(hitung, key=lambda n: (hitung[n], n in dinyatakan, -list(DEFINISI).index(n)))
        if hitung[nama] >= MIN_COCOK and hitung[nama] * 2 > len(isi):
            return nama
    return None


def _per_kelompok(dokumen: Dokumen) -> Iterator[tuple[list[Efisiensi], str, bool]]:
    """Figures of one column with their definition, and whether the document states it."""
    semua = efisiensi_dokumen(dokumen)
    dinyatakan = definisi_dinyatakan(dokumen)
    kelompok: dict[str, list[Efisiensi]] = defaultdict(list)
    for e in semua:
        kelompok[e.kelompok].append(e)
    for isi in kelompok.values():
        if nama := _definisi(isi, semua, dinyatakan):
            yield isi, nama, nama in dinyatakan


@aturan("efisiensi-hitung", "Nilai efisiensi tidak sesuai dengan definisinya", Tingkat.ERROR, DASAR)
def efisiensi_hitung(dokumen: Dokumen) -> Iterable[Temuan]:
    """A value that its definition does not give, from its own inputs or from the right serapan."""
    for isi, nama, dinyatakan in _per_kelompok(dokumen):
        for e in isi:
            if e.nilai is None or e.rasio is None:
                continue
            if not any(e.cocok(n) for n in DEFINISI):
                if _masukan_salah(dokumen, e, nama):
                    continue
                yield _salah_hitung(e, nama, dinyatakan)
            elif e.cocok(nama) and (k := _serapan_lain(dokumen, e)):
                yield from _serapan_salah(e, nama, k)
            elif setara(e.nilai, _nilai(e, nama)) == DIPOTONG:
                yield _dipotong(e, nama)


def _masukan_salah(dokumen: Dokumen, e: Efisiensi, nama: str) -> bool:
    """Whether the value fits another absorption or capaian of the indicator: then that input is the slip."""
    hitung = DEFINISI[nama].hitung
    k = kelompok_dari(dokumen, e.subjek)
    serapan = [n.nilai for n in k.nisbah if n.nilai] if k else []
    capaian = [
        Fraction(f.angka.nilai) for f in rujukan(dokumen, kunci_nama(e.subjek), Peran.CAPAIAN, tahun_laporan(dokumen))
    ]
    c, s = Fraction(e.capaian.nilai), Fraction(e.serapan.nilai)
    calon = [hitung(c, x) for x in serapan if c] + [hitung(x, s) for x in capaian if x and x != c]
    return any(setara(e.nilai, n) != BEDA for n in calon)


def _nilai(e: Efisiensi, nama: str) -> Fraction:
    return DEFINISI[nama].hitung(Fraction(e.capaian.nilai), Fraction(e.serapan.nilai))


def _dipotong(e: Efisiensi, nama: str) -> Temuan:
    harus = _cetak(_nilai(e, nama), e.nilai)
    return Temuan(
        f"Efisiensi “{e.subjek}” tercetak {e.nilai.teks.strip()}, dipotong dari {harus}, tidak dibulatkan.",
        e.nilai.teks.strip(),
        harus,
        (e.tempat_nilai,),
        (kunci_nama(e.subjek), str(e.nilai.nilai.normalize()), harus),
        tingkat=Tingkat.INFO,
    )


def _salah_hitung(e: Efisiensi, nama: str, dinyatakan: bool) -> Temuan:
    harus = _cetak(_nilai(e, nama), e.nilai)
    return Temuan(
        f"Efisiensi “{e.subjek}” tercetak {e.nilai.teks.strip()}, padahal capaian {e.capaian.teks.strip()} "
        f"dan serapan {e.serapan.teks.strip()} memberi {harus} ({DEFINISI[nama].rumus})."
        + ("" if dinyatakan else " (Dugaan: definisi itu dibaca dari angka lain dalam dokumen.)"),
        e.nilai.teks.strip(),
        harus,
        (e.tempat_nilai,),
        (kunci_nama(e.subjek), str(e.nilai.nilai.normalize()), harus),
        tingkat=Tingkat.ERROR if dinyatakan else Tingkat.WARNING,
    )


def _serapan_lain(dokumen: Dokumen, e: Efisiensi) -> Kelompok | None:
    """The absorptions of an indicator, where amounts refute the one that a value was made with."""
    k = kelompok_dari(dokumen, e.subjek)
    salah = k and any(c.nisbah and c.hasil == BEDA and c.angka.nilai == e.serapan.nilai for c in k.cetak)
    return k if salah and not k.cocok(e.serapan) else None


def _serapan_salah(e: Efisiensi, nama: str, k: Kelompok) -> Iterator[Temuan]:
    serapan = k.terkuat(e.serapan).nilai
    nilai = DEFINISI[nama].hitung(Fraction(e.capaian.nilai), serapan) if serapan else None
    if nilai is None or setara(e.nilai, nilai) != BEDA:
        return
    harus = _cetak(nilai, e.nilai)
    yield Temuan(
        f"Efisiensi “{e.subjek}” tercetak {e.nilai.teks.strip()} dengan serapan {e.serapan.teks.strip()}, "
        f"padahal serapannya {persen(serapan)} sehingga efisiensinya {harus} ({DEFINISI[nama].rumus}).",
        e.nilai.teks.strip(),
        harus,
        (e.tempat_nilai,),
        (kunci_nama(e.subjek), str(e.nilai.nilai.normalize()), harus),
    )


def _cetak(nilai: Fraction, contoh: AngkaTercetak) -> str:
    desimal = max(2, contoh.desimal)
    return bilangan(nilai, desimal, min(desimal, contoh.desimal)) + ("%" if contoh.satuan == "%" else "")


@aturan("efisiensi-satuan", "Rasio ditulis dengan tanda persen", Tingkat.ERROR, "satuan: rasio 0,97 ialah 97%")
def efisiensi_satuan(dokumen: Dokumen) -> Iterable[Temuan]:
    """`0,97%` where the absorption is 96,69%: one finding per label of boxes, one per column of tables."""
    per_label: dict[str, list[tuple[AngkaTercetak, str, Tempat]]] = defaultdict(list)
    for tabel, kunci, angka, tempat in pasangan_kunci(dokumen):
        if re.search(r"efisien|serap", kunci, re.IGNORECASE) and _mungkin_rasio(angka):
            nilai = _nilai_sebagai_rasio(dokumen, tabel.bagian.judul, angka)
            if nilai is not None:
                per_label[kunci].append((angka, persen(nilai), tempat))
    for isi, nama, _ in _per_kelompok(dokumen):
        if DEFINISI[nama].rasio:
            for e in isi:
                if e.nilai and e.nilai.satuan == "%" and e.cocok(nama):
                    benar = bilangan(100 * e.nilai.nilai, max(0, e.nilai.desimal - 2)) + "%"
                    per_label[e.kelompok].append((e.nilai, benar, e.tempat_nilai))
    for kunci, isi in per_label.items():
        tercetak = [a.teks.strip() for a, _, _ in isi]
        yield Temuan(
            f"{', '.join(tercetak)} ialah rasio yang diberi tanda persen; dalam persen "
            f"{', '.join(harus for _, harus, _ in isi)}.",
            "; ".join(tercetak),
            "; ".join(harus for _, harus, _ in isi),
            tuple(t for _, _, t in isi),
            (kunci_nama(kunci), *tercetak),
        )


def _mungkin_rasio(angka: AngkaTercetak) -> bool:
    return angka.satuan == "%" and 0 < angka.nilai <= MAKS_RASIO and angka.desimal >= 2


def _nilai_sebagai_rasio(dokumen: Dokumen, judul: str, angka: AngkaTercetak) -> Fraction | None:
    """The percentage of which a print is the ratio: a serapan or efisiensi of what the section is about."""
    for nama in sebutan(list(indikator_dokumen(dokumen)), judul):
        k = kelompok_dari(dokumen, nama)
        serapan = [n.nilai for n in k.nisbah] if k else []
        rasio = [
            100 * e.rasio for e in efisiensi_dokumen(dokumen) if e.rasio is not None and kunci_nama(e.subjek) == nama
        ]
        for nilai in (*serapan, *rasio):
            if setara(angka, nilai / 100) != BEDA:
                return nilai
    return None
