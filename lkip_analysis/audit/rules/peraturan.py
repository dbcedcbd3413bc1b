"""Regulations cited: one with two years, one under two kinds, one with two titles."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.years import TAHUN
from lkip_analysis.text.wording import gabung

DASAR = "perbandingan antarkutipan peraturan dalam dokumen"
JENIS: tuple[tuple[str, str], ...] = (
    (r"undang-?\s?undang|uu", "Undang-Undang"),
    (r"peraturan\s+pemerintah|pp", "Peraturan Pemerintah"),
    (r"peraturan\s+presiden|perpres", "Peraturan Presiden"),
    (r"instruksi\s+presiden|inpres", "Instruksi Presiden"),
    (r"keputusan\s+presiden|keppres", "Keputusan Presiden"),
    (
        r"peraturan\s+menteri(?:\s+[A-Z][\w.-]*|\s+dan|\s+negara|,)*|permen[a-z]*(?:\s+[A-Z][\w.-]*|\s+dan)*",
        "Peraturan Menteri",
    ),
    (
        r"keputusan\s+menteri(?:\s+[A-Z][\w.-]*|\s+dan|,)*|kepmen[a-z]*(?:\s+[A-Z][\w.-]*)*",
        "Keputusan Menteri",
    ),
    (r"peraturan\s+daerah|perda", "Peraturan Daerah"),
    (r"peraturan\s+wali\s?kota|perwal[a-z]*|perwako", "Peraturan Wali Kota"),
    (r"peraturan\s+bupati|perbup", "Peraturan Bupati"),
    (r"peraturan\s+gubernur|pergub", "Peraturan Gubernur"),
    (r"keputusan\s+wali\s?kota", "Keputusan Wali Kota"),
    (r"keputusan\s+bupati", "Keputusan Bupati"),
    (r"keputusan\s+gubernur", "Keputusan Gubernur"),
)
"""Pattern of a kind of regulation, and its name."""

_POLA = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<j{n}>(?i:{pola}))" for n, (pola, _) in enumerate(JENIS))
    + r")(?:\s+(?:Kota|Kabupaten|Provinsi|Daerah|Republik|RI)?(?:\s*[A-Z][\w-]+){0,3}?)?\s*"
    + rf"(?i:nomor|no\.?)\s*:?\s*(?P<nomor>[\w./-]+?)\s*,?\s*(?i:tahun|th\.?)\s+(?P<tahun>{TAHUN})"
    + r"(?:\s+(?i:tentang)\s+(?P<judul>[^;:()“”]{10,300}))?"
)
_AKHIR_JUDUL = re.compile(
    r"\.(?:\s|$)|\n\s*\n|,?\s+(?:sebagaimana|merupakan|maka|telah|yaitu|yakni|dengan berpedoman|"
    r"serta\s+peraturan|yang\s+(?:telah|juga|mengatur|menyatakan))\b|,?\s+(?:dan\s+)?(?:peraturan|keputusan|instruksi|undang-undang|"
    r"permen\w*)\s+(?:menteri|kepala|presiden|daerah|pemerintah|wali|bupati|gubernur|nomor)\b|\.$",
    re.IGNORECASE,
)
MIN_KATA_JUDUL = 3
AMBANG_JUDUL = 0.6
MAKS_KATA = 14


class _Kutipan(NamedTuple):
    jenis: str
    nomor: str
    tahun: str
    judul: tuple[str, ...]
    """Words of the title as far as printed, in lower case."""
    cetak: str
    tempat: Tempat


def _kutipan(dokumen: Dokumen) -> Iterator[_Kutipan]:
    for p in dokumen.semua_teks():
        awal = 0
        while m := _POLA.search(p.teks, awal):
            awal = m.end("tahun")
            jenis = next(nama for n, (_, nama) in enumerate(JENIS) if m[f"j{n}"])
            judul = m["judul"] or ""
            if henti := _AKHIR_JUDUL.search(judul):
                judul = judul[: henti.start()]
            kata = tuple(re.findall(r"\w+", judul.casefold()))
            cetak = f"{jenis} Nomor {m['nomor']} Tahun {m['tahun']}"
            yield _Kutipan(jenis, m["nomor"].casefold(), m["tahun"], kata, cetak, p.di(m.start(), awal, 0))


def _mirip(a: _Kutipan, b: _Kutipan) -> float:
    """How alike two titles are, as far as the shorter one goes; 0 where one is too short to tell."""
    n = min(len(a.judul), len(b.judul), MAKS_KATA)
    if n < MIN_KATA_JUDUL:
        return 0.0
    tahun = [re.findall(TAHUN, " ".join(x.judul)) for x in (a, b)]
    if all(tahun) and tahun[0] != tahun[1]:
        return 0.0  # `… Tahun Anggaran 2029` and `… 2030`: each year has its own.
    return SequenceMatcher(None, a.judul[:n], b.judul[:n], False).ratio()


def _pasangan(dokumen: Dokumen, beda: str, sama: tuple[str, ...]) -> Iterator[tuple[_Kutipan, _Kutipan]]:
    """Pairs of citations that agree in some fields and in the title, but not in another field."""
    per: dict[tuple[str, ...], list[_Kutipan]] = defaultdict(list)
    for k in _kutipan(dokumen):
        per[tuple(getattr(k, s) for s in sama)].append(k)
    for kutipan in per.values():
        for a, b in combinations(kutipan, 2):
            if getattr(a, beda) != getattr(b, beda) and _mirip(a, b) >= AMBANG_JUDUL:
                yield a, b


def _dua(dokumen: Dokumen, beda: str, sama: tuple[str, ...], pesan: str) -> Iterator[Temuan]:
    for a, b in _pasangan(dokumen, beda, sama):
        cetak = sorted({a.cetak, b.cetak})
        yield Temuan(
            f"{pesan}: {gabung(cetak)}. (Dugaan: judulnya menunjuk peraturan yang sama.)",
            "; ".join(cetak),
            "",
            (a.tempat, b.tempat),
            tuple(cetak),
        )


@aturan("peraturan-dua-tahun", "Satu peraturan dengan dua tahun", Tingkat.WARNING, DASAR)
def peraturan_dua_tahun(dokumen: Dokumen) -> Iterable[Temuan]:
    """One kind, number and title with two years."""
    return _dua(dokumen, "tahun", ("jenis", "nomor"), "Satu peraturan dikutip dengan dua tahun")


@aturan("peraturan-dua-jenis", "Satu peraturan dengan dua jenis", Tingkat.WARNING, DASAR)
def peraturan_dua_jenis(dokumen: Dokumen) -> Iterable[Temuan]:
    """One number, year and title, once a Peraturan Daerah and once a Peraturan Wali Kota."""
    return _dua(dokumen, "jenis", ("nomor", "tahun"), "Satu peraturan dikutip dengan dua jenis")


@aturan("judul-peraturan", "Judul satu peraturan berbeda-beda", Tingkat.INFO, DASAR)
def judul_peraturan(dokumen: Dokumen) -> Iterable[Temuan]:
    """One kind, number and year with titles that differ in a word; one finding per regulation."""
    per: dict[str, list[_Kutipan]] = defaultdict(list)
    for k in _kutipan(dokumen):
        if len(k.judul) >= MIN_KATA_JUDUL:
            per[k.cetak].append(k)
    for cetak, kutipan in per.items():
        beda = {kata for a, b in combinations(kutipan, 2) for kata in _kata_beda(a, b)}
        if beda:
            yield Temuan(
                f"Judul {cetak} dikutip berbeda-beda ({', '.join(f'“{k}”' for k in sorted(beda))}).",
                "; ".join(sorted(beda)),
                "",
                tuple(k.tempat for k in kutipan),
                (cetak, *sorted(beda)),
            )


def _kata_beda(a: _Kutipan, b: _Kutipan) -> Iterator[str]:
    """Words in which two titles differ; the end of the longer one does not count."""
    if _mirip(a, b) < AMBANG_JUDUL:
        return
    n = min(len(a.judul), len(b.judul))
    operasi = SequenceMatcher(None, a.judul, b.judul, False).get_opcodes()
    for jenis, i, j, k, m in operasi:
        if jenis != "equal" and max(i, k) < n and not (j == len(a.judul) or m == len(b.judul)):
            yield from (a.judul[i:j] or ())
            yield from (b.judul[k:m] or ())
