"""Whatever is in the files, the check answers with problems, and the loader with data or with problems."""

import csv
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkip_analysis.data.load import baca
from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.errors import DataError, ringkas

NIP = "199001012015031001"
KODE = ("IKU-1", "2031", "2.23.02", "2.23.02.2.01", "ya", "iku", "murni", "instansi", "m-01", "O-2")
RUSAK = (
    "",
    " ",
    "x",
    "0",
    "-1",
    "1.234",
    "1e5",
    "9" * 25,
    "nan",
    "a\nb",
    '"',
    "\0",
    "\ufeff",
    "=A1",
    "../x",
    NIP,
)
SUNTINGAN = st.tuples(
    st.sampled_from(list(semua_tabel())),
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(RUSAK + KODE)),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(["", "sel lebih", "sel kurang", "bita", "hilang", "judul saja"]),
    st.integers(0, 10**6),
)


def _rusak(asli: bytes, suntingan: list, ragam: str, acak: int) -> bytes | None:
    """Spoil a file; None for one that is not there."""
    baris = list(csv.reader(io.StringIO(asli.decode(), newline="")))
    for b, k, nilai in suntingan:
        isi = baris[b % len(baris)]
        isi[k % len(isi)] = nilai
    if ragam.startswith("sel"):
        isi = baris[acak % len(baris)]
        baris[acak % len(baris)] = [*isi, "x"] if ragam == "sel lebih" else isi[: 1 + acak % len(isi)]
    keluar = io.StringIO()
    csv.writer(keluar, lineterminator="\n").writerows(baris if ragam != "judul saja" else baris[:1])
    bita = bytearray(keluar.getvalue().encode())
    if ragam == "bita":
        bita[acak % len(bita)] = acak % 256
    return None if ragam == "hilang" else bytes(bita)


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SUNTINGAN, min_size=1, max_size=5))
def test_no_data_break_the_check(agensi, rusakan):
    asli = {nama: agensi.berkas(nama).read_bytes() for nama, *_ in rusakan}
    for nama, *cara in rusakan:
        bita = _rusak(asli[nama], *cara)
        if bita is None:
            agensi.berkas(nama).unlink(missing_ok=True)
        else:
            agensi.tulis(nama, bita)
    masalah = agensi.periksa()
    assert NIP not in ringkas(masalah)
    assert not [m for m in masalah if m.kode in {"error", "source-error"}], "the validator itself gave up"
    try:
        baca(agensi.root, agensi.year)
    except DataError as galat:
        assert {(m.berkas, m.baris, m.kolom) for m in galat.masalah} <= {(m.berkas, m.baris, m.kolom) for m in masalah}
    for nama, bita in asli.items():
        agensi.tulis(nama, bita)
