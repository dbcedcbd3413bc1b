"""From raw grids to tables: `Rp` columns, header rows, cells that continue others, tables cut over pages."""

import re
from itertools import pairwise

from lkip_analysis.audit.document import Cell, Column, Location, PrintedTable, Row, Section
from lkip_analysis.audit.read.bernomor import pecah_bernomor
from lkip_analysis.audit.read.kepala import RP, berupa_angka, jalur_kepala, nomor_kolom
from lkip_analysis.audit.read.mentah import ATAS, KIRI, BarisMentah, KisiMentah, SelMentah
from lkip_analysis.text.parse_numbers import baca_angka


def satukan_rp(baris: list[BarisMentah]) -> list[BarisMentah]:
    """Merge columns that hold only `Rp` (or `:`) into the next one, in the rows of one stretch of a table.

    Rows that are shorter than those with a separate `Rp` (header rows often are) stay as they are.
    """
    while True:
        lebar = max((len(b.sel) for b in baris), default=0)
        for j in range(lebar - 1):
            kena = [b for b in baris if len(b.sel) > j + 1 and _rp_terpisah(*b.sel[j : j + 2])]
            titik_dua = [b for b in baris if len(b.sel) > j + 1 and b.sel[j].teks.strip() == ":"]
            kena = max(kena, titik_dua, key=len)
            penuh = [b for b in baris if len(b.sel) == lebar]
            if kena and len(kena) * 2 >= len([b for b in penuh if b.sel[j].teks.strip()]):
                pendek = min(len(b.sel) for b in kena)
                baris = [_gabung(b, j) if len(b.sel) >= pendek else b for b in baris]
                break
        else:
            return baris


def _rp_terpisah(kiri: SelMentah, kanan: SelMentah) -> bool:
    """Whether `Rp` stands beside its amount; over a column of amounts it is a header."""
    return bool(RP.fullmatch(kiri.teks.strip())) and baca_angka(kanan.teks) is not None


def _gabung(baris: BarisMentah, j: int) -> BarisMentah:
    kiri, kanan = baris.sel[j], baris.sel[j + 1]
    # No space is put in: `Rp` in a column of its own is no slip of spelling.
    teks = "".join(t for t in (kiri.teks.strip(" :"), kanan.teks) if t)
    return BarisMentah(
        [*baris.sel[:j], SelMentah(teks, kanan.gabung if not kiri.teks else ""), *baris.sel[j + 2 :]],
        baris.baris,
        baris.halaman,
    )


def sejajarkan(baris: list[BarisMentah], contoh: list[BarisMentah], lebar: int) -> list[BarisMentah]:
    """Shift the rows of a page of a table so that they fit the columns of the rows before.

    The page may have lost or gained columns at the left; the shift counts whose cell types agree best.
    """
    profil = _profil(contoh, lebar)
    n = max(len(b.sel) for b in baris)
    geser = max(
        {0, *range(min(0, lebar - n), max(0, lebar - n) + 1)},
        key=lambda s: (_cocok(baris, s, profil, lebar), -abs(s), s),
    )
    return [_geser(b, geser, lebar) for b in baris]


def _jenis(teks: str) -> str:
    angka = baca_angka(teks) if teks else None
    if angka is None:
        return "t" if len(teks) > 3 else ("k" if teks else "")
    return "n" if len(teks.strip()) > 3 or angka.kosong else "k"


def _profil(baris: list[BarisMentah], lebar: int) -> list[dict[str, float]]:
    hasil = []
    for j in range(lebar):
        jenis = [_jenis(b.sel[j].teks) if j < len(b.sel) else "" for b in baris] or [""]
        hasil.append({k: jenis.count(k) / len(jenis) for k in "tnk"} | {"": jenis.count("") / len(jenis) / 2})
    return hasil


def _cocok(baris: list[BarisMentah], geser: int, profil: list[dict[str, float]], lebar: int) -> float:
    nilai = 0.0
    for b in baris:
        for j, sel in enumerate(b.sel):
            if 0 <= j + geser < lebar:
                nilai += profil[j + geser][_jenis(sel.teks)]
            elif sel.teks:
                nilai -= 0.5 if geser < 0 and len(sel.teks) <= 3 else 1
    return nilai


def _geser(baris: BarisMentah, geser: int, lebar: int) -> BarisMentah:
    sel = list(baris.sel)
    if geser > 0:
        sel = [SelMentah("")] * geser + sel
    elif geser < 0:
        tepi = " ".join(s.teks for s in sel[: -geser + 1] if s.teks)
        sel = [SelMentah(tepi), *sel[-geser + 1 :]]
    if len(sel) > lebar and not any(s.teks for s in sel[lebar:]):
        sel = sel[:lebar]
    return BarisMentah(sel + [SelMentah("")] * (lebar - len(sel)), baris.baris, baris.halaman)


def buat_tabel(
    kisi: KisiMentah,
    nomor: str | None,
    judul: str,
    bagian: Section,
    tempat: Location,
    pengantar: int,
    kepala: int,
) -> PrintedTable:
    """Make the table of a grid whose header rows are known."""
    lebar = _lebar(kisi.baris)
    jalur = jalur_kepala(kisi.baris[pengantar : pengantar + kepala], lebar, kisi.gabungan_diketahui)
    if not kisi.gabungan_diketahui:
        kisi.baris[pengantar + kepala :] = _tarik_total(kisi.baris[pengantar + kepala :], jalur)
        jalur = jalur[: _lebar(kisi.baris)]
    tabel = PrintedTable(
        nomor,
        judul,
        [Column(j, p) for j, p in enumerate(jalur)],
        [],
        bagian,
        tempat,
        [next(t for t in b.teks if t) for b in kisi.baris[:pengantar]],
        kisi.daftar,
    )
    isi_baris(tabel, kisi.baris[pengantar + kepala :], kisi.gabungan_diketahui)
    return tabel


def _lebar(baris: list[BarisMentah]) -> int:
    return 1 + max(j for b in baris for j, sel in enumerate(b.sel) if sel.teks)


def _tarik_total(baris: list[BarisMentah], jalur: list[tuple[str, ...]]) -> list[BarisMentah]:
    """Move figures of a total row that stand in a column of nothing else, under the same wide header cell.

    The word `Jumlah` of such a row is a wide cell that a text file cannot show: it may come twice, and what
    comes after it is shifted.
    """
    terisi = {j for b in baris if not _total(b) for j, s in enumerate(b.sel) if s.teks}
    hasil = []
    for b in baris:
        sel = list(b.sel)
        for j in range(min(len(sel), len(jalur)) if _total(b) else 0):
            kiri = max((k for k in terisi if k < j), default=None)
            if j in terisi or kiri is None or not jalur[j] or jalur[j] != jalur[kiri]:
                continue
            if berupa_angka(sel[j].teks) and not sel[kiri].teks:
                sel[kiri], sel[j] = sel[j], SelMentah("")
            elif sel[j].teks == _awal(b):
                sel[j] = SelMentah("")
        hasil.append(BarisMentah(sel, b.baris, b.halaman))
    return hasil


def _awal(baris: BarisMentah) -> str:
    return next((t for t in baris.teks if t), "")


def _total(baris: BarisMentah) -> bool:
    return re.sub(r"\s", "", _awal(baris)).casefold().startswith(("jumlah", "total"))


def isi_baris(tabel: PrintedTable, baris: list[BarisMentah], gabungan_diketahui: bool) -> None:
    """Append body rows to a table; column-number rows and rules of dashes are left out."""
    label = tabel.label
    for b in pecah_bernomor(baris):
        if (
            not any(b.teks)
            or nomor_kolom(b.teks)
            or (all(re.fullmatch(r"[-: ]*", t) for t in b.teks if t) and any(len(t.strip()) > 1 for t in b.teks))
        ):
            continue
        nomor = len(tabel.rows) + 1
        dasar = Location(b.baris, b.halaman or tabel.place.page, tabel.section.title or None, label, nomor)
        sel = []
        for j, kolom in enumerate(tabel.columns):
            mentah = b.sel[j] if j < len(b.sel) else SelMentah("")
            sel.append(
                Cell(
                    mentah.teks,
                    kolom,
                    Location(
                        dasar.line,
                        dasar.page,
                        dasar.section,
                        label,
                        nomor,
                        kolom.name or None,
                        mentah.teks or None,
                        mentah.kotak,
                    ),
                )
            )
            if not mentah.teks and mentah.gabung == KIRI and j:
                sel[j].continues = sel[j - 1]
            elif not mentah.teks and mentah.gabung == ATAS and tabel.rows:
                sel[j].continues = tabel.rows[-1].cells[j]
        tabel.rows.append(Row(sel, nomor, dasar))
    if not gabungan_diketahui:
        _lanjutkan(tabel)


def _lanjutkan(tabel: PrintedTable) -> None:
    """Let blank cells continue the one above: in columns of words, left of the first figure of the row."""
    kata = [
        sum(bool(s.text) and not berupa_angka(s.text) for s in kolom) * 2 > sum(bool(s.text) for s in kolom)
        for kolom in (tabel.cells_of(j) for j in range(len(tabel.columns)))
    ]
    for atas, baris in pairwise(tabel.rows):
        if baris.is_total or len(baris.filled) < 2:
            continue
        akhir = next((j for j, s in enumerate(baris.cells) if s.text and berupa_angka(s.text) and j), len(baris.cells))
        for j in range(akhir):
            if kata[j] and not baris.cells[j].text and atas.cells[j].content and not atas.is_total:
                baris.cells[j].continues = atas.cells[j]
