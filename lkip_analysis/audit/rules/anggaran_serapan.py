"""Absorption: each printed percentage against the pagu and realisasi of its row or of its program."""

from collections.abc import Iterable
from fractions import Fraction

from lkip_analysis.audit.anggaran import fakta_anggaran
from lkip_analysis.audit.biang import sel_salah
from lkip_analysis.audit.document import Dokumen, satu_baris
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.ratio import cetak_persen
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.serapan import Cetak, Kelompok, Nisbah, kelompok_serapan
from lkip_analysis.audit.uang import rupiah_sel
from lkip_analysis.text.number_format import persen
from lkip_analysis.text.tolerance import BEDA, DIPOTONG, setara

DASAR = "aritmetika: serapan = realisasi anggaran / pagu × 100%"


@aturan("serapan-hitung", "Serapan tidak sesuai dengan pagu dan realisasi", Tingkat.ERROR, DASAR)
def serapan_hitung(dokumen: Dokumen) -> Iterable[Temuan]:
    """A printed absorption that the amounts of its row, or those of its program elsewhere, do not give.

    One wrong percentage of one program is one finding, with all its places.
    """
    for k in kelompok_serapan(dokumen):
        salah = [c for c in k.cetak if _salah(k, c)]
        for nilai in dict.fromkeys(c.angka.nilai for c in salah):
            yield _temuan(k, [c for c in salah if c.angka.nilai == nilai])
        yield from (_dipotong(c) for c in k.cetak if c.nisbah and c.hasil == DIPOTONG)


def _salah(k: Kelompok, c: Cetak) -> bool:
    if c.nisbah is not None:
        return c.hasil == BEDA and not _terjelaskan(c)
    return bool(k.nisbah) and not k.cocok(c.angka)


def _terjelaskan(c: Cetak) -> bool:
    """Whether the print fits the amounts once those that sums show to be wrong are mended."""
    benar = sel_salah(c.nisbah.tabel)
    pagu, realisasi = (benar.get(id(s), rupiah_sel(s)) for s in (c.nisbah.pagu, c.nisbah.realisasi))
    diganti = id(c.nisbah.pagu) in benar or id(c.nisbah.realisasi) in benar
    return diganti and bool(pagu) and setara(c.angka, 100 * Fraction(realisasi) / Fraction(pagu)) != BEDA


def _temuan(k: Kelompok, salah: list[Cetak]) -> Temuan:
    satu = next((c for c in salah if c.nisbah), salah[0])
    nisbah = satu.nisbah or k.terkuat(satu.angka)
    harus = cetak_persen(nisbah.nilai, satu.angka)
    yakin = any(c.yakin for c in salah if c.nisbah)
    di = "" if satu.nisbah else f" pada {nisbah.tabel.label}"
    dugaan = "kolom itu dihitung dari pagu dan realisasi setahun" if satu.nisbah else "serapan itu dari pagu yang sama"
    return Temuan(
        f"Serapan “{satu_baris(satu.nama)}” tercetak {satu.angka.teks}, padahal realisasi {nisbah.realisasi.teks} "
        f"dari pagu {nisbah.pagu.teks}{di} ialah {harus}.{_satuan(satu, nisbah)}"
        + ("" if yakin else f" (Dugaan: {dugaan}.)"),
        satu.angka.teks,
        harus,
        tuple(c.tempat for c in salah),
        (min(k.nama, default=""), str(satu.angka.nilai.normalize()), harus.rstrip("%")),
        tingkat=Tingkat.ERROR if yakin else Tingkat.WARNING,
    )


def _satuan(c: Cetak, nisbah: Nisbah) -> str:
    ratusan = c.angka.satuan == "%" and setara(c.angka, nisbah.nilai / 100) != BEDA
    return " Yang tercetak ialah rasio yang diberi tanda persen." if ratusan else ""


def _dipotong(c: Cetak) -> Temuan:
    harus = cetak_persen(c.nisbah.nilai, c.angka)
    return Temuan(
        f"Serapan “{satu_baris(c.nama)}” tercetak {c.angka.teks}, dipotong dari {harus}, tidak dibulatkan.",
        c.angka.teks,
        harus,
        (c.tempat,),
        (kunci_nama(c.nama), str(c.angka.nilai.normalize()), harus.rstrip("%")),
        tingkat=Tingkat.INFO,
    )


@aturan(
    "realisasi-lebih-pagu",
    "Realisasi anggaran melebihi pagu",
    Tingkat.WARNING,
    "realisasi anggaran tidak melebihi pagunya",
)
def realisasi_lebih_pagu(dokumen: Dokumen) -> Iterable[Temuan]:
    """Spending above the budget of its row, or against a budget cell that holds a dash or zero."""
    for f in fakta_anggaran(dokumen):
        belanja = f.nilai_realisasi
        pagu = 0 if f.pagu.angka and f.pagu.angka.kosong else f.nilai_pagu
        jelas = id(f.pagu) in sel_salah(f.tabel) or id(f.realisasi) in sel_salah(f.tabel)
        if belanja is None or pagu is None or belanja <= pagu or jelas:
            continue
        nama = f.nama or f.indikator
        serapan = f" ({persen(Fraction(belanja) / Fraction(pagu) * 100)})" if pagu else ""
        yield Temuan(
            f"Realisasi “{nama}” {f.realisasi.teks} melebihi pagunya {f.pagu.teks}{serapan}. "
            "(Dugaan: pagu itu pagu terakhir.)",
            f.realisasi.teks,
            "",
            (f.realisasi.tempat,),
            (kunci_nama(nama), str(pagu), str(belanja)),
        )
