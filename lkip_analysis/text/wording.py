"""Words that follow from figures, so that no sentence can say otherwise than its numbers."""

from collections.abc import Sequence

from lkip_analysis.kinerja.rounding import Bilangan, bulatkan
from lkip_analysis.kinerja.skala import Kelas
from lkip_analysis.text.number_format import bilangan, kosong, persen, terbilang

MELAMPAUI, MENCAPAI, BELUM_MENCAPAI = "melampaui target", "mencapai target", "belum mencapai target"
BELUM_DAPAT_DIHITUNG = "belum dapat dihitung"


def gabung(bagian: Sequence[str], kata: str = "dan") -> str:
    """Join a list: `a`, `a dan b`, `a, b, dan c`; with semicolons where an item has a comma itself.

    A decimal comma does not count.
    """
    return "".join(berselang(bagian, kata))


def berselang(bagian: Sequence[str], kata: str = "dan") -> list[str]:
    """Give the items of a list with what stands between them, as `gabung` joins them."""
    if len(bagian) < 2:
        return list(bagian)
    pemisah = "; " if any(", " in b for b in bagian) else ", "
    *awal, akhir = bagian
    sela = f" {kata} " if len(awal) == 1 and pemisah == ", " else f"{pemisah}{kata} "
    depan = [isi for b in awal for isi in (b, pemisah)][:-1]
    return [*depan, sela, akhir]


def banding(a: Bilangan, b: Bilangan, desimal: int = 2) -> str:
    """Give the word between two figures as printed: `lebih tinggi dari`, `lebih rendah dari`, `sama dengan`.

    `BELUM_DAPAT_DIHITUNG` where one is missing: the caller's sentence then needs another form.
    """
    if kosong(a) or kosong(b):
        return BELUM_DAPAT_DIHITUNG
    beda = bulatkan(a, desimal) - bulatkan(b, desimal)
    return {1: "lebih tinggi dari", -1: "lebih rendah dari", 0: "sama dengan"}[(beda > 0) - (beda < 0)]


def ketercapaian(capaian: Bilangan, desimal: int = 2) -> str:
    """Say whether a capaian (percent points), as printed, exceeds, reaches or misses the target."""
    if kosong(capaian):
        return BELUM_DAPAT_DIHITUNG
    beda = bulatkan(capaian, desimal) - 100
    return {1: MELAMPAUI, -1: BELUM_MENCAPAI, 0: MENCAPAI}[(beda > 0) - (beda < 0)]


def rentang(bawah: float | None, atas: float | None, bawah_termasuk: bool = True, atas_termasuk: bool = True) -> str:
    """Write an interval of percent points with digits: `70% s.d. < 85%`, `< 55%`, `≥ 91%`."""
    return _rentang(bawah, atas, bawah_termasuk, atas_termasuk, persen, _DIGIT)


def rentang_kelas(kelas: Kelas) -> str:
    """Write the interval of a class of a scale: its own wording, or one made from its bounds."""
    return kelas.tercetak or rentang(kelas.minimal, kelas.atas, kelas.termasuk, kelas.atas_termasuk)


def rentang_kata(
    bawah: float | None, atas: float | None, bawah_termasuk: bool = True, atas_termasuk: bool = True
) -> str:
    """Write an interval of percent points in words: `tujuh puluh sampai dengan kurang dari delapan puluh lima
    persen`. Bounds with decimals are not put into words; they keep their digits."""
    return _rentang(bawah, atas, bawah_termasuk, atas_termasuk, _persen_kata, _KATA)


_DIGIT = {"dari": "", "lebih": "> ", "sampai": " s.d. ", "kurang": "< ", "minimal": "≥ ", "maksimal": "≤ "}
_KATA = {
    "dari": "",
    "lebih": "lebih dari ",
    "sampai": " sampai dengan ",
    "kurang": "kurang dari ",
    "minimal": "paling rendah ",
    "maksimal": "paling tinggi ",
}


def _rentang(bawah, atas, bawah_termasuk, atas_termasuk, cetak, kata) -> str:
    if bawah is None:
        return kata["maksimal" if atas_termasuk else "kurang"] + cetak(atas)
    if atas is None:
        return kata["minimal" if bawah_termasuk else "lebih"] + cetak(bawah)
    awal = kata["dari" if bawah_termasuk else "lebih"] + cetak(bawah)
    return awal + kata["sampai"] + ("" if atas_termasuk else kata["kurang"]) + cetak(atas)


def _persen_kata(x: float) -> str:
    return (terbilang(int(x)) if x == int(x) else bilangan(x)) + " persen"


def berhuruf_besar(kalimat: str) -> str:
    """Put the first letter into upper case and leave the rest as it is."""
    return kalimat[:1].upper() + kalimat[1:]


def berhuruf_kecil(kalimat: str) -> str:
    """Put the first letter into lower case, unless the text begins with an abbreviation in capitals."""
    return kalimat if kalimat[1:2].isupper() else kalimat[:1].lower() + kalimat[1:]


def akhiran_perincian(n: int, akhir: str = ".") -> list[str]:
    """Give the punctuation after each of `n` list items that are parts of one sentence: `;`, `; dan`, `.`."""
    return ([";"] * (n - 2) + ["; dan"] * (n > 1) + [akhir])[:n]


def perincian(butir: Sequence[str], akhir: str = ".") -> tuple[str, ...]:
    """Punctuate list items that are parts of one sentence; punctuation they end with is replaced."""
    return tuple(b.rstrip(" .;") + a for b, a in zip(butir, akhiran_perincian(len(butir), akhir), strict=True))
