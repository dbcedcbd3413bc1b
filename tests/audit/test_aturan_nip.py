"""NIP: made-up numbers of made-up people; none is ever printed whole."""

import json

import pytest

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.report import listing, write_json

BUDI, SARI = "19900101 201503 1 001", "19910202 201603 2 002"
ATURAN = "nip-bentuk", "nip-dua-orang", "nip-orang-ganda", "nama-pejabat"


def tanda(nama, nip, pangkat="Pembina"):
    return f"{nama}\n{pangkat}\nNIP. {nip}\n\n"


def test_semua_benar(temuan):
    isi = tanda("BUDI CONTOH, S.T, M.Si", BUDI) + tanda("Dra. Hj. Sari Contoh, SE", SARI) + tanda("BUDI CONTOH", BUDI)
    assert temuan(isi + "Nama : Budi Contoh, S.T\nNIP : 199001012015031001\n", *ATURAN) == []


@pytest.mark.parametrize(
    ("nip", "cacat"),
    [
        ("19900101 20150/3 1 001", "bukan angka"),
        ("19900101 201503 1 01", "17 digit"),
        ("19901301 201503 1 001", "tanggal lahir"),
        ("49900101 201503 1 001", "tahun lahir"),
        ("20100101 201503 1 001", "tahun lahir"),
        ("19900101 201503 3 001", "jenis kelamin"),
    ],
)
def test_nip_tidak_mungkin(temuan, nip, cacat):
    (satu,) = temuan(tanda("BUDI CONTOH", nip), *ATURAN)
    assert satu.rule == "nip-bentuk" and cacat in satu.message and "BUDI CONTOH" in satu.message


def test_kode_kontrak_pppk_bukan_bulan(temuan):
    assert temuan(tanda("BUDI CONTOH", "19900101 202424 1 001"), *ATURAN) == []


def test_satu_nip_pada_dua_orang(temuan):
    isi = tanda("BUDI CONTOH, S.T", BUDI) + tanda("SARI MISAL, SE", SARI) + tanda("SARI MISAL, S.E", BUDI)
    (satu,) = temuan(isi, *ATURAN)
    assert (satu.rule, satu.severity) == ("nip-dua-orang", "error")
    assert {t.line for t in satu.places} == {3, 11}


def test_satu_orang_dengan_dua_nip(temuan):
    isi = tanda("BUDI CONTOH", BUDI) * 2 + tanda("BUDI CONTOH", "19900101 201603 1 001")
    (satu,) = temuan(isi, *ATURAN)
    assert (satu.rule, satu.severity) == ("nip-orang-ganda", "error") and "bagian pengangkatan" in satu.message
    (dugaan,) = temuan(tanda("BUDI CONTOH", BUDI) + tanda("BUDI CONTOH", SARI), *ATURAN)
    assert (dugaan.rule, dugaan.severity) == ("nip-orang-ganda", "warning")


def test_nama_mirip_dengan_nip_sendiri_adalah_dua_orang(temuan):
    assert temuan(tanda("BUDI SANTOSO", BUDI) + tanda("EDI SANTOSO", SARI), *ATURAN) == []


def test_ejaan_nama(temuan):
    (satu,) = temuan(tanda("BUDI CONTOH", BUDI) * 2 + tanda("BUDI CONTAH", BUDI), *ATURAN)
    assert (satu.rule, satu.stated, satu.expected) == ("nama-pejabat", "BUDI CONTAH", "BUDI CONTOH")


def test_tanda_tangan_dalam_tabel(temuan):
    isi = f"Pihak Kedua⇥Pihak Pertama\nBUDI CONTOH⇥SARI MISAL\nNIP. {BUDI}⇥NIP. {SARI}\n\n" + tanda("SARI MISAL", BUDI)
    (satu,) = temuan(isi, "nip-dua-orang")
    assert "BUDI CONTOH" in satu.message and "SARI MISAL" in satu.message


def test_dua_nip_sebaris_tidak_ditebak(temuan):
    isi = f"BUDI CONTOH      SARI MISAL\nNIP. {BUDI}      NIP. {SARI}\n\n"
    assert temuan(isi, "nip-dua-orang", "nip-orang-ganda", "nama-pejabat") == []


def test_tidak_ada_nip_utuh_di_keluaran(dokumen, tmp_path):
    rusak = ["19900101 20150/3 1 001", "49900101 201503 1 001", "19900101 201503 1 0013"]
    d = dokumen("".join(tanda(f"ORANG {n}", nip) for n, nip in enumerate([BUDI, BUDI, SARI, *rusak])))
    temuan = Audit(d).findings()
    write_json(d, temuan, tmp_path / "t.json")
    isi = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))["findings"]
    assert any(f["rule"] == "nip-bentuk" for f in isi)
    angka = "".join(c for c in json.dumps(isi) + listing(d, temuan) if c.isdigit())
    for nip in (BUDI, SARI, *rusak):
        assert "".join(c for c in nip if c.isdigit())[:14] not in angka
