"""ZIP archives made up part by part."""

from __future__ import annotations

import io
import zipfile


def arsip_dari(bagian: dict[str, bytes]) -> bytes:
    """Return the bytes of an archive with these parts."""
    isi = io.BytesIO()
    with zipfile.ZipFile(isi, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in bagian.items():
            arsip.writestr(nama, data)
    return isi.getvalue()
