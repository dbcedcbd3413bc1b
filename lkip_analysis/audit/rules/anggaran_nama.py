"""Names of programs and kegiatan that two budget tables give the same figures."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from lkip_analysis.audit.anggaran import Fakta, fakta_anggaran
from lkip_analysis.audit.document import Dokumen
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_mirip, nama_sama
from lkip_analysis.audit.registry import aturan

MIN_COCOK = 5
"""So many rows with the same figures and names show that two tables list the same budget."""


def _unik(fakta: list[Fakta]) -> dict[tuple[Decimal, Decimal], Fakta]:
    """Rows by (pagu, realisasi), without those whose figures stand twice, as of a kegiatan with one part."""
    semua = [(f.nilai_pagu, f.nilai_realisasi) for f in fakta if f.nilai_pagu and f.nilai_realisasi is not None]
    banyak = Counter(semua)
    return {(f.nilai_pagu, f.nilai_realisasi): f for f in fakta if banyak[f.nilai_pagu, f.nilai_realisasi] == 1}


def _bernama_lain(dokumen: Dokumen) -> Iterator[tuple[Fakta, Fakta]]:
    per_tabel: dict[int, list[Fakta]] = {}
    for f in fakta_anggaran(dokumen):
        if f.nama and f.realisasi is not None:
            per_tabel.setdefault(id(f.tabel), []).append(f)
    for kiri, kanan in combinations(per_tabel.values(), 2):
        a, b = _unik(kiri), _unik(kanan)
        pasangan = [(a[n], b[n]) for n in a.keys() & b.keys()]
        beda = [(x, y) for x, y in pasangan if not _senama(x.nama, y.nama)]
        if len(pasangan) - len(beda) >= max(MIN_COCOK, 4 * len(beda)):
            yield from beda


def _senama(a: str, b: str) -> bool:
    pendek, panjang = sorted((kunci_nama(a), kunci_nama(b)), key=len)
    return nama_sama(a, b) or nama_mirip(a, b) or panjang.startswith(pendek)


def _berulang(f: Fakta, dokumen: Dokumen) -> bool:
    """Whether the name stands at another row of the same table, with other figures."""
    return any(
        g.tabel is f.tabel
        and g.baris is not f.baris
        and kunci_nama(f.nama) == kunci_nama(g.nama)
        and g.nilai_pagu != f.nilai_pagu
        for g in fakta_anggaran(dokumen)
    )


@aturan(
    "nama-anggaran",
    "Nama pada tabel anggaran tertukar",
    Tingkat.ERROR,
    "perbandingan antarbagian dokumen",
)
def nama_anggaran_tertukar(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row with the figures of a row in another table, but another name; a repeated name is the copy."""
    for x, y in _bernama_lain(dokumen):
        ulang_x, ulang_y = _berulang(x, dokumen), _berulang(y, dokumen)
        salah, benar = (x, y) if ulang_x and not ulang_y else (y, x)
        yakin = ulang_x != ulang_y
        yield Temuan(
            f"Baris dengan pagu {salah.pagu.teks} dan realisasi {salah.realisasi.teks} pada "
            f"{salah.tabel.label} bernama “{salah.nama}”, sedangkan pada {benar.tabel.label} “{benar.nama}”."
            + (f" Nama “{salah.nama}” juga milik baris lain di tabel itu." if yakin else ""),
            salah.nama,
            benar.nama if yakin else "",
            (salah.pagu.tempat, benar.pagu.tempat),
            (kunci_nama(salah.nama), kunci_nama(benar.nama), str(salah.nilai_pagu)),
            tingkat=Tingkat.ERROR if yakin else Tingkat.WARNING,
        )
