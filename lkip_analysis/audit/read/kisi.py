"""From raw grids to tables: `Rp` columns, header rows, cells that continue others, tables cut over pages."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lkip_analysis.audit.document import Bagian, Baris, Kolom, Sel, TabelDok, Tempat, rapatkan_huruf
from lkip_analysis.audit.read.mentah import ATAS, KIRI, BarisMentah, KisiMentah, SelMentah
from lkip_analysis.teks.baca_angka import baca_angka

_RP = re.compile(r"rp\.?", re.IGNORECASE)
_TAHUN = re.compile(r"(?:tahun\s*|ta\.?\s*)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?", re.IGNORECASE)
_NOMOR_KOLOM = re.compile(r"\(?\s*\d{1,2}[a-z]?\s*\)?(?:\s*[=:].*)?")
_EKOR_NOMOR = re.compile(r"\s+\(?\d{1,2}\)?$")
_KATA_KEPALA = re.compile(
    r"\b(no|nomor|urut|sasaran|tujuan|indikator|kinerja|target|realisasi|capaian|pencapaian|satuan|program|kegiatan|"
    r"anggaran|pagu|alokasi|penyerapan|serapan|uraian|keterangan|ket|predikat|kriteria|kategori|sumber|dana|tahun|"
    r"efisiensi|persentase|nilai|interval|jenis|tw|triwulan|formula\w*|nama|jabatan|urusan|kode|strategi|kebijakan|"
    r"rekomendasi|status|jumlah|satuan|volume|output|input|bobot|penanggung|jawab|prestasi|tingkat|misi|visi|opd|"
    r"permasalahan|solusi|upaya|standar|nasional|renstra|rpjmd|sisa|selisih|lebih|kurang|rp)\b|^%$",
    re.IGNORECASE,
)
_MAKS_BARIS_KEPALA = 5


def nomor_kolom(teks: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`, `1 2 3 4=3/2`."""
    isi = [t for t in teks if t.strip()]
    if len(isi) < 2 or not all(_NOMOR_KOLOM.fullmatch(t.strip()) for t in isi):
        return False
    urut = [int(re.search(r"\d+", t)[0]) for t in isi]
    return urut[0] <= 1 and all(0 <= b - a <= 2 for a, b in pairwise(urut))


def berupa_angka(teks: str) -> bool:
    """Whether a cell is data and not a header text: a number, but not a year."""
    if not teks or _TAHUN.fullmatch(teks.strip()):
        return False
    angka = baca_angka(teks)
    return angka is not None and not (angka.kosong and not teks.strip(" -–"))


def satukan_rp(baris: list[BarisMentah]) -> list[BarisMentah]:
    """Merge columns that hold only `Rp` (or `:`) into the next one, in the rows of one stretch of a table.

    Rows that are shorter than those with a separate `Rp` (header rows often are) stay as they are.
    """
    while True:
        lebar = max((len(b.sel) for b in baris), default=0)
        for j in range(lebar - 1):
            kena = [b for b in baris if len(b.sel) > j + 1 and _RP.fullmatch(b.sel[j].teks.strip())]
            titik_dua = [b for b in baris if len(b.sel) > j + 1 and b.sel[j].teks.strip() == ":"]
            kena = max(kena, titik_dua, key=len)
            penuh = [b for b in baris if len(b.sel) == lebar]
            if kena and len(kena) * 2 >= len([b for b in penuh if b.sel[j].teks.strip()]):
                pendek = min(len(b.sel) for b in kena)
                baris = [_gabung(b, j) if len(b.sel) >= pendek else b for b in baris]
                break
        else:
            return baris


def _gabung(baris: BarisMentah, j: int) -> BarisMentah:
    kiri, kanan = baris.sel[j], baris.sel[j + 1]
    # No space is put in: `Rp` in a column of its own is no slip of spelling.
    teks = "".join(t for t in (kiri.teks.strip(" :"), kanan.teks) if t)
    return BarisMentah(
        [*baris.sel[:j], SelMentah(teks, kanan.gabung if not kiri.teks else ""), *baris.sel[j + 2 :]],
        baris.baris,
        baris.halaman,
    )


def baris_kepala(baris: list[BarisMentah]) -> tuple[int, int]:
    """Find the header: (full-width rows above it, header rows; the row of column numbers is one of them)."""
    for i, b in enumerate(baris[: _MAKS_BARIS_KEPALA + 1]):
        if i and nomor_kolom(b.teks) and not any(berupa_angka(t) for a in baris[:i] for t in a.teks):
            return _pengantar(baris[:i]), i + 1 - _pengantar(baris[:i])
    awal = _pengantar(baris)
    if awal >= len(baris) or not _mirip_kepala(baris[awal].teks):
        return 0, 0
    akhir = awal + 1
    while akhir < min(len(baris), awal + _MAKS_BARIS_KEPALA) and _melanjutkan_kepala(
        baris[akhir - 1], baris[akhir]
    ):
        akhir += 1
    if akhir < len(baris) and nomor_kolom(baris[akhir].teks):
        akhir += 1
    return awal, akhir - awal


def _pengantar(baris: list[BarisMentah]) -> int:
    n = 0
    for b in baris:
        isi = [t for t in b.teks if t]
        if len(isi) != 1 or len(b.sel) < 2 or not b.sel[0].teks:
            break
        n += 1
    return n if n < len(baris) else 0


def _mirip_kepala(teks: list[str]) -> bool:
    isi = [t for t in teks if t]
    if len(isi) < 2 or any(berupa_angka(t) or _RP.fullmatch(t) for t in isi):
        return False
    if re.fullmatch(r"no\.?|nomor|nomor urut|no\.? urut", isi[0].strip(), re.IGNORECASE):
        return True
    kena = sum(bool(_KATA_KEPALA.search(t) or _TAHUN.fullmatch(t)) and len(t) <= 120 for t in isi)
    return kena * 2 >= len(isi) and not isi[0].strip().endswith(":") and isi[1].strip()[:1] != ":"


def _melanjutkan_kepala(atas: BarisMentah, bawah: BarisMentah) -> bool:
    """Whether `bawah` gives the sub-headers of wide header cells of `atas`."""
    if nomor_kolom(bawah.teks) or any(berupa_angka(t) and not _TAHUN.fullmatch(t) for t in bawah.teks):
        return False
    if not any(bawah.teks):
        return False
    kelompok: list[list[int]] = []
    for j, sel in enumerate(atas.sel):
        if sel.teks or sel.gabung == ATAS or not kelompok:
            kelompok.append([j])
        else:
            kelompok[-1].append(j)
    isi = [bool(j < len(bawah.sel) and bawah.sel[j].teks) for j in range(len(atas.sel))]
    lebar = [k for k in kelompok if len(k) > 1]
    sempit = [k for k in kelompok if len(k) == 1]
    terbagi = any(any(isi[j] for j in k) for k in lebar)
    return terbagi and sum(isi[k[0]] for k in sempit) * 2 <= len(sempit) if sempit else terbagi


def jalur_kepala(baris: list[BarisMentah], lebar: int, gabungan_diketahui: bool) -> list[tuple[str, ...]]:
    """Merge header rows to one path per column; blank cells take the wide cell on their left."""
    jalur: list[list[str]] = [[] for _ in range(lebar)]
    for i, b in enumerate(baris):
        if nomor_kolom(b.teks):
            continue
        kini, pemilik = "", -1
        for j in range(lebar):
            sel = b.sel[j] if j < len(b.sel) else SelMentah("")
            if sel.teks:
                kini, pemilik = sel.teks, j
                teks = kini
            elif sel.gabung == KIRI:
                teks = kini
            elif sel.gabung == ATAS or gabungan_diketahui:
                kini, teks = "", ""
            else:
                teks = kini if _selebar(jalur, pemilik, j, i) else ""
            bersih = " ".join(rapatkan_huruf(teks).split())
            if bersih and bersih not in jalur[j]:
                jalur[j].append(bersih)
    return [tuple(j) for j in _tanpa_nomor(jalur)]


def _selebar(jalur: list[list[str]], pemilik: int, j: int, tingkat: int) -> bool:
    """Whether a blank header cell lies under the same upper cell as the text on its left."""
    return pemilik >= 0 and (tingkat == 0 or jalur[pemilik][:1] == jalur[j][:1])


def _tanpa_nomor(jalur: list[list[str]]) -> list[list[str]]:
    """Cut column numbers that were pulled into the header texts (`SASARAN 2`)."""
    bernomor = [j for j in jalur if j and _EKOR_NOMOR.search(j[-1])]
    if len(bernomor) * 2 <= len([j for j in jalur if j]) or len(bernomor) < 3:
        return jalur
    return [[_EKOR_NOMOR.sub("", t) for t in j] for j in jalur]


def kepala_sama(a: list[tuple[str, ...]], b: list[tuple[str, ...]]) -> bool:
    """Whether two headers are the same but for case, spaces and trailing blank columns."""
    return _norma(a) == _norma(b)


def _norma(jalur: list[tuple[str, ...]]) -> list[str]:
    datar = [re.sub(r"\W+", "", "".join(j)).casefold() for j in jalur]
    while datar and not datar[-1]:
        datar.pop()
    return datar


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
    bagian: Bagian,
    tempat: Tempat,
    pengantar: int,
    kepala: int,
) -> TabelDok:
    """Make the table of a grid whose header rows are known."""
    lebar = 1 + max(j for b in kisi.baris for j, sel in enumerate(b.sel) if sel.teks)
    jalur = jalur_kepala(kisi.baris[pengantar : pengantar + kepala], lebar, kisi.gabungan_diketahui)
    tabel = TabelDok(
        nomor,
        judul,
        [Kolom(j, p) for j, p in enumerate(jalur)],
        [],
        bagian,
        tempat,
        [next(t for t in b.teks if t) for b in kisi.baris[:pengantar]],
    )
    isi_baris(tabel, kisi.baris[pengantar + kepala :], kisi.gabungan_diketahui)
    return tabel


def isi_baris(tabel: TabelDok, baris: list[BarisMentah], gabungan_diketahui: bool) -> None:
    """Append body rows to a table; column-number rows and rules of dashes are left out."""
    label = tabel.label
    for b in baris:
        if (
            not any(b.teks)
            or nomor_kolom(b.teks)
            or (
                all(re.fullmatch(r"[-: ]*", t) for t in b.teks if t)
                and any(len(t.strip()) > 1 for t in b.teks)
            )
        ):
            continue
        nomor = len(tabel.baris) + 1
        dasar = Tempat(b.baris, b.halaman or tabel.tempat.halaman, tabel.bagian.judul or None, label, nomor)
        sel = []
        for j, kolom in enumerate(tabel.kolom):
            mentah = b.sel[j] if j < len(b.sel) else SelMentah("")
            sel.append(
                Sel(
                    mentah.teks,
                    kolom,
                    Tempat(
                        dasar.baris,
                        dasar.halaman,
                        dasar.bagian,
                        label,
                        nomor,
                        kolom.nama or None,
                        mentah.teks or None,
                    ),
                )
            )
            if not mentah.teks and mentah.gabung == KIRI and j:
                sel[j].lanjutan_dari = sel[j - 1]
            elif not mentah.teks and mentah.gabung == ATAS and tabel.baris:
                sel[j].lanjutan_dari = tabel.baris[-1].sel[j]
        tabel.baris.append(Baris(sel, nomor, dasar))
    if not gabungan_diketahui:
        _lanjutkan(tabel)


def _lanjutkan(tabel: TabelDok) -> None:
    """Let blank cells continue the one above: in columns of words, left of the first figure of the row."""
    kata = [
        sum(bool(s.teks) and not berupa_angka(s.teks) for s in kolom) * 2 > sum(bool(s.teks) for s in kolom)
        for kolom in (tabel.isi_kolom(j) for j in range(len(tabel.kolom)))
    ]
    for atas, baris in pairwise(tabel.baris):
        if baris.jumlah or len(baris.terisi) < 2:
            continue
        akhir = next(
            (j for j, s in enumerate(baris.sel) if s.teks and berupa_angka(s.teks) and j), len(baris.sel)
        )
        for j in range(akhir):
            if kata[j] and not baris.sel[j].teks and atas.sel[j].isi and not atas.jumlah:
                baris.sel[j].lanjutan_dari = atas.sel[j]
