"""Programs, kegiatan and sub kegiatan: the same in the lists of the text, the agreement and the budget tables."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from lkip_analysis.audit.anggaran import Fakta, fakta_anggaran, tahun_ini
from lkip_analysis.audit.document import Dokumen, Paragraf, TabelDok, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat, sebutkan
from lkip_analysis.audit.names import kunci_nama, nama_mirip, nama_sama
from lkip_analysis.audit.registry import aturan

DASAR = "perbandingan antarbagian dokumen"
_BUTIR = re.compile(
    r"\s*(?:(?:[IVXLC]+|\d{1,2}|[a-z])[.)]\s+|[-•]\s*)*(?P<jenis>sub\s?kegiatan|kegiatan)\s+(?P<nama>[^.;:]{10,})",
    re.IGNORECASE,
)
MIN_DAFTAR = 5
AMBANG_COCOK = 0.8
"""Share of a list that a table must have to be about the same budget."""
MAKS_DAFTAR = 400
"""A longer list is none of one agency's kegiatan; names are compared pair by pair."""


class _Butir(NamedTuple):
    nama: str
    tempat: Tempat


class _Daftar(NamedTuple):
    """A list in the text: its items that begin with `Kegiatan` or `Sub Kegiatan`, all words of its section."""

    butir: list[_Butir]
    teks: str


def _daftar(dokumen: Dokumen) -> Iterator[_Daftar]:
    per: dict[int, list[Paragraf]] = defaultdict(list)
    for p in dokumen.paragraf:
        per[id(p.bagian)].append(p)
    for isi in per.values():
        butir = [_Butir(" ".join(m["nama"].split()), p.di(0, len(p.teks))) for p in isi if (m := _BUTIR.match(p.teks))]
        if MIN_DAFTAR <= len(butir) <= MAKS_DAFTAR:
            yield _Daftar(butir, kunci_nama(" ".join(p.teks for p in isi)))


def _senama(a: str, b: str) -> bool:
    pendek, panjang = sorted((kunci_nama(a), kunci_nama(b)), key=len)
    return nama_sama(a, b) or nama_mirip(a, b) or panjang.startswith(pendek)


def _tabel_sub(dokumen: Dokumen) -> list[list[Fakta]]:
    """Rows of the budget tables that have a realisasi, by table: these list what was carried out."""
    per: dict[int, list[Fakta]] = defaultdict(list)
    for f in fakta_anggaran(dokumen):
        if f.nama and f.realisasi is not None and tahun_ini(dokumen, f):
            per[id(f.tabel)].append(f)
    return list(per.values())


@aturan("daftar-kegiatan", "Daftar kegiatan tidak sama dengan tabel anggaran", Tingkat.WARNING, DASAR)
def daftar_kegiatan(dokumen: Dokumen) -> Iterable[Temuan]:
    """Kegiatan and sub kegiatan that only one of a list in the text and the table of their realisasi has."""
    for daftar in _daftar(dokumen):
        banyak = len(daftar.butir)
        calon = [(fakta, _tidak_ada(daftar.butir, fakta)) for fakta in _tabel_sub(dokumen)]
        calon = [(fakta, hilang) for fakta, hilang in calon if len(hilang) <= (1 - AMBANG_COCOK) * banyak]
        if not calon:
            continue
        fakta, hilang = min(calon, key=lambda c: len(c[1]))
        if hilang:
            yield _temuan(
                f"Daftar kegiatan dalam teks memuat yang tidak ada pada {fakta[0].tabel.label}",
                [b.nama for b in hilang],
                [b.tempat for b in hilang],
            )
        lebih = _tidak_tertulis(fakta, daftar)
        if lebih and len(lebih) <= (1 - AMBANG_COCOK) * len(fakta):
            yield _temuan(
                f"{fakta[0].tabel.label} memuat yang tidak ada dalam daftar kegiatan pada teks",
                [f.nama for f in lebih],
                [f.pagu.tempat for f in lebih],
            )


def _tidak_ada(butir: list[_Butir], fakta: list[Fakta]) -> list[_Butir]:
    """The items that a table lacks; all of them where it has few in the same words, as it is about other things."""
    persis = {kunci_nama(f.nama) for f in fakta}
    sisa = [b for b in butir if kunci_nama(b.nama) not in persis]
    if len(sisa) * 2 > len(butir):
        return butir
    return [b for b in sisa if not any(_senama(b.nama, f.nama) for f in fakta)]


def _tidak_tertulis(fakta: list[Fakta], daftar: _Daftar) -> list[Fakta]:
    """The rows that a list lacks, in an item of its own or within the text that a page has cut; all of them
    where it has few in the same words."""
    sisa = [f for f in fakta if f.jenjang != "program" and kunci_nama(f.nama) not in daftar.teks]
    if len(sisa) * 2 > len(fakta):
        return sisa
    return [f for f in sisa if not any(_senama(f.nama, b.nama) for b in daftar.butir)]


def _temuan(pesan: str, nama: list[str], tempat: list[Tempat]) -> Temuan:
    return Temuan(
        f"{pesan}: {sebutkan([f'“{n}”' for n in nama])}. (Dugaan: keduanya tentang anggaran yang sama.)",
        "; ".join(nama),
        "",
        tuple(tempat),
        tuple(map(kunci_nama, nama)),
    )


_PERJANJIAN = re.compile(r"\b(?:perjanjian|penetapan)\s+kinerja\b", re.IGNORECASE)
_PENUNJANG = re.compile(r"\bpenunjang\s+urusan\b", re.IGNORECASE)
MIN_PROGRAM = 3
MAKS_ATAS = 40
"""So many blocks above a table may name the parties of its agreement."""
_JABATAN = re.compile(r"\bjabatan\s*:\s*([^\n]+)", re.IGNORECASE)
_BAWAHAN = re.compile(
    r"\b(?:bidang|kabid|bagian|kabag|seksi|kasi|sub\s?\w*|kasub\w*|sekretaris(?!\s+daerah)|upt)\b", re.I
)


def _per_tabel(dokumen: Dokumen) -> list[tuple[TabelDok, dict[tuple[str, object], Fakta]]]:
    """Programs with their pagu, by table."""
    per: dict[int, tuple[TabelDok, dict]] = {}
    for f in fakta_anggaran(dokumen):
        if f.jenjang == "program" and f.nilai_pagu and not f.realisasi:
            per.setdefault(id(f.tabel), (f.tabel, {}))[1].setdefault((kunci_nama(f.nama), f.nilai_pagu), f)
    return list(per.values())


@aturan("program-pk", "Program tidak tercantum dalam perjanjian kinerja", Tingkat.WARNING, DASAR)
def program_pk(dokumen: Dokumen) -> Iterable[Temuan]:
    """An agreement with most programs of a budget table, each with its pagu there, but not with all.

    Many an agreement leaves out the program of the office itself (`penunjang urusan`), and that of a bidang has
    its own programs only.
    """
    semua = _per_tabel(dokumen)
    for tabel, program in semua:
        if tabel.nomor or len(program) < MIN_PROGRAM or not _PERJANJIAN.search(tabel.bagian.judul):
            continue
        if _pihak_bawahan(dokumen, tabel):
            continue
        penuh = next((p for t, p in semua if t.nomor and program.keys() < p.keys()), None)
        hilang = [f for k, f in penuh.items() if k not in program] if penuh else []
        hilang = [f for f in hilang if not _PENUNJANG.search(f.nama)]
        if hilang and len(hilang) < len(program):
            nama = [f.nama for f in hilang]
            yield Temuan(
                "Perjanjian kinerja memuat program dengan pagu seperti pada tabel anggaran, tetapi tidak memuat "
                f"{' dan '.join(f'“{n}”' for n in nama)}. (Dugaan: perjanjian itu memuat semua program.)",
                "",
                "; ".join(nama),
                (tabel.tempat, *(f.pagu.tempat for f in hilang)),
                tuple(sorted(map(kunci_nama, nama))),
            )


def _pihak_bawahan(dokumen: Dokumen, tabel: TabelDok) -> bool:
    """Whether the first party of the agreement that a table belongs to heads a part of the agency."""
    i = dokumen.blok.index(tabel)
    jabatan = [
        m[1]
        for b in dokumen.blok[max(0, i - MAKS_ATAS) : i]
        for teks in ([b.teks] if isinstance(b, Paragraf) else [" ".join(s.teks for s in r.terisi) for r in b.baris])
        for m in _JABATAN.finditer(teks)
    ]
    return bool(jabatan) and _BAWAHAN.search(jabatan[-2:][0]) is not None


AMBANG_KATA = 0.8
MAKS_PROGRAM = 300
KALI_LIPAT = 3
"""A name that stands so many times as often as another one is the right one of the two."""


@aturan("nama-program", "Nama program ditulis berbeda", Tingkat.INFO, DASAR)
def nama_program(dokumen: Dokumen) -> Iterable[Temuan]:
    """The name of a program with a word lost, added or misspelt, beside its name in most tables."""
    fakta = [f for f in fakta_anggaran(dokumen) if f.jenjang == "program"]
    hitung = Counter(kunci_nama(f.nama) for f in fakta)
    setabel = {(id(f.tabel), kunci_nama(f.nama)) for f in fakta}
    for jarang, n in hitung.items() if len(hitung) <= MAKS_PROGRAM else ():
        tabel = [t for t, k in setabel if k == jarang]
        asli = [
            k
            for k, banyak in hitung.items()
            if banyak >= KALI_LIPAT * n and _selisih_satu(jarang, k) and not any((t, k) in setabel for t in tabel)
        ]
        if len(asli) == 1:
            salah = [f for f in fakta if kunci_nama(f.nama) == jarang]
            benar = next(f.nama for f in fakta if kunci_nama(f.nama) == asli[0])
            yield Temuan(
                f"Nama program tertulis “{salah[0].nama}”; pada tabel lain “{benar}”.",
                salah[0].nama,
                benar,
                tuple(f.pagu.tempat for f in salah),
                (jarang, asli[0]),
            )


def _selisih_satu(a: str, b: str) -> bool:
    """Whether two names differ in one word, which one of them lacks or spells a little otherwise."""
    kata_a, kata_b = Counter(a.split()), Counter(b.split())
    lebih_a, lebih_b = list((kata_a - kata_b).elements()), list((kata_b - kata_a).elements())
    if min(kata_a.total(), kata_b.total()) < MIN_PROGRAM or len(lebih_a) + len(lebih_b) > 2:
        return False
    if lebih_a and lebih_b:
        return SequenceMatcher(None, lebih_a[0], lebih_b[0], False).ratio() >= AMBANG_KATA
    return len(lebih_a) + len(lebih_b) == 1
