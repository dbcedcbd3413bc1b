"""One reader per file format, found by the suffix of the file."""

from collections.abc import Callable
from pathlib import Path

from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.read.teks import baca_teks

PEMBACA: dict[str, Callable[[Path], Dokumen]] = {
    ".txt": baca_teks,
    ".md": baca_teks,
}
"""Reader by suffix."""


def baca(berkas: Path | str) -> Dokumen:
    """Read a report of any supported format.

    Raises
    ------
    ReadError
        If the file does not exist, has another suffix, or cannot be read as its suffix says.
    """
    berkas = Path(berkas)
    pembaca = PEMBACA.get(berkas.suffix.lower())
    if pembaca is None:
        raise ReadError(
            f"{berkas.name}: jenis berkas tidak dikenal; yang dapat diaudit: {', '.join(sorted(PEMBACA))}."
        )
    if not berkas.is_file():
        raise ReadError(f"{berkas}: berkas tidak ditemukan.")
    if berkas.stat().st_size == 0:
        raise ReadError(f"{berkas.name}: berkas kosong.")
    return pembaca(berkas)
