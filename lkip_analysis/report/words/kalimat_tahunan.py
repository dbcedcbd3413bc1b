"""Sentences on one indicator in one year: its components, and where stated figures differ."""

from __future__ import annotations

from decimal import Decimal

from ...kinerja.perbandingan import TETAP
from ...text.number_format import BELUM, bilangan, kosong
from ...text.parse_numbers import AngkaTercetak, baca_angka
from ...text.tolerance import BEDA, DIPOTONG, SAMA, SELANG_CAPAIAN, selang, setara
from ...text.wording import BELUM_DAPAT_DIHITUNG
from ..model.tahunan import Komponen, Tahunan
from ..origin.origin import Asal
from ..origin.values import Angka
from .prose import Naskah, berhuruf_besar, berhuruf_kecil, gabung, naskah, sambung

DIBULATKAN = "dibulatkan"
DASAR = {"dinyatakan": "yang dinyatakan", "komponen": "yang dihitung dari komponen"}


def uraian(t: Tahunan) -> Naskah:
    """Everything the report says about one year: components, results, and figures that differ."""
    return sambung(komponen(t), rincian(t), hasil(t), selisih_realisasi(t), selisih_capaian(t))


def hasil(t: Tahunan) -> Naskah:
    """Target, realisasi and capaian in one sentence."""
    if not t.capaian.ada:
        tidak = f"capaiannya {BELUM_DAPAT_DIHITUNG} karena {t.alasan}"
        return naskah("Target {} dan realisasi {}; {}.", t.target, t.realisasi, tidak)
    return naskah("Realisasinya {} dari target {}, sehingga capaiannya {}.", t.realisasi, t.target, t.capaian)


def komponen(t: Tahunan) -> Naskah:
    """The two parts of the ratio; empty where the indicator is no ratio."""
    if not t.komponen:
        return naskah("")
    if not any(k.ada for k in t.komponen):
        return naskah("{} {} dalam data.", berhuruf_besar(gabung([_sebutan(k) for k in t.komponen])), BELUM)
    isi = [naskah("{} {}", _sebutan(k), naskah("ialah {}", k.jumlah) if k.ada else BELUM) for k in t.komponen]
    return naskah("{}.", berhuruf_besar(gabung(isi)))


def rincian(t: Tahunan) -> Naskah:
    """What each part is made of, as far as it is known."""
    return sambung(*(_rincian(k) for k in t.komponen if k.rincian))


def _rincian(k: Komponen) -> Naskah:
    isi = gabung([naskah("{} {}", berhuruf_kecil(uraian), jumlah) for uraian, jumlah in k.rincian])
    if k.ada:
        return naskah("{} itu terdiri atas {}.", berhuruf_besar(k.sebutan), isi)
    return naskah("Rincian {} yang tercatat: {}; jumlah seluruhnya {}.", _sebutan(k), isi, BELUM)


def _sebutan(k: Komponen) -> str:
    return berhuruf_kecil(k.sebutan)


def selisih_realisasi(t: Tahunan) -> Naskah:
    """Say where the stated realisasi is not what its components give; empty where it is."""
    if not (t.dihitung.ada and t.dinyatakan.ada):
        return naskah("")
    cocok = setara(_tercetak(t.dinyatakan.nilai), t.dihitung.nilai)
    if cocok == SAMA:
        return naskah("")
    pola = {
        DIPOTONG: "ialah hasil hitung yang dipotong, bukan dibulatkan ({})",
        BEDA: "berbeda dengan hasil hitung dari komponennya, {}",
    }[cocok]
    beda = naskah(pola, t.dihitung)
    kalimat = "Realisasi yang dinyatakan, {}, {}; laporan ini mencetak nilai {}."
    return naskah(kalimat, t.dinyatakan, beda, DASAR[t.dasar])


def selisih_capaian(t: Tahunan) -> Naskah:
    """Say where the stated capaian is not what target and realisasi give; empty where it is."""
    beda = {
        SAMA: "",
        DIBULATKAN: "dihitung dari realisasi yang sudah dibulatkan",
        BEDA: naskah(
            "berbeda dengan hasil hitung dari target dan realisasi, {}; laporan ini mencetak hasil hitung",
            t.capaian,
        ),
    }[cocok_capaian(t)]
    return naskah("Capaian yang dinyatakan, {}, {}.", t.capaian_dinyatakan, beda) if beda else naskah("")


def perubahan_poin(selisih_cetak: Decimal | None, kata: str | None, asal: Asal | None = None) -> Naskah:
    """Word a row of `perbandingan.perubahan`: `meningkat 16,83 poin persen`, `tetap`, or `BELUM`."""
    if kosong(selisih_cetak) or kosong(kata):
        return naskah(BELUM)
    if kata == TETAP:
        return naskah(kata)
    return naskah("{} {}", kata, Angka(abs(selisih_cetak), "poin", asal=asal))


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
    if t.rumus not in SELANG_CAPAIAN:
        return False
    mungkin = SELANG_CAPAIAN[t.rumus](selang(_tercetak(t.target.nilai), eksak=True), selang(_tercetak(realisasi.nilai)))
    return mungkin is not None and mungkin.memuat(tercetak)


def _tercetak(nilai: float) -> AngkaTercetak:
    """Return a stated figure with the decimals that it is stated with."""
    return baca_angka(bilangan(nilai, 10), pemisah_desimal=",")
