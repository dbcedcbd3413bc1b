import copy
import csv
import io
import math
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkip_analysis.data.load import baca, muat, muat_riwayat
from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.errors import DataError
from lkip_analysis.root import Root

DTYPE = {"string": "str", "any": "str", "integer": "Int64", "number": "Float64"}


def test_values_and_types(agensi):
    data = muat(agensi.root, agensi.year)
    assert data.year == 2031
    assert data.settings["daerah"]["nama"] == "Kota Contoh"
    assert list(data.tables) == sorted(semua_tabel())
    anggaran = data.anggaran
    assert list(anggaran["kode"]) == ["2.23.01.2.06.0001", "2.23.02.2.01.01", "2.23.02.2.01.02"]
    assert anggaran["pagu"].sum() == 500_000_000
    assert anggaran["realisasi"].isna().tolist() == [False, False, True]
    assert list(anggaran.index) == [2, 3, 4] and anggaran.index.name == "baris"
    assert anggaran.attrs["berkas"] == "data/raw/2031/anggaran.csv"
    assert data.target["target"].tolist() == ["20", "12.5", "85"]  # read by the kind of each indicator
    assert data.indikator["jenis_nilai"].tolist() == ["angka"] * 2  # a column that the file leaves out
    assert data.indikator["pengali"].isna().all()


@pytest.mark.parametrize("tabel", semua_tabel().values(), ids=lambda t: t.nama)
def test_every_table_has_all_columns_with_their_types(agensi, tabel):
    for frame in (baca(agensi.root, 2031).tables[tabel.nama], baca(agensi.root, 2000).tables[tabel.nama]):
        assert list(frame.columns) == list(tabel.nama_kolom)
        assert [str(d) for d in frame.dtypes] == [DTYPE[k.jenis] for k in tabel.kolom]
        assert frame.index.name == "baris" and frame.index.dtype == "int64"
        assert frame.attrs["berkas"].endswith(tabel.berkas)


def test_a_year_without_a_folder_is_empty(agensi):
    data = baca(agensi.root, 2000)
    assert data.settings == {}
    assert all(frame.empty for frame in data.tables.values())


def test_attributes(agensi):
    data = baca(agensi.root, agensi.year)
    assert data.indikator is data.tables["indikator"]
    assert "indikator" in dir(data)
    assert copy.copy(data).indikator is data.indikator
    with pytest.raises(AttributeError, match="tidak_ada"):
        _ = data.tidak_ada
    with pytest.raises(AttributeError):
        data.year = 2032
    with pytest.raises(TypeError):
        data.tables["indikator"] = None


def test_codes_stay_text(agensi):
    agensi.tambah("dasar_hukum", no="2", jenis="perda", sebutan="Perda", nomor="010", peran="tugas", dalam_daftar="ya")
    agensi.ganti("organisasi", 3, "kode", "2.10")
    data = baca(agensi.root, agensi.year)
    assert data.dasar_hukum["nomor"].iloc[1] == "010"
    assert data.organisasi["kode"].iloc[1] == "2.10"


def test_words_for_nothing_are_words(agensi):
    agensi.ganti("fungsi", 2, "fungsi", "NA")
    agensi.ganti("fungsi", 2, "sumber", "null")
    fungsi = baca(agensi.root, agensi.year).fungsi
    assert (fungsi["fungsi"].iloc[0], fungsi["sumber"].iloc[0]) == ("NA", "null")


def test_loading_tells_every_problem(agensi):
    agensi.ganti("target", 3, "target", "x")
    agensi.ganti("strategi", 2, "sasaran", "SS-9")
    with pytest.raises(DataError) as galat:
        muat(agensi.root, agensi.year)
    assert galat.value.masalah == agensi.periksa()
    assert len(galat.value.masalah) == 2


def test_reading_without_validation_still_refuses_what_it_cannot_read(agensi):
    agensi.ganti("strategi", 2, "sasaran", "SS-9")
    assert baca(agensi.root, agensi.year).strategi["sasaran"].tolist() == ["SS-9"]
    agensi.ganti("anggaran", 3, "pagu", "12,5")
    agensi.tulis("fungsi", "no,sumber\n1,Contoh\n")
    agensi.tulis("misi", agensi.teks("misi").replace(",", ";"))
    with pytest.raises(DataError) as galat:
        baca(agensi.root, agensi.year)
    assert {m.kode for m in galat.value.masalah} == {"bukan-angka", "kolom-hilang", "pemisah"}


def test_history(agensi):
    for nama in (
        "instansi.toml",
        *(t.berkas for t in semua_tabel().values() if t.nama not in {"target", "realisasi"}),
    ):
        agensi.berkas(nama).unlink()
    riwayat = muat_riwayat(agensi.root, agensi.year)
    assert len(riwayat.target) == 3
    assert riwayat.indikator.empty
    with pytest.raises(DataError):
        muat(agensi.root, agensi.year)
    agensi.berkas("target").unlink()
    with pytest.raises(DataError, match="target"):
        muat_riwayat(agensi.root, agensi.year)


def test_reading_does_without_the_validator(agensi):
    """A kernel reads what was validated before it started; it does not wait for the validator."""
    kode = (
        "import sys; from pathlib import Path; from lkip_analysis.root import Root;"
        "from lkip_analysis.data.load import baca; baca(Root(Path(sys.argv[1])), 2031);"
        "sys.exit('jsonschema' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", kode, str(agensi.root.path)], check=True)


@pytest.mark.parametrize("year", Root.find(Path(__file__).parent).years())
def test_the_data_of_this_repository_are_right(year):
    from lkip_analysis.data.check import periksa

    assert periksa(Root.find(Path(__file__).parent), year) == []


NILAI = {
    "string": st.none() | st.text(min_size=1, max_size=20),
    "any": st.none() | st.text(min_size=1, max_size=20),
    "integer": st.none() | st.integers(-(10**18) + 1, 10**18 - 1),
    "number": st.none() | st.decimals(-(10**9), 10**9, places=4).map(float),
}


def _tulis(nilai) -> str:
    return "" if nilai is None else f"{nilai:.4f}" if isinstance(nilai, float) else str(nilai)


@st.composite
def tabel_acak(draw):
    """Draw a table of the schemas with rows of any values of the right types."""
    tabel = draw(st.sampled_from(list(semua_tabel().values())))
    baris = draw(st.lists(st.tuples(*(NILAI[k.jenis] for k in tabel.kolom)), max_size=5))
    # `sumber` fills every row: a row without anything in it is no row.
    letak = tabel.nama_kolom.index("sumber")
    return tabel, [(*b[:letak], "Contoh", *b[letak + 1 :]) for b in baris]


@settings(deadline=None)
@given(
    acak=tabel_acak(),
    bentuk=st.sampled_from([("\n", csv.QUOTE_ALL), ("\r\n", csv.QUOTE_MINIMAL)]),
    awalan=st.sampled_from(["", "\ufeff"]),
)
def test_round_trip(tmp_path_factory, acak, bentuk, awalan):
    """What is written as CSV is read back: values, missing ones, order, and the lines in the file."""
    tabel, baris = acak
    root = Root(tmp_path_factory.mktemp("bolak-balik"))
    root.raw(2031).mkdir(parents=True)
    keluar, nomor = io.StringIO(), []
    penulis = csv.writer(keluar, lineterminator=bentuk[0], quoting=bentuk[1])
    for isi in (tabel.nama_kolom, *([_tulis(n) for n in b] for b in baris)):
        nomor.append(1 + len(re.findall(r"\r\n|\r|\n", keluar.getvalue())))
        penulis.writerow(isi)
    (root.raw(2031) / tabel.berkas).write_bytes((awalan + keluar.getvalue()).encode())
    frame = baca(root, 2031).tables[tabel.nama]
    assert list(frame.index) == nomor[1:]
    for i, kolom in enumerate(tabel.nama_kolom):
        for dibaca, ditulis in zip(frame[kolom], (b[i] for b in baris), strict=True):
            if ditulis is None:
                bawaan = tabel.kolom[i].bawaan
                assert pd.isna(dibaca) if bawaan is None else dibaca == bawaan
            elif isinstance(ditulis, float):
                assert math.isclose(dibaca, ditulis, abs_tol=5e-5)
            else:
                assert dibaca == ditulis
