"""Scales: gaps and overlaps of a printed scale, predikat against it, two scales mixed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.columns import Peran, peran_kolom
from lkip_analysis.audit.document import Dokumen, TabelDok
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.names import kunci_nama
from lkip_analysis.audit.penilaian import Penilaian, penilaian
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.skala_cetak import SkalaCetak, kunci_label, skala_dokumen, skala_tercetak
from lkip_analysis.kinerja.skala import CELAH, Celah, celah, muat_skala, nama_skala
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak

DASAR_SKALA = "skala yang tercetak dalam dokumen"
MAKS_CONTOH = 4


def _celah(skala: SkalaCetak) -> list[Celah]:
    """Gaps and overlaps of a printed scale; none where its bounds make no order."""
    kelas = [
        {
            "nama": k.label,
            "termasuk": k.rentang.bawah_termasuk,
            "atas_termasuk": k.rentang.atas_termasuk,
            **({"minimal": float(k.rentang.bawah)} if k.rentang.bawah is not None else {}),
            **({"atas": float(k.rentang.atas)} if k.rentang.atas is not None else {}),
        }
        for k in skala.kelas
    ]
    kelas[-1].pop("minimal", None)
    try:
        return celah(muat_skala({"kelas": kelas}))
    except ValueError:
        return []


def _nilai_capaian(dokumen: Dokumen) -> list[AngkaTercetak]:
    return [
        s.angka
        for t in dokumen.tabel
        for k in peran_kolom(t)
        if k.peran is Peran.CAPAIAN
        for s in t.isi_kolom(k.indeks)
        if s.angka and not s.angka.kosong
    ]


def _terkena(c: Celah, nilai: list[AngkaTercetak]) -> list[str]:
    """Printed values that lie in a gap or an overlap."""

    def di_dalam(x: Decimal) -> bool:
        bawah = x > Decimal(str(c.bawah)) or (c.bawah_termasuk and x == Decimal(str(c.bawah)))
        if c.atas is None:
            return bawah
        return bawah and (x < Decimal(str(c.atas)) or (c.atas_termasuk and x == Decimal(str(c.atas))))

    return list({a.nilai: a.teks.strip() for a in nilai if di_dalam(a.nilai)}.values())


def _berarti(c: Celah, skala: SkalaCetak, nilai: list[AngkaTercetak]) -> bool:
    """Whether values of the printed precision can fall in: `89,99` to `90` is no gap for two decimals."""
    if c.atas is None:
        return bool(_terkena(c, nilai))
    if c.jenis != CELAH:
        return True
    desimal = max((a.desimal for a in nilai), default=2)
    satuan = max(k.rentang.desimal for k in skala.kelas)
    return desimal > satuan or Decimal(str(c.atas)) - Decimal(str(c.bawah)) > Decimal(10) ** -satuan


def _sebut_celah(c: Celah) -> str:
    if c.jenis != CELAH:
        batas = bilangan(c.bawah) if c.bawah == c.atas else f"{bilangan(c.bawah)} s.d. {bilangan(c.atas)}"
        return f"{batas} masuk dua kelas ({c.kelas_atas} dan {c.kelas_bawah})"
    if c.atas is None:
        return f"nilai di atas {bilangan(c.bawah)} tidak diatur"
    if c.bawah == c.atas:
        return f"{bilangan(c.bawah)} tidak masuk kelas mana pun"
    return f"nilai antara {bilangan(c.bawah)} dan {bilangan(c.atas)} tidak masuk kelas mana pun"


@aturan("skala-celah", "Skala bercelah atau bertumpang tindih", Tingkat.WARNING, DASAR_SKALA)
def skala_celah(dokumen: Dokumen) -> Iterable[Temuan]:
    """A printed scale with values in no class or in two; `error` where a printed capaian is one of them."""
    nilai = _nilai_capaian(dokumen)
    for skala in skala_dokumen(dokumen):
        dipakai = nilai if skala.hal == "capaian" else []
        kena = [c for c in _celah(skala) if _berarti(c, skala, dipakai)]
        if not kena:
            continue
        di_dalam = any(_terkena(c, dipakai) for c in kena if c.atas is not None)
        hanya_puncak = all(c.atas is None for c in kena)
        if hanya_puncak and not any(skala.punya(p.label) for p in penilaian(dokumen)):
            continue
        tercetak = list(dict.fromkeys(t for c in kena if c.atas or not di_dalam for t in _terkena(c, dipakai)))
        contoh = f" Dalam dokumen tercetak antara lain {', '.join(tercetak[:MAKS_CONTOH])}." if tercetak else ""
        yield Temuan(
            f"Skala pada {skala.nama}: {'; '.join(_sebut_celah(c) for c in kena)}.{contoh}",
            "; ".join(f"{k.teks} {k.label}" for k in skala.kelas),
            "",
            tuple(k.tempat for k in skala.kelas),
            tuple(f"{k.label} {k.teks}" for k in skala.kelas),
            tingkat=Tingkat.INFO if hanya_puncak else Tingkat.ERROR if di_dalam else Tingkat.WARNING,
        )


@aturan("skala-label-ganda", "Satu predikat untuk dua kelas skala", Tingkat.ERROR, DASAR_SKALA)
def skala_label_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A scale with one label for two of its classes, whose others have each their own."""
    for skala in skala_tercetak(dokumen):
        ganda = skala.label_ganda
        if len(ganda) == 2 and len(skala.kelas) > 2:
            yield Temuan(
                f"Skala pada {skala.nama} memberi label “{ganda[0].label}” kepada dua kelas: "
                f"{' dan '.join(k.teks for k in ganda)}.",
                "; ".join(f"{k.teks} {k.label}" for k in ganda),
                "",
                tuple(k.tempat for k in ganda),
                tuple(f"{k.label} {k.teks}" for k in ganda),
            )


@aturan("predikat-skala", "Predikat tidak sesuai dengan skala dokumen", Tingkat.ERROR, DASAR_SKALA)
def predikat_skala(dokumen: Dokumen) -> Iterable[Temuan]:
    """A predikat that no printed scale with that label gives to the capaian beside it."""
    skala = [s for s in skala_dokumen(dokumen) if s.hal == "capaian"]
    for p in penilaian(dokumen):
        punya = [s for s in skala if s.punya(p.label)]
        boleh = {kunci_label(n) for s in punya for n in s.label(p.nilai)}
        if not punya or kunci_label(p.label) in boleh:
            continue
        harus = punya[0].label(p.nilai)
        yield Temuan(
            f"Capaian{f' “{p.subjek}”' if p.subjek else ''} {p.nilai.teks.strip()} diberi predikat "
            f"“{p.label}”, padahal menurut {punya[0].nama} “{' atau '.join(harus)}”."
            + ("" if p.yakin else " (Dugaan: predikat itu untuk capaian yang disebut terakhir.)"),
            p.label,
            " / ".join(harus),
            (p.tempat,),
            (kunci_nama(p.subjek), str(p.nilai.nilai.normalize()), kunci_label(p.label)),
            tingkat=Tingkat.ERROR if p.yakin else Tingkat.WARNING,
        )


@aturan("predikat-ganda-tanda", "Lebih dari satu predikat ditandai", Tingkat.ERROR, DASAR_SKALA)
def predikat_ganda(dokumen: Dokumen) -> Iterable[Temuan]:
    """A row with marks under two classes of one scale."""
    per_baris: dict[tuple, list[Penilaian]] = defaultdict(list)
    for p in penilaian(dokumen):
        if p.tanda:
            per_baris[p.tempat.tabel, p.tempat.halaman, p.tempat.baris, p.tempat.baris_tabel].append(p)
    for tanda in per_baris.values():
        label = list(dict.fromkeys(p.label for p in tanda))
        if len(label) > 1:
            yield Temuan(
                f"“{tanda[0].subjek}” ditandai pada {len(label)} predikat: {', '.join(label)}.",
                "; ".join(label),
                "",
                tuple(p.tempat for p in tanda),
                (kunci_nama(tanda[0].subjek), *label),
            )


def _perbendaharaan(dokumen: Dokumen) -> list[tuple[str, set[str]]]:
    """Label sets that belong together: of the printed scales, then of the scales in common use."""
    tercetak = [(s.nama, {kunci_label(k.label) for k in s.kelas}) for s in skala_dokumen(dokumen) if s.hal == "capaian"]
    umum = [(n, {kunci_label(k.nama) for k in muat_skala(n).kelas}) for n in nama_skala()]
    return tercetak + [(n, s) for n, s in umum if all(len(label) > 2 for label in s)]


@aturan("skala-campur", "Dua skala predikat bercampur", Tingkat.WARNING, DASAR_SKALA)
def skala_campur(dokumen: Dokumen) -> Iterable[Temuan]:
    """Predikat of two scales in one column, or for one capaian of one indicator in two places.

    `Predikat tinggi dan atribut berhasil` in one sentence is meant so.
    """
    kamus = _perbendaharaan(dokumen)
    yield from (t for tabel in dokumen.tabel for t in _campur_kolom(tabel, kamus))
    yield from _campur_dokumen(dokumen, kamus)


def _campur_kolom(tabel: TabelDok, kamus: list[tuple[str, set[str]]]) -> Iterator[Temuan]:
    for k in peran_kolom(tabel):
        if k.peran is not Peran.PREDIKAT:
            continue
        sel = [s for s in tabel.isi_kolom(k.indeks) if any(kunci_label(s.teks) in isi for _, isi in kamus)]
        label = {kunci_label(s.teks): s for s in sel}
        if len(label) > 1 and not any(label.keys() <= isi for _, isi in kamus):
            yield Temuan(
                f"Kolom “{k.kolom.nama}” pada {tabel.label} memakai predikat dari lebih dari satu skala: "
                f"{', '.join(s.teks for s in label.values())}. "
                "(Dugaan: tidak ada skala yang memuat semuanya.)",
                "; ".join(s.teks for s in label.values()),
                "",
                tuple(s.tempat for s in label.values()),
                tuple(sorted(label)),
            )


def _campur_dokumen(dokumen: Dokumen, kamus: list[tuple[str, set[str]]]) -> Iterator[Temuan]:
    per_nilai: dict[tuple[str, Decimal], dict[str, list[Penilaian]]] = defaultdict(lambda: defaultdict(list))
    for p in penilaian(dokumen):
        skala = next((n for n, isi in kamus if kunci_label(p.label) in isi), None)
        if skala and p.subjek:
            per_nilai[kunci_nama(p.subjek), p.nilai.nilai][skala].append(p)
    ganda = [s for s in per_nilai.values() if len(s) > 1 and not _berdampingan(s)]
    if not ganda:
        return
    contoh = [penilaian_[0] for penilaian_ in ganda[0].values()]
    nama = list(dict.fromkeys(n for s in ganda for n in s))
    yield Temuan(
        f"Capaian yang sama diberi predikat dari {len(nama)} skala ({', '.join(nama)}): “{contoh[0].subjek}” "
        f"{contoh[0].nilai.teks.strip()} disebut {' dan '.join(f'“{p.label}”' for p in contoh)}.",
        "; ".join(p.label for p in contoh),
        "",
        tuple(p.tempat for s in ganda for isi in s.values() for p in isi),
        tuple(sorted({kunci_label(p.label) for s in ganda for isi in s.values() for p in isi})),
    )


def _berdampingan(per_skala: dict[str, list[Penilaian]]) -> bool:
    """Whether one sentence gives a capaian the predikat of all its scales."""
    kalimat = [{p.kalimat for p in isi} - {None} for isi in per_skala.values()]
    return bool(set.intersection(*kalimat))
