"""What is not plausible in data that can be used: each kind of relation, alone."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from lkip_analysis.audit.finding import AuditFinding
from lkip_analysis.cli import lkip
from lkip_analysis.data.check import periksa_sebelumnya
from lkip_analysis.data.load import baca
from lkip_analysis.review.order_in_time import rentang
from lkip_analysis.review.review_rules import DINYATAKAN
from lkip_analysis.review.rows import setara
from lkip_analysis.review.run_review import tinjau
from lkip_analysis.root import Root

from .conftest import Agensi

SATU = [
    # changes (table, line, column = value), rule, severity, a place that is named (table, line, column)
    ("perjanjian_program 2 anggaran=410000000", "pagu-dua-tabel", "error", "pagu_program 3 pagu"),
    ("perjanjian_item 2 target=11", "target-dua-tabel", "error", "target 3 target"),
    ("perjanjian_item 2 satuan=kasus", "satuan-dua-tabel", "warning", "indikator 2 satuan"),
    ("rencana_aksi 2 target_program=9 rute", "target-program", "warning", "indikator_program 2 target"),
    ("indikator 2 program=2.23.01", "program-pendukung", "warning", "pendukung 2 kode"),
    ("sasaran 2 dalam_pk=tidak", "sasaran-perjanjian", "warning", "perjanjian_item 2 sasaran"),
    ("perjanjian 3 pihak_kedua=wali-contoh", "jabatan-orang", "warning", "perjanjian 3 jabatan_kedua"),
    ("perjanjian 3 tahap=perubahan", "tahap-kode", "warning", "perjanjian 3 tahap"),
    ("perjanjian 2 jumlah_dinyatakan=400000001", "jumlah-perjanjian", "error", "perjanjian 2 jumlah_dinyatakan"),
    ("rencana_aksi_item 2 pagu=400000001", "jumlah-rencana-aksi", "warning", "rencana_aksi 2 pagu_program"),
    ("realisasi 2 pembilang=1501", "jumlah-komponen", "error", "realisasi 2 pembilang"),
    ("komponen_realisasi 2 jumlah=1100.5", "jumlah-komponen", "error", "komponen_realisasi 2 jumlah"),
    ("komponen_realisasi 2 jumlah=1100.5", "cacah-bulat", "warning", "komponen_realisasi 2 jumlah"),
    ("pagu_program 5 pagu=450000001", "jumlah-pagu-program", "error", "anggaran 3 pagu"),
    ("belanja 2 pagu=350000002", "jumlah-belanja-pagu", "error", "belanja 2 pagu"),
    ("anggaran 2 realisasi=50000001", "realisasi-melebihi-pagu", "error", "anggaran 2 pagu"),
    ("anggaran 2 realisasi=4900000", "serapan-ganjil", "warning", "anggaran 2 realisasi"),
    ("rencana_aksi 2 tw4=4000", "triwulan-setahun", "warning", "rencana_aksi 2 tw4"),
    ("target 3 target=125", "batas-persen", "warning", "target 3 target"),
    ("realisasi 2 nilai_dinyatakan=0.15", "realisasi-komponen", "error", "realisasi 2 penyebut"),
    ("realisasi 3 capaian_dinyatakan=110.76", "capaian-dinyatakan", "error", "target 4 target"),
    ("indikator 3 arah=turun", "capaian-dinyatakan", "error", "realisasi 3 capaian_dinyatakan"),
    ("evaluasi 2 predikat=AA", "predikat-nilai", "error", "evaluasi 2 nilai"),
    ("perjanjian 2 tanggal=2 Januari 2013", "tanggal-perjanjian", "warning", "perjanjian 2 tanggal"),
    ("perjanjian 2 tanggal=30 Februari 2031", "tanggal-perjanjian", "error", "perjanjian 2 tanggal"),
    (
        "perjanjian 3 tahap=perubahan | perjanjian 2 tanggal=Maret 2031",
        "tanggal-tahap",
        "warning",
        "perjanjian 2 tanggal",
    ),
    ("evaluasi 2 tanggal=2013-12-08", "tanggal-evaluasi", "warning", "evaluasi 2 tahun"),
    (
        "tindak_lanjut_evaluasi 2 target_selesai=Maret 2013",
        "tindak-lanjut-evaluasi",
        "warning",
        "tindak_lanjut_evaluasi 2 target_selesai",
    ),
    ("dasar_hukum 2 tahun=2041", "tahun-peraturan", "warning", "dasar_hukum 2 tahun"),
    ("target 2 tahun=2035", "tahun-target", "warning", "target 2 tahun"),
    ("perjanjian 3 urut=1", "nomor-urut", "warning", "perjanjian 2 urut"),
    ("perjanjian 3 urut=3", "nomor-urut", "warning", "perjanjian 3 urut"),
    ("cascading 3 jenjang=3", "jenjang-cascading", "error", "cascading 3 induk"),
    ("misi 2 diampu=tidak", "misi-diampu", "warning", "tujuan 2 misi"),
    (
        "dokumen_sumber 2 dokumen=Perjanjian Kinerja Tahun 2030",
        "tahun-dalam-teks",
        "warning",
        "dokumen_sumber 2 dokumen",
    ),
    ("faktor 2 uraian=Bus rusak pada 2091.", "tahun-dalam-teks", "warning", "faktor 2 uraian"),
    ("faktor 2 uraian=Capaian tahun 2031 sebesar 95,3%.", "angka-dalam-teks", "warning", "faktor 2 uraian"),
    (
        "dokumen_sumber 2 dokumen=DPA Dinas Pertanian Kota Contoh",
        "nama-instansi",
        "warning",
        "dokumen_sumber 2 dokumen",
    ),
    ("faktor 2 uraian=Diurus Budi, 19900101 201503-1-001.", "nip-dalam-teks", "warning", "faktor 2 uraian"),
]


def temuan(agensi) -> dict[str, list[AuditFinding]]:
    hasil: dict[str, list[AuditFinding]] = {}
    for t in tinjau(agensi.root, baca(agensi.root, agensi.year)).terbuka:
        hasil.setdefault(t.rule, []).append(t)
    return hasil


@pytest.fixture(scope="module")
def bersih(tmp_path_factory) -> set[str]:
    """Ids of what is found in the agency's data as they are."""
    contoh = Agensi(Root(tmp_path_factory.mktemp("bersih") / "akar"))
    contoh.buat()
    return {t.id for semua in temuan(contoh).values() for t in semua}


@pytest.mark.parametrize(
    ("ubah", "aturan", "tingkat", "tempat"), SATU, ids=[f"{r}-{u.split()[0]}" for u, r, *_ in SATU]
)
def test_one_relation(agensi, bersih, ubah, aturan, tingkat, tempat):
    for satu in ubah.split(" | "):
        letak, nilai = satu.split("=", 1)
        tabel, baris, kolom = letak.split()
        agensi.ganti(tabel, int(baris), kolom, nilai)
    baru = [t for t in temuan(agensi)[aturan] if t.id not in bersih]
    assert {t.severity for t in baru} == {tingkat}
    letak = [f"{p.table.split('/')[-1].removesuffix('.csv')} {p.line} {p.column}" for t in baru for p in t.places]
    assert tempat in letak


def test_good_data_have_only_what_is_true_of_them(agensi):
    # The action plan lists one of two activities, and one budget line has no realisasi yet.
    assert {a for a in temuan(agensi) if a in DINYATAKAN} == {"jumlah-rencana-aksi"}


def test_settings_are_compared_too(agensi):
    agensi.setel("tanggal = 2032-01-15", "tanggal = 2031-12-15")
    agensi.setel('pegawai = "budi-contoh"', 'pegawai = "sari-contoh"')
    agensi.setel("akhir = 2034", "akhir = 2030")
    hasil = temuan(agensi)
    assert hasil["tanggal-laporan"][0].places[0].column == "laporan.tanggal"
    assert hasil["kepala-perjanjian"][0].places[0].line == 18
    assert "masa-renstra-akhir" in hasil


def test_a_decision_silences_one_finding_with_its_reason(agensi):
    agensi.ganti("anggaran", 2, "realisasi", "50000001")
    (satu,) = temuan(agensi)["realisasi-melebihi-pagu"]
    agensi.tambah(
        "tindak_lanjut_reviu", temuan=satu.id, keputusan="bukan_kesalahan", alasan="Pagu BLUD fleksibel", oleh="Budi",
        tanggal="2032-01-10",
    )  # fmt: skip
    assert "realisasi-melebihi-pagu" not in temuan(agensi)
    assert tinjau(agensi.root, baca(agensi.root, agensi.year)).keputusan[satu.id].alasan == "Pagu BLUD fleksibel"


def lalu(agensi, tahun: int, **isi: str) -> None:
    folder = agensi.root.raw(tahun)
    folder.mkdir()
    for nama, teks in isi.items():
        (folder / f"{nama}.csv").write_text(teks, encoding="utf-8")


TARGET = "indikator,dokumen,tahun,target,sumber,catatan\nIKU-1,pk_murni,{tahun},12,Contoh,\n"
REALISASI = (
    "indikator,pembilang,penyebut,nilai_dinyatakan,dasar,capaian_dinyatakan,sumber,catatan\n"
    "IKU-1,1200,10000,12,komponen,100,Contoh,\n"
)


def test_earlier_years_are_checked(agensi):
    lalu(agensi, 2030, target=TARGET.format(tahun=2030), realisasi=REALISASI)
    assert periksa_sebelumnya(agensi.root, agensi.year) == []
    assert not {"kode-riwayat", "pasangan-riwayat", "folder-tahun", "tahun-target-dokumen"} & temuan(agensi).keys()
    (agensi.root.raw(2030) / "realisasi.csv").write_text(REALISASI + REALISASI.splitlines()[1] + "\n", encoding="utf-8")
    (satu,) = periksa_sebelumnya(agensi.root, agensi.year)
    assert (satu.berkas, satu.baris, satu.kode) == ("data/raw/2030/realisasi.csv", 3, "kunci-ganda")


def test_history_that_cannot_be_compared_is_named(agensi):
    lalu(agensi, 2028, target=TARGET.format(tahun=2027), realisasi=REALISASI.replace("IKU-1", "IKU-9"))
    lalu(agensi, 2030, realisasi=REALISASI)
    (agensi.root.path / "data" / "raw" / "2030 (salinan)").mkdir()
    hasil = temuan(agensi)
    assert {t.places[0].table for t in hasil["folder-tahun"]} == {
        "data/raw/2030 (salinan)", "data/raw/2029", "data/raw/2030/target.csv",
    }  # fmt: skip
    assert hasil["kode-riwayat"][0].stated == "IKU-9"
    assert hasil["tahun-target-dokumen"][0].stated == "2027"


def test_check_prints_findings_and_fails_only_for_what_cannot_be_used(agensi):
    agensi.ganti("anggaran", 2, "realisasi", "50000001")
    keluar = CliRunner().invoke(lkip, ["--root", str(agensi.root.path), "check", "2031"])
    assert keluar.exit_code == 0
    assert "anggaran.csv:2 realisasi: 2.23.01.2.06.0001: realisasi 50000001 melebihi pagu 50000000" in keluar.output
    agensi.ganti("anggaran", 2, "pagu", "lima puluh juta")
    ke = agensi.root.path / "temuan.json"
    keluar = CliRunner().invoke(lkip, ["--root", str(agensi.root.path), "check", "2031", "--json", str(ke)])
    assert keluar.exit_code == 1
    assert json.loads(ke.read_text(encoding="utf-8"))["findings"][0]["places"][0]["column"] == "pagu"


@pytest.mark.parametrize("kata", ["Kota nan Madani", "None", "NaN", "Tidak ada <NA>"])
def test_ordinary_words_are_words(agensi, kata):
    agensi.ganti("faktor", 2, "uraian", kata)
    assert agensi.periksa() == []


@pytest.mark.parametrize(
    ("a", "b", "sama"),
    [
        ("12,5", 12.5, True),
        ("100%", 100, True),
        ("15 %", 10, False),
        ("A  B", "a b", True),
        ("A-1", "A-2", False),
    ],
)
def test_values_that_say_the_same(a, b, sama):
    assert setara(a, b) is sama


def test_dates_as_tables_write_them():
    assert str(rentang("Februari 2024").akhir) == "2024-02-29"
    assert str(rentang("2023-12-08").awal) == "2023-12-08"
    assert rentang("segera") is None
    with pytest.raises(ValueError, match="day"):
        rentang("31 September 2024")
