"""Calculations of published reports, run through the functions: right confirmed, wrong detected."""

import json
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from lkip_analysis.kinerja.capaian import batasi, capaian
from lkip_analysis.kinerja.rumus import buku_rumus
from lkip_analysis.text.number_format import terbilang
from lkip_analysis.text.parse_numbers import baca_angka
from lkip_analysis.text.tolerance import SELANG_CAPAIAN, selang, setara

KASUS = [json.loads(baris) for baris in Path(__file__).with_name("wild-cases.jsonl").read_text("utf-8").splitlines()]
ARAH = {"R/T": "naik", "(2T-R)/T": "turun", "T/R": "turun_rasio"}


def angka(teks):
    return baca_angka(teks, pemisah_desimal=".")


def hitung(norm, arah=None):
    t, r = (pd.Series([float(norm[k])]) for k in "TR")
    return capaian(t, r, arah or ARAH[norm["formula"]])


def pilih(*rumus, verdict=None):
    kasus = [k for k in KASUS if k["norm"]["formula"] in rumus and k["verdict"] == (verdict or k["verdict"])]
    return pytest.mark.parametrize("kasus", kasus, ids=[k["id"] for k in kasus])


def banding(kasus):
    norm = kasus["norm"]
    if norm["formula"] == "terbilang":
        dinyatakan = kasus["stated"].replace("milyar", "miliar")
        return "sama" if dinyatakan == terbilang(norm["n"]) else "beda"
    if norm["formula"] == "sum":
        return setara(angka(norm["stated"]), sum(Fraction(bagian) for bagian in norm["parts"]))
    return setara(angka(norm["stated"]), hitung(norm)[0])


SEMUA = (*ARAH, "sum", "terbilang")


def test_semua_kasus_ada():
    assert len(KASUS) == 107
    assert {k["norm"]["formula"] for k in KASUS} == set(SEMUA)


@pilih(*SEMUA, verdict="ok")
def test_yang_benar(kasus):
    assert banding(kasus) == "sama"


@pilih(*SEMUA, verdict="error")
def test_yang_salah(kasus):
    assert banding(kasus) == "beda"


def _input_dibulatkan(kasus):
    norm = kasus["norm"]
    rentang = SELANG_CAPAIAN[ARAH[norm["formula"]]](selang(angka(norm["T"])), selang(angka(norm["R"])))
    return banding(kasus) == "beda" and rentang.memuat(angka(norm["stated"]))


def _dibatasi(kasus):
    terbatas = batasi(hitung(kasus["norm"]), "naik", buku_rumus({"capaian": {"maksimal": 100}}))[0]
    return banding(kasus) == "beda" and setara(angka(kasus["norm"]["stated"]), terbatas) == "sama"


def _beda_satuan(kasus):
    norm = kasus["norm"]
    sesatuan = hitung({**norm, "T": float(norm["T"]) * 100})[0]
    return banding(kasus) == "sama" and hitung(norm)[0] > 1000 > sesatuan


def _rumus_lain(kasus):
    lazim = hitung(kasus["norm"], "turun")[0]
    return banding(kasus) == "sama" and setara(angka(kasus["norm"]["stated"]), lazim) == "beda"


PENJELASAN = {
    "rounded-inputs": _input_dibulatkan,
    "truncated-not-rounded": lambda kasus: banding(kasus) == "dipotong",
    "undeclared-cap": _dibatasi,
    "unit-mismatch": _beda_satuan,
    "inverse-formula-choice": _rumus_lain,
}


@pilih(*SEMUA, verdict="ambiguous")
def test_yang_meragukan_dijelaskan(kasus):
    assert PENJELASAN[kasus["tag"]](kasus)


@pilih(*ARAH, "sum")
def test_cetakan_asli_terbaca(kasus):
    nilai = Fraction(kasus["norm"]["stated"])
    assert nilai in [Fraction(b.nilai) for b in baca_angka(kasus["stated"]).bacaan]
