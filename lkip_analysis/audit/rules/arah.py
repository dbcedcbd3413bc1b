"""Words against figures: `meningkat` over a fall, a difference that is none, a target that is not reached."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.document import Dokumen, Paragraf, kalimat
from lkip_analysis.audit.figures import nama_cetak
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.numbers import angka_pada
from lkip_analysis.audit.perubahan import (
    KATA_CETAK,
    SETAHUN,
    arah_angka,
    beda_sesudah,
    dari_menjadi,
    klaim,
    nilai_klaim,
    sebanding,
)
from lkip_analysis.audit.phrases import frasa_dalam
from lkip_analysis.audit.registry import aturan
from lkip_analysis.text.number_format import bilangan
from lkip_analysis.text.parse_numbers import AngkaTercetak
from lkip_analysis.text.parse_numbers import Temuan as AngkaTeks

DASAR = "perbandingan kata dengan angka yang diterangkannya"


@aturan("arah-kata", "Kata naik atau turun bertentangan dengan angkanya", Tingkat.ERROR, DASAR)
def arah_kata(dokumen: Dokumen) -> Iterable[Temuan]:
    """`meningkat`, `menurun`, `sama dengan` over figures that go the other way."""
    for k in klaim(dokumen):
        nilai = nilai_klaim(dokumen, k)
        if nilai is None or k.dasar == k.tahun or k.arah == {arah := arah_angka(*nilai)}:
            continue
        lalu, kini = nilai
        yield Temuan(
            f"{k.ukuran.capitalize()} “{nama_cetak(dokumen, k.subjek)}” disebut “{k.kata}”, padahal dari "
            f"{lalu.teks} ({k.dasar}) ke {kini.teks} ({k.tahun}) {KATA_CETAK[arah]}.",
            k.kata,
            KATA_CETAK[arah],
            (k.paragraf.di(k.awal, k.akhir),),
            (k.subjek, k.ukuran, str(k.tahun), lalu.teks, kini.teks, KATA_CETAK[arah]),
        )


@aturan("arah-dari-menjadi", "“Dari … menjadi …” bertentangan dengan katanya", Tingkat.ERROR, DASAR)
def arah_dari_menjadi(dokumen: Dokumen) -> Iterable[Temuan]:
    """`meningkat dari 45% menjadi 40%`: the two figures of one phrase against its word."""
    for p in dokumen.paragraf:
        for d in dari_menjadi(p.teks):
            if (arah := arah_angka(d.lalu, d.kini)) != d.arah:
                yield Temuan(
                    f"Kalimat menyebut “{d.kata}” dari {d.lalu.teks} menjadi {d.kini.teks}, "
                    f"padahal {KATA_CETAK[arah]}.",
                    d.kata,
                    KATA_CETAK[arah],
                    (p.di(d.awal, d.akhir),),
                    (d.kata, d.lalu.teks, d.kini.teks),
                )


@aturan("tahun-banding", "Tahun dibandingkan dengan dirinya sendiri", Tingkat.WARNING, "dua tahun dalam satu kalimat")
def tahun_banding(dokumen: Dokumen) -> Iterable[Temuan]:
    """`realisasi tahun 2029 meningkat dibandingkan dengan tahun 2029`: one of the two years is another."""
    for p in dokumen.paragraf:
        for m in SETAHUN.finditer(p.teks):
            yield Temuan(
                f"Kalimat membandingkan tahun {m['tahun']} dengan tahun {m['tahun']}. "
                "(Dugaan: salah satunya tahun lain.)",
                m["tahun"],
                "",
                (p.di(m.start(), m.end()),),
                (m[0],),
            )


@aturan("selisih-kalimat", "Selisih dalam kalimat tidak sesuai", Tingkat.ERROR, "aritmetika: selisih dua angka")
def selisih_kalimat(dokumen: Dokumen) -> Iterable[Temuan]:
    """`meningkat sebesar X` where X is neither the difference nor the relative change of the two figures."""
    for k in klaim(dokumen):
        x, nilai = beda_sesudah(k.paragraf.teks, k.akhir), nilai_klaim(dokumen, k)
        if x and nilai:
            hal = f"{k.ukuran} “{nama_cetak(dokumen, k.subjek)}”"
            yield from _selisih(k.paragraf, (k.awal, x.akhir), x, nilai, hal, (k.subjek, k.ukuran, str(k.tahun)))
    for p in dokumen.paragraf:
        for d in dari_menjadi(p.teks):
            if d.beda:
                nilai = (d.lalu, d.kini)
                sebab = (d.lalu.teks, d.kini.teks)
                yield from _selisih(p, (d.awal, d.akhir), d.beda, nilai, "angka", sebab)


def _selisih(
    p: Paragraf,
    letak: tuple[int, int],
    x: AngkaTeks,
    nilai: tuple[AngkaTercetak, AngkaTercetak],
    hal: str,
    sebab: tuple[str, ...],
) -> Iterator[Temuan]:
    lalu, kini = nilai
    poin = re.match(r"\s*poin\b", p.teks[x.akhir :], re.IGNORECASE) is not None
    if _selisih_cocok(x.angka, poin, lalu, kini):
        return
    harus = _cetak(x.angka, poin, lalu, kini)
    yield Temuan(
        f"Perubahan {hal} disebut {x.angka.teks}, padahal selisih {lalu.teks} dan {kini.teks} adalah {harus}.",
        x.angka.teks,
        harus,
        (p.di(*letak),),
        (*sebab, x.angka.teks, harus),
    )


def _cetak(x: AngkaTercetak, poin: bool, lalu: AngkaTercetak, kini: AngkaTercetak) -> str:
    """The right difference in the unit of the print."""
    beda = abs(kini.nilai - lalu.nilai)
    if x.satuan == "Rp":
        return f"Rp{bilangan(beda, 0)}"
    if x.satuan == "%" and lalu.satuan != "%" and lalu.nilai:
        return bilangan(100 * beda / lalu.nilai, max(2, x.desimal)) + "%"
    bulat = lalu.satuan != "%" and max(lalu.desimal, kini.desimal) <= 0
    return bilangan(beda, 0 if bulat else max(2, x.desimal)) + ("%" if x.satuan == "%" and not poin else "")


def _selisih_cocok(x: AngkaTercetak, poin: bool, lalu: AngkaTercetak, kini: AngkaTercetak) -> bool:
    """Within the rounding of all three prints; the change may be in points or relative to the year before."""
    beda = abs(kini.nilai - lalu.nilai)
    if (x.satuan == "Rp") != (lalu.satuan == "Rp") and x.satuan != "%":
        return True  # Another quantity: nothing to compare.
    setengah = [Decimal(1).scaleb(-a.desimal) / 2 for a in (lalu, kini)]
    if (
        not (x.satuan == "%" and lalu.satuan != "%")
        and abs(x.nilai - beda) <= sum(setengah) + Decimal(1).scaleb(-x.desimal) / 2
    ):
        return True
    if poin or x.satuan != "%" or not lalu.nilai:
        return False
    longgar = Decimal(1).scaleb(-x.desimal)
    if lalu.satuan == "%":
        longgar += 100 * (setengah[1] + setengah[0] * kini.nilai / lalu.nilai) / lalu.nilai
    return abs(x.nilai - 100 * beda / lalu.nilai) <= longgar


_TERCAPAI = re.compile(
    r"\b(?:sudah|telah)\s+(?:cukup|mencapai|memenuhi|melampaui|melebihi)\b(?=[^.;]{0,30}\btarget\b)|"
    r"\b(?:melampaui|melebihi)\s+target\b",
    re.IGNORECASE,
)
_BELUM = re.compile(
    r"\b(?:belum|tidak)\s+(?:dapat\s+)?(?:mencapai|memenuhi|mencukupi)\s+target\b|\bkurang\s+dari\s+target\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\btarget(?:\s+(?:akhir|renstra|periode|jangka|menengah|kinerja|tahun|20\d\d|yaitu|sebesar|adalah|yang|"
    r"ditetapkan|rpjmd))*\s+",
    re.IGNORECASE,
)


@aturan("klaim-target", "Pernyataan target tercapai bertentangan dengan angkanya", Tingkat.WARNING, DASAR)
def klaim_target(dokumen: Dokumen) -> Iterable[Temuan]:
    """`sudah mencapai target … sebesar 45% … terealisasi 20%`, or the other way round, in one sentence."""
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks):
            klaim = [(m, True) for m in _TERCAPAI.finditer(p.teks, awal, akhir)]
            klaim += [(m, False) for m in _BELUM.finditer(p.teks, awal, akhir)]
            realisasi = [f for f in frasa_dalam(dokumen, p, awal) if f.ukuran is Peran.REALISASI]
            if len(klaim) != 1 or len(realisasi) != 1:
                continue
            (m, tercapai), r = klaim[0], realisasi[0].angka
            t = _target_sesudah(p.teks, m.start(), akhir)
            if t and sebanding(t, r) and (r.nilai >= t.nilai) is not tercapai:
                yield Temuan(
                    f"Kalimat menyatakan target {t.teks} {'sudah' if tercapai else 'belum'} tercapai, "
                    f"padahal realisasi {r.teks}. (Dugaan: makin tinggi makin baik.)",
                    m[0],
                    "",
                    (p.di(m.start(), m.end(), 60),),
                    (*realisasi[0].subjek, t.teks, r.teks, m[0]),
                )


def _target_sesudah(teks: str, awal: int, akhir: int) -> AngkaTercetak | None:
    m = _TARGET.search(teks, awal, akhir)
    t = angka_pada(teks, m.end()) if m and m.end() < akhir else None
    return t.angka if t else None
