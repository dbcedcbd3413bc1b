"""Rules about files that tables name. A file is looked for, never read, and never outside the root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from ...errors import Masalah
from .context import Konteks, aturan


@aturan("dokumentasi")
def berkas_dokumentasi(k: Konteks) -> Iterator[Masalah]:
    """A picture lies inside the root, whatever its name, its folder or a link says."""
    for baris, nama in k.frames["dokumentasi"]["berkas"].dropna().items():
        if _keluar(nama) or not k.root.memuat(k.root.raw(k.year) / nama):
            pesan = "berada di luar folder proyek; salin gambarnya ke folder tahun ini dan tulis namanya saja"
            yield k.masalah("dokumentasi", baris, "berkas", pesan, "berkas-di-luar", nama)


@aturan("dokumentasi")
def alt_dokumentasi(k: Konteks) -> Iterator[Masalah]:
    """A picture that is there has words for those who cannot see it."""
    dokumentasi = k.frames["dokumentasi"]
    for baris in dokumentasi.index[dokumentasi["berkas"].notna() & dokumentasi["alt"].isna()]:
        pesan = "wajib diisi bila berkas diisi: apa yang terlihat pada gambar"
        yield k.masalah("dokumentasi", baris, "alt", pesan, "tanpa-alt")


def _keluar(nama: str) -> bool:
    """Whether a name is absolute or climbs upwards on any system: a year's folder moves between them."""
    windows = PureWindowsPath(nama)
    return bool(windows.anchor or PurePosixPath(nama).is_absolute() or ".." in windows.parts)
