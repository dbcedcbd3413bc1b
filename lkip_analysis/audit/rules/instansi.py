"""The agency: a document of another agency, its own name or that of its region cut short, two postal codes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from lkip_analysis.audit.document import Dokumen, Tempat
from lkip_analysis.audit.finding import Temuan, Tingkat
from lkip_analysis.audit.registry import aturan

DASAR = "nama instansi yang paling sering disebut dalam dokumen"
_JENIS = (
    r"Dinas|Badan|Inspektorat|Kecamatan|Kelurahan|Sekretariat\s+(?:Daerah|DPRD)|Satuan\s+Polisi\s+Pamong\s+Praja|"
    r"Rumah\s+Sakit(?:\s+Umum(?:\s+Daerah)?)?|RSUD|Balai|Kantor"
)
_HENTI = r"(?!(?:kota|kabupaten|kab|provinsi|prov|tahun|republik|ri|adalah|jalan|jl|nip|pihak|selaku|dan)\b)"
_NAMA = rf"(?P<nama>\b(?i:{_JENIS})(?:(?:\s+|\s*,\s*|\s+(?i:dan|serta)\s+)(?i:{_HENTI})[A-Z][\w-]+)+)"
_INSTANSI = re.compile(_NAMA)
_DOKUMEN = (
    r"renstra|rencana\s+strategis|renja|rencana\s+kerja(?:\s+tahunan)?|"
    r"(?:perjanjian|penetapan)\s+kinerja|lkj?ip|lakip|lkj|laporan\s+(?:akuntabilitas\s+)?kinerja"
    r"(?:\s+instansi\s+pemerintah)?|indikator\s+kinerja(?:\s+utama)?|iku|capaian\s+kinerja|cascading(?:\s+kinerja)?|"
    r"pohon\s+kinerja|peta\s+proses\s+bisnis|struktur\s+organisasi|prestasi\s+dan\s+penghargaan|program\s+kerja|dp?pa|rka"
)
_HAL = (
    r"kinerja|(?:pagu|realisasi|serapan|alokasi)\s+anggaran|anggaran|tugas(?:\s+pokok)?\s+(?:dan|serta)\s+fungsi|"
    r"tujuan(?:\s+dan\s+sasaran)?|sasaran(?:\s+strategis)?"
)
"""What a report says of its own agency, and now and then of another one."""
_MILIK = re.compile(
    rf"\b(?i:(?P<milik>(?P<dokumen>{_DOKUMEN})|{_HAL})\s*(?:\([^)]*\)\s*)?(?:(?:pada|di\s+lingkungan|dari)\s+)?)"
    rf"{_NAMA}(?P<ekor>(?:\s+\w+){{0,2}})"
)
MIN_SENDIRI = 5
MAKS_ASING = 3
BAGIAN_SENDIRI = 0.5
AMBANG_RUSAK = 0.9
MAKS_PENDEK = 5
"""A short form that stands more often than this is a usage of the report, no slip."""


class _Sebutan(NamedTuple):
    """A name of an agency; `milik` is what the text gives to it, `pasti` says that it is a document."""

    milik: str
    pasti: bool
    nama: str
    tempat: Tempat


def _kunci(nama: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", nama.casefold()).split())


def _sendiri(dokumen: Dokumen) -> str:
    """Normal form of the agency's own name; empty where no name stands out."""
    hitung = Counter(
        _kunci(m["nama"]) for p in dokumen.semua_teks() for m in _INSTANSI.finditer(" ".join(p.teks.split()))
    )
    if not hitung:
        return ""
    nama, n = hitung.most_common(1)[0]
    return nama if n >= MIN_SENDIRI and n >= BAGIAN_SENDIRI * hitung.total() else ""


def _milik_lain(dokumen: Dokumen, sendiri: str) -> Iterator[_Sebutan]:
    """Documents of the agency that the text gives to another name."""
    for p in dokumen.semua_teks():
        for m in _MILIK.finditer(p.teks):
            kunci = _kunci(m["nama"])
            lain_daerah = re.search(r"\bprovinsi\b|\bprov\b", m["ekor"], re.IGNORECASE)
            if kunci != sendiri and not kunci.startswith(f"{sendiri} ") and not lain_daerah:
                yield _Sebutan(
                    m["milik"], bool(m["dokumen"]), " ".join(m["nama"].split()), p.di(m.start(), m.end("nama"), 30)
                )


def _rusak(kunci: str, sendiri: str) -> bool:
    """Whether a name is the own one with words lost or doubled, misspelt, or glued to the next word."""
    kata, milik = kunci.split(), sendiri.split()
    return (
        set(kata) <= set(milik)
        or kunci.replace(" ", "").startswith(sendiri.replace(" ", ""))
        or SequenceMatcher(None, kunci, sendiri, False).ratio() >= AMBANG_RUSAK
    )


def _singkatan(kunci: str, sendiri: str) -> bool:
    """Whether a name is the initials of the own one: `Dinas PUPR`."""
    awal = "".join(k[0] for k in sendiri.split()[1:] if k != "dan")
    sisa = kunci.split()[1:]
    return len(sisa) == 1 and len(sisa[0]) > 1 and all(h in awal for h in sisa[0])


@aturan("instansi-lain", "Dokumen disebut milik instansi lain", Tingkat.ERROR, DASAR)
def instansi_lain(dokumen: Dokumen) -> Iterable[Temuan]:
    """The plan, agreement or report of the agency under the name of another one."""
    sendiri = _sendiri(dokumen)
    asing: dict[str, list[_Sebutan]] = defaultdict(list)
    for s in _milik_lain(dokumen, sendiri) if sendiri else ():
        kunci = _kunci(s.nama)
        if not _rusak(kunci, sendiri) and not _singkatan(kunci, sendiri):
            asing[kunci].append(s)
    for kunci, s in asing.items():
        if len(s) <= MAKS_ASING:
            pasti = any(x.pasti for x in s)
            yield Temuan(
                f"“{' '.join(s[0].milik.split())}” disebut milik {s[0].nama}, padahal laporan ini milik "
                f"{sendiri.title()}." + ("" if pasti else " (Dugaan: kalimat itu tentang instansi ini.)"),
                s[0].nama,
                sendiri.title(),
                tuple(x.tempat for x in s),
                (kunci, sendiri),
                tingkat=None if pasti else Tingkat.WARNING,
            )


@aturan("nama-instansi", "Nama instansi tidak utuh", Tingkat.WARNING, DASAR)
def nama_instansi(dokumen: Dokumen) -> Iterable[Temuan]:
    """The agency's own name with a word lost, misspelt or glued; the bare word `Dinas` is no name."""
    sendiri = _sendiri(dokumen)
    rusak: dict[str, list[_Sebutan]] = defaultdict(list)
    for p in dokumen.semua_teks() if sendiri else ():
        for m in _INSTANSI.finditer(p.teks):
            kunci = _kunci(m["nama"])
            if kunci != sendiri and not kunci.startswith(f"{sendiri} ") and _rusak(kunci, sendiri):
                nama = " ".join(m["nama"].split())
                rusak[kunci].append(_Sebutan("", False, nama, p.di(m.start(), m.end("nama"), 30)))
    for kunci, s in rusak.items():
        kata, milik = set(kunci.split()), set(sendiri.split())
        if kata == milik or (kata < milik and len(s) > MAKS_PENDEK):
            continue
        yield Temuan(
            f"Nama instansi tertulis “{s[0].nama}”; nama yang dipakai di tempat lain “{sendiri.title()}”.",
            s[0].nama,
            sendiri.title(),
            tuple(x.tempat for x in s),
            (kunci, sendiri),
        )


_DAERAH = re.compile(r"\s+(?P<jenis>kota|kabupaten|provinsi)\s+(?P<sesudah>[^\W\d][\w-]+)", re.IGNORECASE)


@aturan("nama-daerah", "Nama daerah hilang", Tingkat.WARNING, DASAR)
def nama_daerah(dokumen: Dokumen) -> Iterable[Temuan]:
    """`Dinas Taman Kota Tahun 2030` where the name of the town stands after `Kota` elsewhere."""
    sendiri = _sendiri(dokumen)
    sebutan: dict[str, list[tuple[str, Tempat]]] = defaultdict(list)
    for p in dokumen.semua_teks() if sendiri else ():
        for m in _INSTANSI.finditer(p.teks):
            kunci = _kunci(m["nama"])
            if (kunci == sendiri or _rusak(kunci, sendiri)) and (d := _DAERAH.match(p.teks, m.end())):
                tempat = p.di(m.start(), d.end(), 20)
                sebutan[f"{d['jenis']} {d['sesudah']}".casefold()].append(
                    (" ".join(p.teks[m.start() : d.end()].split()), tempat)
                )
    if not sebutan:
        return
    lengkap = max(sebutan, key=lambda k: len(sebutan[k]))
    hilang = sebutan.get(f"{lengkap.split()[0]} tahun", [])
    if hilang and not lengkap.endswith(" tahun") and len(sebutan[lengkap]) >= MIN_SENDIRI:
        yield Temuan(
            f"Nama daerah hilang dalam “{hilang[0][0]}”; di tempat lain “{lengkap.title()}”.",
            hilang[0][0],
            lengkap.title(),
            tuple(t for _, t in hilang),
            (lengkap,),
        )


_ALAMAT = re.compile(r"\b(?:jalan|jl\.?)\s", re.IGNORECASE)
_KODE_POS = re.compile(r"(?<![\d.-])\d{5}(?![\d.-])")


@aturan("kode-pos", "Kode pos berbeda", Tingkat.WARNING, "perbandingan antarbagian dokumen")
def kode_pos(dokumen: Dokumen) -> Iterable[Temuan]:
    """The address of the agency with two postal codes, on its first pages."""
    kode: dict[str, list[Tempat]] = defaultdict(list)
    jalan = ""
    for p in dokumen.paragraf:
        m = _ALAMAT.search(p.teks)
        pos = list(_KODE_POS.finditer(p.teks))
        if m is None or len(pos) != 1:
            continue
        nama = p.teks[m.end() :].split()[:1]
        jalan = jalan or "".join(nama).casefold().strip(",.")
        if "".join(nama).casefold().strip(",.") == jalan:
            kode[pos[0][0]].append(p.di(pos[0].start(), pos[0].end(), 40))
    if len(kode) > 1:
        yield Temuan(
            f"Alamat instansi tercetak dengan kode pos {' dan '.join(kode)}.",
            "; ".join(kode),
            "",
            tuple(t for isi in kode.values() for t in isi),
            tuple(sorted(kode)),
        )
