"""Budget across tables: a sub kegiatan's figures as the program's, copies, two budgets of one name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple
from weakref import WeakKeyDictionary

from lkip_analysis.audit.anggaran import AKHIR, MURNI, Fakta, fakta_anggaran, tahun_ini
from lkip_analysis.audit.biang import jumlah_menjelaskan, sel_salah
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat, sebutkan
from lkip_analysis.audit.indeks import IndeksNama
from lkip_analysis.audit.names import kunci_nama, nama_sama
from lkip_analysis.audit.pohon import Simpul, pohon
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.serapan import kelompok_dari
from lkip_analysis.audit.uang import cetak_seperti, nama_butir, rupiah_sel
from lkip_analysis.text.tolerance import BEDA, setara

DASAR = "perbandingan antarbagian dokumen"


class Induk(NamedTuple):
    """A row with rows below it in a table whose levels are proven, with its figures."""

    tabel: TabelDok
    simpul: Simpul
    fakta: Fakta

    @property
    def pagu(self) -> Decimal | None:
        """Budget of the row; where the print is not the sum of its rows, the sum."""
        pagu = self.fakta.pagu
        return sel_salah(self.tabel).get(id(pagu), self.simpul.nilai(pagu.kolom.indeks))

    def bawahan(self, f: Fakta) -> Simpul | None:
        """The row below that has the budget and the realisasi of `f`."""
        r = self.fakta.realisasi
        for s in self.simpul.turunan():
            if s.nilai(self.fakta.pagu.kolom.indeks) == f.nilai_pagu and (
                r is None or f.nilai_realisasi is None or s.nilai(r.kolom.indeks) == f.nilai_realisasi
            ):
                return s
        return None


def _induk(dokumen: Dokumen) -> list[Induk]:
    per_baris = defaultdict(list)
    for f in fakta_anggaran(dokumen):
        per_baris[id(f.baris)].append(f)
    return [
        Induk(t, s, f)
        for t in dokumen.tabel
        if (p := pohon(t)) is not None and p.terbukti
        for s in p.semua()
        if s.anak
        for f in per_baris[id(s.baris)]
    ]


class Tertukar(NamedTuple):
    """Rows that give the figures of a kegiatan or sub kegiatan as those of its program."""

    fakta: list[Fakta]
    induk: Induk
    bawahan: Simpul

    @property
    def nama_bawahan(self) -> str:
        return nama_butir(self.induk.tabel, self.bawahan.baris, self.induk.fakta.pagu.kolom.indeks)


_TERTUKAR: WeakKeyDictionary[Dokumen, list[Tertukar]] = WeakKeyDictionary()


def _tertukar(dokumen: Dokumen) -> list[Tertukar]:
    if dokumen not in _TERTUKAR:
        _TERTUKAR[dokumen] = _cari_tertukar(dokumen)
    return _TERTUKAR[dokumen]


def _cari_tertukar(dokumen: Dokumen) -> list[Tertukar]:
    indeks = IndeksNama()
    induk, program = defaultdict(list), defaultdict(list)
    for p in _induk(dokumen):
        induk[indeks.baku(kunci_nama(p.fakta.nama))].append(p)
    for f in fakta_anggaran(dokumen):
        if f.jenjang == "program" and tahun_ini(dokumen, f):
            program[indeks.baku(kunci_nama(f.nama))].append(f)
    hasil: dict[tuple[str, Decimal], Tertukar] = {}
    for nama, senama in program.items():
        murni = {f.nilai_pagu for f in senama if f.tahap == MURNI}
        for f in senama:
            if f.tahap != AKHIR or f.nilai_realisasi is None or f.nilai_pagu in murni | {None, 0}:
                continue
            for p in induk[nama]:
                beda = p.tabel is not f.tabel and p.pagu != f.nilai_pagu
                if (nama, f.nilai_pagu) not in hasil and beda and (bawahan := p.bawahan(f)):
                    kena = [g for g in senama if g.nilai_pagu == f.nilai_pagu]
                    hasil[nama, f.nilai_pagu] = Tertukar(kena, p, bawahan)
    return list(hasil.values())


@aturan("pagu-sub-sebagai-program", "Pagu sub kegiatan ditulis sebagai pagu program", Tingkat.ERROR, DASAR)
def pagu_sub_sebagai_program(dokumen: Dokumen) -> Iterable[Temuan]:
    """A program whose budget and realisasi are those of one row below it in another table."""
    for t in _tertukar(dokumen):
        f = t.fakta[0]
        harus = cetak_seperti(t.induk.pagu, f.pagu.teks)
        yield Temuan(
            f"Pagu “{f.nama}” tercetak {f.pagu.teks}, padahal itu pagu "
            f"“{t.nama_bawahan}” pada {t.induk.tabel.label}; pagu programnya {harus}.",
            f.pagu.teks,
            harus,
            tuple(g.pagu.tempat for g in t.fakta),
            (kunci_nama(f.nama), str(f.nilai_pagu), str(t.induk.pagu)),
        )


@aturan("realisasi-anggaran-silang", "Satu realisasi anggaran dengan dua nilai", Tingkat.ERROR, DASAR)
def realisasi_silang(dokumen: Dokumen) -> Iterable[Temuan]:
    """One name and budget with two realisasi: the one that is a neighbour's, or that nothing else repeats."""
    kelompok: dict[tuple[str, str, Decimal], list[Fakta]] = defaultdict(list)
    for f in fakta_anggaran(dokumen):
        jelas = id(f.pagu) in sel_salah(f.tabel) or id(f.realisasi) in sel_salah(f.tabel)
        if f.nilai_pagu and f.nilai_realisasi is not None and tahun_ini(dokumen, f) and not jelas:
            kelompok[kunci_nama(f.nama or f.indikator), f.jenjang, f.nilai_pagu].append(f)
    induk = _induk(dokumen)
    for fakta in kelompok.values():
        nilai = list(dict.fromkeys(f.nilai_realisasi for f in fakta))
        if len(nilai) != 2 or len({id(f.tabel) for f in fakta}) < 2:
            continue
        dukungan = {n: _dukungan(dokumen, [f for f in fakta if f.nilai_realisasi == n], induk) for n in nilai}
        salah, benar = sorted(nilai, key=dukungan.get)
        beda = [f for f in fakta if f.nilai_realisasi == salah and not jumlah_menjelaskan(f.tabel, f.realisasi, benar)]
        if beda:
            acuan = next(f for f in fakta if f.nilai_realisasi == benar)
            yield _dua_realisasi(beda, acuan, dukungan[benar] > dukungan[salah])


def _dukungan(dokumen: Dokumen, fakta: list[Fakta], induk: list[Induk]) -> int:
    """How much speaks for a realisasi: rows that print it, a row below the program, an absorption."""
    f = fakta[0]
    bawah = any(nama_sama(p.fakta.nama, f.nama) and p.bawahan(f) for p in induk)
    kelompok = kelompok_dari(dokumen, f.nama)
    serapan = 100 * f.nilai_realisasi / f.nilai_pagu
    cetak = [c for c in kelompok.cetak if setara(c.angka, serapan) != BEDA] if kelompok else []
    return sum(not _tetangga(g) for g in fakta) + bawah + bool(cetak)


def _tetangga(f: Fakta) -> Baris | None:
    """The row above or below that prints the same realisasi."""
    kolom = f.realisasi.kolom.indeks
    dekat = [b for b in f.tabel.baris if abs(b.nomor - f.baris.nomor) == 1]
    return next((b for b in dekat if rupiah_sel(b[kolom]) == f.nilai_realisasi), None)


def _dua_realisasi(salah: Sequence[Fakta], benar: Fakta, yakin: bool) -> Temuan:
    f = salah[0]
    tetangga = _tetangga(f)
    salinan = (
        f" Angka itu tersalin dari baris “{nama_butir(f.tabel, tetangga, f.realisasi.kolom.indeks)}”."
        if tetangga and yakin
        else ""
    )
    tempat = [g.realisasi.tempat for g in salah] + ([] if yakin else [benar.realisasi.tempat])
    return Temuan(
        f"Realisasi anggaran “{f.nama}” (pagu {f.pagu.teks}) tercetak {f.realisasi.teks} pada "
        f"{f.tabel.label}, padahal {benar.realisasi.teks} pada {benar.tabel.label}.{salinan}",
        f.realisasi.teks,
        benar.realisasi.teks if yakin else "",
        tuple(tempat),
        (kunci_nama(f.nama), str(f.nilai_realisasi), str(benar.nilai_realisasi)),
        tingkat=Tingkat.ERROR if yakin else Tingkat.WARNING,
    )


def _dibandingkan(dokumen: Dokumen) -> Iterator[Fakta]:
    """Figures whose stage is known and that no other rule explains; where sums mend one, as mended.

    A mended figure is only compared with: that its print is wrong is said elsewhere.
    """
    tertukar = {id(f.pagu) for t in _tertukar(dokumen) for f in t.fakta}
    for f in fakta_anggaran(dokumen):
        if f.tahap and f.nilai_pagu and tahun_ini(dokumen, f) and id(f.pagu) not in tertukar:
            benar = sel_salah(f.tabel).get(id(f.pagu))
            yield f if benar is None else f._replace(pagu=_dibetulkan(f.pagu, benar))


def _tercetak(f: Fakta) -> bool:
    """Whether the amount of a figure is that of its row, and no mended one."""
    return f.pagu is f.baris[f.pagu.kolom.indeks]


def _dibetulkan(pagu: Sel, benar: Decimal) -> Sel:
    return Sel(cetak_seperti(benar, pagu.teks), pagu.kolom, pagu.tempat)


def _kunci(f: Fakta) -> Iterator[tuple[str, str, str]]:
    """What identifies a budget: the name, and in forms that list indicators the indicator.

    Such forms print the kegiatan beside each of its indicators, whose budgets are parts of its own.
    """
    bernama = not f.indikator or f.jenjang in ("program", "sub_kegiatan")
    if bernama and (nama := kunci_nama(f.nama)):
        yield f.tahap, "nama", nama
    if f.jenjang != "program" and (indikator := kunci_nama(f.indikator)):
        yield f.tahap, "indikator", indikator


def _senama(dokumen: Dokumen) -> list[list[Fakta]]:
    """Budgets of one stage that share a name or an indicator, directly or through a third one."""
    per_kunci: dict[tuple[str, str, str], list[Fakta]] = defaultdict(list)
    indeks = IndeksNama()
    for f in _dibandingkan(dokumen):
        for tahap, jenis, nama in _kunci(f):
            per_kunci[tahap, jenis, indeks.baku(nama)].append(f)
    milik: dict[int, list[Fakta]] = {}
    for fakta in per_kunci.values():
        # A name that stands in several rows of one table names no budget by itself.
        banyak = Counter(id(f.tabel) for f in fakta)
        satu = [f for f in fakta if banyak[id(f.tabel)] == 1]
        gabung = list({id(g.pagu): g for f in satu for g in (f, *milik.get(id(f.pagu), ()))}.values())
        milik.update((id(f.pagu), gabung) for f in gabung)
    return list({id(k): k for k in milik.values()}.values())


def _beda_pagu(dokumen: Dokumen) -> list[list[tuple[Fakta, Fakta]]]:
    """Pairs (deviating, reference) of budgets of one name and stage, by the table of the reference."""
    hasil: dict[tuple[str, int], list[tuple[Fakta, Fakta]]] = defaultdict(list)
    for fakta in _senama(dokumen):
        nilai = Counter(f.nilai_pagu for f in fakta)
        acuan = max(fakta, key=lambda f: (f.realisasi is not None, nilai[f.nilai_pagu]))
        for f in fakta:
            beda = f.nilai_pagu != acuan.nilai_pagu and _tercetak(f)
            if beda and not any(jumlah_menjelaskan(a.tabel, a.pagu, b.nilai_pagu) for a, b in ((f, acuan), (acuan, f))):
                hasil[f.tahap, id(acuan.tabel)].append((f, acuan))
    return list(hasil.values())


_NAMA_TAHAP = {MURNI: "murni", AKHIR: "sesudah perubahan"}


@aturan("pagu-silang", "Satu pagu dengan dua nilai", Tingkat.WARNING, DASAR)
def pagu_silang(dokumen: Dokumen) -> Iterable[Temuan]:
    """Budgets of one stage that differ between tables; all that differ from one table are one finding."""
    for pasangan in _beda_pagu(dokumen):
        acuan = pasangan[0][1]
        tahap = acuan.tahap
        label = list(dict.fromkeys(f.tabel.label for f, _ in pasangan))
        per_acuan = {a.nilai_pagu: (f, a) for f, a in reversed(pasangan)}
        rinci = [f"“{_sebut(f)}” {f.pagu.teks}, bukan {a.pagu.teks}" for f, a in reversed(per_acuan.values())]
        yield Temuan(
            f"{len(pasangan)} pagu {_NAMA_TAHAP[tahap]} pada {label[0]}"
            f"{f' dan {len(label) - 1} tabel lain' if len(label) > 1 else ''} berbeda dari "
            f"{acuan.tabel.label}: {sebutkan(rinci)}. "
            f"(Dugaan: semuanya pagu {_NAMA_TAHAP[tahap]}.)",
            "; ".join(f.pagu.teks for f, _ in pasangan),
            "; ".join(a.pagu.teks for _, a in pasangan),
            tuple(f.pagu.tempat for f, _ in pasangan),
            (tahap, *sorted(f"{kunci_nama(_sebut(f))} {f.nilai_pagu} {a.nilai_pagu}" for f, a in pasangan)),
        )


def _sebut(f: Fakta) -> str:
    return f.indikator if f.indikator and f.jenjang not in ("program", "sub_kegiatan") else f.nama
