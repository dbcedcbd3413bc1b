"""Efficiency: categories against each other and against the scale."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from lkip_analysis.audit.document import Dokumen, Tempat
from lkip_analysis.audit.efisiensi import KATEGORI, MAKS_RASIO, Efisiensi, efisiensi_dokumen
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.skala_cetak import SkalaCetak, kunci_label, skala_dokumen
from lkip_analysis.text.number_format import bilangan, persen
from lkip_analysis.text.parse_numbers import AngkaTercetak

DASAR_KATEGORI = "kategori efisiensi menurut dokumen itu sendiri"


@aturan("kategori-efisiensi", "Kategori efisiensi tidak sesuai", Tingkat.ERROR, DASAR_KATEGORI)
def kategori_efisiensi(dokumen: Dokumen) -> Iterable[Temuan]:
    """Two categories for one indicator; a category against the scale, printed or implied by other rows."""
    semua = [e for e in efisiensi_dokumen(dokumen) if e.kategori and kunci_label(e.subjek) not in KATEGORI]
    skala = [s for s in skala_dokumen(dokumen) if s.hal == "efisiensi"]
    sudah = set()
    for e in semua:
        harus = {h for s in skala if (h := _menurut_skala(s, e))}
        if harus and e.kategori not in {kunci_label(h) for h in harus}:
            sudah.add(id(e))
            yield _kategori(e, min(harus), f"menurut {skala[0].nama}", Tingkat.ERROR)
    per_subjek: dict[str, list[Efisiensi]] = defaultdict(list)
    for e in semua:
        per_subjek[kunci_nama(e.subjek)].append(e)
    for isi in per_subjek.values():
        rasio = [e.rasio for e in isi if e.rasio is not None]
        sepihak = not rasio or max(rasio) < 1 or min(rasio) > 1
        if sepihak and len({e.kategori for e in isi}) > 1 and not any(id(e) in sudah for e in isi):
            sudah |= {id(e) for e in isi}
            yield _dua_kategori(isi)
    if not skala:
        yield from (_tersirat(e, semua) for e in _menyimpang(semua) if id(e) not in sudah)


def _menurut_skala(skala: SkalaCetak, e: Efisiensi) -> str | None:
    """Category of a printed scale; a scale with bounds up to `MAKS_RASIO` is of ratios."""
    if e.rasio is None or not skala.punya(e.kategori):
        return None
    batas = [b for k in skala.kelas for b in (k.rentang.bawah, k.rentang.atas) if b is not None]
    nilai = e.rasio if max(batas) <= MAKS_RASIO else 100 * e.rasio
    bulat = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    label = skala.label(AngkaTercetak(bulat, 6, None, ""))
    return None if e.kategori in {kunci_label(n) for n in label} else label[0] if label else None


def _kategori(e: Efisiensi, harus: str, sebab: str, tingkat: Tingkat) -> Temuan:
    return Temuan(
        f"Efisiensi “{e.subjek}” ({_rasio(e)}) disebut “{e.kategori}”, padahal {sebab} “{harus}”.",
        e.kategori.upper(),
        harus.upper(),
        (e.tempat_kategori,),
        (kunci_nama(e.subjek), e.kategori, harus),
        tingkat=tingkat,
    )


def _rasio(e: Efisiensi) -> str:
    return e.nilai.teks.strip() if e.nilai else persen(100 * e.rasio) if e.rasio is not None else "tanpa nilai"


def _dua_kategori(isi: list[Efisiensi]) -> Temuan:
    """Which category is wrong follows from the ratio: below 1 the lower one holds, above 1 the higher one."""
    rasio = [e.rasio for e in isi if e.rasio is not None]
    kategori = sorted({e.kategori for e in isi}, key=KATEGORI.get)
    benar = kategori[0] if rasio and max(rasio) < 1 else kategori[-1] if rasio and min(rasio) > 1 else ""
    salah = [e for e in isi if e.kategori != benar] if benar else isi
    lain = [e for e in isi if e not in salah]
    sebut = "; ".join(f"“{e.kategori}” pada {_di(e.tempat_kategori)}" for e in (*salah, *lain))
    return Temuan(
        f"Efisiensi “{isi[0].subjek}” diberi lebih dari satu kategori: {sebut}."
        + (f" Capaian dibagi serapannya {_ringkas(rasio)}, jadi “{benar}”." if benar else ""),
        "; ".join(dict.fromkeys(e.kategori.upper() for e in salah)),
        benar.upper(),
        tuple(e.tempat_kategori for e in (*salah, *lain)),
        (kunci_nama(isi[0].subjek), *kategori),
    )


def _ringkas(rasio: list[Fraction]) -> str:
    return " dan ".join(dict.fromkeys(bilangan(r, 2) for r in rasio))


def _di(t: Tempat) -> str:
    return t.tabel or (f"baris {t.baris}" if t.baris else f"halaman {t.halaman}")


def _menyimpang(semua: list[Efisiensi]) -> list[Efisiensi]:
    """Categories that break the order which most others keep: a higher ratio never has a lower category."""
    bernilai = [e for e in semua if e.rasio is not None]

    def lawan(e: Efisiensi) -> list[Efisiensi]:
        return [x for x in bernilai if (x.rasio - e.rasio) * (KATEGORI[x.kategori] - KATEGORI[e.kategori]) < 0]

    konflik = {id(e): len(lawan(e)) for e in bernilai}
    salah = [e for e in bernilai if konflik[id(e)] > 1 and all(konflik[id(x)] < konflik[id(e)] for x in lawan(e))]
    return salah if len(salah) * 3 <= len(bernilai) else []


def _tersirat(e: Efisiensi, semua: list[Efisiensi]) -> Temuan:
    dekat = min(
        (x for x in semua if x.rasio is not None and x.kategori != e.kategori),
        key=lambda x: abs(x.rasio - e.rasio),
    )
    sebab = f"nilai yang berdekatan ({_rasio(dekat)}, “{dekat.subjek}”)"
    return _kategori(e, dekat.kategori, f"menurut {sebab} (dugaan dari baris lain)", Tingkat.WARNING)
