"""The findings of the review as tables of the site."""

from __future__ import annotations

import pandas as pd

from ..audit.finding import Temuan, samarkan_nip
from ..reviu.reviu import NAMA_TINGKAT, Reviu
from .tabel import Kolom, Tabel

TERBUKA = (
    Kolom("tingkat", "Tingkat", lebar=1),
    Kolom("pesan", "Temuan", lebar=5),
    Kolom("dinyatakan", "Dinyatakan", lebar=1.6, kosong="–"),
    Kolom("seharusnya", "Hasil Hitung", lebar=1.6, kosong="–"),
    Kolom("tempat", "Tempat", lebar=2.4),
    Kolom("id", "Kode", lebar=1.8),
)
SELESAI = (
    *TERBUKA,
    Kolom("keputusan", "Keputusan", lebar=1.2),
    Kolom("alasan", "Alasan", lebar=2),
    Kolom("oleh", "Oleh", lebar=1.4),
)
MAKS_TEMPAT = 6


def tabel_reviu(reviu: Reviu, keadaan: str) -> Tabel:
    """Return open (``terbuka``) or decided (``selesai``) findings, worst first."""
    temuan = {"terbuka": reviu.terbuka, "selesai": reviu.selesai}[keadaan]
    kolom = {"terbuka": TERBUKA, "selesai": SELESAI}[keadaan]
    baris = [_baris(t) | _keputusan(reviu, t) for t in temuan] or [{"tingkat": "Tidak ada", "rentang": len(kolom)}]
    return Tabel(f"reviu-{keadaan}", "", "", kolom, pd.DataFrame(baris))


def _baris(t: Temuan) -> dict:
    tempat = [f"{p.tabel}{f':{p.baris}' if p.baris else ''}" for p in t.tempat]
    lebih = [f"dan {len(tempat) - MAKS_TEMPAT} lainnya"] if len(tempat) > MAKS_TEMPAT else []
    return {
        "tingkat": NAMA_TINGKAT[t.tingkat],
        "pesan": samarkan_nip(t.pesan),
        "dinyatakan": samarkan_nip(t.dinyatakan) or None,
        "seharusnya": samarkan_nip(t.seharusnya) or None,
        "tempat": "\n".join([*tempat[:MAKS_TEMPAT], *lebih]),
        "id": t.id,
    }


def _keputusan(reviu: Reviu, t: Temuan) -> dict:
    k = reviu.keputusan.get(t.id)
    return {"keputusan": k.keputusan, "alasan": k.alasan, "oleh": f"{k.oleh}, {k.tanggal}"} if k else {}
