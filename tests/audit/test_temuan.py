"""Findings: stable ids, merging of one cause, masking of NIP, the JSON of the interface."""

import json

from hypothesis import given
from hypothesis import strategies as st

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.document import Location
from lkip_analysis.audit.finding import AuditFinding, Severity, mask_nip, merge, ranked
from lkip_analysis.audit.report import listing, write_json


def temuan(baris=1, sebab=("a", "45,9"), severity=Severity.ERROR):
    return AuditFinding("Pesan.", "1", "2", (Location(line=baris),), sebab, severity=severity, rule="uji")


def test_id_tidak_bergantung_pada_tempat_dan_penulisan():
    assert temuan(1, ("Luas Taman", "45,9")).id == temuan(99, ("luas  taman", "45.9")).id
    assert temuan(1, ("Luas Taman", "45,9")).id != temuan(1, ("Luas Taman", "45,8")).id


def test_satu_sebab_satu_temuan():
    (satu,) = merge([temuan(1, severity=Severity.WARNING), temuan(5), temuan(1)])
    assert [t.line for t in satu.places] == [1, 5]
    assert satu.severity is Severity.ERROR


def test_terburuk_dahulu():
    urut = ranked(
        [
            temuan(1, ("i",), Severity.INFO),
            temuan(9, ("e",)),
            temuan(2, ("f",)),
            temuan(1, ("w",), Severity.WARNING),
        ]
    )
    assert [(t.severity.value, t.places[0].line) for t in urut] == [
        ("error", 2),
        ("error", 9),
        ("warning", 1),
        ("info", 1),
    ]


@given(st.from_regex(r"[0-9]{8}[ .]?[0-9]{6}[ .]?[0-9][ .]?[0-9]{3}", fullmatch=True))
def test_nip_tidak_pernah_utuh(nip):
    digit = "".join(c for c in nip if c.isdigit())
    samar = mask_nip(f"NIP {nip}, Budi Contoh")
    assert digit[:14] not in "".join(c for c in samar if c.isdigit())
    assert samar.endswith(f"{digit[-4:]}, Budi Contoh")


def test_json_sesuai_antarmuka(dokumen, tmp_path):
    d = dokumen("Anggaran Rp5.000 (lima milyar rupiah).\n")
    berkas = tmp_path / "temuan.json"
    write_json(d, Audit(d).findings(["ejaan-bilangan"]), berkas)
    isi = json.loads(berkas.read_text(encoding="utf-8"))
    assert isi["document"] == "laporan.txt"
    (satu,) = isi["findings"]
    assert set(satu) == {"id", "rule", "severity", "message", "stated", "expected", "basis", "places"}
    assert (satu["rule"], satu["severity"], satu["stated"], satu["expected"]) == (
        "ejaan-bilangan",
        "info",
        "milyar",
        "miliar",
    )
    assert satu["places"][0]["line"] == 1


def test_daftar_terbaca(dokumen):
    d = dokumen("Anggaran Rp5.000 (lima milyar rupiah).\n")
    teks = listing(d, Audit(d).findings(["ejaan-bilangan"]))
    assert "CATATAN (1)" in teks and "baris 1" in teks
    assert "Tidak ada temuan." in listing(d, [])
