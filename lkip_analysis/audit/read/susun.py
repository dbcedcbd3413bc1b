"""From raw blocks to the document: sections, captions, list items, paragraphs, tables over several pages."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lkip_analysis.audit.document import (
    Block,
    Box,
    ListItem,
    Location,
    Paragraph,
    PrintedTable,
    Section,
    SourceDocument,
)
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read import kisi as k
from lkip_analysis.audit.read.judul import KETERANGAN, LEVEL_HURUF, Judul, kenali_judul, nomor_tabel, pisah_butir
from lkip_analysis.audit.read.kepala import baris_kepala, jalur_kepala, kepala_sama
from lkip_analysis.audit.read.mentah import Garis, KisiMentah, Mentah, TeksMentah

MAKS_TEKS = 200_000
"""Longest paragraph or cell that is taken, in characters."""
_MAKS_BLOK_KETERANGAN = 3
_MAKS_JUDUL_TABEL = 300
_MIN_LEBAR_LANJUTAN = 3
_MAKS_JARAK_BAB = 4
_MIN_DAFTAR_BAB = 3
Letak = tuple[int, int | None, int | None, Box | None]
"""Offset, line, page and box of a line of a paragraph."""


def susun(nama: str, mentah: Iterable[Mentah], catatan: Iterable[str] = ()) -> SourceDocument:
    """Make the document of the raw blocks of a reader, in reading order.

    Raises
    ------
    ReadError
        If a paragraph or cell is longer than `MAKS_TEKS`.
    """
    penyusun = _Penyusun()
    for bahan in tandai_daftar_bab(list(mentah)):
        _periksa_panjang(nama, bahan)
        if isinstance(bahan, KisiMentah):
            penyusun.kisi(bahan)
        elif bahan.teks.strip():
            penyusun.teks(bahan)
    return SourceDocument(nama, penyusun.bagian, penyusun.blok, list(catatan))


def tandai_daftar_bab(mentah: list[Mentah]) -> list[Mentah]:
    """Mark the lines of a list of chapters (`Sistematika penulisan`), which are no headings.

    Chapters that follow each other within a few lines, when others of the same number have text.
    """
    bab = [
        (i, judul.nomor)
        for i, b in enumerate(mentah)
        if isinstance(b, TeksMentah)
        and (judul := kenali_judul(b.teks, b.tebal))
        and (judul.nomor or "").startswith("BAB")
    ]
    deret: list[list[tuple[int, str]]] = []
    for b in bab:
        dekat = deret and b[0] - deret[-1][-1][0] <= _MAKS_JARAK_BAB
        if dekat and b[1] not in (nomor for _, nomor in deret[-1]):
            deret[-1].append(b)
        else:
            deret.append([b])
    for d in deret:
        lain = {nomor for e in deret if e is not d for _, nomor in e}
        if len(d) >= _MIN_DAFTAR_BAB and any(nomor in lain for _, nomor in d):
            for i, _ in d:
                mentah[i] = replace(mentah[i], biasa=True)
    return mentah


def _periksa_panjang(nama: str, bahan: Mentah) -> None:
    teks = (t for b in bahan.baris for t in b.teks) if isinstance(bahan, KisiMentah) else [bahan.teks]
    if (panjang := max(map(len, teks), default=0)) > MAKS_TEKS:
        raise ReadError(
            f"{nama}: ada paragraf atau sel sepanjang {panjang} huruf (batas {MAKS_TEKS}); ini bukan teks laporan."
        )


@dataclass
class _Penyusun:
    bagian: list[Section] = field(default_factory=lambda: [Section("", 0, ())])
    blok: list[Block] = field(default_factory=list)
    terbuka: tuple[PrintedTable, KisiMentah, int] | None = None
    """The table that the next grid may continue: nothing but blank space came after it."""
    bab_menunggu: bool = False

    def teks(self, bahan: TeksMentah) -> None:
        self.terbuka = None
        awal, *sisa = bahan.garis
        if bahan.biasa or (KETERANGAN.fullmatch(bahan.teks.strip()) and len(bahan.teks) < _MAKS_JUDUL_TABEL):
            self._paragraf(bahan)
            return
        judul = self._judul(bahan)
        pertama = kenali_judul(awal.teks, bahan.tebal, False) if judul is None and sisa else None
        # A heading with its text glued to it: only the numbered forms are sure enough.
        if pertama and pertama.nomor and pertama.level <= 3 and not pisah_butir(awal.teks):
            self._buka(pertama, bahan, awal)
            bahan = replace(bahan, garis=sisa)
        if judul is not None:
            self._buka(judul, bahan, awal)
            return
        self._paragraf(bahan)

    def _judul(self, bahan: TeksMentah) -> Judul | None:
        if sum(pisah_butir(g.teks) is not None for g in bahan.garis) > 1:
            return None
        judul = kenali_judul(bahan.teks, bahan.tebal)
        if judul is not None and judul.level == LEVEL_HURUF and not self._urut(judul):
            judul = None
        if bahan.judul is not None and judul is None:
            satu = " ".join(bahan.teks.split())
            return Judul(bahan.judul, None, satu)
        return judul

    def _urut(self, judul: Judul) -> bool:
        """Whether a lettered heading comes in turn: `H. Budi` is a person, `V. Program …` a list item."""
        if judul.nomor in (None, "A"):
            return True
        saudara = None
        for b in self.bagian:
            if b.level < LEVEL_HURUF:
                saudara = None
            elif b.level == LEVEL_HURUF and b.number:
                saudara = b.number
        return saudara is not None and ord(judul.nomor) == ord(saudara) + 1

    def _buka(self, judul: Judul, bahan: TeksMentah, garis: Garis) -> None:
        tempat = Location(garis.nomor, bahan.halaman, judul.judul)
        if self.bab_menunggu and judul.nomor is None and self.bagian[-1].number:
            lama = self.bagian[-1]
            teks = f"{lama.title} {judul.judul}"
            self.bagian[-1] = replace(lama, title=teks, path=(*lama.path[:-1], teks))
            self.bab_menunggu = False
            return
        induk = next((b for b in reversed(self._jalur()) if b.level < judul.level), None)
        jalur = (*(induk.path if induk else ()), judul.judul)
        self.bagian.append(Section(judul.judul, judul.level, jalur, judul.nomor, tempat))
        self.bab_menunggu = judul.level == 1 and judul.judul.upper() == judul.nomor

    def _jalur(self) -> list[Section]:
        jalur: list[Section] = []
        for b in reversed(self.bagian):
            if b.title and (not jalur or b.level < jalur[0].level):
                jalur.insert(0, b)
        return jalur

    def _paragraf(self, bahan: TeksMentah) -> None:
        self.bab_menunggu = False
        bagian = self.bagian[-1]
        for penanda, garis in _pecah_butir(bahan):
            teks, letak = "", []
            for g in garis:
                teks += "\n" if teks else ""
                letak += [(len(teks) + o, g.nomor, g.halaman, k) for o, k in g.letak or ((0, None),)]
                teks += g.teks
            tempat = Location(garis[0].nomor, garis[0].halaman, bagian.title or None, box=letak[0][3])
            if penanda is not None:
                self.blok.append(ListItem(teks, tempat, bagian, tuple(letak), penanda))
            elif not self._sambung(teks, letak):
                self.blok.append(Paragraph(teks, tempat, bagian, tuple(letak)))

    def _sambung(self, teks: str, letak: list[Letak]) -> bool:
        """Join a sentence that goes on after a page break: on another page, or where pages are not known."""
        lama = self.blok[-1] if self.blok else None
        if not isinstance(lama, Paragraph) or lama.section is not self.bagian[-1] or not teks[:1].islower():
            return False
        _, nomor, halaman, _ = letak[0]
        if nomor is None and lama.lines[-1][2] == halaman:
            return False
        if lama.text.rstrip()[-1:] in ".;:!?)":
            return False
        geser = len(lama.text) + 1
        self.blok[-1] = replace(
            lama, text=f"{lama.text}\n{teks}", lines=(*lama.lines, *((o + geser, *lain) for o, *lain in letak))
        )
        return True

    def kisi(self, bahan: KisiMentah) -> None:
        self.bab_menunggu = False
        baris = [b for b in k.satukan_rp(bahan.baris) if any(b.teks)]
        if not baris:
            return
        bahan = replace(bahan, baris=baris)
        pengantar, kepala = (0, bahan.kepala) if bahan.kepala is not None else baris_kepala(baris)
        if self._lanjutan(bahan, pengantar, kepala):
            return
        nomor, judul, tempat = self._keterangan(bahan)
        tabel = k.buat_tabel(bahan, nomor, judul, self.bagian[-1], tempat, pengantar, kepala)
        self.blok.append(tabel)
        self.terbuka = (tabel, bahan, pengantar + kepala)

    def _lanjutan(self, bahan: KisiMentah, pengantar: int, kepala: int) -> bool:
        """Add the grid to the table before it, where it goes on with that table."""
        if self.terbuka is None:
            return False
        tabel, lama, awal = self.terbuka
        lebar = len(tabel.columns)
        baris = bahan.baris[pengantar + kepala :]
        if kepala:
            jalur = jalur_kepala(bahan.baris[pengantar : pengantar + kepala], lebar, bahan.gabungan_diketahui)
            if not kepala_sama(jalur, [kol.path for kol in tabel.columns]):
                return False
        elif abs(max(len(b.sel) for b in baris) - lebar) > _boleh_beda(tabel, bahan):
            return False
        if not baris:
            return True
        contoh = lama.baris[awal:] or lama.baris
        k.isi_baris(tabel, k.sejajarkan(baris, contoh, lebar), bahan.gabungan_diketahui)
        return True

    def _keterangan(self, bahan: KisiMentah) -> tuple[str | None, str, Location]:
        """Take the caption from the blocks just before the table."""
        awal = bahan.baris[0]
        tempat = Location(awal.baris, awal.halaman, self.bagian[-1].title or None)
        if bahan.judul:
            cocok = KETERANGAN.fullmatch(" ".join(bahan.judul.split()))
            nomor, judul = (nomor_tabel(cocok["nomor"]), cocok["judul"]) if cocok else (None, bahan.judul)
            return nomor, judul, tempat
        for n in range(1, min(_MAKS_BLOK_KETERANGAN, len(self.blok)) + 1):
            blok = self.blok[-n]
            if not isinstance(blok, Paragraph) or len(blok.text) > _MAKS_JUDUL_TABEL:
                break
            cocok = KETERANGAN.fullmatch(blok.text.strip())
            if cocok and cocok["nomor"]:
                ekor = [b.text for b in self.blok[len(self.blok) - n + 1 :]]
                judul = " ".join(" ".join([cocok["judul"], *ekor]).split())
                del self.blok[-n:]
                return nomor_tabel(cocok["nomor"]), judul, replace(blok.place, text=None)
        return None, "", tempat


def _boleh_beda(tabel: PrintedTable, bahan: KisiMentah) -> int:
    """How many columns a grid may have more or less than the table that it goes on with.

    A text file loses columns at the end of a page. Where cells are known, nothing is lost: a narrow grid
    there is something else, such as the signatures below a table.
    """
    lebar = len(tabel.columns)
    if bahan.gabungan_diketahui:
        return 0 if lebar >= _MIN_LEBAR_LANJUTAN else -1
    return max(3, lebar // 3) if tabel.has_header else 0


def _pecah_butir(bahan: TeksMentah) -> list[tuple[str | None, list[Garis]]]:
    """Split a block into list items; lines without a mark go on with the item before them."""
    hasil: list[tuple[str | None, list[Garis]]] = []
    for garis in bahan.garis:
        butir = pisah_butir(garis.teks)
        if butir:
            hasil.append((butir[0], [garis.tanpa_awal(butir[1])]))
        elif hasil:
            hasil[-1][1].append(garis)
        else:
            hasil.append((None, [garis]))
    return hasil
