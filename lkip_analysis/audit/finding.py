"""A finding: what is printed, what it should be, where, and on what ground."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from lkip_analysis.audit.document import Tempat

MAKS_KUTIPAN = 200
"""Longest quotation of the document in a finding, in characters."""
MAKS_SEBUT = 4
"""So many things of one kind are written out in a message; the places list them all."""


class Tingkat(StrEnum):
    """How bad a finding is: `error` is sure, `warning` rests on a guess that it names, `info` is no fault."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


URUTAN_TINGKAT = {tingkat: i for i, tingkat in enumerate(Tingkat)}

_NIP = re.compile(r"(?<!\d)\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}(?!\d)")


def samarkan_nip(teks: str) -> str:
    """Hide all but the last four digits of each 18-digit NIP."""
    return _NIP.sub(lambda m: "•" * 14 + re.sub(r"\D", "", m[0])[-4:], teks)


def sebutkan(butir: Sequence[str]) -> str:
    """Name a few and count the others: `a; b; c; d; dan 3 lagi`."""
    lain = len(butir) - MAKS_SEBUT
    return "; ".join(butir[:MAKS_SEBUT]) + (f"; dan {lain} lagi" if lain > 0 else "")


@dataclass(frozen=True)
class Temuan:
    """A finding of a rule.

    Attributes
    ----------
    pesan : str
        Indonesian: what is wrong, with the figures.
    dinyatakan, seharusnya : str
        As printed; `seharusnya` is empty where no value can be given.
    tempat : tuple of Tempat
    sebab : tuple of str
        What makes it this finding and no other: figures and names, no line numbers. Findings of one rule with
        the same cause are one finding with several places, and keep their id while the cause stays.
    subjek : str
        Name of the indicator or program it is about; the runner then adds the other places where the same
        wrong figure stands beside that name.
    tingkat, dasar : optional
        Where they differ from those of the rule.
    aturan : str
        Id of the rule; the runner fills it in.
    """

    pesan: str
    dinyatakan: str
    seharusnya: str
    tempat: tuple[Tempat, ...]
    sebab: tuple[str, ...]
    subjek: str = ""
    tingkat: Tingkat | None = None
    dasar: str = ""
    aturan: str = ""

    @property
    def id(self) -> str:
        """Id that stays while the cause stays."""
        inti = "\x1f".join([self.aturan, *(_norma(s) for s in self.sebab)])
        return f"{self.aturan}-{hashlib.sha256(inti.encode()).hexdigest()[:8]}"

    def json(self) -> dict[str, Any]:
        """Give the JSON object of the interface; no NIP leaves here whole."""
        return {
            "id": self.id,
            "rule": self.aturan,
            "severity": str(self.tingkat),
            "message": samarkan_nip(self.pesan),
            "stated": samarkan_nip(self.dinyatakan),
            "expected": samarkan_nip(self.seharusnya),
            "basis": self.dasar,
            "places": [_tempat_json(t) for t in self.tempat],
        }


_NAMA_JSON = {
    "baris": "line",
    "halaman": "page",
    "bagian": "section",
    "tabel": "table",
    "baris_tabel": "row",
    "kolom": "column",
    "teks": "text",
}


def _tempat_json(tempat: Tempat) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for kunci, nilai in asdict(tempat).items():
        if isinstance(nilai, str):
            nilai = samarkan_nip(nilai)
            nilai = nilai if len(nilai) <= MAKS_KUTIPAN else f"{nilai[: MAKS_KUTIPAN - 1]}…"
        if nilai is not None:
            hasil[_NAMA_JSON[kunci]] = nilai
    return hasil


def _norma(teks: str) -> str:
    return re.sub(r"\W+", " ", teks).casefold().strip() or teks.strip()


def satukan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Make one finding of those with the same id, with the places of all."""
    hasil: dict[str, Temuan] = {}
    for t in temuan:
        lama = hasil.get(t.id)
        if lama is None:
            hasil[t.id] = t
            continue
        hasil[t.id] = replace(
            lama,
            tempat=tuple(dict.fromkeys([*lama.tempat, *t.tempat])),
            tingkat=min(lama.tingkat, t.tingkat, key=URUTAN_TINGKAT.get),
        )
    return list(hasil.values())


def urutkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Sort: worst first, then by rule and place."""

    def kunci(t: Temuan) -> tuple:
        awal = t.tempat[0] if t.tempat else Tempat()
        return (
            URUTAN_TINGKAT[t.tingkat],
            t.aturan,
            awal.halaman or 0,
            awal.baris or 0,
            awal.baris_tabel or 0,
            t.id,
        )

    return sorted(temuan, key=kunci)
