"""Rules about what an indicator is: its kind of value, its formula, and the values typed for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...errors import Masalah
from ...kinerja.agregat import CARA
from ...kinerja.nilai import JENIS_NILAI, baca_nilai, pengali_baku, urutan_bawaan, urutan_huruf
from ...kinerja.rumus import buku_rumus
from ...text.number_format import bilangan, kosong
from ..number_cells import salah_angka
from ..table_checks import mungkin
from .context import Konteks, aturan

BERNILAI = (("target", "target", True), ("realisasi", "nilai_dinyatakan", False))
"""Table, column of typed values, whether a range or a bound may stand there."""

NILAI = "nilai-indikator"

LINGKUP = ("sasaran", "tujuan", "instansi")
"""What capaian may be taken together for."""


@aturan()
def nilai_indikator(k: Konteks) -> Iterator[Masalah]:
    """A typed value is of the kind of its indicator."""
    sifat = _per_kode(k)
    for tabel, kolom, rentang in BERNILAI:
        if tabel not in k.frames:
            continue
        for baris, r in k.frames[tabel].dropna(subset=[kolom]).iterrows():
            jenis, urutan, arah = sifat.get(r["indikator"], ("angka", None, None))
            huruf = urutan_huruf(None if kosong(urutan) else urutan, r[kolom], _urutan(k))
            if salah := _salah(r[kolom], jenis, huruf, arah, rentang):
                yield k.masalah(tabel, baris, kolom, *salah, r[kolom])


def _per_kode(k: Konteks) -> dict[str, tuple[str, str | None, str | None]]:
    """Kind of value, name of the order of letters, direction by code; an earlier year may not list its indicators."""
    if "indikator" not in k.frames:
        return {}
    kolom = k.frames["indikator"][["kode", "jenis_nilai", "urutan", "arah"]]
    return {kode: tuple(sifat) for kode, *sifat in kolom.itertuples(index=False)}


def _urutan(k: Konteks) -> Mapping[str, tuple[str, ...]]:
    return k.setelan("ukuran", "urutan") or {}


def _salah(teks: str, jenis: str, urutan: tuple[str, ...], arah: str | None, rentang: bool) -> tuple[str, str] | None:
    """Return what is wrong with a value, and the id of the rule; of an unknown kind of value nothing can be said."""
    if jenis not in JENIS_NILAI:
        return None
    try:
        nilai = baca_nilai(teks, jenis, urutan)
    except ValueError as salah:
        polos = jenis in ("angka", "indeks") and not any(tanda in teks for tanda in "–≥≤<>")
        return (salah_angka(teks, "number"), "bukan-angka") if polos else (str(salah), NILAI)
    if not rentang and not nilai.tunggal:
        return "bukan satu nilai; realisasi ditulis sebagai satu angka, huruf, atau tanggal", NILAI
    terbalik = {"naik": nilai.bawah, "turun": -nilai.atas}.get(arah, 0) == float("-inf")
    return (f"adalah batas yang berlawanan dengan arah indikatornya, {arah}", NILAI) if terbalik else None


@aturan("indikator")
def nama_rumus_dan_urutan(k: Konteks) -> Iterator[Masalah]:
    """An indicator names a formula and an order that there are."""
    try:
        buku = buku_rumus(k.settings.get("ukuran"))
    except (ValueError, TypeError, KeyError, AttributeError):  # the settings are told of elsewhere
        buku = buku_rumus()
    pilihan = {"rumus": tuple(buku), "urutan": (*_urutan(k), *urutan_bawaan())}
    frame = k.frames["indikator"]
    for kolom, ada in pilihan.items():
        for baris, nama in frame[kolom].dropna().items():
            if nama not in ada:
                pesan = f"tidak dikenal; yang ada: {', '.join(ada)}{mungkin(nama, ada)}"
                yield k.masalah("indikator", baris, kolom, pesan, "nama-rumus", nama)


@aturan("indikator")
def sasaran_atau_tujuan(k: Konteks) -> Iterator[Masalah]:
    """An indicator of a tujuan names its tujuan, any other one its sasaran."""
    for baris, r in k.frames["indikator"].dropna(subset=["jenis"]).iterrows():
        kolom = "tujuan" if r["jenis"] == "tujuan" else "sasaran"
        if kosong(r[kolom]):
            yield k.masalah("indikator", baris, kolom, f"wajib diisi bagi indikator {r['jenis']}", "wajib")


@aturan("indikator")
def pengali_satuan(k: Konteks) -> Iterator[Masalah]:
    """The factor of a ratio is the one that its unit says."""
    for baris, r in k.frames["indikator"].dropna(subset=["pengali", "satuan"]).iterrows():
        baku = pengali_baku(r["satuan"])
        if baku not in (1, r["pengali"]):
            pesan = f"berbeda dari satuannya, {r['satuan']}; kosongkan, atau tulis {bilangan(baku)}"
            yield k.masalah("indikator", baris, "pengali", pesan, "pengali", bilangan(r["pengali"]))


@aturan("indikator")
def bobot_tertimbang(k: Konteks) -> Iterator[Masalah]:
    """Where capaian is weighted, indikator kinerja utama have a weight."""
    agregasi = k.setelan("ukuran", "agregasi") or {}
    if "tertimbang" not in [agregasi.get(lingkup) for lingkup in LINGKUP]:
        return
    frame = k.frames["indikator"]
    for baris in frame.index[(frame["jenis"] == "iku") & frame["bobot"].isna()]:
        pesan = "belum ada, sedangkan capaian dirata-ratakan secara tertimbang; isi bobotnya"
        yield k.masalah("indikator", baris, "bobot", pesan, "bobot")


@aturan()
def rumus_sendiri(k: Konteks) -> Iterator[Masalah]:
    """Formulas and bounds of capaian in the settings can be used."""
    try:
        buku_rumus(k.settings.get("ukuran"))
    except ValueError as salah:
        yield k.masalah_setelan(("ukuran",), str(salah), "rumus-capaian")
    except (TypeError, KeyError, AttributeError):  # of another form than the schema wants, which is told elsewhere
        return


@aturan("realisasi", "indikator")
def belum_terbit_atau_ada(k: Konteks) -> Iterator[Masalah]:
    """A realisasi that is there is not one that is published later."""
    frame = k.frames["realisasi"]
    ada = frame["nilai_dinyatakan"].notna() | (frame["pembilang"].notna() & frame["penyebut"].notna())
    for baris in frame.index[frame["belum_terbit"].notna() & ada]:
        pesan = "diisi, padahal realisasinya ada; kosongkan salah satunya"
        yield k.masalah("realisasi", baris, "belum_terbit", pesan, "belum-terbit", frame.loc[baris, "belum_terbit"])


@aturan()
def agregasi_dikenal(k: Konteks) -> Iterator[Masalah]:
    """The settings name ways of taking capaian together that there are."""
    agregasi = k.setelan("ukuran", "agregasi")
    for lingkup in LINGKUP if isinstance(agregasi, Mapping) else ():
        nama = agregasi.get(lingkup)
        if not kosong(nama) and nama not in CARA:
            pesan = f"tidak dikenal; yang ada: {', '.join(CARA)}{mungkin(str(nama), list(CARA))}"
            yield k.masalah_setelan(("ukuran", "agregasi", lingkup), pesan, "nama-setelan", nama)
