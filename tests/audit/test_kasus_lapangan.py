"""Calculations of published reports, printed the ways reports print them and audited as documents.

What is right gives no finding, what is wrong gives one at its row, and what could be either is no error.
"""

from __future__ import annotations

import json
from decimal import Decimal
from html import escape
from pathlib import Path

import pytest

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.finding import Severity
from lkip_analysis.text.number_format import bilangan

BERKAS = Path(__file__).parents[1] / "kinerja" / "wild-cases.jsonl"
KASUS = [json.loads(baris) for baris in BERKAS.read_text("utf-8").splitlines()]
CAPAIAN = [k for k in KASUS if k["norm"]["formula"] in ("R/T", "(2T-R)/T", "T/R") and k["kind"].startswith("capaian")]
SERAPAN = [k for k in KASUS if k["kind"] == "serapan"]
JUMLAH = [k for k in KASUS if k["norm"]["formula"] == "sum" and not any(p.startswith("-") for p in k["norm"]["parts"])]
BENAR = [k for k in CAPAIAN if k["verdict"] == "ok"]


def cetak(angka: str) -> str:
    """As printed in Indonesian, with the decimals that the report printed."""
    desimal = len(angka.partition(".")[2])
    return bilangan(Decimal(angka), desimal, desimal)


def teks(kepala: list[str], baris: list[list[str]]) -> tuple[str, str]:
    return ".txt", "\n".join("\t".join(satu) for satu in (kepala, *baris))


def html(kepala: list[str], baris: list[list[str]]) -> tuple[str, str]:
    def deret(sel: str, isi: list[str]) -> str:
        return "<tr>" + "".join(f"<{sel}>{escape(s)}</{sel}>" for s in isi) + "</tr>"

    isi = "\n".join([deret("th", kepala), *(deret("td", satu) for satu in baris)])
    return ".html", f"<html><body><table>\n{isi}\n</table></body></html>"


@pytest.fixture(params=[teks, html], ids=["txt", "html"])
def audit(request, dokumen):
    """Audit a document of one table; findings and the texts of their places."""

    def jalankan(kepala, baris):
        akhiran, isi = request.param(kepala, baris)
        judul = "Tabel 3.1 Pengukuran Kinerja Tahun 2031"
        isi = isi.replace("<body>", f"<body><p>{judul}</p>") if akhiran == ".html" else f"{judul}\n{isi}\n"
        return Audit(dokumen(isi, akhiran)).findings()

    return jalankan


def nilai(kasus, temuan):
    pesan = [(t.rule, t.message) for t in temuan]
    if kasus["verdict"] == "ok":
        assert not pesan
    elif kasus["verdict"] == "error":
        assert pesan
    else:
        assert not [t for t in temuan if t.severity is Severity.ERROR], pesan


def menurut_id(kasus):
    return pytest.mark.parametrize("kasus", kasus, ids=[k["id"] for k in kasus])


@menurut_id(CAPAIAN)
def test_capaian_dalam_tabel(kasus, audit):
    norm = kasus["norm"]
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"]
    lain = ["2", "Indeks Pelayanan Contoh", "80,00", "76,00", "95,00"]
    persen = "%" if "%" in kasus["stated"] else ""
    satu = ["1", "Nilai Contoh Pertama", cetak(norm["T"]), cetak(norm["R"]), cetak(norm["stated"]) + persen]
    nilai(kasus, audit(kepala, [satu, lain]))


@menurut_id(BENAR)
def test_capaian_benar_yang_diubah_ketahuan(kasus, audit):
    norm = kasus["norm"]
    kepala = ["No", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"]
    lain = ["2", "Indeks Pelayanan Contoh", "80,00", "76,00", "95,00"]
    diubah = str(Decimal(norm["stated"]) + Decimal("7"))
    satu = ["1", "Nilai Contoh Pertama", cetak(norm["T"]), cetak(norm["R"]), cetak(diubah)]
    assert "capaian-hitung" in [t.rule for t in audit(kepala, [satu, lain])]


# In a sentence a hyphen before a figure may be a dash: such figures are left alone.
@menurut_id([k for k in CAPAIAN if k["norm"]["formula"] == "R/T" and not k["norm"]["R"].startswith("-")])
def test_capaian_dalam_kalimat(kasus, dokumen):
    t, r, c = (cetak(kasus["norm"][k]) for k in ("T", "R", "stated"))
    kalimat = f"Target Nilai Contoh Pertama tahun 2031 sebesar {t} dengan realisasi {r}, sehingga capaiannya {c}%."
    nilai(kasus, Audit(dokumen(kalimat)).findings())


@menurut_id(SERAPAN)
def test_serapan_dalam_tabel(kasus, audit):
    norm = kasus["norm"]
    kepala = ["No", "Program", "Anggaran (Rp)", "Realisasi (Rp)", "%"]
    satu = ["1", "Program Contoh Pertama", cetak(norm["T"]), cetak(norm["R"]), cetak(norm["stated"])]
    lain = ["2", "Program Contoh Kedua", "100.000.000", "96.500.000", "96,50"]
    nilai(kasus, audit(kepala, [satu, lain]))


@menurut_id(JUMLAH)
def test_jumlah_tabel(kasus, audit):
    norm = kasus["norm"]
    baris = [[str(n), f"Kegiatan Contoh {n}", cetak(p)] for n, p in enumerate(norm["parts"], 1)]
    nilai(kasus, audit(["No", "Kegiatan", "Anggaran (Rp)"], [*baris, ["", "Jumlah", cetak(norm["stated"])]]))
