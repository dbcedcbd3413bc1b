"""Subtotals: each program and kegiatan against the rows below it, or against the column beside it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.anggaran import fakta_anggaran, nama_anggaran
from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_sama
from lkip_analysis.audit.pohon import SalahPohon, pohon
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import cetak_seperti, nama_butir, rupiah_sel

MAKS_SATUAN = 4
"""Letters of a header text that is but a unit."""
DASAR = "aritmetika: pagu dan realisasi program ialah jumlah kegiatannya, kegiatan jumlah sub kegiatannya"


@aturan("anggaran-hierarki", "Anggaran tidak sama dengan jumlah rinciannya", Tingkat.ERROR, DASAR)
def anggaran_hierarki(dokumen: Dokumen) -> Iterable[Temuan]:
    """A program or kegiatan that is not the sum of the rows below it, where the other sums are right."""
    for tabel in dokumen.tabel:
        p = pohon(tabel)
        for s, yakin in p.temuan if p is not None else ():
            yield _dari_rincian(tabel, s) if yakin and s.biang else _temuan(tabel, s, yakin)


def _temuan(tabel: TabelDok, s: SalahPohon, yakin: bool) -> Temuan:
    sel = s.simpul.baris[s.kolom]
    nama = nama_butir(tabel, s.simpul.baris, s.kolom)
    harus = cetak_seperti(s.harus, sel.teks)
    dugaan = "" if yakin else " (Dugaan: semua rinciannya ada dalam tabel.)"
    atas = " Angka itu cocok dengan jumlah di atasnya, jadi periksa rinciannya." if s.dikuatkan else ""
    return Temuan(
        f"{_judul(sel)} “{nama}” pada {tabel.label} tercetak {sel.teks}, padahal {len(s.simpul.anak)} baris "
        f"di bawahnya berjumlah {harus}.{atas}{dugaan}",
        sel.teks,
        harus,
        (sel.tempat, *(a.baris[s.kolom].tempat for a in s.simpul.anak if s.dikuatkan)),
        (kunci_nama(nama), str(rupiah_sel(sel)), str(s.harus)),
        tingkat=Tingkat.ERROR if yakin else Tingkat.WARNING,
    )


def _dari_rincian(tabel: TabelDok, s: SalahPohon) -> Temuan:
    """One row below is wrong: its other figures fit the amount that is missing."""
    simpul, benar = s.biang
    sel, atas = simpul.baris[s.kolom], s.simpul.baris[s.kolom]
    nama = nama_butir(tabel, simpul.baris, s.kolom)
    harus = cetak_seperti(benar, sel.teks)
    return Temuan(
        f"{_judul(sel)} “{nama}” pada {tabel.label} tercetak {sel.teks}, padahal {atas.teks} pada "
        f"“{nama_butir(tabel, s.simpul.baris, s.kolom)}” dan angka lain pada baris itu memberi {harus}.",
        sel.teks,
        harus,
        (sel.tempat, atas.tempat),
        (kunci_nama(nama), str(rupiah_sel(sel)), str(benar)),
    )


def _judul(sel: Sel) -> str:
    """The innermost header text; the whole path where that is a bare unit such as `Rp`."""
    jalur = sel.kolom.jalur
    return (jalur[-1] if len(jalur[-1]) > MAKS_SATUAN else sel.kolom.nama) if jalur else "Angka"


_URUTAN = (Peran.PROGRAM, Peran.KEGIATAN, Peran.SUB_KEGIATAN)


def _pasangan_pagu(tabel: TabelDok) -> tuple[KolomPeran, KolomPeran] | None:
    """The budget column of the program and that of its kegiatan or sub kegiatan, side by side."""
    milik: dict[Peran, KolomPeran] = {}
    pemilik = None
    for k in peran_kolom(tabel):
        if k.peran in _URUTAN:
            pemilik = k.peran
        elif k.peran is Peran.PAGU and pemilik is not None and pemilik not in milik:
            milik[pemilik] = k
    if Peran.PROGRAM not in milik:
        return None
    bawah = next((milik[p] for p in reversed(_URUTAN[1:]) if p in milik), None)
    return (milik[Peran.PROGRAM], bawah) if bawah else None


def _rentang(tabel: TabelDok, kolom: int) -> Iterator[list[Baris]]:
    """Rows that belong to one program: from the row that prints its budget to the next such row or total."""
    kini: list[Baris] = []
    for baris in tabel.baris:
        if (baris.jumlah or baris[kolom].teks) and kini:
            yield kini
            kini = []
        if not baris.jumlah and (kini or baris[kolom].teks):
            kini.append(baris)
    if kini:
        yield kini


@aturan("pagu-program-rincian", "Pagu program tidak sama dengan jumlah rinciannya", Tingkat.ERROR, DASAR)
def pagu_program_rincian(dokumen: Dokumen) -> Iterable[Temuan]:
    """A program's budget beside those of its kegiatan or sub kegiatan that do not add up to it.

    A form may list only some of them, so that a smaller sum is a guess unless another table prints it as the
    budget of that program.
    """
    for tabel in dokumen.tabel:
        kolom = _pasangan_pagu(tabel)
        if kolom is None:
            continue
        atas, bawah = kolom
        for baris in _rentang(tabel, atas.indeks):
            sel = baris[0][atas.indeks]
            rinci = [b[bawah.indeks] for b in baris if b[bawah.indeks].teks]
            nilai = [rupiah_sel(s) for s in rinci]
            pagu = rupiah_sel(sel)
            if pagu is None or None in nilai or len(nilai) < 2 or sum(nilai) == pagu:
                continue
            nama, _ = nama_anggaran(tabel, baris[0], atas)
            yield _beda_rincian(dokumen, tabel, sel, nama, sum(nilai, Decimal(0)), bawah)


def _beda_rincian(dokumen: Dokumen, tabel: TabelDok, sel: Sel, nama: str, jumlah: Decimal, bawah: KolomPeran) -> Temuan:
    lain = [
        f
        for f in fakta_anggaran(dokumen)
        if f.tabel is not tabel and f.jenjang == "program" and nama_sama(f.nama, nama)
    ]
    bukti = next((f for f in lain if f.nilai_pagu == jumlah), None)
    pagu = rupiah_sel(sel)
    sama = next((f for f in lain if f.nilai_pagu == pagu and f.tahap), None)
    yakin = bukti is not None or jumlah > pagu
    harus = cetak_seperti(jumlah, sel.teks)
    total = [s.tempat for b in tabel.baris if b.jumlah for s in b.terisi if s.angka and rupiah_sel(s) == jumlah]
    catatan = f" {harus} ialah pagunya pada {bukti.tabel.label}" if bukti else ""
    if bukti and sama and sama.tahap != bukti.tahap and bukti.tahap:
        catatan += f", sedangkan {sel.teks} pagu {sama.tahap} pada {sama.tabel.label}"
    return Temuan(
        f"Pagu “{nama}” pada {tabel.label} tercetak {sel.teks}, padahal rinciannya pada kolom "
        f"“{bawah.kolom.nama}” di sebelahnya berjumlah {harus}.{catatan + '.' if catatan else ''}"
        + ("" if yakin else " (Dugaan: semua rincian program itu ada dalam tabel.)"),
        sel.teks,
        harus,
        (sel.tempat, *total),
        (kunci_nama(nama), str(pagu), str(jumlah)),
        tingkat=Tingkat.ERROR if yakin else Tingkat.WARNING,
    )
