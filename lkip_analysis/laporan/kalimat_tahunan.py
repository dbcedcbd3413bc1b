"""Sentences on one indicator in one year: its components, and where stated figures differ."""

from __future__ import annotations

from ..teks.angka import BELUM, bilangan
from ..teks.baca_angka import AngkaTercetak, baca_angka
from ..teks.cocok import BEDA, DIPOTONG, SAMA, SELANG_CAPAIAN, selang, setara
from ..teks.kalimat import BELUM_DAPAT_DIHITUNG, berhuruf_besar, berhuruf_kecil, gabung
from .tahunan import Komponen, Tahunan

DIBULATKAN = "dibulatkan"
DASAR = {"dinyatakan": "yang dinyatakan", "komponen": "yang dihitung dari komponen"}


def uraian(t: Tahunan) -> str:
    """Everything the report says about one year: components, results, and figures that differ."""
    bagian = (komponen(t), rincian(t), hasil(t), selisih_realisasi(t), selisih_capaian(t))
    return " ".join(kalimat for kalimat in bagian if kalimat)


def hasil(t: Tahunan) -> str:
    """Target, realisasi and capaian in one sentence."""
    if not t.capaian.ada:
        tidak = f"capaiannya {BELUM_DAPAT_DIHITUNG} karena {t.alasan}"
        return f"Target {t.target} dan realisasi {t.realisasi}; {tidak}."
    return f"Realisasinya {t.realisasi} dari target {t.target}, sehingga capaiannya {t.capaian}."


def komponen(t: Tahunan) -> str:
    """The two parts of the ratio; empty where the indicator is no ratio."""
    if not t.komponen:
        return ""
    if not any(k.ada for k in t.komponen):
        return f"{berhuruf_besar(gabung([_sebutan(k) for k in t.komponen]))} {BELUM} dalam data."
    nilai = [f"{_sebutan(k)} {f'ialah {k.jumlah}' if k.ada else BELUM}" for k in t.komponen]
    return f"{berhuruf_besar(gabung(nilai))}."


def rincian(t: Tahunan) -> str:
    """What each part is made of, as far as it is known."""
    return " ".join(_rincian(k) for k in t.komponen if k.rincian)


def _rincian(k: Komponen) -> str:
    isi = gabung([f"{berhuruf_kecil(uraian)} {jumlah}" for uraian, jumlah in k.rincian])
    if k.ada:
        return f"{berhuruf_besar(k.sebutan)} itu terdiri atas {isi}."
    return f"Rincian {_sebutan(k)} yang tercatat: {isi}; jumlah seluruhnya {BELUM}."


def _sebutan(k: Komponen) -> str:
    return berhuruf_kecil(k.sebutan)


def selisih_realisasi(t: Tahunan) -> str:
    """Say where the stated realisasi is not what its components give; empty where it is."""
    if not (t.dihitung.ada and t.dinyatakan.ada):
        return ""
    cocok = setara(_tercetak(t.dinyatakan.nilai), t.dihitung.nilai)
    if cocok == SAMA:
        return ""
    beda = {
        DIPOTONG: f"ialah hasil hitung yang dipotong, bukan dibulatkan ({t.dihitung})",
        BEDA: f"berbeda dengan hasil hitung dari komponennya, {t.dihitung}",
    }[cocok]
    return f"Realisasi yang dinyatakan, {t.dinyatakan}, {beda}; laporan ini mencetak nilai {DASAR[t.dasar]}."


def selisih_capaian(t: Tahunan) -> str:
    """Say where the stated capaian is not what target and realisasi give; empty where it is."""
    hitungan = f"hasil hitung dari target dan realisasi, {t.capaian}"
    beda = {
        SAMA: "",
        DIBULATKAN: "dihitung dari realisasi yang sudah dibulatkan",
        BEDA: f"berbeda dengan {hitungan}; laporan ini mencetak hasil hitung",
    }[cocok_capaian(t)]
    return beda and f"Capaian yang dinyatakan, {t.capaian_dinyatakan}, {beda}."


def cocok_capaian(t: Tahunan) -> str:
    """Say how the stated capaian fits the computed one; `SAMA` where one of them is missing.

    Returns
    -------
    {'sama', 'dibulatkan', 'beda'}
        `dibulatkan`: it was computed from a realisasi that was rounded before.
    """
    if not (t.capaian.ada and t.capaian_dinyatakan.ada):
        return SAMA
    tercetak = _tercetak(t.capaian_dinyatakan.nilai)
    if setara(tercetak, t.capaian.nilai) == SAMA:
        return SAMA
    return DIBULATKAN if _karena_pembulatan(t, tercetak) else BEDA


def _karena_pembulatan(t: Tahunan, tercetak: AngkaTercetak) -> bool:
    """Whether some realisasi that rounds to the stated one gives the stated capaian."""
    realisasi = t.dinyatakan if t.dinyatakan.ada else t.realisasi
    mungkin = SELANG_CAPAIAN[t.arah](
        selang(_tercetak(t.target.nilai), eksak=True), selang(_tercetak(realisasi.nilai))
    )
    return mungkin is not None and mungkin.memuat(tercetak)


def _tercetak(nilai: float) -> AngkaTercetak:
    """Return a stated figure with the decimals that it is stated with."""
    return baca_angka(bilangan(nilai, 10), pemisah_desimal=",")
