"""Amounts that sums show to be wrong: other rules about the same cells would say the same thing again."""

from decimal import Decimal
from weakref import WeakKeyDictionary

from lkip_analysis.audit.document import Sel, TabelDok
from lkip_analysis.audit.jumlah import salah_jumlah
from lkip_analysis.audit.pohon import pohon
from lkip_analysis.audit.uang import rupiah_sel

_SIMPANAN: WeakKeyDictionary[TabelDok, dict[int, Decimal]] = WeakKeyDictionary()


def sel_salah(tabel: TabelDok) -> dict[int, Decimal]:
    """Give the wrong amounts of a table: id of the cell to the amount that the sums ask for."""
    if tabel not in _SIMPANAN:
        _SIMPANAN[tabel] = {id(sel): nilai for sel, nilai in _cari(tabel)}
    return _SIMPANAN[tabel]


def _cari(tabel: TabelDok) -> list[tuple[Sel, Decimal]]:
    hasil = []
    p = pohon(tabel)
    for s, yakin in p.temuan if p is not None else ():
        if not yakin or (s.dikuatkan and s.biang is None):
            continue  # or one of the rows below is wrong, and nothing says which
        simpul, nilai = s.biang or (s.simpul, s.harus)
        hasil.append((simpul.baris[s.kolom], nilai))
    for salah in salah_jumlah(tabel):
        for s in salah:
            biang = s.biang(tabel)
            sel = biang[s.kolom.indeks] if biang else s.sel
            hasil.append((sel, rupiah_sel(sel) + s.selisih if biang else s.harus))
    return hasil


def jumlah_menjelaskan(tabel: TabelDok, sel: Sel, benar: Decimal) -> bool:
    """Whether a wrong sum of a table would be right with another amount in one of its cells."""
    kurang = benar - rupiah_sel(sel)
    j = sel.kolom.indeks
    p = pohon(tabel)
    atas = [
        s
        for s, _ in (p.temuan if p is not None else ())
        if s.kolom == j and any(a.baris[j] is sel for a in s.simpul.anak)
    ]
    total = [
        s for salah in salah_jumlah(tabel) for s in salah if s.kolom.indeks == j and any(b[j] is sel for b in s.rincian)
    ]
    return any(s.simpul.nilai(j) - s.harus == kurang for s in atas) or any(s.selisih == kurang for s in total)
