"""A root in which every text is hostile: made from the schemas, so that a new column is hostile by itself."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import tomlkit

from lkip_analysis.data.check import periksa
from lkip_analysis.data.schema import Tabel, semua_tabel
from lkip_analysis.data.settings import BERKAS
from lkip_analysis.report.model.opening import buka
from lkip_analysis.root import Root

AWAL = (
    "=cmd|' /C calc'!A0", "# judul", "- butir", "+ butir", "1. satu", "> kutipan", "/ istilah: arti", "@SUM(1)",
    "```python", "~~~", "| a | b |", "= bab", "==", "$$x$$", "<!--", "%}", "::: catatan", "#set page(width: 1pt)",
)  # fmt: skip
"""What means something to one of the programs at the beginning of a text or of a line."""

ISI = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "</td></table></script>",
    "<!-- x -->", "&amp;lt &#60 &copy", '#import "x"', '#import "@preview/x:1.0.0": *', "#pagebreak()", "#{x}",
    "$x$", r"\(x\) \[x\] \begin{x}", "{{7*7}} {% x %} {0} %s", "{eval}`1/0`", "{lap.nama}", "`kode` ``kode``",
    "[x](javascript:alert(1))", "](javascript:alert(1))", "![x](x.png)", "[^1] [[x]]", "*b* _u_ **t** __t__ ~~s~~",
    "@ref <label>", "//komentar /* x */", "~ a~b -? -- --- ...", "^x^ |x|", r"\*\ \u{41} \n", "http://a.id/$z$",
    "_x0041_ <w:t>x</w:t> ]]>", "'kutip' \"kutip\" ‘kutip’",
)  # fmt: skip
"""What means something to one of the programs anywhere; no `;`, at which some columns are lists."""

PANJANG = {0: "x" * 150 + "<b>" + "Y" * 150}
"""A word that no column holds, in every tenth text: it costs Typst time."""
GAMBAR = ".png"
BENTUK = (lambda t: t, lambda t: "https://" + "".join(t.split()), lambda t: re.sub(r"[/\\\s]", "", t)[:180] + GAMBAR)
"""Forms of a hostile text that the pattern of a column may let in."""

DARI_PENGATURAN = {
    ("belanja", "jenis"), ("indikator", "rumus"), ("indikator", "urutan"), ("nomenklatur", "kode"),
    ("nomenklatur", "level"), ("pagu_program", "tahap"), ("realisasi", "belum_terbit"),
}  # fmt: skip
"""Columns whose words the profile, the settings or other cells allow: the check refuses another one."""

PETA = "jahat.json"
"""File of a hostile root: number of a text → the place where it stands, and the text."""


def teks(nomor: int) -> str:
    """Return the hostile text of one cell between two words by which it is found again."""
    awal, tengah = (AWAL[(nomor + n) % len(AWAL)] for n in (0, 7))
    isi = " ".join(ISI)
    return f"{awal} mula{nomor}q {isi} {PANJANG.get(nomor % 10, '')}\n\n    {tengah} kode\n\n{awal} ujung{nomor}q"


def bentuk(tabel: Tabel, kolom: str, nomor: int) -> str | None:
    """Return the hostile text as the schema lets it into a column; None where the schema refuses it."""
    bidang = tabel.bidang(kolom)
    batasan = bidang.get("constraints", {})
    acuan = any(kolom in a.kolom for a in tabel.acuan)
    if bidang["type"] != "string" or "enum" in batasan or acuan or (tabel.nama, kolom) in DARI_PENGATURAN:
        return None
    calon = (buat(teks(nomor)) for buat in BENTUK)
    return next((c for c in calon if re.fullmatch(batasan.get("pattern", r"[\s\S]*"), c)), None)


def rusak(path: Path, tahun: int) -> None:
    """Make every text of a year hostile; those of the settings that the check refuses stay as they are."""
    root, peta = Root(path), {}
    for tabel in tabel_di(root.raw(tahun)):
        baris = list(_jahat(tabel, baca(root.raw(tahun) / tabel.berkas), peta))
        tulis(root.raw(tahun) / tabel.berkas, tabel, baris)
    gambar = next(root.raw(tahun).glob(f"*{GAMBAR}")).read_bytes()
    for _, isi in peta.values():
        if isi.endswith(GAMBAR):
            (root.raw(tahun) / isi).write_bytes(gambar)
    _rusak_settings(root, tahun, peta)
    temuan = buka(tahun, root).reviu.terbuka[0].id
    reviu = semua_tabel()["tindak_lanjut_reviu"]
    keputusan = {
        "temuan": temuan,
        "keputusan": reviu.bidang("keputusan")["constraints"]["enum"][0],
        "tanggal": "2032-01-05",
    }
    tulis(root.raw(tahun) / reviu.berkas, reviu, list(_jahat(reviu, [keputusan], peta)))
    (path / PETA).write_text(json.dumps(peta), encoding="utf-8")


def tabel_di(folder: Path) -> list[Tabel]:
    """Return the tables that a folder has a file of."""
    return [tabel for tabel in semua_tabel().values() if (folder / tabel.berkas).exists()]


def baca(berkas: Path) -> list[dict[str, str]]:
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def tulis(berkas: Path, tabel: Tabel, baris: list[Mapping[str, str]]) -> None:
    with berkas.open("w", encoding="utf-8", newline="") as isi:
        penulis = csv.DictWriter(isi, tabel.nama_kolom, restval="", lineterminator="\n")
        penulis.writeheader()
        penulis.writerows(baris)


def _jahat(tabel: Tabel, baris: list[dict[str, str]], peta: dict) -> Iterator[dict[str, str]]:
    """Yield the rows with hostile texts. A text that is a key joins rows to their places in the report: where no
    number of the table would be counted twice, each row comes with its key first."""
    kunci = {k for k in tabel.kunci if bentuk(tabel, k, 0) is not None}
    if kunci and all(k.jenis == "string" for k in tabel.kolom):
        yield from (_sel_jahat(tabel, satu, peta, kunci) for satu in baris)
    yield from (_sel_jahat(tabel, satu, peta, set()) for satu in baris)


def _sel_jahat(tabel: Tabel, baris: dict[str, str], peta: dict, tetap: set[str]) -> dict[str, str]:
    hasil = dict(baris)
    for kolom in tabel.nama_kolom:
        nomor = len(peta)
        isi = bentuk(tabel, kolom, nomor)
        if isi is not None and kolom not in tetap:
            hasil[kolom] = isi
            peta[nomor] = [f"{tabel.nama}.{kolom}", isi]
    return hasil


def _rusak_settings(root: Root, tahun: int, peta: dict) -> None:
    berkas = root.raw(tahun) / BERKAS
    asli = tomlkit.parse(berkas.read_text(encoding="utf-8"))
    dokumen = tomlkit.parse(berkas.read_text(encoding="utf-8"))
    for jalur, _ in list(_daun(asli)):
        nomor = len(peta)
        peta[nomor] = [".".join(map(str, jalur)), teks(nomor)]
        _pasang(dokumen, jalur, teks(nomor))
    berkas.write_text(tomlkit.dumps(dokumen), encoding="utf-8")
    ditolak = {m.kolom for m in periksa(root, tahun) if m.berkas.endswith(BERKAS)}
    for jalur, isi in _daun(asli):
        if ".".join(map(str, jalur)) in ditolak:
            _pasang(dokumen, jalur, isi)
    berkas.write_text(tomlkit.dumps(dokumen), encoding="utf-8")


def _daun(isi: object, jalur: tuple = ()) -> Iterator[tuple[tuple, str]]:
    """Yield the texts of nested settings with their places."""
    if isinstance(isi, str):
        yield jalur, str(isi)
    elif isinstance(isi, Mapping | list):
        for kunci, nilai in isi.items() if isinstance(isi, Mapping) else enumerate(isi):
            yield from _daun(nilai, (*jalur, kunci))


def _pasang(isi, jalur: tuple, nilai: str) -> None:
    *atas, akhir = jalur
    for kunci in atas:
        isi = isi[kunci]
    isi[akhir] = nilai
