"""What an import takes over, what it tells, and what it refuses."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest
from click.testing import CliRunner

from lkip_analysis.budget_import.import_budget import rencanakan, ringkas_nomor
from lkip_analysis.budget_import.import_errors import ImporError
from lkip_analysis.cli import lkip
from lkip_analysis.data.check import periksa
from lkip_analysis.errors import LkipError
from lkip_analysis.workbook.safety import BukuKerjaError

from . import ekspor_contoh as contoh
from .ekspor_contoh import GABUNG_SPJ, NAMA, SUB, TAHUN, buku, teks


def polos(sub=SUB, nama=NAMA, pagu=True):
    """A plain list: code, name, amounts."""
    kepala = ["Kode", "Uraian", *(["Anggaran"] if pagu else []), "Realisasi"]
    return [
        kepala,
        *([s.kode, s.nama or nama[s.kode], *([s.pagu] if pagu else []), s.realisasi] for s in sub),
    ]


def test_hanya_yang_berbeda_ditulis(meja):
    sebelum = meja.anggaran()

    rencana = meja.rencana(buku(meja.folder / "realisasi.xlsx", contoh.spj(), GABUNG_SPJ, "SPJ"))
    rencana.terapkan(meja.root)

    sesudah = meja.anggaran()
    assert {k for k in sebelum if sebelum[k] != sesudah[k]} == {"2.18.02.2.01.03"}
    assert sesudah["2.18.02.2.01.03"] == {
        **sebelum["2.18.02.2.01.03"],
        "realisasi": "95000000",
        "sumber": "realisasi.xlsx, lembar SPJ, baris 66–67, 70",
    }
    assert periksa(meja.root, TAHUN) == []
    assert not meja.rencana(meja.folder / "realisasi.xlsx").baru


def test_sumber_teks_tanpa_lembar(meja):
    rencana = meja.rencana(teks(meja.folder / "a.csv", polos()))

    assert meja.anggaran(rencana)["2.18.02.2.01.03"]["sumber"] == "a.csv, baris 6"


def test_pagu_ikut_bila_ada(meja):
    meja.berkas("pagu_program.csv").write_text("program,tahap,pagu,sumber_dana,sumber,catatan\n", "utf-8")
    meja.berkas("belanja.csv").write_text("jenis,pagu,sumber,catatan\n", "utf-8")
    sub = [replace(s, pagu=s.pagu + 1) for s in SUB]

    assert meja.anggaran(meja.rencana(buku(meja.folder / "a.xlsx", polos(sub))))[SUB[0].kode]["pagu"] == "42500001"
    tanpa = meja.rencana(buku(meja.folder / "b.xlsx", polos(sub, pagu=False)))
    assert meja.anggaran(tanpa)[SUB[0].kode]["pagu"] == "42500000"


def test_sub_kegiatan_yang_belum_beranggaran(meja):
    """A line that only the nomenklatur has gets its row where the nomenklatur has it."""
    baris = meja.berkas("anggaran.csv").read_text("utf-8").splitlines(keepends=True)
    meja.berkas("anggaran.csv").write_text("".join(b for b in baris if not b.startswith(SUB[3].kode)), "utf-8")

    anggaran = meja.anggaran(meja.rencana(buku(meja.folder / "a.xlsx", polos())))

    assert list(anggaran) == [s.kode for s in SUB]
    assert anggaran[SUB[3].kode]["pagu"] == "185000000"


def test_sub_kegiatan_baru_tanpa_pagu(meja):
    baris = meja.berkas("anggaran.csv").read_text("utf-8").splitlines(keepends=True)
    meja.berkas("anggaran.csv").write_text("".join(b for b in baris if not b.startswith(SUB[3].kode)), "utf-8")

    with pytest.raises(ImporError, match="isi pagunya dahulu"):
        meja.rencana(buku(meja.folder / "a.xlsx", polos(pagu=False)))


def test_nama_dengan_salah_ketik_diberi_skor(meja):
    nama = {**NAMA, "2.18.02.2.01.03": "Klinik Perijinan Daring"}
    isi = [b for b in contoh.tanpa_kode() if b]
    isi = [[nama["2.18.02.2.01.03"] if s == "Klinik Perizinan Daring" else s for s in b] for b in isi]

    rencana = meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert meja.anggaran(rencana)["2.18.02.2.01.03"]["realisasi"] == "95000000"
    assert (
        "  baris 12 (Klinik Perijinan Daring) → 2.18.02.2.01.03 Klinik Perizinan Daring "
        "(menurut nama, nama 95,7)" in rencana.catatan
    )


def test_kode_sama_nama_berbeda_diceritakan(meja):
    nama = {**NAMA, "2.18.02.2.01.03": "Pojok Baca Digital"}

    catatan = "\n".join(meja.rencana(buku(meja.folder / "a.xlsx", polos(nama=nama))).catatan)

    assert "(Pojok Baca Digital) → 2.18.02.2.01.03" not in catatan
    assert "2.18.02.2.01.03 Pojok Baca Digital) → 2.18.02.2.01.03 Klinik Perizinan Daring (kode sama, tetapi" in catatan


@pytest.mark.parametrize("kode", ["2.18.02.2.01.0099", "1.02.02.2.01.0001", "bukan kode"])
def test_baris_yatim_menghentikan(meja, kode):
    sub = contoh.Baris(kode, "Festival Layang-layang", 10_000_000, 9_000_000)

    with pytest.raises(ImporError, match=r"tidak ada di nomenklatur\.csv") as galat:
        meja.rencana(buku(meja.folder / "a.xlsx", polos([*SUB, sub])))

    assert len(galat.value.rincian) == 1
    assert galat.value.rincian[0].startswith("baris 10 (")
    assert "Festival Layang-layang" in galat.value.rincian[0]
    assert "paling mirip" in galat.value.rincian[0]


def test_baris_yatim_tanpa_uang_hanya_disebut(meja):
    sub = contoh.Baris("2.18.02.2.01.0099", "Festival Layang-layang", 0, 0)

    catatan = meja.rencana(buku(meja.folder / "a.xlsx", polos([*SUB, sub]))).catatan

    assert any("tanpa uang: baris 10" in c for c in catatan)


def test_yang_tidak_ada_di_berkas_disebut(meja):
    catatan = meja.rencana(buku(meja.folder / "a.xlsx", polos(SUB[:7]))).catatan

    assert "Tidak ada di berkas: 2.18.03.2.01.05 Pengelolaan Pengaduan_dan_Saran [daring] (tidak diubah)." in catatan


def test_realisasi_kosong_tidak_menghapus(meja):
    isi = polos()
    isi[1][3] = None

    rencana = meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert meja.anggaran(rencana)[SUB[0].kode]["realisasi"] == "41998750"
    assert any(c.startswith(f"Realisasi kosong di berkas: {SUB[0].kode}") for c in rencana.catatan)


def test_strip_berarti_nol(meja):
    isi = polos()
    isi[1][3] = "-"

    assert meja.anggaran(meja.rencana(buku(meja.folder / "a.xlsx", isi)))[SUB[0].kode]["realisasi"] == "0"


def test_sen_dibulatkan_dan_disebut(meja):
    isi = polos()
    isi[1][3] = "41.998.750,50"

    rencana = meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert meja.anggaran(rencana)[SUB[0].kode]["realisasi"] == "41998751"
    assert any("memuat sen (4.109.949.383,5)" in c for c in rencana.catatan)


def test_sel_yang_bukan_angka(meja):
    isi = polos()
    isi[1][3], isi[2][2] = "lima juta", "#REF!"

    with pytest.raises(ImporError, match="seharusnya berisi rupiah") as galat:
        meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert galat.value.rincian == [
        "baris 2, kolom D: 'lima juta' bukan angka",
        "baris 3, kolom C: '#REF!' bukan angka",
    ]


def test_realisasi_di_atas_pagu_diambil_karena_bisa_benar_dan_dinamai_reviu(meja):
    sub = [replace(SUB[0], realisasi=SUB[0].pagu + 1), *SUB[1:]]

    assert meja.rencana(buku(meja.folder / "a.xlsx", polos(sub))).baru


def test_masalah_lama_di_tabel_lain_tidak_menghalangi(meja):
    meja.berkas("misi.csv").write_text("no,misi,diampu,sumber\n1,Satu,mungkin,Contoh\n", "utf-8")

    assert meja.rencana(buku(meja.folder / "a.xlsx", polos())).baru


def test_kode_yang_menjadi_angka(meja):
    """Excel made numbers of a split code: zeros are lost at both ends."""
    isi = [["Kode", None, None, None, None, "Uraian", "Anggaran", "Realisasi"]]
    for s in SUB:
        b = s.kode.split(".")
        isi.append(
            [
                int(b[0]),
                int(b[1]),
                int(b[2]),
                float(".".join(b[3:5])),
                int(b[5]),
                NAMA[s.kode],
                s.pagu,
                s.realisasi,
            ]
        )

    rencana = meja.rencana(buku(meja.folder / "a.xlsx", isi))

    assert meja.anggaran(rencana)["2.18.02.2.01.03"]["realisasi"] == "95000000"


def test_rincian_di_bawah_rekening_tidak_dihitung_lagi(meja):
    isi = contoh.spj()
    nomor = next(i for i, b in enumerate(isi) if b and b[0] == "5.1.02.01.01.0024")
    isi.insert(nomor + 1, [None, "- Kertas HVS", 100, *[0] * 11])
    isi[nomor + 1][13] = 100

    catatan = meja.rencana(buku(meja.folder / "a.xlsx", isi)).catatan

    assert "1 baris rincian di bawah rekening tidak dihitung lagi." in catatan


def test_angka_tanpa_nama_disebut(meja):
    isi = [*polos(), [None, None, 5, 5]]

    assert (
        "Baris berangka tanpa kode dan uraian, tidak dibaca: 10."
        in meja.rencana(buku(meja.folder / "a.xlsx", isi)).catatan
    )


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"<html><table></table></html>", "HTML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Excel lama"),
        (b"PK\x03\x04rusak", "rusak"),
    ],
)
def test_berkas_yang_ditolak(meja, isi, sebab):
    ekspor = meja.folder / "a.xls"
    ekspor.write_bytes(isi)

    with pytest.raises(BukuKerjaError, match=sebab):
        meja.rencana(ekspor)


BAGIAN = {
    "xl/vbaProject.bin": (b"x", "makro"),
    "xl/externalLinks/externalLink1.xml": (b"<externalLink/>", "tautan ke berkas"),
    "xl/media/gambar.png": (b"0" * 30_000_000, "mengembang melewati batas"),
}


@pytest.mark.parametrize("bagian", BAGIAN)
def test_ekspor_bermakro_bertautan_atau_bom_zip_ditolak(meja, bagian):
    isi, sebab = BAGIAN[bagian]
    ekspor = buku(meja.folder / "a.xlsx", polos())
    with zipfile.ZipFile(ekspor, "a", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr(bagian, isi)

    with pytest.raises(BukuKerjaError, match=sebab):
        meja.rencana(ekspor)


@pytest.mark.parametrize(
    "isi", [b"", b"\0\0\0", b"a\n", b'"', b"a,b\n" * 3, "Kode,Uraian,Realisasi\n".encode("utf-16")]
)
def test_teks_yang_bukan_tabel(meja, isi):
    ekspor = meja.folder / "a.csv"
    ekspor.write_bytes(isi)

    with pytest.raises(ImporError):
        meja.rencana(ekspor)


def test_tahun_yang_belum_disiapkan(meja):
    with pytest.raises(LkipError, match="lkip new 2040"):
        rencanakan(meja.root, buku(meja.folder / "a.xlsx", polos()), 2040)


@pytest.mark.parametrize(("nomor", "hasil"), [([3], "3"), ([3, 4, 5], "3–5"), ([9, 1, 2, 4, 4], "1–2, 4, 9"), ([], "")])
def test_nomor_baris_diringkas(nomor, hasil):
    assert ringkas_nomor(nomor) == hasil


@pytest.mark.parametrize(
    ("masukan", "pilihan", "ditulis"), [("n\n", [], False), ("y\n", [], True), (None, ["--yes"], True)]
)
def test_perintah(meja, masukan, pilihan, ditulis):
    ekspor = buku(meja.folder / "a.xlsx", polos())
    kata = ["--root", str(meja.folder), "import", "budget", str(ekspor), "--year", str(TAHUN), *pilihan]

    hasil = CliRunner().invoke(lkip, kata, input=masukan)

    assert hasil.exit_code == 0
    assert "Cocok: 8 menurut kode." in hasil.output
    assert "realisasi: (kosong) → 95000000" in hasil.output
    assert (meja.anggaran()["2.18.02.2.01.03"]["realisasi"] == "95000000") == ditulis
