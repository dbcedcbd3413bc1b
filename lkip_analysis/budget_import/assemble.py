"""The rows of an export as sub kegiatan with their rekening, and the sums that the export states itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .codes import SUB_KEGIATAN, Kunci
from .export_rows import BarisEkspor
from .match import Pasangan, Pencocok

BELANJA = "5"
"""First part of the rekening that are spending; pendapatan and pembiayaan are no sub kegiatan's."""


@dataclass
class Blok:
    """One sub kegiatan of the export.

    Attributes
    ----------
    kunci : Kunci
        Its code in the export, as numbers; that of the nomenklatur where the export has none.
    posisi : int
        Which row of the export it begins at, from 0.
    baris : BarisEkspor
        The row with its code and name.
    pasangan : Pasangan
    rinci : list of BarisEkspor
        Rows of its rekening, sums among them.
    """

    kunci: Kunci
    posisi: int
    baris: BarisEkspor
    pasangan: Pasangan
    rinci: list[BarisEkspor] = field(default_factory=list)

    def daun(self, awalan: tuple[str, ...] = ()) -> list[BarisEkspor]:
        """Return the rekening below which there are no others, all or those that begin in a way."""
        punya_anak = {r.kode.rekening[:n] for r in self.rinci for n in range(len(r.kode.rekening))}
        return [r for r in self.rinci if r.kode.rekening not in punya_anak and r.kode.rekening[: len(awalan)] == awalan]

    def uang(self, kolom: str) -> Decimal | None:
        """Return an amount: the sum of the rekening where they have it, else that of the row itself."""
        dari_rekening = jumlahkan(r.uang.get(kolom) for r in self.daun())
        return self.baris.uang.get(kolom) if dari_rekening is None else dari_rekening

    @property
    def nomor(self) -> list[int]:
        """Rows that its amounts come from."""
        return [r.nomor for r in self.daun()] or [self.baris.nomor]


@dataclass(frozen=True)
class Simpul:
    """A row that states a sum: of a program, of an agency, a total.

    Attributes
    ----------
    posisi : int
    baris : BarisEkspor
    kunci : Kunci
        Code of a program or kegiatan; empty for a total, an agency or a rekening.
    """

    posisi: int
    baris: BarisEkspor
    kunci: Kunci = ()


@dataclass
class Susunan:
    """An export, understood.

    Attributes
    ----------
    blok : list of Blok
    simpul : list of Simpul
        Rows of what is above a sub kegiatan, and totals.
    yatim : list of (BarisEkspor, Pasangan)
        Rows with amounts that are nothing the nomenklatur knows.
    rincian : list of BarisEkspor
        Rows below a rekening, whose amounts it has already.
    """

    blok: list[Blok] = field(default_factory=list)
    simpul: list[Simpul] = field(default_factory=list)
    yatim: list[tuple[BarisEkspor, Pasangan]] = field(default_factory=list)
    rincian: list[BarisEkspor] = field(default_factory=list)


def susun(baris: Sequence[BarisEkspor], pencocok: Pencocok) -> Susunan:
    """Put the rows of an export together; rows without a code are known by their names."""
    hasil = Susunan()
    kini: Blok | None = None
    atas: Kunci = ()
    for posisi, b in enumerate(baris):
        if b.kode.rekening and b.kode.rekening[0] != BELANJA:
            continue
        if b.jumlah is not None or (b.kode.rekening and kini is None):
            hasil.simpul.append(Simpul(posisi, b))
        elif b.kode.rekening:
            kini.rinci.append(b)
        elif b.kode.kunci or b.kode.skpd:
            kini = _berkode(hasil, kini, posisi, b, pencocok)
            atas = b.kode.kunci
        elif (pasangan := pencocok.menurut_nama(b.uraian, dekat=atas)).butir is not None:
            kini, atas = _bernama(hasil, posisi, b, pasangan), pasangan.butir.kunci
        elif kini is not None and kini.rinci:
            hasil.rincian.append(b)
        else:
            hasil.yatim.append((b, pasangan))
            kini = None
    return hasil


def _berkode(hasil: Susunan, kini: Blok | None, posisi: int, b: BarisEkspor, pencocok: Pencocok) -> Blok | None:
    """Take a row with the code of a program, kegiatan, sub kegiatan or agency; return where it leads into."""
    if len(b.kode.kunci) != SUB_KEGIATAN:
        hasil.simpul.append(Simpul(posisi, b, b.kode.kunci))
        return None
    if kini is None or kini.kunci != b.kode.kunci or (b.beruang and kini.baris.beruang):
        kini = Blok(b.kode.kunci, posisi, b, pencocok.sub_kegiatan(b.kode, b.uraian))
        hasil.blok.append(kini)
    elif b.beruang or (b.uraian and not kini.baris.uraian):  # a heading, and then the row itself
        kini.baris = b
        kini.pasangan = pencocok.sub_kegiatan(b.kode, b.uraian)
    return kini


def _bernama(hasil: Susunan, posisi: int, b: BarisEkspor, pasangan: Pasangan) -> Blok | None:
    kunci = pasangan.butir.kunci
    if len(kunci) != SUB_KEGIATAN:
        hasil.simpul.append(Simpul(posisi, b, kunci))
        return None
    blok = Blok(kunci, posisi, b, pasangan)
    hasil.blok.append(blok)
    return blok


def jumlahkan(nilai: Iterable[Decimal | None]) -> Decimal | None:
    """Add amounts up, empty cells as nothing; None where all are empty."""
    ada = [n for n in nilai if n is not None]
    return sum(ada, Decimal(0)) if ada else None
