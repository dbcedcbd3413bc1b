"""Programs, kegiatan and sub kegiatan in lists, agreements and budget tables."""

import pytest

BUTIR = ("Penanaman Pohon Peneduh", "Perawatan Taman Lingkungan", "Pengadaan Lampu Jalan", "Pengangkutan Sampah Pasar")
DAFTAR = "LAPORAN KINERJA TAHUN 2030\n\nDilaksanakan beberapa kegiatan, antara lain:\n\n{}\n\n"
TABEL = (
    "BAB III\n\nTabel 3.1\nRealisasi Anggaran Tahun 2030\n\nUraian Kegiatan/Sub Kegiatan⇥Pagu (Rp)⇥Realisasi (Rp)\n{}"
)


def laporan(daftar, tabel):
    butir = "\n".join(f"- Sub Kegiatan {nama}" for nama in daftar)
    baris = "".join(f"{nama}⇥{n}00.000.000⇥{n}0.000.000\n" for n, nama in enumerate(tabel, 1))
    return DAFTAR.format(butir) + TABEL.format(baris)


LENGKAP = (*BUTIR, "Pembangunan Pagar Hutan Kota", "Penyuluhan Warga Bantaran Sungai")


def test_daftar_sama_dengan_tabel(temuan):
    assert temuan(laporan(LENGKAP, LENGKAP), "daftar-kegiatan") == []
    tanpa_label = laporan(LENGKAP, LENGKAP).replace("Sub Kegiatan Penyuluhan", "Penyuluhan")
    assert temuan(tanpa_label, "daftar-kegiatan") == []


def test_butir_yang_tidak_ada_dalam_tabel(temuan):
    (satu,) = temuan(laporan(LENGKAP, LENGKAP[:-1]), "daftar-kegiatan")
    assert satu.dinyatakan == LENGKAP[-1] and satu.tempat[0].baris == 10


def test_baris_yang_tidak_ada_dalam_daftar(temuan):
    (satu,) = temuan(laporan(LENGKAP[:-1], LENGKAP), "daftar-kegiatan")
    assert satu.dinyatakan == LENGKAP[-1] and satu.tempat[0].tabel == "Tabel 3.1"


def test_tabel_tentang_anggaran_lain(temuan):
    lain = [f"Pembinaan Regu {nama}" for nama in ("Renang", "Catur", "Panahan", "Senam", "Tinju", "Layar")]
    assert temuan(laporan(LENGKAP, lain), "daftar-kegiatan") == []


PROGRAM = ("Program Taman Kota", "Program Pohon Peneduh", "Program Sampah Rumah", "Program Lampu Jalan")
PENUNJANG = "Program Penunjang Urusan Pemerintahan Daerah"
PK = (
    "BAB II\n\nTabel 2.1\nProgram Tahun 2030\n\nNo⇥Program⇥Anggaran\n{}\n"
    "PERJANJIAN KINERJA TAHUN 2030\n\nNo⇥Program⇥Anggaran\n{}"
)


def perjanjian(hilang, tambahan=()):
    semua = [f"{n}⇥{nama}⇥Rp{n}00.000.000\n" for n, nama in enumerate((*PROGRAM, PENUNJANG), 1)]
    return PK.format("".join(semua), "".join(b for b in semua if not any(h in b for h in hilang)))


@pytest.mark.parametrize(
    ("hilang", "nama"),
    [
        ((), None),
        (("Lampu",), "Program Lampu Jalan"),
        (("Penunjang",), None),
        (("Lampu", "Penunjang"), "Program Lampu Jalan"),
        (("Lampu", "Pohon", "Penunjang"), None),
    ],
    ids=["lengkap", "satu-hilang", "tanpa-penunjang", "satu-dan-penunjang", "milik-satu-bidang"],
)
def test_program_pk(temuan, hilang, nama):
    hasil = temuan(perjanjian(hilang), "program-pk")
    assert [t.seharusnya for t in hasil] == ([nama] if nama else [])


@pytest.mark.parametrize(("jabatan", "banyak"), [("Kepala Dinas Taman", 1), ("Kepala Bidang Taman", 0)])
def test_program_pk_bidang_memuat_programnya_sendiri(temuan, jabatan, banyak):
    pihak = f"Nama : Budi Contoh\nJabatan : {jabatan}\n\nNama : Ani Contoh\nJabatan : Wali Kota\n\n"
    judul = "PERJANJIAN KINERJA TAHUN 2030\n\n"
    assert len(temuan(perjanjian(("Lampu",)).replace(judul, judul + pihak + judul), "program-pk")) == banyak


def test_program_pk_dengan_pagu_lain(temuan):
    isi = perjanjian(("Lampu",)).rpartition("Rp300")
    assert temuan(f"{isi[0]}Rp350{isi[2]}", "program-pk") == []


NAMA = "".join(
    f"Tabel 2.{n}\nProgram\n\nProgram⇥Anggaran\n{{}}⇥Rp1.000.000\nProgram Penanaman Pohon Kota⇥Rp2.000.000\n\n"
    for n in range(1, 5)
)
ASLI = "Program Perawatan Taman dan Hutan Kota"


@pytest.mark.parametrize(
    ("tulis", "banyak"),
    [
        ("Program Perawatan Taman Kota", 1),
        ("Program Perawtan Taman dan Hutan Kota", 1),
        ("PROGRAM PERAWATAN TAMAN DAN HUTAN KOTA", 0),
        ("Program Penyediaan Taman dan Hutan Kota", 0),
        ("Program Perawatan Jalan dan Hutan Desa", 0),
    ],
)
def test_nama_program(temuan, tulis, banyak):
    hasil = temuan(NAMA.format(ASLI, ASLI, ASLI, tulis), "nama-program")
    assert [t.dinyatakan for t in hasil] == [tulis] * banyak


def test_dua_program_dalam_satu_tabel_bukan_satu(temuan):
    dua = f"{ASLI}⇥Rp1.000.000\nProgram Perawatan Taman Kota"
    assert temuan(NAMA.format(ASLI, ASLI, ASLI, dua), "nama-program") == []
