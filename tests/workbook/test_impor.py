"""What was typed into the workbook comes in, told before it is written, or is refused with its place."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

import openpyxl
import pytest

from lkip_analysis.errors import LkipError
from lkip_analysis.workbook.export import ekspor
from lkip_analysis.workbook.safety import BukuKerjaError
from lkip_analysis.workbook.table_changes import ringkas


def baris_pengaturan(buku, nama):
    return next(b for b in buku["Instansi"].iter_rows(min_row=5) if b[0].value == nama)


def setel(meja, nama, nilai):
    def ubah(buku):
        baris_pengaturan(buku, nama)[1].value = nilai

    meja.sunting(ubah)


def test_perubahan_ditulis_dan_yang_lain_tetap(meja):
    sebelum = meja.semua()
    meja.setel("anggaran", "C9", 95_000_000)

    rencana = meja.rencana()
    assert meja.semua() == sebelum
    rencana.terapkan(meja.root)

    sesudah = meja.semua()
    assert [n for n in sebelum if sesudah[n] != sebelum[n]] == ["anggaran.csv"]
    lama, baru = sebelum["anggaran.csv"].decode().splitlines(), sesudah["anggaran.csv"].decode().splitlines()
    assert [(a, b) for a, b in zip(lama, baru, strict=True) if a != b] == [
        (lama[5], lama[5].replace("96000000,,", "96000000,95000000,"))
    ]
    assert not meja.rencana().baru


def test_perbedaan_diceritakan(meja):
    def ubah(buku):
        buku["anggaran"]["C9"] = 95_000_000
        buku["fungsi"].append([buku["fungsi"].max_row - 3, "Pembinaan usaha", "Contoh"])
        buku["faktor"].delete_rows(5)
        buku["misi"].move_range("A5:E5", rows=20)

    meja.sunting(ubah)

    rencana = meja.rencana()
    cerita = ringkas(rencana.beda)

    assert {b.berkas for b in rencana.beda} == {"anggaran.csv", "fungsi.csv", "faktor.csv", "misi.csv"}
    assert "  ~ 2.18.02.2.01.03\n      realisasi: (kosong) → 95000000\n" in cerita
    assert "fungsi: Pembinaan usaha, sumber: Contoh" in cerita
    assert "faktor.csv: 1 dihapus" in cerita
    assert "misi.csv: hanya urutan baris\n  urutan baris berubah" in cerita


def test_nip_tidak_pernah_utuh(meja):
    meja.setel("pegawai", "C5", "199001012015031001")

    cerita = ringkas(meja.rencana().beda)

    assert "***************001" in cerita
    assert "199001012015" not in cerita


def test_urutan_baris_dipertahankan(meja):
    meja.sunting(lambda buku: buku["misi"].move_range("A5:E5", rows=20))
    misi = meja.isi("misi.csv").splitlines()

    meja.rencana().terapkan(meja.root)

    assert meja.isi("misi.csv").splitlines() == [misi[0], *misi[2:], misi[1]]


def test_masalah_menyebut_tempatnya_di_excel(meja):
    def ubah(buku):
        buku["anggaran"]["A6"] = "2.18.99.2.01.01"
        buku["misi"].append([1, "Misi ganda", "Ya", "Contoh"])
        baris_pengaturan(buku, "kepala.pegawai")[1].value = "siapa"
        baris_pengaturan(buku, "efisiensi.kategori.1.nama")[1].value = None

    meja.sunting(ubah)
    misi = meja.isi("misi.csv").count("\n") + 4

    teks = [str(m) for m in meja.masalah()]

    kepala = next(
        i
        for i, b in enumerate(openpyxl.load_workbook(meja.buku)["Instansi"].iter_rows(), 1)
        if b[0].value == "kepala.pegawai"
    )
    assert any(t.startswith(f"lembar Instansi:{kepala} ") and "lembar pegawai kolom kode" in t for t in teks)
    assert any("efisiensi" in t and t.startswith("lembar Instansi:") for t in teks)
    assert any(t.startswith(f'lembar misi:{misi} kolom "C (diampu)"') for t in teks)
    assert any(t.startswith(f'lembar misi:{misi} kolom "A (no)"') and "sudah dipakai di baris 5;" in t for t in teks)
    assert any(t.startswith('lembar anggaran:6 kolom "A (kode)"') for t in teks)
    assert not any(".csv" in t for t in teks)


@pytest.mark.parametrize(
    ("lembar", "tempat", "nilai", "format", "kata"),
    [
        ("anggaran", "C6", "=B6", None, "berisi rumus"),
        ("anggaran", "C6", "=cmd|' /C calc'!A0", None, "berisi rumus"),
        ("anggaran", "C6", "#REF!", None, "galat rumus"),
        ("anggaran", "C6", dt.datetime(2031, 1, 2), None, "tanggal"),
        ("anggaran", "C6", dt.time(1, 2), None, "tanggal atau jam"),
        ("anggaran", "C6", "1.000.000", None, "harus ditulis 1000000"),
        ("anggaran", "C6", 1.5, None, "bukan bilangan bulat"),
        ("indikator", "L5", 2.18, "General", "disimpan Excel sebagai angka"),
        ("target", "D5", 0.459, "0.0%", "berformat persen"),
        ("pegawai", "C5", 199001012015031001, "0", "angka terakhirnya hilang"),
        ("perjanjian_item", "F5", 5, "00000", "disimpan Excel sebagai angka"),
        ("misi", "C5", True, None, "TRUE atau FALSE"),
        ("misi", "Z5", "di luar", None, "di luar kolom tabel"),
        ("evaluasi", "D5", dt.datetime(2031, 1, 2, 3, 4), "yyyy-mm-dd hh:mm", "memuat jam"),
    ],
)
def test_sel_yang_diubah_excel_ditolak(meja, lembar, tempat, nilai, format, kata):
    meja.setel(lembar, tempat, nilai, format)

    masalah = meja.satu()

    assert kata in masalah.pesan
    assert masalah.berkas == f"lembar {lembar}"
    assert masalah.baris == int(tempat[1:])
    assert masalah.kolom.split()[0] == tempat[0]


@pytest.mark.parametrize(
    ("lembar", "tempat", "nilai", "format", "berkas", "ditulis"),
    [
        ("evaluasi", "D5", dt.datetime(2031, 1, 2), "dd/mm/yyyy", "evaluasi.csv", "2031-01-02"),
        ("perjanjian_item", "F5", 5, "General", "perjanjian_item.csv", ",5,"),
        ("target", "D5", 0.1 + 0.2, "0.0", "target.csv", ",0.3,"),
        ("target", "D5", 12.0, "#,##0.00", "target.csv", ",12,"),
        ("fungsi", "B5", "-satu\ndua", "@", "fungsi.csv", '"-satu\ndua"'),
    ],
)
def test_sel_yang_wajar_diterima(meja, lembar, tempat, nilai, format, berkas, ditulis):
    meja.setel(lembar, tempat, nilai, format)

    meja.rencana().terapkan(meja.root)

    assert ditulis in meja.isi(berkas)


def test_teks_mirip_rumus_diterima_sebagai_teks(meja):
    def ubah(buku):
        sel = buku["fungsi"]["B5"]
        sel.value = "=1+1"
        sel.data_type = "s"

    meja.sunting(ubah)
    meja.rencana().terapkan(meja.root)

    assert "=1+1" in meja.isi("fungsi.csv")


def test_baris_kosong_dan_baris_jauh_di_bawah(meja):
    def ubah(buku):
        ws = buku["fungsi"]
        for sel in ws[6]:
            sel.value = None
        ws["A40"], ws["B40"], ws["C40"] = 9, "Jauh di bawah", "Contoh"
        ws["B50"] = " "

    meja.sunting(ubah)
    meja.rencana().terapkan(meja.root)

    assert meja.isi("fungsi.csv").rstrip().splitlines()[-1] == "9,Jauh di bawah,Contoh,"
    assert "\n\n" not in meja.isi("fungsi.csv")


def test_kolom_boleh_digeser_dan_baris_boleh_disisipkan_di_atas(meja):
    def ubah(buku):
        buku["fungsi"].move_range("A1:B50", cols=8)
        buku["fungsi"].insert_rows(1, 2)

    meja.sunting(ubah)

    assert not meja.rencana().baru


def test_kolom_yang_hilang_disebut(meja):
    meja.setel("fungsi", "B4", None)

    assert any(m.pesan.startswith('kolom "fungsi" tidak ada') for m in meja.masalah())


class TestPengaturan:
    def test_hanya_nilai_yang_berubah_ditulis(self, meja):
        sebelum = meja.isi("instansi.toml")
        setel(meja, "instansi.kode_pos", 28814)
        meja.rencana().terapkan(meja.root)

        sesudah = meja.isi("instansi.toml")

        assert sesudah == sebelum.replace('kode_pos = ""', 'kode_pos = "28814"')
        assert sesudah.startswith("# Instansi karangan")

    def test_komentar_dan_cara_tulis_tetap(self, meja):
        berkas = meja.root.raw(2031) / "instansi.toml"
        teks = berkas.read_text("utf-8")
        teks = teks.replace('kode_pos = ""', "# pos\r\n  kode_pos   = '''28\r\n814'''   # lama #2\r\n")
        berkas.write_bytes(teks.replace("\r\n", "\n").replace("\n", "\r\n").encode("utf-8-sig"))
        sebelum = berkas.read_bytes()
        setel(meja, "instansi.kode_pos", '0"0\\0')
        meja.sunting(lambda buku: buku.remove(buku["_lkip"]) or buku.create_sheet("_lkip").append(["tahun", 2031]))

        meja.rencana().terapkan(meja.root)

        assert berkas.read_bytes() == sebelum.replace(b"'''28\r\n814'''", rb'"0\"0\\0"')

    @pytest.mark.parametrize(
        ("nama", "nilai", "jalur", "hasil"),
        [
            ("laporan.tanggal", dt.datetime(2032, 2, 1), ("laporan", "tanggal"), dt.date(2032, 2, 1)),
            ("laporan.tanggal", "2032-02-01", ("laporan", "tanggal"), dt.date(2032, 2, 1)),
            ("privacy.samarkan_nip", False, ("privacy", "samarkan_nip"), False),
            ("privacy.samarkan_nip", "FALSE", ("privacy", "samarkan_nip"), False),
            ("renstra.nama", "=Renstra", ("renstra", "nama"), None),
            (
                "perjanjian.tanggal_perubahan",
                "2031-09-01",
                ("perjanjian", "tanggal_perubahan"),
                dt.date(2031, 9, 1),
            ),
        ],
    )
    def test_jenis_nilai(self, meja, nama, nilai, jalur, hasil):
        setel(meja, nama, nilai)
        if hasil is None:
            assert "rumus" in meja.satu().pesan
            return
        rencana = meja.rencana()
        rencana.terapkan(meja.root)

        bagian, kunci = jalur
        assert tomllib.loads(meja.isi("instansi.toml"))[bagian][kunci] == hasil

    def test_nilai_salah_jenis(self, meja):
        setel(meja, "renstra.awal", "dua ribu")

        assert "bilangan bulat" in meja.satu().pesan

    def test_skala_instansi_sendiri(self, meja):
        berkas = meja.root.raw(2031) / "instansi.toml"
        skala = re.compile(r'^skala = "[^"]+"$', re.M)
        kelas = '{nama = "Atas", minimal = 90, tercetak = "90"}, {nama = "Bawah", tercetak = "0"}'
        sendiri = f'skala = {{judul = "Skala", sumber = "Keputusan", kelas = [{kelas}]}}'
        teks = skala.sub(sendiri, berkas.read_text("utf-8"))
        berkas.write_text(teks, "utf-8")
        meja.buku.unlink()
        ekspor(meja.root, 2031, meja.buku)
        assert meja.rencana().baru == {}
        setel(meja, "ukuran.skala.kelas.1.minimal", 85)
        meja.rencana().terapkan(meja.root)

        assert tomllib.loads(meja.isi("instansi.toml")) == tomllib.loads(teks.replace("minimal = 90", "minimal = 85"))

    def test_pengaturan_yang_tidak_dikenal(self, meja):
        setel(meja, "instansi.kode_pos", "1")
        meja.sunting(lambda buku: buku["Instansi"].append(["instansi.telepon", "123"]))

        assert "bukan nama pengaturan" in meja.satu().pesan

    def test_mengosongkan_nilai_wajib(self, meja):
        setel(meja, "renstra.awal", None)

        assert "wajib diisi" in meja.satu().pesan


class TestGabungan:
    """Workbook and tables are merged; only what both changed to different ends is asked about, cell by cell."""

    def test_lembar_yang_tidak_disentuh_tidak_membatalkan_perubahan_berkas(self, meja):
        berkas = meja.root.raw(2031) / "fungsi.csv"
        berkas.write_text(berkas.read_text("utf-8").replace("Contoh", "Contoh lain") + "9,Baru,Contoh,\n", "utf-8")
        meja.setel("anggaran", "C9", 95_000_000)

        assert set(meja.rencana().baru) == {"anggaran.csv"}

    def test_perubahan_di_sel_lain_digabung(self, meja):
        berkas = meja.root.raw(2031) / "fungsi.csv"
        berkas.write_text(berkas.read_text("utf-8") + "9,Baru,Contoh,\n", "utf-8")
        meja.setel("fungsi", "B5", "Lain")

        meja.rencana().terapkan(meja.root)

        assert "1,Lain," in meja.isi("fungsi.csv") and "9,Baru," in meja.isi("fungsi.csv")

    def test_sel_yang_sama_disebut(self, meja):
        berkas = meja.root.raw(2031) / "fungsi.csv"
        lama = meja.isi("fungsi.csv").splitlines()[1].split(",")[1].strip('"')
        berkas.write_text(meja.isi("fungsi.csv").replace(lama, "Di berkas", 1), "utf-8")
        meja.setel("fungsi", "B5", "Di buku")

        masalah = meja.satu()

        assert (masalah.berkas, masalah.baris, masalah.kolom) == ("lembar fungsi", 5, "B (fungsi)")
        assert "'Di buku'" in masalah.pesan and "'Di berkas'" in masalah.pesan and "fungsi.csv" in masalah.pesan

    def test_baris_yang_dihapus_di_buku_dan_diubah_di_berkas_disebut(self, meja):
        berkas = meja.root.raw(2031) / "fungsi.csv"
        baris = meja.isi("fungsi.csv").splitlines(keepends=True)
        berkas.write_text("".join([*baris[:-1], baris[-1].replace(",", ",X", 1)]), "utf-8")
        meja.sunting(lambda buku: buku["fungsi"].delete_rows(3 + len(baris)))

        assert "buku kerja tidak ada" in meja.satu().pesan

    def test_pengaturan_digabung_dan_disebut(self, meja):
        berkas = meja.root.raw(2031) / "instansi.toml"
        berkas.write_text(meja.isi("instansi.toml").replace('laman = ""', 'laman = "contoh.go.id"'), "utf-8")
        setel(meja, "instansi.kode_pos", "28814")
        meja.rencana().terapkan(meja.root)
        assert 'laman = "contoh.go.id"' in meja.isi("instansi.toml") and '"28814"' in meja.isi("instansi.toml")

        setel(meja, "instansi.laman", "lain.go.id")
        assert "'lain.go.id'" in meja.satu().pesan

    def test_diimpor_berulang(self, meja):
        """What was imported is the base of the next time: the same cell may be typed again and again."""
        for nilai in (95_000_000, 94_000_000, 93_000_000):
            meja.setel("anggaran", "C9", nilai)
            meja.rencana().terapkan(meja.root)
            assert f",{nilai}," in meja.isi("anggaran.csv")
        assert not meja.rencana().baru

    def test_berubah_selama_ditanya(self, meja):
        meja.setel("fungsi", "B5", "Lain")
        meja.setel("anggaran", "C9", 95_000_000)
        rencana = meja.rencana()
        berkas = meja.root.raw(2031) / "fungsi.csv"
        berkas.write_text(berkas.read_text("utf-8") + "9,Baru,Contoh,\n", "utf-8")
        sebelum = meja.semua()

        with pytest.raises(LkipError, match="berubah selama menunggu"):
            rencana.terapkan(meja.root)

        assert meja.semua() == sebelum


def test_gagal_di_tengah_mengembalikan_semuanya(meja, monkeypatch):
    """A disk that fails at the second file leaves the first as it was."""
    import os

    meja.setel("fungsi", "B5", "Lain")
    meja.setel("anggaran", "C9", 95_000_000)
    rencana = meja.rencana()
    sebelum = meja.semua()
    ganti, ke = os.replace, []

    def gagal(dari, tujuan):
        ke.append(tujuan)
        if len(ke) == 2:
            raise OSError(28, "No space left on device")
        ganti(dari, tujuan)

    monkeypatch.setattr(os, "replace", gagal)
    with pytest.raises(OSError, match="No space"):
        rencana.terapkan(meja.root)

    assert meja.semua() == sebelum


def test_tautan_ke_luar_tidak_ditulis(meja, tmp_path):
    luar = tmp_path / "luar.csv"
    berkas = meja.root.raw(2031) / "fungsi.csv"
    luar.write_bytes(berkas.read_bytes())
    meja.setel("fungsi", "B5", "Lain")
    rencana = meja.rencana()
    berkas.unlink()
    berkas.symlink_to(luar)

    with pytest.raises(LkipError, match="luar folder proyek"):
        rencana.terapkan(meja.root)

    assert "Lain" not in luar.read_text("utf-8")


def test_lembar_yang_hilang_dan_lembar_asing(meja):
    def ubah(buku):
        buku.remove(buku["fungsi"])
        buku.create_sheet("hitungan").append(["=1+1"])

    meja.sunting(ubah)
    rencana = meja.rencana()

    assert not rencana.baru
    assert rencana.catatan == [
        "Lembar fungsi tidak ada; tabelnya tidak diubah.",
        "Lembar hitungan tidak dikenal; tidak dibaca.",
    ]


def test_buku_kerja_lain(meja):
    meja.sunting(lambda buku: buku.remove(buku["_lkip"]))

    with pytest.raises(BukuKerjaError, match="bukan buku kerja dari"):
        meja.rencana()


def test_tahun_tanpa_folder(meja):
    def ubah(buku):
        buku["_lkip"]["B1"] = 2099

    meja.sunting(ubah)

    with pytest.raises(BukuKerjaError, match="2099"):
        meja.rencana()
