"""Made-up exports of the made-up agency, in the layouts that budget systems write."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook

TAHUN = 2031

NAMA = {
    "2": "Urusan Pemerintahan Wajib yang Tidak Berkaitan dengan Pelayanan Dasar",
    "2.18": "Urusan Pemerintahan Bidang Penanaman Modal",
    "2.18.01": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
    "2.18.01.2.01": "Perencanaan dan Evaluasi Kinerja",
    "2.18.01.2.01.01": "Penyusunan Dokumen Perencanaan",
    "2.18.01.2.02": "Administrasi Keuangan",
    "2.18.01.2.02.01": "Penyediaan Gaji dan Tunjangan ASN",
    "2.18.01.2.02.07": "Pelaporan Keuangan",
    "2.18.02": "PROGRAM PENGEMBANGAN IKLIM PENANAMAN MODAL",
    "2.18.02.2.01": "Penetapan Insentif & Kemudahan Penanaman Modal",
    "2.18.02.2.01.02": "Pendampingan Pelaku Usaha Kecil #1",
    "2.18.02.2.01.03": "Klinik Perizinan Daring",
    "2.18.03": "PROGRAM PELAYANAN PENANAMAN MODAL",
    "2.18.03.2.01": "Pelayanan Perizinan Terpadu",
    "2.18.03.2.01.01": "Penggabungan Loket",
    "2.18.03.2.01.02": "Survei Kepuasan Masyarakat",
    "2.18.03.2.01.05": "Pengelolaan Pengaduan_dan_Saran [daring]",
}
REKENING = {
    "5": "BELANJA DAERAH",
    "5.1": "BELANJA OPERASI",
    "5.1.02": "Belanja Barang dan Jasa",
    "5.1.02.01": "Belanja Barang",
    "5.1.02.01.01": "Belanja Barang Pakai Habis",
    "5.1.02.01.01.0024": "Belanja Alat Tulis Kantor",
    "5.1.02.01.01.0052": "Belanja Makanan dan Minuman Rapat",
    "5.1.02.02": "Belanja Jasa",
    "5.1.02.02.01": "Belanja Jasa Kantor",
    "5.1.02.02.01.0003": "Honorarium Narasumber",
}
DAUN = ("5.1.02.01.01.0024", "5.1.02.01.01.0052", "5.1.02.02.01.0003")


@dataclass(frozen=True)
class Baris:
    """One row of an export: a code, a name, amounts."""

    kode: str
    nama: str
    pagu: int
    realisasi: int
    sub: str = ""
    """Code of the sub kegiatan, for the rows of its rekening."""


SUB = [
    Baris("2.18.01.2.01.01", "", 42_500_000, 41_998_750),
    Baris("2.18.01.2.02.01", "", 3_120_450_000, 3_099_120_133),
    Baris("2.18.01.2.02.07", "", 7_500_000, 0),
    Baris("2.18.02.2.01.02", "", 185_000_000, 101_250_000),
    Baris("2.18.02.2.01.03", "", 96_000_000, 95_000_000),
    Baris("2.18.03.2.01.01", "", 640_000_000, 598_730_500),
    Baris("2.18.03.2.01.02", "", 55_000_000, 54_600_000),
    Baris("2.18.03.2.01.05", "", 120_000_000, 119_250_000),
]
"""The amounts of the agency's data, and one that they do not have: the realisasi of 2.18.02.2.01.03."""

PAGU = sum(s.pagu for s in SUB)
REALISASI = sum(s.realisasi for s in SUB)


def empat_angka(kode: str) -> str:
    """Write the number of a sub kegiatan with four digits."""
    bagian = kode.split(".")
    return ".".join([*bagian[:5], bagian[5].zfill(4)]) if len(bagian) == 6 else kode


def pohon(sub: Sequence[Baris] = SUB, *, dalam: bool = True, mulai: int = 1) -> Iterator[Baris]:
    """Yield the rows from the urusan down to the rekening, each with the sum of what is below it."""
    terlihat = set()
    for s in sub:
        bagian = s.kode.split(".")
        for n in (1, 2, 3, 5):
            atas = ".".join(bagian[:n])
            if n >= mulai and atas not in terlihat:
                terlihat.add(atas)
                milik = [x for x in sub if x.kode.startswith(f"{atas}.")]
                yield Baris(atas, NAMA[atas], sum(x.pagu for x in milik), sum(x.realisasi for x in milik))
        yield replace(s, nama=s.nama or NAMA[s.kode])
        if dalam:
            yield from rekening(s)


def rekening(s: Baris) -> Iterator[Baris]:
    """Yield the rekening of a sub kegiatan: three leaves, and the sums above them."""
    tiga = [(n // 4, n // 4, n - 2 * (n // 4)) for n in (s.pagu, s.realisasi)]
    uang = {k: (p, r) for k, p, r in zip(DAUN, *tiga, strict=True)}
    for kode, nama in REKENING.items():
        milik = [u for k, u in uang.items() if k == kode or k.startswith(f"{kode}.")]
        yield Baris(kode, nama, sum(p for p, _ in milik), sum(r for _, r in milik), sub=s.kode)


KEPALA_SPJ = (
    ["Kode Rekening", "Uraian", "Jumlah Anggaran", "SPJ-LS Gaji", None, None,
     "SPJ-LS Barang & Jasa", None, None, "SPJ-UP/GU/TU", None, None,
     "Jumlah SPJ (LS+UP/GU/TU) s.d. bulan ini", "Sisa Pagu Anggaran"],
    [None, None, None, *["s.d. bulan lalu", "bulan ini", "s.d. bulan ini"] * 3, None, None],
    [*range(1, 13), "13=6+9+12", "14=3-13"],
)  # fmt: skip
GABUNG_SPJ = ("A5:A6", "B5:B6", "C5:C6", "D5:F5", "G5:I5", "J5:L5", "M5:M6", "N5:N6")


def spj(sub: Sequence[Baris] = SUB, kode: Callable[[str], str] = empat_angka) -> list[list[object]]:
    """Laporan SPJ Fungsional: header in rows 5 and 6, numbers of columns, agency, tree, total, signature."""
    judul = [
        ["PEMERINTAH KABUPATEN SAGARA BIRU"],
        ["LAPORAN PERTANGGUNGJAWABAN BENDAHARA PENGELUARAN (SPJ BELANJA - FUNGSIONAL)"],
        ["TAHUN ANGGARAN 2031"],
        [],
    ]
    skpd = Baris(
        "2.18.0.00.0.00.01.0000",
        "Dinas Penanaman Modal",
        sum(s.pagu for s in sub),
        sum(s.realisasi for s in sub),
    )
    isi = [skpd, *pohon(sub)]
    jumlah = replace(skpd, kode="", nama="JUMLAH")
    akhir = [
        [None] * 9 + ["Muara Sagara, 31 Desember 2031"],
        [None] * 9 + ["Bendahara Pengeluaran"],
        [None] * 9 + ["NIP. 199001012015031001"],
    ]
    return [*judul, *KEPALA_SPJ, *(_baris_spj(b, kode) for b in [*isi, jumlah]), [], *akhir]


def _baris_spj(b: Baris, kode: Callable[[str], str]) -> list[object]:
    gaji, ls = b.realisasi // 3, b.realisasi // 5
    gu = b.realisasi - gaji - ls
    tiga = [n for jenis in (gaji, ls, gu) for n in (jenis - jenis // 12, jenis // 12, jenis)]
    return [kode(b.kode) or None, b.nama, b.pagu, *tiga, b.realisasi, b.pagu - b.realisasi]


def indonesia(n: int) -> str:
    """Write an amount as text: `1.234.567,00`."""
    return f"{n:,}".replace(",", ".") + ",00"


def simda(sub: Sequence[Baris] = SUB, uang: Callable[[int], object] = lambda n: f"Rp {indonesia(n)}" if n else "-"):
    """Laporan realisasi with the code split over five columns, totals below each program, amounts as text."""
    rows: list[list[object]] = [
        ["LAPORAN REALISASI ANGGARAN"],
        [None, "Tahun Anggaran : 2031"],
        [
            "Kode Rekening",
            None,
            None,
            None,
            None,
            "Uraian",
            "Anggaran",
            "Realisasi",
            None,
            None,
            "Lebih/(Kurang)",
            "%",
        ],
        [None, None, None, None, None, None, None, "Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini", None, None],
    ]
    program = ""
    for b in [*pohon(sub, dalam=False, mulai=3), None]:
        level = len(b.kode.split(".")) if b else 3
        if level == 3 and program:
            milik = [s for s in sub if s.kode.startswith(f"{program}.")]
            rows.append(
                _baris_simda(
                    [None] * 5,
                    Baris("", "Jumlah Program", sum(s.pagu for s in milik), sum(s.realisasi for s in milik)),
                    uang,
                )
            )
        if b is None:
            break
        program = b.kode if level == 3 else program
        bagian = b.kode.split(".")
        kode = [
            bagian[0],
            bagian[1],
            bagian[2],
            ".".join(bagian[3:5]) or None,
            bagian[5] if level == 6 else None,
        ]
        rows.append(_baris_simda(kode, b, uang))
    rows.append(
        _baris_simda(
            [None] * 5,
            Baris("", "JUMLAH BELANJA", sum(s.pagu for s in sub), sum(s.realisasi for s in sub)),
            uang,
        )
    )
    return rows


def _baris_simda(kode: list, b: Baris, uang: Callable[[int], object]) -> list[object]:
    lalu = b.realisasi // 2
    persen = f"{b.realisasi / b.pagu:.2%}".replace(".", ",") if b.pagu else None
    return [
        *kode,
        b.nama,
        uang(b.pagu),
        uang(lalu),
        uang(b.realisasi - lalu),
        uang(b.realisasi),
        uang(b.pagu - b.realisasi),
        persen,
    ]


def per_sub_kegiatan(sub: Sequence[Baris] = SUB) -> list[list[object]]:
    """One table for each sub kegiatan, its code in headings above, the realisasi parted by how it is paid."""
    rows: list[list[object]] = [["LAPORAN REALISASI PER SUB KEGIATAN"], []]
    for s in sub:
        bagian = s.kode.split(".")
        program, kegiatan = ".".join(bagian[:3]), ".".join(bagian[:5])
        rows += [
            ["PROGRAM", ":", f"{program} - {NAMA[program]}"],
            ["KEGIATAN", ":", f"{kegiatan} - {NAMA[kegiatan]}"],
            ["SUB KEGIATAN", ":", f"{empat_angka(s.kode)} - {s.nama or NAMA[s.kode]}"],
            [
                "Kode Rekening",
                "Uraian",
                "Pagu",
                "SPD Terbit",
                "Rencana",
                None,
                None,
                "Realisasi",
                None,
                None,
                "Sisa Pagu",
                "Sisa SPD",
            ],
            [None, None, None, None, *["KKPD", "UP/GU/TU", "LS"] * 2, None, None],
        ]
        daun = [b for b in rekening(s) if b.kode in DAUN]
        for b in [*daun, Baris("", "Total", s.pagu, s.realisasi)]:
            kkpd, gu = b.realisasi // 10, b.realisasi // 3
            bayar = [kkpd, gu, b.realisasi - kkpd - gu]
            rows.append(
                [
                    b.kode or None,
                    b.nama,
                    b.pagu,
                    b.pagu,
                    *bayar,
                    *bayar,
                    b.pagu - b.realisasi,
                    b.pagu - b.realisasi,
                ]
            )
        rows.append([])
    return rows


def datar(sub: Sequence[Baris] = SUB) -> list[list[object]]:
    """A table of a data base: the sub kegiatan repeated in every row, no totals."""
    rows: list[list[object]] = [
        ["tahun", "kode_sub_giat", "nama_sub_giat", "kode_akun", "nama_akun", "pagu", "realisasi"]
    ]
    for s in sub:
        rows += [
            [TAHUN, empat_angka(s.kode), s.nama or NAMA[s.kode], b.kode, b.nama, b.pagu, b.realisasi]
            for b in rekening(s)
            if b.kode in DAUN
        ]
    return rows


def bulanan(sub: Sequence[Baris] = SUB) -> list[list[object]]:
    """A local worksheet: a column for each month, full codes with the rekening, a total above."""
    rows: list[list[object]] = [
        ["NO", "KODE REKENING", "URAIAN", "SEBELUM", "SETELAH", *["JAN", "FEB", "MAR"], "JUMLAH REALISASI"],
        [
            None,
            None,
            "TOTAL",
            None,
            sum(s.pagu for s in sub),
            None,
            None,
            None,
            sum(s.realisasi for s in sub),
        ],
    ]
    for nomor, s in enumerate(sub, start=1):
        for b in rekening(s):
            tiga = [b.realisasi // 3, b.realisasi // 3, b.realisasi - 2 * (b.realisasi // 3)]
            rows.append([nomor, f"{empat_angka(s.kode)}.{b.kode}", b.nama, b.pagu, b.pagu, *tiga, b.realisasi])
    return rows


def tanpa_kode(sub: Sequence[Baris] = SUB) -> list[list[object]]:
    """A list with names only."""
    kepala = ["NO", "Uraian Program/Kegiatan/Sub Kegiatan", "Target (Rp)", "Realisasi (Rp)", "Permasalahan"]
    return [
        ["REALISASI BELANJA"],
        kepala,
        *([i, b.nama, b.pagu, b.realisasi] for i, b in enumerate(pohon(sub, dalam=False, mulai=3), start=1)),
        [None, "Jumlah", sum(s.pagu for s in sub), sum(s.realisasi for s in sub)],
    ]


def jenis_belanja(sub: Sequence[Baris] = SUB) -> list[list[object]]:
    """One row for each sub kegiatan, with columns by kind of spending."""
    jenis = ("pegawai", "barang_jasa", "modal", "hibah")
    kolom = [f"{j}_{u}" for j in jenis for u in ("anggaran", "realisasi_keuangan", "realisasi_fisik")]
    rows: list[list[object]] = [["tahun", "triwulan", "program", "kegiatan", "sub_kegiatan", *kolom]]
    for s in sub:
        pagu, realisasi = (
            [s.pagu // 2, s.pagu - s.pagu // 2, 0, 0],
            [s.realisasi // 2, s.realisasi - s.realisasi // 2, 0, 0],
        )
        angka = [x for p, r in zip(pagu, realisasi, strict=True) for x in (p, r, 90)]
        rows.append([TAHUN, 4, "P", "K", s.nama or NAMA[s.kode], *angka])
    return rows


def buku(path: Path, isi: Sequence[Sequence[object]], gabung: Sequence[str] = (), lembar: str = "Sheet1") -> Path:
    """Write rows as a workbook."""
    wb = Workbook()
    wb.active.title = lembar
    for baris in isi:
        wb.active.append(list(baris))
    for tempat in gabung:
        wb.active.merge_cells(tempat)
    wb.save(path)
    return path


def teks(path: Path, isi: Sequence[Sequence[object]], pemisah: str = ",", sandi: str = "utf-8") -> Path:
    """Write rows as a text file."""
    keluar = io.StringIO()
    csv.writer(keluar, delimiter=pemisah).writerows(["" if s is None else s for s in baris] for baris in isi)
    path.write_bytes(keluar.getvalue().encode(sandi))
    return path
