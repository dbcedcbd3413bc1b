"""The rules of the audit, each a function from a document to findings, with id, title, severity and basis."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.finding import Temuan, Tingkat

FungsiAturan = Callable[[Dokumen], Iterable[Temuan]]


class Aturan(NamedTuple):
    """A rule.

    Attributes
    ----------
    id : str
        Stable, kebab-case: `capaian-hitung`.
    judul : str
        Indonesian title, also the heading of its findings.
    tingkat : Tingkat
        Severity of its findings where they do not say otherwise.
    dasar : str
        Regulation and table, or `aritmetika`.
    kelompok : str
        The module it stands in: the kind of rule.
    periksa : callable
        The rule itself.
    """

    id: str
    judul: str
    tingkat: Tingkat
    dasar: str
    kelompok: str
    periksa: FungsiAturan


ATURAN: dict[str, Aturan] = {}
"""Rules by id, in the order of registration."""


def aturan(id: str, judul: str, tingkat: Tingkat | str, dasar: str) -> Callable[[FungsiAturan], FungsiAturan]:
    """Register a rule.

    Raises
    ------
    ValueError
        If the id is taken by another function.
    """

    def daftarkan(fungsi: FungsiAturan) -> FungsiAturan:
        if id in ATURAN and ATURAN[id].periksa.__module__ != fungsi.__module__:
            raise ValueError(f"rule {id!r} is registered twice")
        kelompok = fungsi.__module__.rpartition(".")[2]
        ATURAN[id] = Aturan(id, judul, Tingkat(tingkat), dasar, kelompok, fungsi)
        return fungsi

    return daftarkan
