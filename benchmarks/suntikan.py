"""Kinds of planted faults: each finds the spots of a clean report where it can stand, and writes it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from bersih import Bersih, Suntikan

from lkip_analysis.audit.document import Baris, Sel

UANG = re.compile(r"Rp\d(?:[\d.]*\d)?")
PERSEN = re.compile(r"[\d.]+(?:,\d+)?%")
BESARAN = {
    "capaian-hitung", "capaian-salinan", "capaian-kalimat", "nilai-kalimat", "nilai-lintas-tabel",
    "tahun-angka-kalimat", "efisiensi-hitung", "arah-kata", "selisih-kalimat", "rasio-komponen",
    "angka-tahun-lalu", "target-berisi-capaian", "target-akhir-renstra",
}  # fmt: skip
ANGGARAN = {
    "anggaran-jumlah", "anggaran-hierarki", "anggaran-rincian", "anggaran-tahap", "anggaran-salah-ketik",
    "jumlah-kolom", "sisa-anggaran", "serapan-hitung", "serapan-uraian", "realisasi-lebih-pagu",
    "pagu-silang", "realisasi-anggaran-silang", "pagu-sub-sebagai-program", "pagu-program-rincian",
    "nama-anggaran", "terbilang",
}  # fmt: skip


class Jenis(NamedTuple):
    """A kind of fault: what it is, the rules that should see it, and the spots where it can be planted."""

    judul: str
    aturan: frozenset[str]
    calon: Callable[[Bersih, Random], Iterator[Suntikan]]


JENIS: dict[str, Jenis] = {}


def jenis(id: str, judul: str, *aturan: str) -> Callable:
    def daftarkan(fungsi: Callable[[Bersih, Random], Iterator[Suntikan]]) -> Callable:
        JENIS[id] = Jenis(judul, frozenset(aturan), fungsi)
        return fungsi

    return daftarkan


def _ujung(sel: Sel) -> str:
    return sel.kolom.jalur[-1].casefold() if sel.kolom.jalur else ""


def _jalur(sel: Sel) -> str:
    return sel.kolom.nama.casefold()


def _geser_persen(teks: str, acak: Random) -> str:
    """Another percentage, off by a tenth to a half, so no rounding explains it."""
    nilai = float(teks.rstrip("%").replace(".", "").replace(",", "."))
    baru = max(nilai, 1.0) * (1 + acak.choice([-1, 1]) * acak.uniform(0.1, 0.5))
    return f"{baru:.2f}".replace(".", ",") + "%"


def _geser_uang(teks: str, acak: Random) -> str:
    """Two neighbouring digits swapped, or one replaced: faults of typing."""
    digit = list(teks)
    tempat = [i for i, c in enumerate(digit) if c.isdigit()][: max(1, sum(c.isdigit() for c in digit) - 2)]
    pilih = acak.choice(tempat)
    digit[pilih] = acak.choice([d for d in "123456789" if d != digit[pilih]])
    return "".join(digit)


def _kinerja(sel: Sel, ujung: str) -> bool:
    return _ujung(sel).startswith(ujung) and "anggaran" not in _jalur(sel) and bool(PERSEN.fullmatch(sel.teks))


def _serapan(baris: Baris, sel: Sel) -> bool:
    """Whether a percentage stands right of a pagu and a realisasi: an absorption, whatever its column is called."""
    uang = [x for x in baris.terisi if UANG.fullmatch(x.teks)]
    return bool(PERSEN.fullmatch(sel.teks)) and len(uang) == 2 and sel.kolom.indeks > uang[1].kolom.indeks


@jenis("capaian-tabel", "Capaian salah dalam tabel", *BESARAN)
def capaian_tabel(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for _, baris, s in b.sel(lambda t, r, s: "capaian" in _jalur(s) and bool(PERSEN.fullmatch(s.teks))):
        if not _serapan(baris, s):
            yield b.ganti_sel((s, _geser_persen(s.teks, acak)))


@jenis("capaian-kalimat", "Capaian salah dalam kalimat", *BESARAN)
def capaian_kalimat(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"(?:capaiannya|dengan capaian) ([\d.]+(?:,\d+)?%)"):
        yield b.ganti(n, *m.span(1), _geser_persen(m[1], acak))


@jenis("capaian-salinan", "Kolom capaian mengulang target", *BESARAN)
def capaian_salinan(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for tabel in b.dokumen.tabel:
        pasangan = []
        for baris in tabel.baris:
            target = [s for s in baris.terisi if _kinerja(s, "target")]
            capai = [s for s in baris.terisi if _kinerja(s, "capaian") and "2023" not in _jalur(s)]
            if len(target) == len(capai) == 1:
                pasangan.append((capai[0], target[0].teks))
        if len(pasangan) >= 2 and all(b._tepat(s) for s, _ in pasangan):
            yield b.ganti_sel(*pasangan)


@jenis("komponen", "Realisasi tidak sesuai dengan komponennya", *BESARAN, "penyebut-berbeda", "jumlah-komponen",
       "realisasi-komponen")  # fmt: skip
def komponen(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"ialah ([\d.]+) (?:orang|kasus)"):
        if "berbeda dengan hasil hitung dari komponennya" not in b.garis[n - 1]:
            baru = round(int(m[1].replace(".", "")) * acak.choice([0.6, 0.8, 1.25, 1.5]))
            yield b.ganti(n, *m.span(1), f"{baru:,}".replace(",", "."))


@jenis("total", "Jumlah tabel salah", *ANGGARAN)
def total(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for _, _, s in b.sel(lambda t, r, s: r.jumlah and bool(UANG.fullmatch(s.teks))):
        yield b.ganti_sel((s, _geser_uang(s.teks, acak)))


def _induk(baris: Baris) -> bool:
    kode = baris.sel[0].teks
    return bool(re.fullmatch(r"\d+(?:\.\d+){2,4}", kode)) and len(kode.split(".")) in (3, 5)


@jenis("subtotal", "Jumlah program atau kegiatan salah", *ANGGARAN)
def subtotal(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for _, _, s in b.sel(lambda t, r, s: _induk(r) and bool(UANG.fullmatch(s.teks)) and s.teks != "Rp0"):
        yield b.ganti_sel((s, _geser_uang(s.teks, acak)))


@jenis("rincian", "Angka rincian salah dalam tabel berjenjang", *ANGGARAN)
def rincian(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    rinci = re.compile(r"\d+(?:\.\d+){5}")
    for _, baris, s in b.sel(lambda t, r, s: bool(UANG.fullmatch(s.teks)) and s.teks != "Rp0"):
        if rinci.fullmatch(baris.sel[0].teks):
            yield b.ganti_sel((s, _geser_uang(s.teks, acak)))


@jenis("serapan", "Serapan salah dalam tabel", *ANGGARAN, "efisiensi-hitung")
def serapan(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for _, _, s in b.sel(lambda t, r, s: _serapan(r, s)):
        yield b.ganti_sel((s, _geser_persen(s.teks, acak)))


@jenis("serapan-kalimat", "Serapan salah dalam kalimat", *ANGGARAN, "nilai-kalimat", "efisiensi-hitung")
def serapan_kalimat(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    pola = (
        r"dari pagu Rp[\d.]+ atau ([\d,]+%)|sebesar ([\d,]+%) \(Rp[\d.]+ dari|"
        r"serapan anggaran Program [^.,]+ sebesar ([\d,]+%)"
    )
    for n, m in b.cari(pola):
        yield b.ganti(n, *m.span(m.lastindex), _geser_persen(m[m.lastindex], acak))


@jenis("terbilang", "Terbilang tidak sama dengan angkanya", "terbilang")
def terbilang(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    kata = ["dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
    for n, m in b.cari(r"Rp[\d.]+ \(([a-z ]+ rupiah)\)"):
        letak = list(re.finditer(r"\b(?:" + "|".join(kata) + r")\b", m[1]))
        x = acak.choice(letak)
        baru = acak.choice([k for k in kata if k != x[0]])
        yield b.ganti(n, m.start(1) + x.start(), m.start(1) + x.end(), baru)


@jenis("pagu-sub", "Pagu sub kegiatan ditulis sebagai pagu program", *ANGGARAN)
def pagu_sub(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for tabel in b.dokumen.tabel:
        for atas, bawah in zip(tabel.baris, tabel.baris[1:], strict=False):
            uang = [[s for s in r.terisi if UANG.fullmatch(s.teks)] for r in (atas, bawah)]
            program = any(s.teks.startswith("Program ") for s in atas.terisi)
            sub = any(s.teks.startswith("– ") for s in bawah.terisi)
            if program and sub and all(uang) and uang[0][0].teks != uang[1][0].teks and b._tepat(uang[0][0]):
                yield b.ganti_sel((uang[0][0], uang[1][0].teks))
                yield b.ganti_sel((uang[0][0], uang[1][0].teks), (uang[0][1], uang[1][1].teks))


@jenis("salin-tetangga", "Realisasi tersalin dari baris lain", *ANGGARAN)
def salin_tetangga(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for tabel in b.dokumen.tabel:
        for atas, bawah in zip(tabel.baris, tabel.baris[1:], strict=False):
            uang = [[s for s in r.terisi if UANG.fullmatch(s.teks)] for r in (atas, bawah)]
            berpasangan = len(uang[0]) == len(uang[1]) == 2 and not bawah.jumlah and b._tepat(uang[1][1])
            if berpasangan and uang[0][1].teks != uang[1][1].teks:
                yield b.ganti_sel((uang[1][1], uang[0][1].teks))


@jenis("efisiensi", "Nilai efisiensi salah", "efisiensi-hitung", "kategori-efisiensi", "nilai-lintas-tabel")
def efisiensi(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for _, _, s in b.sel(lambda t, r, s: "efisiensi" in _ujung(s) and bool(re.fullmatch(r"\d,\d\d", s.teks))):
        nilai = float(s.teks.replace(",", "."))
        yield b.ganti_sel((s, f"{nilai * acak.choice([0.7, 0.85, 1.2, 1.5]):.2f}".replace(".", ",")))


@jenis("kategori", "Kategori efisiensi salah", "kategori-efisiensi")
def kategori(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    balik = {"Efisien": "Kurang Efisien", "Kurang Efisien": "Efisien"}
    for _, _, s in b.sel(lambda t, r, s: s.teks in balik):
        yield b.ganti_sel((s, balik[s.teks]))
    for n, m in b.cari(r"termasuk kategori (kurang efisien|efisien)"):
        yield b.ganti(n, *m.span(1), balik[m[1].title()].lower())


@jenis("predikat", "Predikat tidak sesuai dengan skala", "predikat-skala", "predikat-ganda-tanda")
def predikat(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    kelas = ["Sangat Berhasil", "Berhasil", "Cukup Berhasil", "Tidak Berhasil"]
    for _, _baris, s in b.sel(lambda t, r, s: "predikat" in _ujung(s) and s.teks in kelas):
        yield b.ganti_sel((s, acak.choice([k for k in kelas if k != s.teks])))
    for _, baris, s in b.sel(lambda t, r, s: s.teks == "✓"):
        lain = acak.choice([x for x in baris.terisi if x.teks == "–"])
        yield b.ganti_sel((s, "–"), (lain, "✓"))
    for n, m in b.cari(r"predikat (sangat rendah|sangat tinggi)"):
        yield b.ganti(n, *m.span(1), acak.choice(["sedang", "rendah", "tinggi"]))


@jenis("dua-nilai", "Satu besaran dengan dua nilai antartabel", *BESARAN, "target-tetap")
def dua_nilai(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    """Not where only the agreements of lower officials print the target: it may lawfully change with them."""
    dilaporkan = {
        x.teks.casefold() for t in b.dokumen.tabel if any("realisasi" in k.nama.casefold() for k in t.kolom)
        for r in t.baris for x in r.terisi
    }  # fmt: skip
    for _, baris, s in b.sel(lambda t, r, s: _kinerja(s, "realisasi") or _kinerja(s, "target")):
        bernama = any("indikator" in _jalur(x) and x.isi.casefold() in dilaporkan for x in baris.sel)
        if bernama and not any("capaian" in _jalur(x) or "kemajuan" in _jalur(x) for x in baris.terisi):
            yield b.ganti_sel((s, _geser_persen(s.teks, acak)))


@jenis("tahun-lalu", "Angka tahun lalu mengulang tahun lain", *BESARAN)
def tahun_lalu(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    lalu = str(int(b.tahun) - 1)
    for _, baris, s in b.sel(lambda t, r, s: lalu in _jalur(s) and bool(PERSEN.fullmatch(s.teks))):
        besaran = next((k for k in ("realisasi", "capaian") if k in _jalur(s)), None)
        lain = [x for x in baris.terisi if besaran and besaran in _jalur(x) and x is not s and x.teks != s.teks
                and PERSEN.fullmatch(x.teks)]  # fmt: skip
        if lain:
            yield b.ganti_sel((s, acak.choice(lain).teks))


@jenis(
    "hitungan",
    "Banyaknya tidak sama dengan daftarnya",
    "jumlah-daftar",
    "jumlah-iku",
    "jumlah-perubahan",
    "jumlah-tabel",
)
def hitungan(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    hal = r"(?:program|kegiatan|sub kegiatan|tujuan|sasaran strategis|indikator kinerja utama)"
    for n, m in b.cari(rf"(\d+) \(([a-z ]+)\) {hal}\b"):
        if " dari " not in b.garis[n - 1][max(0, m.start() - 25) : m.end()] and int(m[1]) > 1:
            baru, kata = acak.choice([(7, "tujuh"), (9, "sembilan"), (6, "enam")])
            yield b.ganti(n, m.start(1), m.end(2), f"{baru} ({kata}")


@jenis("arah", "Kata naik atau turun terbalik", "arah-kata", "arah-dari-menjadi", "selisih-kalimat")
def arah(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    balik = {"meningkat": "menurun", "menurun": "meningkat", "lebih rendah": "lebih tinggi",
             "lebih tinggi": "lebih rendah", "bertambah": "berkurang", "diturunkan": "dinaikkan"}  # fmt: skip
    pola = (
        r"\b(meningkat|menurun|bertambah)(?= (?:[\d,]+ poin|Rp))|"
        r"\b(lebih (?:rendah|tinggi)) daripada|\b(diturunkan) menjadi"
    )
    for n, m in b.cari(pola):
        i = next(i for i in (1, 2, 3) if m[i])
        yield b.ganti(n, *m.span(i), balik[m[i]])


@jenis("selisih", "Selisih dalam kalimat salah", "selisih-kalimat")
def selisih(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"(?:meningkat|menurun) ([\d,]+) poin"):
        yield b.ganti(n, *m.span(1), _geser_persen(m[1] + "%", acak)[:-1])


@jenis("realisasi-target", "Realisasi dalam kalimat adalah targetnya", *BESARAN, "klaim-target")
def realisasi_target(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"Target tahun \d+ ialah ([\d,]+%) dan realisasinya ([\d,]+%)"):
        yield b.ganti(n, *m.span(2), m[1])
    for n, m in b.cari(r"(?:[Rr]ealisasinya|terealisasi) ([\d,]+%) dari target ([\d,]+%)"):
        yield b.ganti(n, *m.span(1), m[2])
    for n, m in b.cari(r"Dari target ([\d,]+%) terealisasi ([\d,]+%)"):
        yield b.ganti(n, *m.span(2), m[1])


@jenis("tahun", "Tahun yang bukan tahun laporan", "tanggal-data", "tahun-judul", "tahun-kepala", "daftar-tabel",
       "tahun-angka-kalimat", "nilai-kalimat", "tahun-renstra", "daftar-isi", "nilai-lintas-tabel",
       "tahun-banding")  # fmt: skip
def tahun(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    lalu = str(int(b.tahun) - 1)
    for n, m in b.cari(rf"(?:Tabel [IVX]+\.\d+ .*Tahun |per tanggal 31 Desember |Target tahun )({b.tahun})\b"):
        yield b.ganti(n, *m.span(1), lalu)


@jenis("peraturan", "Satu peraturan dengan dua tahun", "peraturan-dua-tahun")
def peraturan(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    banyak = Counter(m[0] for _, m in b.cari(r"Nomor \d+ Tahun \d{4} tentang"))
    for n, m in b.cari(r"Nomor \d+ Tahun (\d{4}) tentang"):
        if banyak[m[0]] > 1:
            yield b.ganti(n, *m.span(1), str(int(m[1]) + acak.choice([-2, -1, 1])))


@jenis("instansi", "Nama instansi lain", "instansi-lain", "nama-instansi", "daftar-tabel")
def instansi(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(rf"(?:LKIP|Renstra|[Kk]inerja|[Tt]ugas dan fungsi|[Aa]nggaran) ({b.instansi})\b"):
        yield b.ganti(n, *m.span(1), acak.choice(["Dinas Perhubungan", "Dinas Pendidikan", "Badan Kepegawaian"]))


@jenis(
    "nomor-tabel",
    "Nomor tabel dipakai dua kali",
    "nomor-ganda",
    "daftar-tabel",
    "urutan-nomor",
    "rujukan-tabel",
)
def nomor_tabel(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    sebelum = None
    for n, m in b.cari(r"^Tabel ([IVXL]*\.?\d+) (?=\S)"):
        if sebelum:
            yield b.ganti(n, *m.span(1), sebelum)
        sebelum = m[1]


@jenis("milyar", "Ejaan “milyar”", "ejaan-bilangan")
def milyar(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"\bmiliar\b"):
        yield b.ganti(n, *m.span(), "milyar")


@jenis("rp-titik", "Lambang rupiah dengan titik atau spasi", "penulisan-rupiah")
def rp_titik(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"\bRp(?=\d)"):
        yield b.ganti(n, *m.span(), acak.choice(["Rp.", "Rp. ", "Rp "]))


@jenis("renggang", "Angka berspasi", "angka-renggang")
def renggang(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for n, m in b.cari(r"Rp([\d.]{9,}\d)"):
        yield b.ganti(n, *m.span(1), " ".join(m[1]))


@jenis("nip", "Satu NIP pada dua orang", "nip-dua-orang", "nip-orang-ganda")
def nip(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    semua = list(b.cari(r"^NIP (\d{8} \d{6} \d \d{3})$"))
    for n, m in semua:
        yield b.ganti(n, *m.span(1), acak.choice([x[1] for _, x in semua if x[1] != m[1]]))


@jenis("pihak", "Pihak pertama dan kedua tertukar", "pihak-tertukar")
def pihak(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    nama = [n for n, _ in b.cari(r"^Nama\t: ")]
    for satu, dua in itertools.pairwise(nama):
        antara = b.garis[satu:dua]
        if dua - satu < 8 and any("disebut Pihak Pertama" in g for g in antara):
            baru = (b.garis[dua - 1 : dua + 1], b.garis[satu - 1 : satu + 1])
            yield Suntikan({n + i: baru[k][i] for k, n in enumerate((satu, dua)) for i in (0, 1)})


@jenis("nama-indikator", "Nama indikator berbeda dari perjanjian kinerja", "indikator-di-luar-pk",
       "indikator-tidak-dilaporkan", "nama-ganda", "indikator-berulang")  # fmt: skip
def nama_indikator(b: Bersih, acak: Random) -> Iterator[Suntikan]:
    for t, _, s in b.sel(lambda t, r, s: "indikator" in _jalur(s) and s.teks.startswith("Persentase ")):
        if (t.nomor or "").startswith("III"):
            kata = s.teks.split()
            lain = [x.teks for r in t.baris for x in r.terisi if x.kolom is s.kolom and x.teks != s.teks]
            yield b.ganti_sel((s, acak.choice([" ".join(["Besaran", *kata[2:]]), *lain[:1]])))
