"""Numbers of headings: none twice, none left out within a chapter."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from lkip_analysis.audit.document import Bagian, Dokumen
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.lists import norma_judul
from lkip_analysis.audit.registry import aturan

_NOMOR = re.compile(r"\s*(?P<bab>\d{1,2}|[IVXLC]+)\.(?P<n>\d{1,2})\.?\s+(?P<judul>[^\W\d].*)", re.DOTALL)
MIN_JUDUL = 3


@aturan("nomor-bagian", "Nomor subbab ganda atau melompat", Tingkat.WARNING, "urutan nomor judul bagian")
def nomor_bagian(dokumen: Dokumen) -> Iterable[Temuan]:
    """`3.4` over two headings of a chapter, or no `3.4` between `3.3` and `3.5`.

    Chapters of an appendix that begins anew are told apart by their outermost heading.
    """
    bab: dict[tuple[str, str], list[tuple[int, str, Bagian]]] = defaultdict(list)
    for b in dokumen.bagian:
        if m := _NOMOR.match(b.judul):
            bab[b.jalur[0], m["bab"]].append((int(m["n"]), norma_judul(m["judul"]), b))
    for (_, nomor), isi in bab.items():
        ada = [n for n, _, _ in isi]
        if len(set(ada)) < MIN_JUDUL or ada[0] != 1 or sorted(ada) != ada:
            continue
        for (a, judul_a, satu), (b, judul_b, dua) in pairwise(isi):
            if a == b and judul_a != judul_b:
                yield _temuan(
                    f"Nomor {nomor}.{a} dipakai untuk dua judul: “{satu.judul}” dan “{dua.judul}”.", satu, dua
                )
            elif b > a + 1:
                yield _temuan(
                    f"Sesudah subbab {nomor}.{a} datang {nomor}.{b}. (Dugaan: tidak ada judul yang luput dibaca.)",
                    dua,
                    satu,
                )


def _temuan(pesan: str, satu: Bagian, dua: Bagian) -> Temuan:
    judul = " ".join(satu.judul.split())
    return Temuan(pesan, judul, "", (satu.tempat, dua.tempat), (judul, " ".join(dua.judul.split())))
