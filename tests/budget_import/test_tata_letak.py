"""Every layout is told by its headers, and gives the amounts of every sub kegiatan."""

from __future__ import annotations

import pytest

from lkip_analysis.budget_import.export_formats import cari_format, rapikan, semua_format
from lkip_analysis.budget_import.import_errors import ImporError
from lkip_analysis.errors import LkipError

from . import ekspor_contoh as contoh
from .ekspor_contoh import SUB, buku, indonesia, teks

RIBUAN_INGGRIS = "{:,.2f}".format

TATA_LETAK = {
    "spj": ("sipd-spj-fungsional", lambda t: buku(t / "a.xlsx", contoh.spj(), contoh.GABUNG_SPJ, "SPJ 2031")),
    "spj tanpa sel gabungan, csv": ("sipd-spj-fungsional", lambda t: teks(t / "a.csv", contoh.spj())),
    "spj dua angka": ("sipd-spj-fungsional", lambda t: buku(t / "a.xlsx", contoh.spj(kode=str))),
    "simda": ("simda", lambda t: buku(t / "a.xlsx", contoh.simda())),
    "simda angka": ("simda", lambda t: buku(t / "a.xlsx", contoh.simda(uang=lambda n: n))),
    "simda angka Inggris": ("simda", lambda t: buku(t / "a.xlsx", contoh.simda(uang=RIBUAN_INGGRIS))),
    "simda titik koma": ("simda", lambda t: teks(t / "a.csv", contoh.simda(), ";", "cp1252")),
    "simda tab": ("simda", lambda t: teks(t / "a.txt", contoh.simda(uang=indonesia), "\t", "utf-8-sig")),
    "per sub kegiatan": ("sipd-sub-kegiatan", lambda t: buku(t / "a.xlsx", contoh.per_sub_kegiatan())),
    "datar": ("sipd-rincian", lambda t: teks(t / "a.csv", contoh.datar())),
    "bulanan": ("belanja", lambda t: buku(t / "a.xlsx", contoh.bulanan())),
    "tanpa kode": ("nama", lambda t: buku(t / "a.xlsx", contoh.tanpa_kode())),
    "jenis belanja": ("jenis-belanja", lambda t: buku(t / "a.xlsx", contoh.jenis_belanja())),
}


@pytest.mark.parametrize("nama", TATA_LETAK)
def test_tata_letak_dikenali_dan_dibaca(nama, meja):
    format, tulis = TATA_LETAK[nama]
    meja.kosongkan_realisasi()

    rencana = meja.rencana(tulis(meja.folder))

    assert f"({format})" in rencana.catatan[0]
    anggaran = meja.anggaran(rencana)
    assert {k: (b["pagu"], b["realisasi"]) for k, b in anggaran.items()} == {
        s.kode: (str(s.pagu), str(s.realisasi)) for s in SUB
    }
    assert not any("Tidak ada di" in c for c in rencana.catatan)


@pytest.mark.parametrize("nama", TATA_LETAK)
def test_format_dapat_disebut(nama, meja):
    format, tulis = TATA_LETAK[nama]

    assert meja.rencana(tulis(meja.folder), format).catatan[0].count(f"({format})") == 1


def test_judul_yang_tidak_dikenal(meja):
    isi = [["Kode", "Belanja", "Nilai"], ["2.18.01.2.01.01", "Penyusunan Dokumen Perencanaan", 5]]

    with pytest.raises(ImporError, match="tidak dikenal") as galat:
        meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert all(f.nama in str(galat.value) for f in semua_format())


def test_format_baru_adalah_data(meja):
    """An export that nothing knows is read with a file of its headers, and no code."""
    isi = [["Kode", "Belanja", "Terpakai"], *([s.kode, contoh.NAMA[s.kode], s.realisasi] for s in SUB)]
    ekspor = buku(meja.folder / "a.xlsx", isi)
    format = meja.folder / "setempat.toml"
    format.write_text(
        'judul = "Lembar kerja setempat"\n[kolom.kode]\njudul = ["kode"]\n'
        '[kolom.uraian]\njudul = ["belanja"]\n[kolom.realisasi]\njudul = ["terpakai"]\n',
        "utf-8",
    )

    rencana = meja.rencana(ekspor, str(format))

    assert meja.anggaran(rencana)["2.18.02.2.01.03"]["realisasi"] == "95000000"


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("judul = 1\n[kolom]\n", "harus memuat kolom realisasi"),
        ('judul = "a"\n[kolom.realisasi]\njudul = ["a"]\n', "kode atau uraian"),
        ("judul = ", "Invalid value"),
        ('judul = "a"\nlain = 1\n[kolom.kode]\n[kolom.realisasi]\n', "lain"),
        (
            'judul = "a"\n[kolom.kode]\n[kolom.realisasi]\n[[identitas]]\nhasil = "x"\ntambah = ["kode"]\n',
            "x",
        ),
        ("[kolom.kode]\n[kolom.realisasi]\n", "judul"),
    ],
)
def test_format_yang_keliru(meja, isi, sebab):
    berkas = meja.folder / "a.toml"
    berkas.write_text(isi, "utf-8")

    with pytest.raises(LkipError, match=sebab):
        cari_format(str(berkas))


def test_format_yang_tidak_ada():
    with pytest.raises(LkipError, match="yang ada: belanja, jenis-belanja"):
        cari_format("sipd")


@pytest.mark.parametrize("format", semua_format(), ids=lambda f: f.nama)
def test_pola_format_sudah_rapi(format):
    for kolom in format.kolom.values():
        for pola in (*kolom.judul, *kolom.jumlah):
            assert pola == rapikan(pola)


def test_beberapa_lembar_yang_sama_bagusnya(meja):
    import openpyxl

    ekspor = buku(meja.folder / "a.xlsx", contoh.simda(), lembar="Januari")
    wb = openpyxl.load_workbook(ekspor)
    wb.copy_worksheet(wb["Januari"]).title = "Februari"
    wb.save(ekspor)

    with pytest.raises(ImporError, match="Beberapa lembar") as galat:
        meja.rencana(ekspor)

    assert galat.value.rincian == ["lembar Januari", "lembar Februari"]


def test_lembar_lain_diabaikan(meja):
    import openpyxl

    ekspor = buku(meja.folder / "a.xlsx", contoh.simda())
    wb = openpyxl.load_workbook(ekspor)
    wb.create_sheet("Catatan", 0).append(["tidak ada tabel di sini"])
    wb.save(ekspor)

    assert "lembar Sheet1" in meja.rencana(ekspor).catatan[0]


def test_judul_tidak_menunjuk_satu_kolom(meja):
    """A header over several columns with figures, whose own headers nobody knows, is not guessed at."""
    isi = [
        ["Kode Rekening", "Uraian", "Anggaran", "Realisasi", None],
        [None, None, None, "Tunai", "Nontunai"],
        *([s.kode, contoh.NAMA[s.kode], s.pagu, s.realisasi, 0] for s in SUB),
    ]

    with pytest.raises(ImporError, match="tidak dikenal"):
        meja.rencana(buku(meja.folder / "a.xlsx", isi))


def test_tahun_lain_ditolak(meja):
    isi = contoh.spj()
    isi[2] = ["TAHUN ANGGARAN 2030"]

    with pytest.raises(ImporError, match=r"tahun anggaran 2030 \(baris 3\), bukan 2031"):
        meja.rencana(buku(meja.folder / "a.xlsx", isi))


def test_nilai_rumus_yang_tersimpan(meja):
    """Sums that are formulas are read as they were when the file was saved, or not at all."""
    isi = contoh.simda(uang=lambda n: n)
    isi[-1][6] = "=SUM(G5:G30)"

    rencana = meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert "21 jumlah yang tertulis di berkas sama" in "\n".join(rencana.catatan)
