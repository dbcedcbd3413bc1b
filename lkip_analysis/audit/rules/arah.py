"""Words against figures: `meningkat` over a fall, a difference that is none, a target that is not reached."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from lkip_analysis.audit.columns import Peran
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.document import Dokumen, Paragraf, kalimat
from lkip_analysis.audit.figures import nama_cetak, rujukan
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.numbers import angka_pada
from lkip_analysis.audit.phrases import Frasa, frasa_dalam, frasa_paragraf
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.reported import topik_kalimat
from lkip_analysis.teks.angka import bilangan
from lkip_analysis.teks.baca_angka import AngkaTercetak

DASAR = "perbandingan kata dengan angka yang diterangkannya"
NAIK, TURUN, TETAP = "naik", "turun", "tetap"
_KATA = (
    rf"(?:(?P<{NAIK}>(?:me)?ningkat|meningkat|naik|(?:mengalami\s+)?(?:peningkatan|kenaikan))|"
    rf"(?P<{TURUN}>menurun|turun|(?:mengalami\s+)?penurunan)|"
    rf"(?P<{TETAP}>sama\s+dengan|tetap(?=\s*[,.;]|\s+(?:sebesar|pada)|$)|tidak\s+berubah))\b"
)
_UKURAN = rf"(?P<ukuran>{Peran.CAPAIAN}|{Peran.REALISASI})(?:nya)?"
_TUNJUK = re.compile(
    rf"\b{_UKURAN}\s[^.;]{{0,250}}?\bmenunjukk?an\s+(?:adanya\s+)?(?:capaian|realisasi|hasil|kinerja|tren|trend)?\s*"
    rf"(?:yang\s+)?{_KATA}(?=\s*(?:[.,;]|$|sebesar|dari|di?banding|jika|bila|apabila|pada\s+tahun|tahun))",
    re.IGNORECASE,
)
_MAKA = re.compile(
    rf"\b{_UKURAN}\s+(?:kinerja\s+)?(?:pada\s+)?tahun\s+(?P<tahun>20\d\d)\s+(?:ini\s+)?{_KATA}"
    r"(?P<sama>\s+sama\s+dengan)?",
    re.IGNORECASE,
)
_DIBANDING = re.compile(
    rf"\b(?:di)?banding(?:kan)?\s+(?:dengan\s+)?{_UKURAN}\s+(?:kinerja\s+)?(?:pada\s+)?tahun\s+"
    rf"(?:20\d\d|lalu|sebelumnya)\s*,?\s*(?:maka\s+)?(?:terjadi\s+|mengalami\s+|terdapat\s+)?{_KATA}",
    re.IGNORECASE,
)
_SEBESAR = re.compile(r"\s+(?:yaitu\s+)?(?:sebesar|sebanyak)\s+", re.IGNORECASE)
_KATA_CETAK = {NAIK: "meningkat", TURUN: "menurun", TETAP: "sama"}


class _Klaim(NamedTuple):
    """A word of direction on a measure of an indicator: from the year before to `tahun`."""

    paragraf: Paragraf
    awal: int
    akhir: int
    subjek: str
    ukuran: Peran
    tahun: int
    arah: frozenset[str]


def _klaim(dokumen: Dokumen) -> Iterator[_Klaim]:
    tahun_ini = tahun_laporan(dokumen)
    for p in dokumen.paragraf:
        topik = topik_kalimat(dokumen, p)
        for awal, akhir in kalimat(p.teks):
            subjek = topik.get(awal, ())
            if len(subjek) != 1 or tahun_ini is None:
                continue
            for pola in (_TUNJUK, _MAKA, _DIBANDING):
                for m in pola.finditer(p.teks, awal, akhir):
                    nama = m.groupdict()
                    arah = {a for a in (NAIK, TURUN, TETAP) if m[a]} | ({TETAP} if nama.get("sama") else set())
                    ukuran = Peran(m["ukuran"].casefold())
                    tahun = int(nama.get("tahun") or tahun_ini)
                    yield _Klaim(p, m.start(), m.end(), subjek[0], ukuran, tahun, frozenset(arah))


def _nilai(dokumen: Dokumen, klaim: _Klaim, tahun: int) -> AngkaTercetak | None:
    """The figure that a claim can mean: that of its own paragraph, else the only one of the tables."""
    for f in frasa_paragraf(dokumen, klaim.paragraf):
        if _tentang(f, klaim, tahun):
            return f.angka
    tabel = rujukan(dokumen, klaim.subjek, klaim.ukuran, tahun)
    return tabel[0].angka if len({f.angka.nilai for f in tabel}) == 1 else None


def _tentang(f: Frasa, klaim: _Klaim, tahun: int) -> bool:
    return (f.subjek, f.ukuran, f.tahun) == ((klaim.subjek,), klaim.ukuran, tahun)


def _arah(lalu: AngkaTercetak, kini: AngkaTercetak) -> str:
    if lalu.nilai == kini.nilai:
        return TETAP
    return NAIK if kini.nilai > lalu.nilai else TURUN


@aturan("arah-kata", "Kata naik atau turun bertentangan dengan angkanya", Tingkat.ERROR, DASAR)
def arah_kata(dokumen: Dokumen) -> Iterable[Temuan]:
    """`meningkat`, `menurun`, `sama dengan` over figures that go the other way."""
    for k in _klaim(dokumen):
        lalu, kini = (_nilai(dokumen, k, t) for t in (k.tahun - 1, k.tahun))
        if lalu is None or kini is None or k.arah == {arah := _arah(lalu, kini)}:
            continue
        kata = " ".join(k.paragraf.teks[k.awal : k.akhir].split()[-4:])
        yield Temuan(
            f"{k.ukuran.capitalize()} “{nama_cetak(dokumen, k.subjek)}” disebut “{kata}”, padahal dari "
            f"{lalu.teks} ({k.tahun - 1}) ke {kini.teks} ({k.tahun}) {_KATA_CETAK[arah]}.",
            kata,
            _KATA_CETAK[arah],
            (k.paragraf.di(k.awal, k.akhir),),
            (k.subjek, k.ukuran, str(k.tahun), lalu.teks, kini.teks, _KATA_CETAK[arah]),
        )


@aturan("selisih-kalimat", "Selisih dalam kalimat tidak sesuai", Tingkat.ERROR, "aritmetika: selisih dua angka")
def selisih_kalimat(dokumen: Dokumen) -> Iterable[Temuan]:
    """`meningkat sebesar X` where X is neither the difference nor the relative change of the two figures."""
    for k in _klaim(dokumen):
        m = _SEBESAR.match(k.paragraf.teks, k.akhir)
        if not m or not (x := angka_pada(k.paragraf.teks, m.end())):
            continue
        lalu, kini = (_nilai(dokumen, k, t) for t in (k.tahun - 1, k.tahun))
        if lalu is None or kini is None or x.angka.kosong:
            continue
        beda = abs(kini.nilai - lalu.nilai)
        if not _selisih_cocok(x.angka, beda, lalu, kini):
            harus = bilangan(beda, max(2, x.angka.desimal)) + ("%" if x.angka.satuan == "%" else "")
            yield Temuan(
                f"Perubahan {k.ukuran} “{nama_cetak(dokumen, k.subjek)}” disebut {x.angka.teks}, padahal "
                f"selisih {lalu.teks} dan {kini.teks} adalah {harus}.",
                x.angka.teks,
                harus,
                (k.paragraf.di(k.awal, x.akhir),),
                (k.subjek, k.ukuran, str(k.tahun), x.angka.teks, harus),
            )


def _selisih_cocok(x: AngkaTercetak, beda: Decimal, lalu: AngkaTercetak, kini: AngkaTercetak) -> bool:
    """Within the rounding of all three prints; the change may be in points or relative to the year before."""
    longgar = sum((Decimal(1).scaleb(-a.desimal) for a in (x, lalu, kini)), Decimal(0)) / 2
    relatif = 100 * beda / lalu.nilai if lalu.nilai else None
    return abs(x.nilai - beda) <= longgar or (
        relatif is not None and abs(x.nilai - relatif) <= Decimal(1).scaleb(-x.desimal)
    )


_DARI_MENJADI = re.compile(
    rf"\b{_KATA}(?:[^.;]{{0,60}}?\bdari\s+(?P<lalu>)[^.;]{{0,60}}?\bmenjadi\s+(?P<kini>)|"
    r"[^.;]{0,20}?\bmenjadi\s+(?P<kini2>)[^.;]{0,60}?\bdari\s+(?:sebelumnya\s+)?(?:yaitu\s+|sebesar\s+)*(?P<lalu2>))",
    re.IGNORECASE,
)


@aturan("arah-dari-menjadi", "“Dari … menjadi …” bertentangan dengan katanya", Tingkat.ERROR, DASAR)
def arah_dari_menjadi(dokumen: Dokumen) -> Iterable[Temuan]:
    """`meningkat dari 45% menjadi 40%`: the two figures of one phrase against its word."""
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks):
            for m in _DARI_MENJADI.finditer(p.teks, awal, akhir):
                lalu, kini = (angka_pada(p.teks, max(m.start(n), m.start(f"{n}2"))) for n in ("lalu", "kini"))
                if lalu is None or kini is None or not _sebanding(lalu.angka, kini.angka):
                    continue
                kata = next(a for a in (NAIK, TURUN, TETAP) if m[a])
                if (arah := _arah(lalu.angka, kini.angka)) != kata:
                    yield Temuan(
                        f"Kalimat menyebut “{m[kata]}” dari {lalu.angka.teks} menjadi {kini.angka.teks}, "
                        f"padahal {_KATA_CETAK[arah]}.",
                        m[kata],
                        _KATA_CETAK[arah],
                        (p.di(m.start(), max(lalu.akhir, kini.akhir)),),
                        (m[kata], lalu.angka.teks, kini.angka.teks),
                    )


def _sebanding(a: AngkaTercetak, b: AngkaTercetak) -> bool:
    return not a.kosong and not b.kosong and a.satuan == b.satuan and not a.ambigu and not b.ambigu


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
            if t and _sebanding(t, r) and (r.nilai >= t.nilai) is not tercapai:
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
