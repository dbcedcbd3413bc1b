"""Names of indicators: those of the perjanjian kinerja in every table, with one target in a row."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.document import Baris, Dokumen, Sel, TabelDok, satu_baris
from lkip_analysis.audit.figures import fakta_tabel, satu_nama, setara_cetak
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama, nama_mirip, nama_sama
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import Diperjanjikan, indikator_pk
from lkip_analysis.audit.tabel_indikator import DASAR_PK, NamaTercetak, berangka, mengukur, nama_di, tabel_kinerja
from lkip_analysis.text.wording import gabung

DASAR_GANDA = "perbandingan antarbaris dan antartabel"
_BARIS_LAIN = re.compile(r"\s*(?:sub ?kegiatan|kegiatan|program)\b", re.IGNORECASE)


@aturan("indikator-di-luar-pk", "Nama indikator tidak sama dengan perjanjian kinerja", Tingkat.WARNING, DASAR_PK)
def indikator_di_luar_pk(dokumen: Dokumen) -> Iterable[Temuan]:
    """An indicator of a measuring table that the perjanjian kinerja does not have under this name."""
    pk = indikator_pk(dokumen)
    luar: dict[tuple[str, ...], list[list[NamaTercetak]]] = defaultdict(list)
    for kunci, nama in _asing(dokumen, pk).items():
        sama = next((v.nama for k, v in pk.items() if nama_sama(k, kunci)), "") or _seangka(dokumen, nama, pk)
        mirip = sama or next((v.nama for k, v in pk.items() if nama_mirip(k, kunci)), "")
        if not mirip:
            luar[tuple(n.tabel.label for n in nama)].append(nama)
            continue
        cetak = nama[0].cetak
        yield Temuan(
            f"Nama indikator “{cetak}” tidak sama dengan yang diperjanjikan, “{satu_baris(mirip)}”."
            + ("" if sama else " (Dugaan: keduanya indikator yang sama.)"),
            cetak,
            satu_baris(mirip),
            tuple(n.sel.tempat for n in nama),
            (kunci,),
        )
    for kelompok in luar.values():
        cetak = [nama[0].cetak for nama in kelompok]
        yield Temuan(
            f"Indikator {gabung([f'“{c}”' for c in cetak])} tidak ada dalam perjanjian kinerja.",
            "; ".join(cetak),
            "",
            tuple(n.sel.tempat for nama in kelompok for n in nama),
            tuple(kunci_nama(c) for c in cetak),
        )


def _asing(dokumen: Dokumen, pk: dict[str, Diperjanjikan]) -> dict[str, list[NamaTercetak]]:
    """Names in measuring tables that are not agreed; none where most of the agreed ones are missing, too:
    then the table of the perjanjian kinerja is another one."""
    asing: dict[str, list[NamaTercetak]] = defaultdict(list)
    kenal = set()
    for tabel, kolom in tabel_kinerja(dokumen):
        for n in nama_di(tabel, kolom):
            kunci = n.kunci
            if kunci in pk:
                kenal.add(kunci)
            elif berangka(n, tabel) and not _BARIS_LAIN.match(_baris_pertama(n)):
                asing[next((k for k in asing if nama_sama(k, kunci)), kunci)].append(n)
    return asing if kenal and len(kenal) * 2 >= len(pk) else {}


def _baris_pertama(n: NamaTercetak) -> str:
    """Text of the first filled cell of a row, or what it continues."""
    return next((s.isi for s in n.baris.sel if s.isi and s.asal.angka is None), "")


def _seangka(dokumen: Dokumen, nama: list[NamaTercetak], pk: dict[str, Diperjanjikan]) -> str:
    """The agreed indicator whose realisasi is that of the row with the foreign name."""
    fakta = [f for f in fakta_tabel(dokumen) if f.ukuran is Peran.REALISASI and f.angka.desimal]
    sini = [f for f in fakta for n in nama if f.tabel is n.tabel and f.tempat.baris_tabel == n.baris.nomor]
    for f in sini:
        for g in fakta:
            if g.subjek in pk and g.tahun == f.tahun and setara_cetak(f.angka, g.angka):
                return pk[g.subjek].nama
    return ""


@aturan("indikator-tidak-dilaporkan", "Indikator perjanjian kinerja tidak dilaporkan", Tingkat.WARNING, DASAR_PK)
def indikator_tidak_dilaporkan(dokumen: Dokumen) -> Iterable[Temuan]:
    """An indicator of the perjanjian kinerja that no measuring table has."""
    ada = {n.kunci for t, k in tabel_kinerja(dokumen) for n in nama_di(t, k) if mengukur(t)}
    pk = indikator_pk(dokumen)
    hilang = [k for k in pk if not any(nama_sama(k, a) for a in ada)]
    if len(hilang) * 2 <= len(pk):
        for kunci in hilang:
            v = pk[kunci]
            yield Temuan(
                f"Indikator “{satu_baris(v.nama)}” diperjanjikan, tetapi tidak ada dalam tabel capaian kinerja.",
                satu_baris(v.nama),
                "",
                (v.tempat,),
                (kunci,),
            )


@aturan("target-sebaris", "Satu indikator dengan dua target dalam satu baris", Tingkat.ERROR, DASAR_GANDA)
def target_sebaris(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row that has one indicator twice, as that of the sasaran and of the program, with two targets."""
    for tabel in dokumen.tabel:
        kolom = [k for k in peran_kolom(tabel) if k.peran is Peran.INDIKATOR]
        for baris in tabel.baris if len(kolom) > 1 else ():
            for a, b in combinations(kolom, 2):
                nama = [baris[k.indeks] for k in (a, b)]
                target = [_target_sesudah(tabel, baris, k) for k in (a, b)]
                if (
                    all(n.teks for n in nama)
                    and satu_nama(*(kunci_nama(n.teks) for n in nama))
                    and None not in target
                    and setara_cetak(*(t.angka for t in target)) is False
                ):
                    yield Temuan(
                        f"Indikator “{satu_baris(nama[0].teks)}” bertarget {target[0].teks} sebagai "
                        f"“{a.kolom.nama}”, tetapi {target[1].teks} sebagai “{b.kolom.nama}” di baris itu.",
                        f"{target[0].teks}; {target[1].teks}",
                        "",
                        tuple(t.tempat for t in target),
                        (kunci_nama(nama[0].teks), *(t.teks for t in target)),
                    )


def _target_sesudah(tabel: TabelDok, baris: Baris, indikator: KolomPeran) -> Sel | None:
    """The first whole target right of an indicator, before the next indicator."""
    for k in peran_kolom(tabel)[indikator.indeks + 1 :]:
        if k.peran is Peran.INDIKATOR:
            return None
        sel = baris[k.indeks]
        if k.peran is Peran.TARGET and not k.periode and sel.angka and not sel.angka.kosong:
            return sel
    return None
