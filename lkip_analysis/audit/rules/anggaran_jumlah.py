"""Totals: each `Jumlah` row against the rows that it adds up."""

from collections.abc import Iterable
from decimal import Decimal

from lkip_analysis.audit.anggaran import fakta_anggaran
from lkip_analysis.audit.document import Baris, Dokumen, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.jumlah import Salah, salah_jumlah
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.uang import cetak_seperti, nama_butir, rupiah_sel

DASAR = "aritmetika: jumlah sama dengan penjumlahan rinciannya"
SELISIH_KECIL = Decimal(1000)
"""Up to here a difference looks like a slip of the last digits."""


@aturan("anggaran-jumlah", "Jumlah tidak sama dengan rinciannya", Tingkat.ERROR, DASAR)
def anggaran_jumlah(dokumen: Dokumen) -> Iterable[Temuan]:
    """A printed total that is not the sum of its rows; columns that miss by one amount are one finding."""
    for tabel in dokumen.tabel:
        for baris in salah_jumlah(tabel):
            sisa = []
            for s in baris:
                if (b := s.biang(tabel)) is not None:
                    yield _dari_rincian(tabel, s, b, "angka lain pada baris itu")
                elif (lain := _menurut_tabel_lain(dokumen, tabel, s)) is not None:
                    yield _dari_rincian(tabel, s, lain[0], lain[1].label)
                else:
                    sisa.append(s)
            for selisih in dict.fromkeys(s.selisih for s in sisa):
                yield _temuan(tabel, [s for s in sisa if s.selisih == selisih])


def _menurut_tabel_lain(dokumen: Dokumen, tabel: TabelDok, s: Salah) -> tuple[Baris, TabelDok] | None:
    """The only row for which another table prints the amount that would make the total right."""
    semua = fakta_anggaran(dokumen)
    sel = {id(b[s.kolom.indeks]): b for b in s.rincian}
    hasil = {}
    for f in semua:
        if f.tabel is not tabel or id(f.pagu) not in sel or not f.nilai_pagu:
            continue
        for g in semua:
            senama = kunci_nama(f.nama) == kunci_nama(g.nama) and f.indikator == g.indikator
            if g.tabel is not tabel and senama and g.nilai_pagu == f.nilai_pagu + s.selisih:
                hasil.setdefault(id(f.pagu), (sel[id(f.pagu)], g.tabel))
    return next(iter(hasil.values())) if len(hasil) == 1 else None


def _dari_rincian(tabel: TabelDok, s: Salah, biang: Baris, saksi: str) -> Temuan:
    """The total is right and one row wrong: something else fits the amount that is missing."""
    sel = biang[s.kolom.indeks]
    benar = rupiah_sel(sel) + s.selisih
    harus = cetak_seperti(benar, sel.teks)
    nama = nama_butir(tabel, biang, s.kolom.indeks)
    return Temuan(
        f"“{nama}” pada {tabel.label}, kolom “{sel.kolom.nama}”, tercetak {sel.teks}, padahal jumlah "
        f"{s.sel.teks} dan {saksi} memberi {harus}.",
        sel.teks,
        harus,
        (sel.tempat, s.sel.tempat),
        (kunci_nama(nama), str(rupiah_sel(sel)), str(benar)),
    )


def _temuan(tabel: TabelDok, salah: list[Salah]) -> Temuan:
    satu = salah[0]
    harus = [cetak_seperti(s.harus, s.sel.teks) for s in salah]
    kolom = " dan ".join(dict.fromkeys(f"“{s.sel.kolom.nama}”" for s in salah if s.sel.kolom.nama))
    dinyatakan = [" ".join(s.sel.teks.split()) for s in salah]
    return Temuan(
        f"Jumlah{f' kolom {kolom}' if kolom else ''} pada {tabel.label} tercetak {', '.join(dinyatakan)}, "
        f"padahal {len(satu.rincian)} rinciannya berjumlah {', '.join(harus)} (selisih "
        f"{cetak_seperti(abs(satu.selisih), satu.sel.teks)}{_petunjuk(tabel, satu)}).{_dugaan(satu)}",
        "; ".join(dinyatakan),
        "; ".join(harus),
        tuple(s.sel.tempat for s in salah),
        tuple(f"{rupiah_sel(s.sel)}|{s.harus}" for s in salah),
        tingkat=_tingkat(satu),
    )


def _tingkat(salah: Salah) -> Tingkat:
    pasti = salah.kolom.uang and len(salah.rincian) > 1 and not _ada_kosong(salah)
    return Tingkat.ERROR if pasti else Tingkat.WARNING


def _ada_kosong(salah: Salah) -> bool:
    """Whether the total is larger than its rows and a row among them prints nothing."""
    nomor = [b.nomor for b in salah.rincian]
    return salah.selisih > 0 and max(nomor) - min(nomor) + 1 > 2 * len(nomor)


def _dugaan(salah: Salah) -> str:
    if not salah.kolom.uang:
        return " (Dugaan: kolom ini dijumlahkan.)"
    if len(salah.rincian) == 1:
        return " (Dugaan: hanya satu rincian yang terbaca.)"
    return " (Dugaan: sel yang kosong tidak berisi angka.)" if _ada_kosong(salah) else ""


def _petunjuk(tabel: TabelDok, salah: Salah) -> str:
    if abs(salah.selisih) <= SELISIH_KECIL:
        return ", mungkin angka terakhirnya salah ketik"
    kembar = [b for b in salah.rincian if rupiah_sel(b[salah.kolom.indeks]) == abs(salah.selisih)]
    if len(kembar) != 1:
        return ""
    cara = "terhitung dua kali" if salah.selisih > 0 else "tidak ikut terhitung"
    return f", sama dengan “{nama_butir(tabel, kembar[0], salah.kolom.indeks)}” yang mungkin {cara}"
