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
    for s in p.salah if p is not None and p.terbukti else ():
        simpul, nilai = s.biang or (s.simpul, s.harus)
        hasil.append((simpul.baris[s.kolom], nilai))
    for salah in salah_jumlah(tabel):
        for s in salah:
            biang = s.biang(tabel)
            sel = biang[s.kolom.indeks] if biang else s.sel
            hasil.append((sel, rupiah_sel(sel) + s.selisih if biang else s.harus))
    return hasil
