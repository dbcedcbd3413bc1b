"""Header rows of a grid: where they end, and the path of header texts over each column."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lkip_analysis.audit.document import close_letters
from lkip_analysis.audit.read.mentah import ATAS, KIRI, BarisMentah, SelMentah
from lkip_analysis.text.parse_numbers import baca_angka

RP = re.compile(r"rp\.?", re.IGNORECASE)
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
_MAKS_SUBKEPALA = 30
_MIN_KEPALA_PASTI = 4


def nomor_kolom(teks: Sequence[str]) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`, `1 2 3 4=3/2`."""
    isi = [t for t in teks if t.strip()]
    if len(isi) < 2 or not all(_NOMOR_KOLOM.fullmatch(t.strip()) for t in isi):
        return False
    urut = [int(re.search(r"\d+", t)[0]) for t in isi]
    return urut[0] <= 1 and all(0 <= b - a <= 2 for a, b in pairwise(urut))


_MIN_BARIS_ANGKA = 2
_MAKS_SEL_KEPALA = 60


def nomor_kolom_kepala(teks: Sequence[str]) -> bool:
    """Whether a row under header texts numbers the columns; there it may leave out numbers: `2 3 7 8 14`."""
    if nomor_kolom(teks):
        return True
    isi = [t.strip(" ()") for t in teks if t.strip()]
    if len(isi) < 4 or not all(re.fullmatch(r"\d{1,2}", t) for t in isi):
        return False
    urut = [int(t) for t in isi]
    return urut[0] <= 3 and all(1 <= b - a <= 5 for a, b in pairwise(urut))


def berupa_angka(teks: str) -> bool:
    """Whether a cell is data and not a header text: a number, but not a year."""
    if not teks or _TAHUN.fullmatch(teks.strip()):
        return False
    angka = baca_angka(teks)
    return angka is not None and not (angka.kosong and not teks.strip(" -–"))


def baris_kepala(baris: list[BarisMentah]) -> tuple[int, int]:
    """Find the header: (full-width rows above it, header rows; the row of column numbers is one of them)."""
    for i, b in enumerate(baris[: _MAKS_BARIS_KEPALA + 1]):
        if i and nomor_kolom_kepala(b.teks) and not any(berupa_angka(t) for a in baris[:i] for t in a.teks):
            bawah = i + 1 < len(baris) and _berulang(baris[i + 1].teks)
            return _pengantar(baris[:i]), i + 1 + bawah - _pengantar(baris[:i])
    awal = _pengantar(baris)
    if awal >= len(baris) or not _mirip_kepala(baris[awal].teks):
        return 0, _kepala_tebal(baris) or _kepala_di_atas_angka(baris)
    akhir = awal + 1
    while akhir < min(len(baris), awal + _MAKS_BARIS_KEPALA) and _melanjutkan_kepala(baris[akhir - 1], baris[akhir]):
        akhir += 1
    if akhir < len(baris) and nomor_kolom(baris[akhir].teks):
        akhir += 1
    return awal, akhir - awal


def kepala_bergaris(baris: list[BarisMentah], n: int) -> int:
    """Header rows where a rule stands below the first `n`: rows of sub-headers may follow, blank in front."""
    while n < len(baris) and not baris[n].teks[0] and sum(map(bool, baris[n].teks)) > 1:
        if any(map(berupa_angka, baris[n].teks)):
            break
        n += 1
    return n


def _kepala_di_atas_angka(baris: list[BarisMentah]) -> int:
    """1 where the first row has short words over all columns whose other cells are figures; else 0."""
    atas, bawah = baris[0].teks, baris[1:]
    if len(bawah) < _MIN_BARIS_ANGKA or any(map(berupa_angka, atas)) or max(map(len, atas)) > _MAKS_SEL_KEPALA:
        return 0
    kolom = [[b.teks[j] for b in bawah if j < len(b.sel) and b.sel[j].teks] for j in range(len(atas))]
    angka = [j for j, isi in enumerate(kolom) if isi and sum(map(berupa_angka, isi)) * 5 >= len(isi) * 4]
    return int(bool(angka) and angka != [0] and all(len(atas[j]) > 0 for j in angka))


def _kepala_tebal(baris: list[BarisMentah]) -> int:
    """Number of rows at the top that are words in bold type, above rows that are not; 0 where type says nothing."""
    tebal = [all(s.tebal for s in b.sel if s.teks) and not any(map(berupa_angka, b.teks)) for b in baris]
    n = next((i for i, t in enumerate(tebal) if not t), len(tebal))
    if not 0 < n <= _MAKS_BARIS_KEPALA or sum(tebal[n:]) * 2 > len(tebal) - n:
        return 0
    if max(sum(map(bool, b.teks)) for b in baris[:n]) < 2:
        return 0
    return n + (n < len(baris) and nomor_kolom(baris[n].teks))


def _berulang(teks: list[str]) -> bool:
    """Whether a row repeats a few short texts, as sub-headers do below the column numbers: `K Rp K Rp`."""
    isi = [t.casefold() for t in teks if t]
    return (
        len(isi) >= 4
        and len(set(isi)) * 2 <= len(isi)
        and all(len(t) <= _MAKS_SUBKEPALA and not berupa_angka(t) for t in isi)
    )


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
    # The cell over the numbers of the rows is often one itself, by a slip.
    if len(isi) < 2 or any(berupa_angka(t) or RP.fullmatch(t) for t in isi[len(isi) > _MIN_KEPALA_PASTI :]):
        return False
    if re.fullmatch(r"no\.?|nomor|nomor urut|no\.? urut", isi[0].strip(), re.IGNORECASE):
        return True
    kena = sum(bool(_KATA_KEPALA.search(t) or _TAHUN.fullmatch(t)) and len(t) <= 120 for t in isi)
    return kena * 2 >= len(isi) and not isi[0].strip().endswith(":") and isi[1].strip()[:1] != ":"


def _melanjutkan_kepala(atas: BarisMentah, bawah: BarisMentah) -> bool:
    """Whether `bawah` gives the sub-headers of wide header cells of `atas`."""
    if nomor_kolom(bawah.teks) or any(berupa_angka(t) and not _TAHUN.fullmatch(t) for t in bawah.teks):
        return False
    if not any(bawah.teks[1:]):  # one text in front is a group of the rows below it
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
        if nomor_kolom_kepala(b.teks):
            continue
        atas = [tuple(j) for j in jalur]
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
                # A blank header cell belongs to the text on its left where both lie under the same cell.
                teks = kini if pemilik >= 0 and (not i or atas[pemilik] == atas[j]) else ""
            bersih = " ".join(close_letters(teks).split())
            if bersih and bersih not in jalur[j]:
                jalur[j].append(bersih)
    return [tuple(j) for j in _tanpa_nomor(jalur)]


def _tanpa_nomor(jalur: list[list[str]]) -> list[list[str]]:
    """Cut column numbers that were pulled into the header texts (`SASARAN 2`)."""
    bernomor = [j for j in jalur if j and _EKOR_NOMOR.search(j[-1])]
    if len(bernomor) * 2 <= len([j for j in jalur if j]) or len(bernomor) < 3:
        return jalur
    if len({_EKOR_NOMOR.sub("", j[-1]) for j in bernomor}) == 1:  # `Misi 1`, `Misi 2`: that is their name
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
