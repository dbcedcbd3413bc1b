"""What cover, running heads and file properties say about a report; from the settings alone."""

from __future__ import annotations

from collections.abc import Mapping


def tentang(settings: Mapping, year: int) -> dict[str, str]:
    """Return the texts by name.

    Parameters
    ----------
    settings : mapping
        ``instansi.toml``.
    year : int
        Fiscal year.
    """
    instansi, laporan = settings["instansi"], settings["laporan"]
    alamat = f"{instansi.get('alamat', '')} {instansi.get('kode_pos', '')}".strip()
    laman = instansi.get("laman", "")
    return {
        "judul": f"{laporan['singkatan']} {instansi['nama']} Tahun {year}",
        "nama_laporan": laporan["nama"],
        "singkatan": laporan["singkatan"],
        "instansi": instansi["nama"],
        "instansi_pendek": instansi["nama_singkat"],
        "pemerintah": settings["istilah"]["pemerintah"],
        "alamat": alamat,
        "laman": laman,
        "kontak": " · ".join(filter(None, (alamat, laman))),
        "tahun": str(year),
        "tanggal": str(laporan.get("tanggal") or f"{year}-12-31"),  # of the files; nothing prints it
        "sampul": "ya",
    }
