"""NIP: impossible numbers, one number on two persons, two numbers of one person; none is printed whole."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.people import SebutanNip, kunci_orang, satu_orang, sebutan_nip
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.wording import gabung

DASAR = "Perka BKN 22/2007: 18 digit = tanggal lahir, pengangkatan, jenis kelamin, nomor urut"
PANJANG = 18
LAHIR_PALING_AWAL = 1930
MIN_USIA = 15
"""Years between birth and appointment that a NIP must leave."""


def _cacat(nip: str, utuh: bool) -> str:
    """What is impossible about a number; empty for a possible one.

    The two digits after the year of appointment are a month for a PNS, but a code for a PPPK: not checked.
    """
    if not utuh:
        return "memuat tanda yang bukan angka"
    if len(nip) != PANJANG:
        return f"terdiri atas {len(nip)} digit, bukan {PANJANG}"
    try:
        lahir = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        return "memuat tanggal lahir yang tidak ada"
    angkat = int(nip[8:12])
    if lahir.year < LAHIR_PALING_AWAL or not lahir.year + MIN_USIA <= angkat:
        return "memuat tahun lahir yang tidak mungkin untuk tahun pengangkatannya"
    return "" if nip[14] in "12" else "memuat kode jenis kelamin selain 1 dan 2"


def _samar(nip: str) -> str:
    return f"…{nip[-4:]}"


BAGIAN_NIP = (
    ("tanggal lahir", 0, 8),
    ("pengangkatan", 8, 14),
    ("jenis kelamin", 14, 15),
    ("nomor urut", 15, 18),
)


def _beda(a: str, b: str) -> str:
    """The parts in which two numbers differ."""
    return gabung([nama for nama, i, j in BAGIAN_NIP if a[i:j] != b[i:j]])


def _per_nip(dokumen: Dokumen) -> dict[str, list[SebutanNip]]:
    """Possible numbers with all their mentions under a name."""
    per: dict[str, list[SebutanNip]] = defaultdict(list)
    for s in sebutan_nip(dokumen):
        if s.nama and not _cacat(s.nip, s.utuh):
            per[s.nip].append(s)
    return per


def _orang(sebutan: list[SebutanNip]) -> list[list[SebutanNip]]:
    """Mentions by person, the one named most often first."""
    per_nama: dict[str, list[SebutanNip]] = defaultdict(list)
    for s in sebutan:
        per_nama[kunci_orang(s.nama)].append(s)
    orang: list[list[str]] = []
    for kunci in per_nama:
        sama = next((o for o in orang if any(satu_orang(kunci, k) for k in o)), None)
        if sama is None:
            orang.append([kunci])
        else:
            sama.append(kunci)
    return sorted(([s for k in o for s in per_nama[k]] for o in orang), key=len, reverse=True)


def _ganda(dokumen: Dokumen) -> dict[str, list[list[SebutanNip]]]:
    return {nip: o for nip, s in _per_nip(dokumen).items() if len(o := _orang(s)) > 1}


@aturan("nip-bentuk", "NIP tidak mungkin", Tingkat.WARNING, DASAR)
def nip_bentuk(dokumen: Dokumen) -> Iterable[Temuan]:
    """A NIP of another length, with other signs, or with a birth date that cannot be."""
    for s in sebutan_nip(dokumen):
        if cacat := _cacat(s.nip, s.utuh):
            yield Temuan(
                f"NIP {_samar(s.nip)}{f' ({s.nama})' if s.nama else ''} {cacat}.",
                _samar(s.nip),
                "",
                (s.tempat,),
                (kunci_orang(s.nama), s.nip[-4:], cacat),
            )


@aturan("nip-dua-orang", "Satu NIP pada dua orang", Tingkat.ERROR, DASAR)
def nip_dua_orang(dokumen: Dokumen) -> Iterable[Temuan]:
    """One number under the names of two persons."""
    for nip, orang in _ganda(dokumen).items():
        nama = [o[0].nama for o in orang]
        yield Temuan(
            f"NIP {_samar(nip)} tercetak untuk {gabung(nama)}.",
            _samar(nip),
            "",
            tuple(s.tempat for o in reversed(orang) for s in o),
            (nip[-4:], *sorted(kunci_orang(n) for n in nama)),
        )


@aturan("nip-orang-ganda", "Satu orang dengan dua NIP", Tingkat.ERROR, DASAR)
def nip_orang_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """One name with two numbers, none of which is another person's, too; sure where the birth date is one."""
    milik_lain = _ganda(dokumen)
    per_nama: dict[str, list[SebutanNip]] = defaultdict(list)
    for nip, sebutan in _per_nip(dokumen).items():
        if nip not in milik_lain:
            for s in sebutan:
                per_nama[kunci_orang(s.nama)].append(s)
    for kunci, sebutan in per_nama.items():
        (utama, n), *lain = Counter(s.nip for s in sebutan).most_common()
        for nip, banyak in lain:
            pasti = nip[:8] == utama[:8]
            kena = [s for s in sebutan if s.nip == nip]
            yield Temuan(
                f"{kena[0].nama} tercetak dengan NIP {_samar(nip)} dan NIP {_samar(utama)}; "
                f"berbeda pada bagian {_beda(nip, utama)}." + ("" if pasti else " (Dugaan: keduanya satu orang.)"),
                _samar(nip),
                _samar(utama) if n > banyak else "",
                tuple(s.tempat for s in (*kena, next(s for s in sebutan if s.nip == utama))),
                (kunci, nip[-10:], utama[-10:]),
                tingkat=None if pasti else Tingkat.WARNING,
            )


@aturan("nama-pejabat", "Nama satu orang ditulis berbeda", Tingkat.INFO, "perbandingan nama dengan NIP yang sama")
def nama_pejabat(dokumen: Dokumen) -> Iterable[Temuan]:
    """One number under several spellings of one name; degrees do not count."""
    for nip, sebutan in _per_nip(dokumen).items():
        for orang in _orang(sebutan):
            hitung = Counter(kunci_orang(s.nama) for s in orang).most_common()
            utama = next(s.nama for s in orang if kunci_orang(s.nama) == hitung[0][0])
            lain = [s for s in orang if kunci_orang(s.nama) != hitung[0][0]]
            if lain:
                nama = list(dict.fromkeys(s.nama for s in lain))
                yield Temuan(
                    f"{utama} (NIP {_samar(nip)}) ditulis pula {gabung(nama)}.",
                    "; ".join(nama),
                    utama,
                    tuple(s.tempat for s in lain),
                    (nip[-4:], *(kunci_orang(n) for n in nama)),
                )
