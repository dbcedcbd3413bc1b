"""All numbered tables and figures, by chapter: importing this module fills the registry in print order."""

from . import gambar_bab3, tabel_bab1, tabel_bab2, tabel_bab3, tabel_lampiran, tabel_ringkasan

__all__ = ["gambar_bab3", "tabel_bab1", "tabel_bab2", "tabel_bab3", "tabel_lampiran", "tabel_ringkasan"]
