"""A finding about cells of the raw tables."""

from __future__ import annotations

from collections.abc import Iterable

from ..audit.finding import AuditFinding, Severity
from .rows import Sel, tulis


def temuan(
    sel: Sel,
    pesan: str,
    seharusnya: object = "",
    *,
    lain: Iterable[Sel] = (),
    tingkat: Severity | None = None,
) -> AuditFinding:
    """Make the finding that a cell is wrong, or one of the others that it was compared with.

    The finding keeps its id while the file, the cell's key and the two values stay; its line may change.
    """
    tempat = tuple(dict.fromkeys(s.tempat for s in (sel, *lain)))
    return AuditFinding(
        message=pesan,
        stated=tulis(sel.nilai),
        expected=tulis(seharusnya),
        places=tempat,
        cause=(sel.baris.berkas, sel.kolom, sebut(sel), tulis(sel.nilai), tulis(seharusnya)),
        severity=tingkat,
    )


def sebut(sel: Sel) -> str:
    """Name a row for people: by what it is compared by, else by its first cell."""
    isi = sel.kunci or tuple(sel.baris.isi.values())[:1]
    return ", ".join(str(k) for k in isi if k is not None)
