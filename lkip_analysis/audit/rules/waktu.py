"""Years and dates that do not belong: last year's date, a header of another year, a signature too early."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lkip_analysis.audit.columns import KolomPeran, Peran, peran_kolom
from lkip_analysis.audit.context import tahun_laporan
from lkip_analysis.audit.dates import PERUBAHAN_DISUSUN, TANGGAL, Bulan, bulan, bulan_perubahan, cetak_bulan
from lkip_analysis.audit.document import Bagian, Dokumen, TabelDok, Tempat, kalimat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan
from lkip_analysis.audit.years import akhir_rentang, tahun_disebut

DASAR = "tahun laporan menurut judul dokumen"
_PER_TANGGAL = re.compile(rf"\bper\s*(?:tanggal|tgl\.?)?\s+{TANGGAL}", re.IGNORECASE)
_TENTANG_LAPORAN = re.compile(r"\b(?:laporan\s+kinerja|lkj?ip|lakip|lkj)\b", re.IGNORECASE)
_TEMPAT_TANGGAL = re.compile(
    rf"^\s*[A-Z][\w.]{{0,30}}(?: [A-Z][\w.]{{0,30}}){{0,3}},?\s+{TANGGAL}\s*$", re.IGNORECASE | re.MULTILINE
)
_PERUBAHAN = re.compile(r"\bperubahan\s+(?:perjanjian|penetapan)\s+kinerja\b", re.IGNORECASE)
_TRIWULAN = re.compile(r"triwulan|semester|\btw\b|bulan(?:an)?\b", re.IGNORECASE)
_EVALUASI = re.compile(r"\bevaluasi\b", re.IGNORECASE)
MIN_KATA_ULANG = 3
_UKURAN = (Peran.TARGET, Peran.REALISASI, Peran.CAPAIAN)


@aturan("tanggal-data", "Tanggal data bukan akhir tahun laporan", Tingkat.WARNING, DASAR)
def tanggal_data(dokumen: Dokumen) -> Iterable[Temuan]:
    """The report says that its data are as of 31 December of another year."""
    tahun = tahun_laporan(dokumen)
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks):
            for m in _PER_TANGGAL.finditer(p.teks, awal, akhir):
                if (
                    tahun
                    and _TENTANG_LAPORAN.search(p.teks, awal, m.start())
                    and (m["hari"], bulan(m)[1]) == ("31", 12)
                    and int(m["tahun"]) != tahun
                ):
                    yield Temuan(
                        f"Data laporan {tahun} disebut “{' '.join(m[0].split())}”. "
                        f"(Dugaan: data laporan ini per 31 Desember {tahun}.)",
                        m["tahun"],
                        str(tahun),
                        (p.di(m.start(), m.end(), 60),),
                        (m["tahun"], str(tahun)),
                    )


@aturan("tahun-kepala", "Tahun pada kepala kolom bukan tahun tabelnya", Tingkat.WARNING, DASAR)
def tahun_kepala(dokumen: Dokumen) -> Iterable[Temuan]:
    """`TARGET TAHUN 2029` in a table of 2030 that has no column of its own year; a column that is no measure
    counts where its header repeats the title. An evaluation is made in the year after the one that it is of."""
    for tabel in dokumen.tabel:
        tahun = _tahun_judul(tabel)
        kolom = [k for k in peran_kolom(tabel) if k.tahun]
        if tahun is None or {k.tahun for k in kolom} != {tahun - 1}:
            continue
        kena = [
            k
            for k in kolom
            if k.peran in _UKURAN or (_mengulang(k.kolom.nama, tabel.judul) and not _EVALUASI.search(k.kolom.nama))
        ]
        if kena:
            yield Temuan(
                f"Kepala kolom “{kena[0].kolom.nama}” pada tabel tahun {tahun} menyebut {tahun - 1}. "
                "(Dugaan: kolom itu tentang tahun tabelnya.)",
                str(tahun - 1),
                str(tahun),
                (_tempat_kepala(tabel, kena[0]),),
                (kena[0].kolom.nama, str(tahun)),
            )


def _mengulang(kepala: str, judul: str) -> bool:
    kata = [set(re.findall(r"[a-z]{4,}", t.casefold())) - {"tahun"} for t in (kepala, judul)]
    return len(kata[0] & kata[1]) >= MIN_KATA_ULANG


def _tahun_judul(tabel: TabelDok) -> int | None:
    for judul in (tabel.judul, tabel.bagian.judul):
        tahun = {t for _, t in tahun_disebut(judul)}
        if tahun:
            return tahun.pop() if len(tahun) == 1 else None
    return None


def _tempat_kepala(tabel: TabelDok, kolom: KolomPeran) -> Tempat:
    t = tabel.tempat
    return Tempat(t.baris, t.halaman, tabel.bagian.judul or None, tabel.label, None, kolom.kolom.nama, kolom.kolom.nama)


@aturan("tahun-judul", "Judul menyebut tahun lain", Tingkat.WARNING, DASAR)
def tahun_judul(dokumen: Dokumen) -> Iterable[Temuan]:
    """A title of a perjanjian, penetapan or pengukuran kinerja with the year before that of the report."""
    tahun = tahun_laporan(dokumen)
    judul = [(b.judul, b.tempat) for b in dokumen.bagian] + [(t.judul, t.tempat) for t in dokumen.tabel]
    for teks, tempat in judul:
        ada = [t for _, t in tahun_disebut(teks)]
        if tahun and ada == [tahun - 1] and re.search(r"(?:perjanjian|penetapan|pengukuran)\s+kinerja", teks, re.I):
            yield Temuan(
                f"Judul “{' '.join(teks.split())}” menyebut {tahun - 1}, bukan {tahun}. "
                "(Dugaan: bagian itu tentang tahun laporan.)",
                str(tahun - 1),
                str(tahun),
                (Tempat(tempat.baris, tempat.halaman, tempat.bagian, tempat.tabel, None, None, teks),),
                (teks,),
            )


class _Tertanda(NamedTuple):
    """A line of place and date, `Kota Contoh, 30 September 2030`."""

    bagian: Bagian
    hari: int | None
    bulan: Bulan
    cetak: str
    tempat: Tempat


def _tertanda(dokumen: Dokumen) -> Iterator[_Tertanda]:
    for p in dokumen.paragraf:
        for m in _TEMPAT_TANGGAL.finditer(p.teks):
            hari = int(m["hari"]) if m["hari"] else None
            cetak = m[0][m.start("bulan") - m.start() :].strip()
            yield _Tertanda(p.bagian, hari, bulan(m), cetak, p.di(m.start(), m.end()))


@aturan("tanggal-pengukuran", "Pengukuran bertanggal sebelum tahun berakhir", Tingkat.WARNING, DASAR)
def tanggal_pengukuran(dokumen: Dokumen) -> Iterable[Temuan]:
    """A signed section with the realisasi of a whole year, dated before its last month."""
    tahun = tahun_laporan(dokumen)
    for t in _tertanda(dokumen):
        if tahun and t.bulan < (tahun, 12) and _mengukur(dokumen, t.bagian) and not _TRIWULAN.search(t.bagian.judul):
            yield Temuan(
                f"Pengukuran kinerja {tahun} bertanggal {t.cetak}, sebelum tahun itu berakhir. "
                "(Dugaan: tabelnya memuat realisasi setahun.)",
                t.cetak,
                "",
                (t.tempat,),
                (t.bagian.judul, t.cetak),
            )


def _mengukur(dokumen: Dokumen, bagian: Bagian) -> bool:
    return any(
        tabel.bagian is bagian and any(k.peran is Peran.REALISASI and not k.periode for k in peran_kolom(tabel))
        for tabel in dokumen.tabel
    )


@aturan(
    "tanggal-perubahan",
    "Perubahan perjanjian kinerja bertanggal sebelum perubahan",
    Tingkat.WARNING,
    "bulan perubahan menurut dokumen",
)
def tanggal_perubahan(dokumen: Dokumen) -> Iterable[Temuan]:
    """Agreements with the title of an amendment, dated before the month that the report gives for it."""
    perubahan = [t for t in _tertanda(dokumen) if _PERUBAHAN.search(t.bagian.judul)]
    mulai = next(iter(bulan_perubahan(dokumen.paragraf)), None) or _terbanyak(perubahan)
    dini: dict[Bulan, list[_Tertanda]] = defaultdict(list)
    for t in perubahan:
        if mulai and t.bulan < mulai:
            dini[t.bulan].append(t)
    for waktu, kena in dini.items():
        yield Temuan(
            f"Perjanjian berjudul perubahan bertanggal {kena[0].cetak}, padahal perubahan disusun pada "
            f"{cetak_bulan(mulai)}; judul atau tanggalnya keliru.",
            kena[0].cetak,
            cetak_bulan(mulai),
            tuple(t.tempat for t in kena),
            tuple(map(str, (*waktu, *mulai))),
        )


@aturan(
    "tanggal-perjanjian",
    "Tanggal perubahan perjanjian kinerja berbeda",
    Tingkat.WARNING,
    "tanggal pada perjanjian kinerja yang dilampirkan",
)
def tanggal_perjanjian(dokumen: Dokumen) -> Iterable[Temuan]:
    """A sentence that dates the amendment to a day of a month in which all amendments have another day."""
    tertanda = [t for t in _tertanda(dokumen) if t.hari and _PERUBAHAN.search(t.bagian.judul)]
    for p in dokumen.paragraf:
        for m in PERUBAHAN_DISUSUN.finditer(p.teks):
            sebulan = [t for t in tertanda if t.bulan == bulan(m)]
            hari = sorted({t.hari for t in sebulan})
            if m["hari"] and hari and int(m["hari"]) not in hari:
                cetak = " ".join(p.teks[m.start() : m.end("tahun")].split())
                ada = " dan ".join(f"{h} {cetak_bulan(bulan(m))}" for h in hari)
                yield Temuan(
                    f"Perubahan perjanjian kinerja disebut disusun {cetak}, padahal yang dilampirkan bertanggal "
                    f"{ada}. (Dugaan: keduanya satu perubahan.)",
                    cetak,
                    ada,
                    (p.di(m.start(), m.end("tahun"), 40), *(t.tempat for t in sebulan)),
                    (cetak, ada),
                )


def _terbanyak(tertanda: list[_Tertanda]) -> Bulan | None:
    """The month of most amendments; None where it is not the month of more than half of them."""
    hitung = Counter(t.bulan for t in tertanda).most_common(1)
    return hitung[0][0] if hitung and hitung[0][1] * 2 > len(tertanda) else None


_RENSTRA = re.compile(r"\b(?:renstra|rencana\s+strategis)\b", re.IGNORECASE)
_RENCANA = re.compile(r"\b(?:ingin|akan|hendak)\b", re.IGNORECASE)
_HASIL = re.compile(r"\b(?:realisasi|capaian|tercapai|evaluasi|target)\b", re.IGNORECASE)
_SAMPAI = re.compile(r"\b(?:sampai\s+dengan|hingga)\s+(?:akhir\s+)?(?:tahun\s+)?(?P<tahun>20\d\d)\b", re.IGNORECASE)


@aturan("tahun-renstra", "Akhir Renstra bukan akhir periodenya", Tingkat.WARNING, "periode Renstra dalam dokumen")
def tahun_renstra(dokumen: Dokumen) -> Iterable[Temuan]:
    """A sentence on what the Renstra plans `sampai dengan akhir tahun 2029`, not the end of its period."""
    akhir_periode = _akhir_renstra(dokumen)
    for p in dokumen.paragraf:
        for awal, akhir in kalimat(p.teks):
            teks = p.teks[awal:akhir]
            if akhir_periode and _RENSTRA.search(teks) and _RENCANA.search(teks) and not _HASIL.search(teks):
                for m in _SAMPAI.finditer(p.teks, awal, akhir):
                    if int(m["tahun"]) != akhir_periode:
                        yield Temuan(
                            f"Renstra disebut berlaku “{' '.join(m[0].split())}”, padahal periodenya "
                            f"berakhir {akhir_periode}. (Dugaan: kalimat itu tentang seluruh periode.)",
                            m["tahun"],
                            str(akhir_periode),
                            (p.di(m.start(), m.end(), 60),),
                            (m["tahun"], str(akhir_periode)),
                        )


def _akhir_renstra(dokumen: Dokumen) -> int | None:
    """The last year of the period that stands beside the word Renstra most often."""
    hitung = Counter(
        tahun
        for p in dokumen.semua_teks()
        for m in _RENSTRA.finditer(p.teks)
        if (tahun := akhir_rentang(p.teks[m.end() : m.end() + 80]))
    )
    return hitung.most_common(1)[0][0] if hitung else None
