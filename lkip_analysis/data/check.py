"""Validation of raw data, year by year: every problem of every file in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from ..errors import Masalah
from ..root import Root
from .csv_rows import Lembar, baca_lembar
from .derive import TURUNAN, setelan_dari, turunkan
from .frames import bingkai
from .nip import samarkan, samarkan_sel
from .rules import Konteks, jalankan
from .schema import POKOK, RIWAYAT, Tabel, bagian_sel, semua_tabel
from .settings import BERKAS, periksa_settings
from .table_checks import BENTUK, mungkin, periksa_tabel


def periksa(root: Root, year: int) -> list[Masalah]:
    """Validate `data/raw/<year>/`, as what the folder is: the data of a report, or of an earlier year.

    Parameters
    ----------
    root : Root
    year : int

    Returns
    -------
    list of Masalah
        In the order of the files and their lines; empty where the data can be used.
    """
    return (periksa_riwayat if _hanya_riwayat(root, year) else periksa_laporan)(root, year)


def periksa_laporan(root: Root, year: int) -> list[Masalah]:
    """Validate the folder of a report year: settings and a few tables must be there, and what is there be right."""
    return _periksa(root, year, wajib=(BERKAS, *(semua_tabel()[nama].berkas for nama in POKOK)))


def periksa_riwayat(root: Root, year: int) -> list[Masalah]:
    """Validate the folder of an earlier year: it needs few tables, but what is there must be right."""
    return _periksa(root, year, wajib=[semua_tabel()[nama].berkas for nama in RIWAYAT])


def periksa_sebelumnya(root: Root, year: int) -> list[Masalah]:
    """Validate the folders of the years before a report's: nothing must be there, but what is there must be right."""
    return [m for y in root.years_until(year) if y != year for m in _periksa(root, y, wajib=())]


def _hanya_riwayat(root: Root, year: int) -> bool:
    """Whether a folder holds no more than what an earlier year needs to be compared with."""
    folder = root.raw(year)
    ada = [t.nama for t in semua_tabel().values() if (folder / t.berkas).exists()]
    lengkap = (folder / BERKAS).exists() or len(ada) > len(semua_tabel()) // 2
    return not lengkap and not set(ada).isdisjoint(RIWAYAT)


def _periksa(root: Root, year: int, wajib: Collection[str]) -> list[Masalah]:
    folder = root.raw(year)
    if not folder.is_dir():
        pesan = f"folder tidak ada; buat dengan `lkip new {year}` atau salin dari tahun lain"
        return [Masalah(root.relatif(folder), pesan, "folder-hilang")]
    lembar, masalah = _baca_semua(root, year)
    settings, letak = {}, {}
    if BERKAS in wajib or (folder / BERKAS).exists():
        settings, letak, salah_settings = periksa_settings(root, year)
        masalah += salah_settings
    frames = {}
    for nama, isi in lembar.items():
        frames[nama], salah_bentuk = bingkai(isi, semua_tabel()[nama])
        masalah += [*salah_bentuk, *periksa_tabel(isi, semua_tabel()[nama])]
    settings = setelan_dari(lembar, settings, year)
    for nama, isi in turunkan(lembar, settings, year).items():
        frames[nama], salah_bentuk = bingkai(isi, semua_tabel()[nama])
        masalah += salah_bentuk
    masalah += [
        _hilang(root, year, berkas) for berkas in wajib if berkas not in (BERKAS, *(f"{n}.csv" for n in frames))
    ]
    konteks = Konteks(root, year, settings, letak, lembar, frames)
    for nama in frames:
        masalah += [*_kunci(konteks, semua_tabel()[nama]), *_acuan(konteks, semua_tabel()[nama])]
    masalah += [*jalankan(konteks), *_tak_dikenal(root, year)]
    return _urutkan(masalah, lembar)


def _baca_semua(root: Root, year: int) -> tuple[dict[str, Lembar], list[Masalah]]:
    lembar, masalah = {}, []
    for tabel in semua_tabel().values():
        path = root.raw(year) / tabel.berkas
        if not path.exists():
            continue
        isi, salah = baca_lembar(root, path, tabel)
        masalah += salah
        if isi is not None:
            lembar[tabel.nama] = isi
    return lembar, masalah


def _hilang(root: Root, year: int, berkas: str) -> Masalah:
    """Say that a table is needed that has no file, and that no sheet gives."""
    lembar = semua_tabel()[TURUNAN[berkas.removesuffix(".csv")][0]].lembar
    pesan = f"berkas tidak ada; isi lembar {lembar} di buku kerja, atau salin dari tahun lain"
    return Masalah(root.relatif(root.raw(year) / berkas), pesan, "berkas-hilang")


def _kunci(konteks: Konteks, tabel: Tabel) -> Iterator[Masalah]:
    """Find rows whose key another row has already; a key of one column may be any that must be unique."""
    frame = konteks.frames[tabel.nama]
    unik = [(k,) for k in tabel.nama_kolom if tabel.bidang(k).get("constraints", {}).get("unique")]
    for kunci in (tabel.kunci, *unik):
        pertama: dict[tuple, int] = {}
        for baris, nilai in _nilai(frame, kunci):
            if nilai not in pertama:
                pertama[nilai] = baris
                continue
            nama = " + ".join(kunci)
            pesan = f"sudah dipakai di baris {pertama[nilai]}; setiap {nama} hanya boleh satu kali"
            yield konteks.masalah(tabel.nama, baris, nama, pesan, "kunci-ganda", _teks(kunci, nilai))


def _acuan(konteks: Konteks, tabel: Tabel) -> Iterator[Masalah]:
    """Find values that the table they refer to does not have; a table that is not there is not asked."""
    frame = konteks.frames[tabel.nama]
    for acuan in (a for a in tabel.acuan if a.tabel in konteks.frames):
        dikenal = {nilai for _, nilai in _nilai(konteks.frames[acuan.tabel], acuan.tujuan)}
        for baris, nilai in _terurai(_nilai(frame, acuan.kolom), acuan.banyak):
            if nilai in dikenal:
                continue
            usul = mungkin(_teks(acuan.kolom, nilai), [_teks(acuan.tujuan, d) for d in dikenal])
            tujuan = f"{semua_tabel()[acuan.tabel].berkas} kolom {' + '.join(acuan.tujuan)}"
            pesan = f"tidak ada di {tujuan}{usul}"
            yield konteks.masalah(tabel.nama, baris, " + ".join(acuan.kolom), pesan, "acuan", _teks(acuan.kolom, nilai))


def _terurai(isi: Iterable[tuple[int, tuple]], banyak: bool) -> Iterator[tuple[int, tuple]]:
    for baris, nilai in isi:
        yield from ((baris, (satu,)) for satu in bagian_sel(nilai[0])) if banyak else [(baris, nilai)]


def _nilai(frame: pd.DataFrame, kolom: tuple[str, ...]) -> Iterator[tuple[int, tuple]]:
    """Line and values of some columns, rows with an empty cell among them left out."""
    isi = frame[list(kolom)].dropna()
    return zip(isi.index, isi.itertuples(index=False, name=None), strict=True)


def _teks(kolom: tuple[str, ...], nilai: tuple) -> str:
    return " + ".join(samarkan_sel(str(n), k) for k, n in zip(kolom, nilai, strict=True))


def _tak_dikenal(root: Root, year: int) -> Iterator[Masalah]:
    """Find tables under a name that nothing reads, such as `target (1).csv`."""
    dikenal = [t.berkas for t in semua_tabel().values()]
    for path in sorted(root.raw(year).iterdir()):
        tampak = path.suffix.lower() == ".csv" and not path.name.startswith((".", "~"))
        if tampak and path.name not in dikenal:
            usul = mungkin(path.name, dikenal)
            pesan = f"berkas tidak dikenal, isinya tidak dibaca{usul}; ganti nama atau hapus"
            yield Masalah(root.relatif(path), pesan, "berkas-lebih")


def _urutkan(masalah: Iterable[Masalah], lembar: Mapping[str, Lembar]) -> list[Masalah]:
    """Order by file and line, and add the row number of a spreadsheet where it is another.

    That a cell has the wrong form is not told where a reference or a rule says what is wrong with it.
    """
    excel = {isi.berkas: isi.baris_excel() for isi in lembar.values()}
    lengkap = [
        replace(
            m,
            # A message may repeat a known key, and a header may hold anything: no NIP leaves by these ways.
            pesan=samarkan(m.pesan),
            kolom=m.kolom and samarkan(m.kolom),
            baris_excel=excel.get(m.berkas, {}).get(m.baris),
        )
        for m in masalah
    ]
    terurai = {_tempat(m) for m in lengkap if m.kode != BENTUK}
    perlu = [m for m in lengkap if m.kode != BENTUK or _tempat(m) not in terurai]
    return sorted(dict.fromkeys(perlu), key=lambda m: (m.berkas, m.baris or 0))


def _tempat(masalah: Masalah) -> tuple:
    return masalah.berkas, masalah.baris, masalah.kolom
