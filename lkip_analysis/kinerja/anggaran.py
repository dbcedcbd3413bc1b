"""The budget tree program → kegiatan → sub kegiatan: roll-up, check of stated subtotals, amendments.

Money is whole rupiah (Int64) throughout; percentages are percent points.
"""

import re
from typing import NamedTuple

import pandas as pd

from lkip_analysis.kinerja._arrays import bagi, ke_larik, ke_seri
from lkip_analysis.kinerja.serapan import serapan

TOTAL = "jumlah"
"""Stands for the whole budget where a code is asked for."""

LEVEL = ("program", "kegiatan", "sub_kegiatan")

_BIDANG = r"[1-9X]\.(?:\d\d|XX)"
_KODE = re.compile(rf"(?P<program>{_BIDANG}\.\d\d)(?:\.(?P<kegiatan>[12]\.\d\d)(?:\.(?P<sub>\d\d(?:\d\d)?))?)?")


def level(kode: str) -> str:
    """Give the level of a budget code: `program`, `kegiatan` or `sub_kegiatan`.

    Parameters
    ----------
    kode : str
        `2.07.03`, `2.07.03.2.01`, `2.07.03.2.01.0002`. The number of the sub kegiatan has two digits in code
        lists under Permendagri 90/2019 and four under the later Kepmendagri.

    Raises
    ------
    ValueError
        If the text is not such a code, in Indonesian.
    """
    bagian = _KODE.fullmatch(kode)
    if bagian is None:
        raise ValueError(f"kode anggaran {kode!r} tidak sah; contoh: 2.07.03, 2.07.03.2.01, 2.07.03.2.01.0002")
    return LEVEL[(bagian["kegiatan"] is not None) + (bagian["sub"] is not None)]


_SEGMEN_SENDIRI = {"program": None, "kegiatan": 2, "sub_kegiatan": 1}


def induk(kode: str) -> str | None:
    """Give the code one level up; None for a program.

    Raises
    ------
    ValueError
        If the text is not a budget code.
    """
    segmen = _SEGMEN_SENDIRI[level(kode)]
    return None if segmen is None else kode.rsplit(".", segmen)[0]


def pohon(nomenklatur: pd.DataFrame, anggaran: pd.DataFrame) -> pd.DataFrame:
    """Build the budget tree of a year.

    Parameters
    ----------
    nomenklatur : DataFrame
        `kode`, `nama` of programs, kegiatan and sub kegiatan; row order is print order.
    anggaran : DataFrame
        `kode` (sub kegiatan), `pagu`, `realisasi` in rupiah; realisasi is NA where it is not there yet.

    Returns
    -------
    DataFrame
        One row per node in print order, parents before children: `kode`, `induk`, `level`, `nama`, `pagu`,
        `realisasi`, `sisa` (Int64 rupiah), `serapan` (Float64 percent points), `lengkap` (bool).
        Nodes without a budget line below them are left out. `realisasi` of a parent is the sum of what is
        known; where something below is missing, `lengkap` is False and `serapan` and `sisa` are NA, because
        part of the spending says nothing about the whole pagu.

    Raises
    ------
    ValueError
        If a code is not valid, is not a sub kegiatan where one is needed, occurs twice, or has no entry (of
        its own or of a parent) in `nomenklatur`. In Indonesian.
    """
    _periksa_kode(nomenklatur, anggaran)
    urutan = {kode: i for i, kode in enumerate(nomenklatur["kode"])}
    nama = dict(zip(nomenklatur["kode"], nomenklatur["nama"], strict=True))
    uang = anggaran[["pagu", "realisasi"]].astype("Int64").assign(kode=anggaran["kode"].to_numpy())
    uang["lengkap"] = uang["pagu"].notna() & uang["realisasi"].notna()
    per_level = [uang]
    while len(per_level) < len(LEVEL):
        anak = per_level[-1]
        per_level.append(_jumlahkan(anak.assign(kode=anak["kode"].map(induk))))
    hasil = pd.concat(per_level, ignore_index=True)
    hasil["induk"] = hasil["kode"].map(induk)
    hasil["level"] = hasil["kode"].map(level)
    hasil["nama"] = hasil["kode"].map(nama)
    jalur = hasil["kode"].map(lambda kode: tuple(urutan[k] for k in _jalur(kode)))
    hasil = hasil.loc[sorted(hasil.index, key=jalur.__getitem__)].reset_index(drop=True)
    return _dengan_serapan(hasil)[["kode", "induk", "level", "nama", "pagu", "realisasi", "sisa", "serapan", "lengkap"]]


def _jumlahkan(uang: pd.DataFrame) -> pd.DataFrame:
    kelompok = uang.groupby("kode", sort=False)
    hasil = kelompok[["pagu", "realisasi"]].sum(min_count=1)
    return hasil.assign(lengkap=kelompok["lengkap"].all()).reset_index()


def _dengan_serapan(uang: pd.DataFrame) -> pd.DataFrame:
    return uang.assign(
        sisa=(uang["pagu"] - uang["realisasi"]).where(uang["lengkap"]),
        serapan=serapan(uang["realisasi"], uang["pagu"]).where(uang["lengkap"]),
    )


def _jalur(kode: str) -> list[str]:
    atas = induk(kode)
    return [kode] if atas is None else [*_jalur(atas), kode]


def _periksa_kode(nomenklatur: pd.DataFrame, anggaran: pd.DataFrame) -> None:
    masalah = []
    for nama, tabel in (("nomenklatur", nomenklatur), ("anggaran", anggaran)):
        ganda = tabel.loc[tabel["kode"].duplicated(), "kode"].unique()
        masalah += [f"{nama}: kode {kode} berulang" for kode in ganda]
    dikenal = set(nomenklatur["kode"])
    yatim = {}
    for kode in anggaran["kode"]:
        if level(kode) != "sub_kegiatan":
            masalah.append(f"anggaran: {kode} bukan kode sub kegiatan")
        yatim |= {k: kode for k in _jalur(kode) if k not in dikenal}
    masalah += [f"nomenklatur: {k} belum ada, dipakai {kode}" for k, kode in yatim.items()]
    if masalah:
        raise ValueError("; ".join(masalah))


class Jumlah(NamedTuple):
    """The whole budget.

    Attributes
    ----------
    pagu, realisasi, sisa : int or NA
        Rupiah.
    serapan : float or NA
        Percent points.
    lengkap : bool
        Whether the realisasi of every sub kegiatan is known; if not, `sisa` and `serapan` are NA.
    """

    pagu: int
    realisasi: int
    sisa: int
    serapan: float
    lengkap: bool


def jumlah(pohon: pd.DataFrame) -> Jumlah:
    """Add up the budget tree of `pohon`."""
    sub = pohon.loc[pohon["level"] == "sub_kegiatan", ["pagu", "realisasi", "lengkap"]].assign(kode=TOTAL)
    if sub.empty:
        return Jumlah(pd.NA, pd.NA, pd.NA, pd.NA, False)
    baris = _dengan_serapan(_jumlahkan(sub)).iloc[0]
    return Jumlah(*(_biasa(baris[kolom]) for kolom in Jumlah._fields))


def _biasa(nilai: object) -> object:
    return nilai.item() if hasattr(nilai, "item") else nilai


def hitung(pohon: pd.DataFrame) -> dict[str, int]:
    """Count programs, kegiatan and sub kegiatan of a budget tree."""
    return {nama: int((pohon["level"] == nama).sum()) for nama in LEVEL}


def periksa_dinyatakan(pohon: pd.DataFrame, dinyatakan: pd.DataFrame) -> pd.DataFrame:
    """Compare stated subtotals with the tree.

    Parameters
    ----------
    pohon : DataFrame
        From `pohon`.
    dinyatakan : DataFrame
        `kode` (of any level, or `TOTAL`), `kolom` (`pagu`, `realisasi` or `sisa`), `nilai` (rupiah).

    Returns
    -------
    DataFrame
        The rows given, with `dihitung` and `selisih` = stated − computed (Int64 rupiah) and `sama` (boolean,
        NA where one of the two is missing, such as a code that is not in the tree).
    """
    kolom = ["pagu", "realisasi", "sisa"]
    seluruhnya = pd.DataFrame([jumlah(pohon)._asdict()]).assign(kode=TOTAL)
    dihitung = (
        pd.concat([t[["kode", *kolom]].astype(dict.fromkeys(kolom, "Int64")) for t in (pohon, seluruhnya)])
        .melt("kode", kolom, "kolom", "dihitung")
        .set_index(["kode", "kolom"])["dihitung"]
    )
    kunci = pd.MultiIndex.from_frame(dinyatakan[["kode", "kolom"]])
    hasil = dinyatakan.assign(dihitung=dihitung.reindex(kunci).array)
    hasil["selisih"] = hasil["nilai"].astype("Int64") - hasil["dihitung"]
    hasil["sama"] = hasil["selisih"] == 0
    return hasil


def banding_tahap(murni: pd.Series, perubahan: pd.Series) -> pd.DataFrame:
    """Compare the pagu of programs before and after the amendment of the budget.

    Parameters
    ----------
    murni, perubahan : Series
        Pagu in rupiah, indexed by program code.

    Returns
    -------
    DataFrame
        Indexed by code, programs of `murni` first: `murni`, `perubahan`, `selisih` (Int64 rupiah) and
        `persen` (Float64, percent points of the pagu murni). NA where a program is in one of the two only.
    """
    kode = murni.index.append(perubahan.index.difference(murni.index, sort=False))
    hasil = pd.DataFrame({"murni": murni.reindex(kode), "perubahan": perubahan.reindex(kode)}).astype("Int64")
    hasil["selisih"] = hasil["perubahan"] - hasil["murni"]
    hasil["persen"] = ke_seri(bagi(ke_larik(hasil["selisih"]) * 100, ke_larik(hasil["murni"])), kode, "persen")
    return hasil
