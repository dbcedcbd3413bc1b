"""Totals: each `Jumlah` row against the rows that it adds up."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.pohon import Pohon, pohon
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import baris_ringkas, cetak_seperti, kolom_uang, nama_butir, rupiah_sel

DASAR = "aritmetika: jumlah sama dengan penjumlahan rinciannya"
SELISIH_KECIL = Decimal(1000)
"""Up to here a difference looks like a slip of the last digits."""

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


def kolom_jumlah(tabel: TabelDok) -> list[Kolom]:
    """Columns whose figures add up: amounts, and figures of one unit that are no percentages or indicators."""
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
        if k.peran not in _TAK_DIJUMLAH | beragam and len(satuan) == 1 and not satuan & {"%"}:
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
    """Pair the figures of a total row with columns; one that stands past its column belongs to the nearest."""
    berisi = [
        k for k in kolom if any(rupiah_sel(b[k.indeks]) is not None for b in tabel.baris if not b.jumlah)
    ]
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
            pertama = Salah(
                kolom, sel, jumlah, [b for b in rincian if rupiah_sel(b[kolom.indeks]) is not None]
            )
    return pertama


def _ikut_salah(
    kolom: Kolom, sel: Sel, rincian: list[Baris], jumlah: Decimal, akar: Pohon | None
) -> Salah | None:
    """A total that adds up rows of which one is itself not the sum of its parts."""
    if akar is None or [s.baris for s in akar.akar] != rincian:
        return None
    beda = [s for s, j in akar.beda if j == kolom.indeks and s in akar.akar]
    koreksi = sum((s.jumlah_anak(kolom.indeks) - s.nilai(kolom.indeks) for s in beda), Decimal(0))
    rinci = [s.baris for s in akar.semua() if not s.anak]
    return Salah(kolom, sel, jumlah + koreksi, rinci) if koreksi else None


@aturan("anggaran-jumlah", "Jumlah tidak sama dengan rinciannya", Tingkat.ERROR, DASAR)
def anggaran_jumlah(dokumen: Dokumen) -> Iterable[Temuan]:
    """A printed total that is not the sum of its rows; columns that miss by one amount are one finding."""
    for tabel in dokumen.tabel:
        for salah in salah_jumlah(tabel):
            for selisih in dict.fromkeys(s.selisih for s in salah):
                yield _temuan(tabel, [s for s in salah if s.selisih == selisih])


def _temuan(tabel: TabelDok, salah: list[Salah]) -> Temuan:
    satu = salah[0]
    harus = [cetak_seperti(s.harus, s.sel.teks) for s in salah]
    kolom = " dan ".join(dict.fromkeys(f"“{s.sel.kolom.nama}”" for s in salah if s.sel.kolom.nama))
    dinyatakan = [" ".join(s.sel.teks.split()) for s in salah]
    return Temuan(
        f"Jumlah{f' kolom {kolom}' if kolom else ''} pada {tabel.label} tercetak {', '.join(dinyatakan)}, "
        f"padahal {len(satu.rincian)} rinciannya berjumlah {', '.join(harus)} (selisih "
        f"{cetak_seperti(abs(satu.selisih), satu.sel.teks)}{_petunjuk(tabel, satu)}).{_dugaan(satu)}",
        "; ".join(dinyatakan),
        "; ".join(harus),
        tuple(s.sel.tempat for s in salah),
        tuple(f"{rupiah_sel(s.sel)}|{s.harus}" for s in salah),
        tingkat=_tingkat(satu),
    )


def _tingkat(salah: Salah) -> Tingkat:
    pasti = salah.kolom.uang and len(salah.rincian) > 1 and not _ada_kosong(salah)
    return Tingkat.ERROR if pasti else Tingkat.WARNING


def _ada_kosong(salah: Salah) -> bool:
    """Whether the total is larger than its rows and a row among them prints nothing."""
    nomor = [b.nomor for b in salah.rincian]
    return salah.selisih > 0 and max(nomor) - min(nomor) + 1 > 2 * len(nomor)


def _dugaan(salah: Salah) -> str:
    if not salah.kolom.uang:
        return " (Dugaan: kolom ini dijumlahkan.)"
    if len(salah.rincian) == 1:
        return " (Dugaan: hanya satu rincian yang terbaca.)"
    return " (Dugaan: sel yang kosong tidak berisi angka.)" if _ada_kosong(salah) else ""


def _petunjuk(tabel: TabelDok, salah: Salah) -> str:
    if abs(salah.selisih) <= SELISIH_KECIL:
        return ", mungkin angka terakhirnya salah ketik"
    kembar = [b for b in salah.rincian if rupiah_sel(b[salah.kolom.indeks]) == abs(salah.selisih)]
    if len(kembar) != 1:
        return ""
    cara = "terhitung dua kali" if salah.selisih > 0 else "tidak ikut terhitung"
    return f", sama dengan “{nama_butir(tabel, kembar[0], salah.kolom.indeks)}” yang mungkin {cara}"
