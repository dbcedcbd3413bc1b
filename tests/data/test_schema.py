"""The schemas of the package are Table Schemas that the package can read."""

import pytest

from lkip_analysis.data.frames import JENIS
from lkip_analysis.data.schema import CATATAN, RIWAYAT, Tabel, semua_tabel
from lkip_analysis.data.table_checks import BATASAN

TABEL = list(semua_tabel().values())
semua = pytest.mark.parametrize("tabel", TABEL, ids=lambda t: t.nama)


def test_all_tables_are_there():
    assert len(TABEL) > 30
    assert set(RIWAYAT) <= set(semua_tabel())


@semua
def test_is_a_table_schema_that_is_checked_whole(tabel: Tabel):
    """A property or constraint that nothing looks at would be a rule that holds for nobody."""
    assert set(tabel.deskriptor) <= {
        "title", "description", "x-kelompok", "x-lembar", "fields", "primaryKey", "foreignKeys",
    }  # fmt: skip
    for bidang in tabel.deskriptor["fields"]:
        assert set(bidang) <= {"name", "type", "title", "description", "constraints", "x-bawaan"}, bidang["name"]
        assert set(bidang.get("constraints", {})) <= {"required", "unique", *BATASAN}, bidang["name"]


@semua
def test_types_can_be_read(tabel: Tabel):
    assert {k.jenis for k in tabel.kolom} <= set(JENIS)


@semua
def test_key_exists_and_must_be_filled(tabel: Tabel):
    assert tabel.kunci
    for kolom in tabel.kunci:
        assert tabel.bidang(kolom)["constraints"]["required"], kolom


@semua
def test_references_exist(tabel: Tabel):
    for acuan in tabel.acuan:
        assert set(acuan.kolom) <= set(tabel.nama_kolom)
        assert set(acuan.tujuan) <= set(semua_tabel()[acuan.tabel].nama_kolom)


@semua
def test_patterns_hold_for_the_whole_cell(tabel: Tabel):
    """Other readers of Table Schema match from the beginning; only `^…$` also looks at the end."""
    for kolom in tabel.nama_kolom:
        pola = tabel.bidang(kolom).get("constraints", {}).get("pattern")
        assert pola is None or (pola.startswith("^") and pola.endswith("$")), kolom


@semua
def test_every_column_is_described(tabel: Tabel):
    assert tabel.kelompok
    assert tabel.deskriptor["title"]
    for kolom in tabel.nama_kolom:
        assert tabel.bidang(kolom)["title"] and tabel.bidang(kolom)["description"], kolom


@semua
def test_sumber_is_the_last_needed_column(tabel: Tabel):
    assert [k for k in tabel.nama_kolom if k != CATATAN][-1] == "sumber"
