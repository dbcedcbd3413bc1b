"""Run the rules over a document: one root cause is one finding, worst first."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lkip_analysis.audit import rules
from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.finding import Temuan, satukan, urutkan
from lkip_analysis.audit.places import tempat_lain
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.registry import ATURAN, Aturan


def muat_aturan() -> dict[str, Aturan]:
    """Import every module of `lkip_analysis.audit.rules` and give the rules by id."""
    for modul in pkgutil.iter_modules(rules.__path__, rules.__name__ + "."):
        importlib.import_module(modul.name)
    return ATURAN


def periksa(dokumen: Dokumen, pilihan: Iterable[str] | None = None) -> list[Temuan]:
    """Check a document.

    Parameters
    ----------
    dokumen : Dokumen
    pilihan : iterable of str, optional
        Ids of the rules to run; all by default.

    Returns
    -------
    list of Temuan
        Worst first; findings with one cause are merged, each with all its places.

    Raises
    ------
    KeyError
        If a chosen rule does not exist.
    """
    semua = muat_aturan()
    dipilih = semua.values() if pilihan is None else [semua[id] for id in pilihan]
    temuan = satukan(t for aturan in dipilih for t in _jalankan(aturan, dokumen))
    return urutkan(_lengkapi(t, dokumen) for t in temuan)


def audit(berkas: Path | str) -> tuple[Dokumen, list[Temuan]]:
    """Read a file and check it.

    Raises
    ------
    ReadError
        If the file cannot be read.
    """
    dokumen = baca(berkas)
    return dokumen, periksa(dokumen)


def _jalankan(aturan: Aturan, dokumen: Dokumen) -> Iterator[Temuan]:
    for temuan in aturan.periksa(dokumen):
        yield replace(
            temuan,
            aturan=aturan.id,
            tingkat=temuan.tingkat or aturan.tingkat,
            dasar=temuan.dasar or aturan.dasar,
        )


def _lengkapi(temuan: Temuan, dokumen: Dokumen) -> Temuan:
    if not temuan.subjek:
        return temuan
    return replace(temuan, tempat=(*temuan.tempat, *tempat_lain(dokumen, temuan)))
