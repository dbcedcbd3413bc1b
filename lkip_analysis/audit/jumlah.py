"""Total rows of tables: which rows they add up, and which of them are wrong."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Sel, TabelDok
from lkip_analysis.audit.hubungan import mendukung
from lkip_analysis.audit.pohon import Pohon, pohon
from lkip_analysis.audit.uang import baris_ringkas, kolom_uang, rupiah_sel

_TAK_DIJUMLAH = frozenset(
    {
        Peran.NOMOR,
        Peran.KODE,
        Peran.CAPAIAN,
        Peran.SERAPAN,
        Peran.EFISIENSI,
        Peran.PREDIKAT,
        Peran.STANDAR,
        Peran.FORMULA,
    }
)

_RATA = re.compile(r"rata|indeks|nilai|rasio|skor|persen|%", re.IGNORECASE)
"""Headers of figures that are averaged, not added up."""


class Kolom(NamedTuple):
    """A column that can be added up."""

    indeks: int
    uang: bool


class Salah(NamedTuple):
    """A printed total that none of the sums gives."""

    kolom: Kolom
    sel: Sel
    harus: Decimal
    rincian: list[Baris]

    @property
    def selisih(self) -> Decimal:
        return rupiah_sel(self.sel) - self.harus

    def biang(self, tabel: TabelDok) -> Baris | None:
        """The only row whose absorption or remainder fits the amount that would make the total right."""
        j = self.kolom.indeks
        calon = [
            b for b in self.rincian if (n := rupiah_sel(b[j])) is not None and mendukung(tabel, b, j, n + self.selisih)
        ]
        return calon[0] if len(calon) == 1 else None


def kolom_jumlah(tabel: TabelDok) -> list[Kolom]:
    """Columns whose figures add up: amounts, and figures of one unit that are no percentages or targets."""
    uang = {k.indeks for k in kolom_uang(tabel)}
    peran = peran_kolom(tabel)
    beragam = {Peran.TARGET, Peran.REALISASI} if any(k.peran is Peran.INDIKATOR for k in peran) else set()
    hasil = []
    for k in peran:
        if k.indeks in uang:
            hasil.append(Kolom(k.indeks, True))
            continue
        isi = [b[k.indeks].angka for b in tabel.baris if not baris_ringkas(b)]
        satuan = {a.satuan for a in isi if a is not None and not a.kosong}
        tetap = k.peran not in _TAK_DIJUMLAH | beragam and not _RATA.search(k.kolom.nama)
        if tetap and len(satuan) == 1 and not satuan & {"%"}:
            hasil.append(Kolom(k.indeks, False))
    return hasil


def _toleransi(sel: Sequence[Sel]) -> Decimal:
    """What rounding of printed parts can add up to; whole numbers are exact."""
    return sum(
        (Decimal(10) ** -s.angka.desimal / 2 for s in sel if s.angka and s.angka.desimal not in (0, 3)),
        Decimal(0),
    )


def _jumlah(rincian: Sequence[Baris], kolom: int) -> Decimal | None:
    """Sum of a column over rows; None where a cell cannot be read or no row has a figure."""
    sel = [b[kolom] for b in rincian if b[kolom].teks]
    if any(s.angka is None for s in sel):
        return None
    nilai = [n for s in sel if (n := rupiah_sel(s)) is not None]
    return sum(nilai, Decimal(0)) if nilai else None


def _calon(tabel: TabelDok, i: int, akar: Pohon | None) -> Iterator[list[Baris]]:
    """Sets of rows that the total in row `i` may add up, the likeliest first."""
    baris = tabel.baris
    atas, bawah = baris[:i], baris[i + 1 :]
    total = [b.nomor for b in atas if b.jumlah]
    sejak = [b for b in atas if b.nomor > max(total, default=0)]
    for kelompok in (sejak, atas):
        isi = [b for b in kelompok if not baris_ringkas(b)]
        if akar is not None and isi:
            nomor = {b.nomor for b in isi}
            simpul = [s for s in akar.semua() if s.baris.nomor in nomor]
            for tingkat in sorted({s.tingkat for s in simpul}):
                yield [s.baris for s in simpul if s.tingkat == tingkat]
        yield isi
        yield list({tuple(s.isi for s in b.sel[1:]): b for b in isi}.values())
    yield [b for b in atas if b.jumlah]
    berikut = next((n for n, b in enumerate(bawah) if b.jumlah), len(bawah))
    yield [b for b in bawah[:berikut] if not baris_ringkas(b)]
    yield [b for b in bawah if not baris_ringkas(b)]


def _pasangan_kolom(tabel: TabelDok, total: Baris, kolom: Sequence[Kolom]) -> Iterator[tuple[Kolom, Sel]]:
    """Pair the figures of a total row with columns; one that stands past its column goes to the nearest."""
    berisi = [k for k in kolom if any(rupiah_sel(b[k.indeks]) is not None for b in tabel.baris if not b.jumlah)]
    terpakai = {k.indeks for k in berisi if rupiah_sel(total[k.indeks]) is not None}
    for sel in total.terisi:
        if rupiah_sel(sel) is None or sel.angka.satuan == "%":
            continue
        j = sel.kolom.indeks
        tepat = next((k for k in berisi if k.indeks == j), None)
        if tepat is not None:
            yield tepat, sel
        elif any(k.indeks == j for k in kolom) or j not in {k.indeks for k in peran_kolom(tabel)}:
            kiri = [k for k in berisi if k.indeks < j and k.indeks not in terpakai]
            if kiri:
                yield max(kiri, key=lambda k: k.indeks), sel


def salah_jumlah(tabel: TabelDok) -> Iterator[list[Salah]]:
    """Give the wrong totals of a table, those of one row together."""
    if not any(b.jumlah for b in tabel.baris):
        return
    kolom = kolom_jumlah(tabel)
    akar = pohon(tabel)
    akar = akar if akar is not None and akar.terbukti else None
    for i, total in enumerate(tabel.baris):
        if total.jumlah:
            pasangan = _pasangan_kolom(tabel, total, kolom)
            salah = [s for k, sel in pasangan if (s := _periksa(tabel, i, k, sel, akar))]
            if salah:
                yield salah


def _periksa(tabel: TabelDok, i: int, kolom: Kolom, sel: Sel, akar: Pohon | None) -> Salah | None:
    nilai = rupiah_sel(sel)
    pertama = None
    for rincian in _calon(tabel, i, akar):
        jumlah = _jumlah(rincian, kolom.indeks)
        if jumlah is None:
            if any(b[kolom.indeks].teks and b[kolom.indeks].angka is None for b in rincian):
                return None
            continue
        bagian = [b[kolom.indeks] for b in rincian]
        if abs(jumlah - nilai) <= _toleransi([*bagian, sel]):
            return _ikut_salah(kolom, sel, rincian, jumlah, akar)
        if pertama is None:
            pertama = Salah(kolom, sel, jumlah, [b for b in rincian if rupiah_sel(b[kolom.indeks]) is not None])
    return pertama


def _ikut_salah(kolom: Kolom, sel: Sel, rincian: list[Baris], jumlah: Decimal, akar: Pohon | None) -> Salah | None:
    """A total that adds up rows of which one is itself not the sum of its parts."""
    if akar is None or [s.baris for s in akar.akar] != rincian:
        return None
    beda = [
        x for x, yakin in akar.temuan if yakin and x.kolom == kolom.indeks and x.simpul in akar.akar and not x.biang
    ]
    koreksi = sum((x.harus - x.simpul.nilai(kolom.indeks) for x in beda), Decimal(0))
    rinci = [s.baris for s in akar.semua() if not s.anak]
    return Salah(kolom, sel, jumlah + koreksi, rinci) if koreksi else None
