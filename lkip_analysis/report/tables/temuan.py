"""The findings of the review as tables of the site."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from html import escape

import pandas as pd

from ...audit.document import Location
from ...audit.finding import AuditFinding, mask_nip
from ...review.review_rules import ATURAN
from ...review.run_review import NAMA_TINGKAT, Reviu
from ..origin.raw_rows import Baris
from .table import Kolom, Tabel

TERBUKA = (
    Kolom("tingkat", "Tingkat", lebar=1),
    Kolom("pesan", "Temuan", lebar=4.4),
    Kolom("dinyatakan", "Dinyatakan", lebar=1.6, kosong="–"),
    Kolom("seharusnya", "Hasil Hitung", lebar=1.6, kosong="–"),
    Kolom("tempat", "Tempat", lebar=3.2),
    Kolom("id", "Kode", lebar=1.7),
)
SELESAI = (
    *TERBUKA,
    Kolom("keputusan", "Keputusan", lebar=1.2),
    Kolom("alasan", "Alasan", lebar=2),
    Kolom("oleh", "Oleh", lebar=1.4),
)
MAKS_TEMPAT = 6


@dataclass(frozen=True)
class KodeTemuan:
    """The code of a finding, with all that the site needs to filter it and to lead to its places.

    Attributes
    ----------
    id : str
    tingkat, aturan, keadaan : str
        In words: ``kesalahan``; title of the rule; ``terbuka`` or ``selesai``.
    pesan : str
    tempat : tuple of str
        Raw lines: ``data/raw/2031/realisasi.csv baris 3``.
    """

    id: str
    tingkat: str
    aturan: str
    keadaan: str
    pesan: str
    tempat: tuple[str, ...]

    def _repr_html_(self) -> str:
        isi = escape(json.dumps(asdict(self), ensure_ascii=False))
        return f'<span id="temuan-{escape(self.id)}" data-temuan="{isi}">{escape(self.id)}</span>'


@dataclass(frozen=True)
class TempatTemuan:
    """Raw lines of a finding, and room for the places in the report where they are used."""

    id: str
    baris: tuple[str, ...]

    def _repr_html_(self) -> str:
        lebih = len(self.baris) - MAKS_TEMPAT
        baris = [*_menurut_berkas(self.baris[:MAKS_TEMPAT]), *([f"dan {lebih} lainnya"] if lebih > 0 else [])]
        isi = "<br>".join(escape(satu) for satu in baris)
        return f'{isi}<div class="di-laporan" data-temuan-id="{escape(self.id)}"></div>'


def _menurut_berkas(tempat: Iterable[str]) -> list[str]:
    """Name each file once: ``x.csv baris 3`` and ``x.csv baris 7`` become ``x.csv baris 3, 7``."""
    menurut: dict[str, list[str]] = {}
    for satu in tempat:
        berkas, _, nomor = satu.partition(" baris ")
        menurut.setdefault(berkas, []).extend([nomor] if nomor else [])
    return [f"{berkas} baris {', '.join(nomor)}" if nomor else berkas for berkas, nomor in menurut.items()]


def tabel_reviu(reviu: Reviu, keadaan: str) -> Tabel:
    """Return open (``terbuka``) or decided (``selesai``) findings, worst first."""
    temuan = {"terbuka": reviu.terbuka, "selesai": reviu.selesai}[keadaan]
    kolom = {"terbuka": TERBUKA, "selesai": SELESAI}[keadaan]
    baris = [_baris(t, keadaan) | _keputusan(reviu, t) for t in temuan]
    return Tabel(f"reviu-{keadaan}", "", "", kolom, pd.DataFrame(baris or [_nihil(kolom)]))


def _nihil(kolom: tuple[Kolom, ...]) -> dict:
    return {"tingkat": "Tidak ada", "rentang": len(kolom)}


def _baris(t: AuditFinding, keadaan: str) -> dict:
    tingkat, pesan = NAMA_TINGKAT[t.severity], mask_nip(t.message)
    tempat = tuple(dict.fromkeys(_tempat(p) for p in t.places))
    kode = KodeTemuan(t.id, tingkat, ATURAN[t.rule].judul, keadaan, pesan, tempat)
    return {
        "tingkat": tingkat,
        "pesan": pesan,
        "dinyatakan": mask_nip(t.stated) or None,
        "seharusnya": mask_nip(t.expected) or None,
        "tempat": TempatTemuan(t.id, tempat),
        "id": kode,
        "kelas": tingkat,
    }


def _tempat(p: Location) -> str:
    return Baris(p.table, p.line, {}).tempat if p.line else p.table


def _keputusan(reviu: Reviu, t: AuditFinding) -> dict:
    k = reviu.keputusan.get(t.id)
    return {"keputusan": k.keputusan, "alasan": k.alasan, "oleh": f"{k.oleh}, {k.tanggal}"} if k else {}
