"""An export whose sums are not those of its lines is refused, with the rows; nothing is written."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkip_analysis.budget_import.assemble import susun
from lkip_analysis.budget_import.export_formats import cari_format
from lkip_analysis.budget_import.export_rows import baca_baris
from lkip_analysis.budget_import.header import cari_kepala
from lkip_analysis.budget_import.import_errors import ImporError
from lkip_analysis.budget_import.match import Butir, Pencocok
from lkip_analysis.budget_import.stated_sums import periksa_identitas, periksa_jumlah
from lkip_analysis.workbook.cells import Sel
from lkip_analysis.workbook.read_workbook import Halaman

from . import ekspor_contoh as contoh
from .ekspor_contoh import NAMA, SUB, buku, pohon

BUTIR = [Butir(k, n) for k, n in NAMA.items() if len(k.split(".")) in (3, 5, 6)]


def selisih(isi, format="sipd-spj-fungsional"):
    """Return the differences that an export has, without touching any data."""
    baris = [(i, [Sel(s, "s" if isinstance(s, str) else "n") for s in b]) for i, b in enumerate(isi, start=1) if b]
    halaman, f, pencocok = Halaman("", baris), cari_format(format), Pencocok(BUTIR, 90)
    bacaan = baca_baris(halaman, cari_kepala(halaman, f), f, "2.18", pencocok.dikenal)
    jumlah = periksa_jumlah(susun(bacaan.baris, pencocok))
    return [*jumlah.selisih, *periksa_identitas(bacaan.baris, f.identitas).selisih], jumlah.diperiksa


SPJ = contoh.spj()
BARIS_SPJ = [i for i, b in enumerate(SPJ) if len(b) == 14 and isinstance(b[2], int) and b[0] != 1]


def test_contoh_tidak_punya_selisih():
    assert selisih(SPJ) == ([], 2 * (1 + 2 + 3 + 4 + len(SUB) * 8 + 1))


@settings(max_examples=60)
@given(st.sampled_from(BARIS_SPJ), st.integers(2, 13), st.integers(-(10**6), 10**6).filter(bool))
def test_setiap_angka_yang_diubah_ketahuan(baris, kolom, tambah):
    """Whichever figure of the report is wrong, of a line or of a sum, some sum tells it."""
    isi = [list(b) for b in SPJ]
    isi[baris][kolom] += tambah

    assert selisih(isi)[0]


@pytest.mark.parametrize("kode", ["2", "2.18", "2.18.02", "2.18.02.2.01", "2.18.02.2.01.0003", "5.1.02"])
@pytest.mark.parametrize(("kolom", "nama"), [(2, "pagu"), (12, "realisasi")])
def test_jumlah_yang_keliru_disebut_barisnya(meja, kode, kolom, nama):
    isi = contoh.spj()
    nomor = next(i for i, b in enumerate(isi) if b and b[0] == kode)
    isi[nomor][kolom] += 1_000
    isi[nomor][13] += 1_000 if kolom == 2 else -1_000
    sebelum = meja.berkas("anggaran.csv").read_bytes()

    with pytest.raises(ImporError, match="berbeda dari jumlah rinciannya") as galat:
        meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert any(
        r.startswith(f"baris {nomor + 1} (") and f": {nama} " in r and "selisih 1.000;" in r
        for r in galat.value.rincian
    )
    assert meja.berkas("anggaran.csv").read_bytes() == sebelum


def test_jumlah_di_bawah_setiap_program(meja):
    isi = contoh.simda(uang=lambda n: n)
    nomor = next(i for i, b in enumerate(isi) if b[5:6] == ["Jumlah Program"])
    isi[nomor][9] -= 5

    with pytest.raises(ImporError) as galat:
        meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert len(galat.value.rincian) == 1
    assert galat.value.rincian[0].startswith(f"baris {nomor + 1} (Jumlah Program): realisasi ")


def test_jumlah_seluruhnya_yang_keliru(meja):
    isi = contoh.tanpa_kode()
    isi[-1][3] += 7

    with pytest.raises(ImporError, match="selisih 7;"):
        meja.rencana(buku(meja.folder / "a.xlsx", isi))


def test_baris_yang_hilang_ketahuan(meja):
    """A sub kegiatan that the export leaves out is missing in its sums."""
    isi = contoh.tanpa_kode()
    isi = [b for b in isi if b[1:2] != ["Klinik Perizinan Daring"]]

    with pytest.raises(ImporError, match=r"selisih 95\.000\.000"):
        meja.rencana(buku(meja.folder / "a.xlsx", isi))


SEL = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.booleans(),
    st.text(max_size=12),
    st.sampled_from(["2", "2.18", "2.18.02", "2.18.02.2.01", "2.18.02.2.01.0003", "2.18.0.00.0.00.01.0000"]),
    st.sampled_from(["5", "5.1", "5.1.02.01.01.0024", "4.1", "JUMLAH", "Jumlah Program", "Rp 5", "-"]),
    st.sampled_from(["Sub Kegiatan : 2.18.02.2.01.0003", *NAMA.values()]),
)


@settings(max_examples=150)
@given(st.lists(st.lists(SEL, max_size=14), max_size=12))
def test_isi_apa_pun_dibaca_atau_ditolak(isi):
    """Whatever stands below a header, reading it ends with an answer, never with a crash."""
    with contextlib.suppress(ImporError):
        selisih([*SPJ[:7], *isi])


def test_identitas_baris(meja):
    isi = contoh.spj()
    nomor = next(i for i, b in enumerate(isi) if b and b[0] == "5.1.02.01.01.0024")
    isi[nomor][4] += 1

    with pytest.raises(ImporError) as galat:
        meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert galat.value.rincian == [
        r for r in galat.value.rincian if f"baris {nomor + 1} (Belanja Alat" in r and ": gaji " in r
    ]


def test_jumlah_halaman_diabaikan():
    isi = contoh.spj()
    isi.insert(20, [None, "Jumlah dipindahkan", 5, *[0] * 11])

    assert selisih(isi)[0] == []


def test_sub_kegiatan_di_dua_unit_dijumlahkan(meja):
    """Two units of the agency share a sub kegiatan; the sum of the agency says that both count."""
    a, b = (
        replace(SUB[5], pagu=400_000_000, realisasi=300_000_000),
        replace(SUB[5], pagu=240_000_000, realisasi=200_000_000),
    )

    def unit(n, isi):
        return [
            f"2.18.0.00.0.00.01.000{n}",
            f"Unit {n}",
            sum(s.pagu for s in isi),
            sum(s.realisasi for s in isi),
        ]

    satu, dua = [*SUB[:5], a, *SUB[6:]], [b]
    isi = [["Kode Rekening", "Uraian", "Anggaran", "Realisasi"]]
    for n, sub in enumerate((satu, dua), start=1):
        isi += [
            unit(n, sub),
            *([x.kode, x.nama, x.pagu, x.realisasi] for x in pohon(sub, dalam=False, mulai=3)),
        ]
    isi.append([None, "TOTAL", sum(s.pagu for s in (*satu, *dua)), sum(s.realisasi for s in (*satu, *dua))])

    rencana = meja.rencana(buku(meja.folder / "a.xlsx", isi))

    baris = meja.anggaran(rencana)[SUB[5].kode]
    assert (baris["pagu"], baris["realisasi"]) == ("640000000", "500000000")
    assert baris["sumber"] == "a.xlsx, lembar Sheet1, baris 15, 21"


def test_dua_baris_tanpa_jumlah_tidak_diterka(meja):
    isi = [
        ["Kode", "Uraian", "Anggaran", "Realisasi"],
        *([s.kode, NAMA[s.kode], s.pagu, s.realisasi] for s in [*SUB, SUB[5]]),
    ]

    with pytest.raises(ImporError, match="Beberapa baris cocok dengan satu sub kegiatan"):
        meja.rencana(buku(meja.folder / "a.xlsx", isi))


def test_pendapatan_bukan_belanja():
    isi = contoh.simda(uang=lambda n: n)
    pendapatan = [
        ["4", None, None, None, None, "PENDAPATAN DAERAH", 900, 1, 2, 3, 897, None],
        [None] * 5 + ["Jumlah Pendapatan", 900, 1, 2, 3, 897, None],
        [None] * 5 + ["SURPLUS/(DEFISIT)", -5, 1, 2, 3, -8, None],
    ]

    assert selisih([*isi[:4], *pendapatan, *isi[4:]], "simda")[0] == []
    assert selisih([*isi, *pendapatan], "simda")[0] == []
