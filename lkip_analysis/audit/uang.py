"""Amounts in tables and sentences: exact values, slips of separators, what a sentence calls them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.columns import DIGIT_UANG, KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Sel, TabelDok
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak, Temuan, cari_angka

PERAN_UANG = (Peran.PAGU, Peran.REALISASI_ANGGARAN)
_DIGIT_RIBUAN = 3


def rupiah(angka: AngkaTercetak | None) -> Decimal | None:
    """Give an amount; None where there is no number or the cell says so (a dash).

    Three digits after the last separator are a thousands group: no amount has thousandths, so that
    `560.000,000` is a slip of separators.
    """
    if angka is None or angka.kosong:
        return None
    if angka.desimal == _DIGIT_RIBUAN:
        return angka.nilai * 1000
    return angka.nilai


def rupiah_sel(sel: Sel) -> Decimal | None:
    """Amount of a cell itself, not of the cell that it continues."""
    return rupiah(sel.angka)


def cetak_seperti(nilai: Decimal, contoh: str) -> str:
    """Write an amount in the manner of another print: with `Rp` where that has it."""
    awalan = re.match(r"\s*rp", contoh, re.IGNORECASE)
    return ("Rp" if awalan else "") + bilangan(nilai)


def kolom_uang(tabel: TabelDok) -> list[KolomPeran]:
    """Columns that hold amounts, by their role or, without a header, by their figures."""
    return [
        k
        for k in peran_kolom(tabel)
        if any(s.angka and not s.angka.kosong for s in tabel.isi_kolom(k.indeks))
        and (
            k.peran in PERAN_UANG
            or (k.peran in (Peran.SISA, Peran.EFISIENSI, Peran.LAIN, Peran.NOMOR) and _mayoritas_uang(tabel, k.indeks))
        )
    ]


def _mayoritas_uang(tabel: TabelDok, indeks: int) -> bool:
    angka = [s.angka for s in tabel.isi_kolom(indeks) if s.angka and not s.angka.kosong]
    uang = [a for a in angka if a.satuan == "Rp" or (a.satuan is None and abs(a.nilai) >= 10**DIGIT_UANG)]
    return len(uang) * 2 > len(angka)


_RATA_RATA = re.compile(
    r"\s*(?:nilai\s+)?(?:rata\s*-?\s*rata|rerata|average|mean)"
    r"(?:\W+(?:nilai|capaian|pencapaian|realisasi|serapan|penyerapan|kinerja|anggaran|persentase|persen|total|jumlah|"
    r"seluruh\w*|keseluruhan|sasaran|strategis|indikator|utama|iku|program|kegiatan|per|tahun|tingkat|efisiensi|[ivx\d]+))*"
    r"\W*",
    re.IGNORECASE,
)
"""`Rata-rata capaian kinerja` is a mean of the rows above, `Rata-rata lama sekolah` is an indicator."""


def baris_rata_rata(baris: Baris) -> bool:
    """Whether a row holds the means of the rows above it."""
    return any(_RATA_RATA.fullmatch(s.teks) for s in baris.terisi[:2])


def baris_ringkas(baris: Baris) -> bool:
    """Whether a row sums up others: a total or a mean."""
    return baris.jumlah or baris_rata_rata(baris)


def berupa_nama(teks: str) -> bool:
    """Whether a cell names something: two words or more, `3 Perluasan Kesempatan` too, but not `30 orang`."""
    kata = [k for k in re.findall(r"[^\W\d_]+", teks) if len(k) > 1]
    return len(kata) > 1 and sum(map(len, kata)) > 5


def nama_butir(tabel: TabelDok, baris: Baris, sebelum: int) -> str:
    """Name of a row, left of a column, for messages: without its list number; empty where it has none.

    The name of the program or kegiatan comes before that of its indicator.
    """
    nama = [k for k in peran_kolom(tabel)[:sebelum] if berupa_nama(baris[k.indeks].isi)]
    lain = [k for k in nama if k.peran not in (Peran.INDIKATOR, Peran.SASARAN)]
    teks = baris[(lain or nama)[-1].indeks].isi if nama else ""
    return re.sub(r"^\d{1,2}[.)]?\s+", "", " ".join(teks.split()))


class Sebutan(NamedTuple):
    """An amount or a percentage in a sentence, with what the words before it call it."""

    temuan: Temuan
    jenis: str
    """`pagu`, `realisasi`, `sisa`, `persen`, or `` where the words do not say."""


_KATA_JENIS = (
    (
        "sisa",
        re.compile(r"\bsisa(?:\s+(?:pagu|anggaran))?|tidak\s+(?:ter|di)?serap|selisih|silpa|efisiensi", re.IGNORECASE),
    ),
    (
        "realisasi",
        re.compile(
            r"realisasi|\bterealisir|(?:ter|di)serap|menyerap|penyerapan|\bserapan|dibelanjakan|digunakan|dipakai|"
            r"(?:meng|di)habiskan",
            re.IGNORECASE,
        ),
    ),
    ("pagu", re.compile(r"\bpagu|anggaran|alokasi|\bdipa\b|\bdpp?a\b|\bdana\b|belanja", re.IGNORECASE)),
)
_PAGU_KUAT = re.compile(
    r"(?:dari|terhadap|dengan|atas)\s+(?:total\s+|jumlah\s+|seluruh\s+)?(?:pagu|anggaran|alokasi)|\bpagu",
    re.IGNORECASE,
)


def sebutan_uang(teks: str) -> Iterator[Sebutan]:
    """Classify the amounts and percentages of a sentence by the words between them."""
    awal = 0
    for t in cari_angka(teks):
        uang = t.angka.satuan == "Rp" or (t.angka.satuan is None and (rupiah(t.angka) or 0) >= 10**9)
        if not uang and t.angka.satuan != "%":
            continue
        sela = teks[awal : t.awal]
        yield Sebutan(t, "persen" if t.angka.satuan == "%" else _jenis(sela))
        awal = t.akhir


def _jenis(sela: str) -> str:
    kuat = [m.end() for m in _PAGU_KUAT.finditer(sela)]
    posisi = {jenis: max((m.end() for m in pola.finditer(sela)), default=-1) for jenis, pola in _KATA_JENIS}
    if kuat and kuat[-1] > max(posisi["realisasi"], posisi["sisa"]):
        return "pagu"
    return next((jenis for jenis, _ in _KATA_JENIS if posisi[jenis] >= 0), "")
