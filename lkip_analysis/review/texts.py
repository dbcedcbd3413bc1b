"""Relations between texts and data: years, figures and names of agencies that somebody typed; folders of years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from ..audit.document import Location
from ..audit.finding import AuditFinding
from ..data.nip import memuat_nip, samarkan
from ..data.schema import RIWAYAT, semua_tabel
from ..text.number_format import kosong
from ..text.parse_numbers import baca_angka
from ..text.tolerance import setara
from .finding_parts import sebut, temuan
from .relation_register import relasi
from .rows import Himpunan, Sel, kata

TAHUN = re.compile(r"(?<![\w./–-])(?:19|20)[0-9]{2}(?![\w/–-]|[.,][0-9])")
ANGKA_DISEBUT = (
    r"\b({kata})\b[^.;0-9]{{0,60}}(?:tahun (?P<tahun>[0-9]{{4}}))?[^.;0-9]{{0,40}}?"
    r"(?P<angka>[0-9]+(?:[.,][0-9]+)*)\s*(?:%|persen)"
)


@relasi
def tahun_teks(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A year in a text has been, or is one of those that plans name; a document of the year bears the year."""
    akhir = max(h.year + 1, *(x for x in (h.setelan(j) for j in d["rencana"]) if isinstance(x, int)), 0)
    milik = re.compile(rf"\b(?:{'|'.join(d['dokumen'])})\b[^,;.]*?\bTahun (?:Anggaran )?([0-9]{{4}})(?![0-9–-])")
    for sel in _teks(h, d):
        salah = [t for t in TAHUN.findall(sel.nilai) if int(t) > akhir]
        if sel.kolom in d["kolom_dokumen"].get(sel.baris.tabel, ()):
            salah += [t for t in milik.findall(sel.nilai) if int(t) != h.year]
        for tahun in dict.fromkeys(salah):
            pesan = f"{sel.kolom} menyebut tahun {tahun}, laporan ini tentang tahun {h.year}; periksa tahunnya."
            yield temuan(sel, pesan, str(h.year))


@relasi
def angka_teks(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A target, realisasi or capaian that a text about an indicator names is one that the data have."""
    pola = re.compile(ANGKA_DISEBUT.format(kata="|".join(d["besaran"])), re.IGNORECASE)
    ukuran = h.kinerja
    for pilihan in d["di"]:
        for sel in h.pilih(pilihan):
            baris = ukuran[ukuran["indikator"] == h.nilai(sel.baris, pilihan["indikator"])]
            for sebutan in pola.finditer(sel.nilai):
                kolom = d["besaran"][sebutan[1].lower()]
                tercetak = baca_angka(sebutan["angka"])
                ada = baris[baris["tahun"] == int(sebutan["tahun"])] if sebutan["tahun"] else baris
                nilai = [x for k in kolom if k in ada for x in pd.to_numeric(ada[k], errors="coerce") if not kosong(x)]
                if tercetak and nilai and all(setara(tercetak, x) == "beda" for x in nilai):
                    pesan = (
                        f"{sebut(sel)}: teks menyebut {sebutan[1].lower()} {sebutan['angka']}%, "
                        f"data {', '.join(dict.fromkeys(f'{x:.2f}' for x in nilai))}; tulis sebagai nilai hidup."
                    )
                    yield temuan(sel, pesan, f"{nilai[-1]:.2f}")


@relasi
def instansi_lain(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """What the agency's own documents and positions are called names no other agency of the region."""
    instansi, daerah = h.data.settings.get("instansi", {}), h.data.settings.get("daerah", {})
    sendiri = [kata(instansi.get(k, "")) for k in ("nama", "nama_singkat") if instansi.get(k)]
    wilayah = daerah.get("nama")
    if not wilayah or not sendiri:
        return
    nama = re.compile(rf"\b(?:{'|'.join(d['sebutan'])})\b[^,;.]*?\b{re.escape(wilayah)}")
    for sel in _teks(h, d):
        for disebut in nama.findall(sel.nilai):
            if not any(s in kata(disebut) or kata(disebut) in s for s in sendiri):
                pesan = f"{sel.kolom} menyebut {disebut}, laporan ini tentang {instansi['nama']}; periksa namanya."
                yield temuan(sel, pesan, instansi["nama"])


@relasi
def nip_teks(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """A NIP stands in its own column alone: in a text it would be printed."""
    for nama, tabel in semua_tabel().items():
        teks = [k.nama for k in tabel.kolom if k.jenis == "string" and k.nama != "nip"]
        for tahun in h.tahun("semua"):
            for baris in h.baris(nama, tahun):
                for kolom in teks:
                    isi = baris.isi.get(kolom)
                    if isi and memuat_nip(isi):
                        sel = Sel(baris, kolom, samarkan(isi))
                        yield temuan(sel, f"{kolom} memuat angka yang tampak seperti NIP; hapus dari teks ini.")


@relasi
def folder_tahun(d: Mapping, h: Himpunan) -> Iterator[AuditFinding]:
    """Every folder of raw data is a year, complete as far as a year of its kind must be, and none is missing."""
    if h.root is None:
        return
    raw = h.root.raw(h.year).parent
    for path in sorted(p for p in raw.iterdir() if not p.name.startswith((".", "~"))):
        if path.is_dir() and not re.fullmatch(r"(?:19|20)[0-9]{2}", path.name):
            yield _folder(h, path.name, "bukan folder tahun; isinya tidak dibaca. Pindahkan atau ganti namanya")
        elif path.is_file() and path.suffix.lower() in (".csv", ".toml"):
            yield _folder(h, path.name, "di luar folder tahun; isinya tidak dibaca. Pindahkan ke folder tahunnya")
    tahun = h.tahun("semua")
    for ini in range(tahun[0], tahun[-1]):
        ada = [n for n in RIWAYAT if (raw / str(ini) / f"{n}.csv").exists()]
        kurang = [f"{n}.csv" for n in RIWAYAT if n not in ada]
        if ini not in tahun:
            yield _folder(h, str(ini), "tidak ada, padahal tahun sebelum dan sesudahnya ada; tambahkan datanya")
        elif kurang and not any(h.baris(n, ini) for n in RIWAYAT if n not in ada):
            yield _folder(h, str(ini), f"tidak memuat {', '.join(kurang)}; tahun itu tidak dapat dibandingkan", kurang)


def _folder(h: Himpunan, nama: str, keadaan: str, berkas: list[str] = ()) -> AuditFinding:
    letak = h.root.relatif(h.root.raw(h.year).parent / nama)
    tempat = [Location(table=f"{letak}/{b}") for b in berkas] or [Location(table=letak)]
    return AuditFinding(f"{letak} {keadaan}.", nama, "", tuple(tempat), (letak, keadaan))


def _teks(h: Himpunan, d: Mapping) -> Iterator[Sel]:
    for tabel, kolom in d["kolom"].items():
        for baris in h.baris(tabel, h.year):
            for k in kolom:
                if isinstance(baris.isi.get(k), str):
                    yield Sel(baris, k, baris.isi[k])
