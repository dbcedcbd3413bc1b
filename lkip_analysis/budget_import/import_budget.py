"""`lkip import budget`: an export becomes `pagu` and `realisasi` of a year, or says why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..data.check import periksa
from ..data.schema import semua_tabel
from ..data.settings import BERKAS, baca_settings
from ..errors import DataError, LkipError
from ..kinerja.rounding import bulatkan
from ..root import Root
from ..workbook.csv_files import Baris, baca_isi, bita_berkas, periksa_sementara
from ..workbook.plan import Rencana
from ..workbook.table_changes import bandingkan
from .assemble import Blok, Susunan, jumlahkan, susun
from .export_rows import Bacaan, baca_baris
from .import_errors import ImporError
from .match import Butir, Pencocok
from .outcome import ceritakan
from .read_export import baca_ekspor
from .recognise import Dikenali, kenali, periksa_tahun
from .stated_sums import periksa_identitas, periksa_jumlah

ANGGARAN, NOMENKLATUR = "anggaran", "nomenklatur"


@dataclass(frozen=True)
class Angka:
    """What the export says of one sub kegiatan of the nomenklatur.

    Attributes
    ----------
    butir : Butir
    blok : tuple of Blok
        Parts of the export that it comes from: several where units of the agency share it.
    pagu, realisasi : int or None
        Rupiah; None where the export has none.
    """

    butir: Butir
    blok: tuple[Blok, ...]
    pagu: int | None
    realisasi: int | None

    @property
    def nomor(self) -> list[int]:
        """Rows of the export."""
        return [n for b in self.blok for n in b.nomor]


def rencanakan(root: Root, berkas: Path, year: int, nama_format: str | None = None) -> Rencana:
    """Read an export, match it with the year's nomenklatur, check its sums, and say what it changes.

    Parameters
    ----------
    root : Root
    berkas : Path
        Workbook or text file.
    year : int
        Fiscal year.
    nama_format : str, optional
        Name of a format, or a `.toml` file of one; by default told from the headers.

    Raises
    ------
    ImporError
        The export is not understood, belongs to another year, has lines that the nomenklatur does not know,
        or its own sums are not those of its lines. Nothing of it can be taken over then.
    BukuKerjaError
        The workbook is refused.
    DataError
        The raw data would have problems that they do not have now.
    """
    if not (root.raw(year) / BERKAS).exists():
        raise LkipError(f"Tahun {year} belum disiapkan; jalankan `lkip new {year}` dahulu.")
    dikenali = kenali(berkas, baca_ekspor(berkas), nama_format)
    periksa_tahun(berkas, dikenali, year)
    butir = [Butir(b["kode"], b["nama"]) for b in baca_isi(root, year, semua_tabel()[NOMENKLATUR]).baris]
    pencocok = Pencocok(butir, dikenali.format.ambang_nama)
    urusan = baca_settings(root, year)["instansi"].get("kode_urusan", "")
    bacaan = baca_baris(dikenali.halaman, dikenali.kepala, dikenali.format, urusan, pencocok.dikenal)
    susunan = susun(bacaan.baris, pencocok)
    diperiksa = _periksa(bacaan, susunan, dikenali)
    angka = _angka(susunan, diperiksa)
    return _rencana(root, year, berkas, dikenali, bacaan, susunan, angka, butir, diperiksa)


def _periksa(bacaan: Bacaan, susunan: Susunan, dikenali: Dikenali) -> int:
    """Check the export by itself; return how many of its own sums were compared."""
    if not any(b.uang("realisasi") is not None for b in susunan.blok):
        raise ImporError("Tidak ada sub kegiatan dengan realisasi di berkas ini.")
    if yatim := list(_yatim(susunan)):
        raise ImporError(
            "Baris ini tidak ada di nomenklatur.csv, jadi tidak ada yang ditulis: jumlahnya akan kurang dari "
            "jumlah berkas. Tambahkan kodenya, atau samakan nama di nomenklatur.csv dengan berkas:",
            yatim,
        )
    hasil = periksa_jumlah(susunan)
    identitas = periksa_identitas(bacaan.baris, dikenali.format.identitas)
    if selisih := [*hasil.selisih, *identitas.selisih]:
        raise ImporError(
            "Jumlah yang tertulis di berkas berbeda dari jumlah rinciannya, jadi tidak ada yang ditulis. "
            "Perbaiki berkasnya atau mintakan ekspor ulang:",
            map(str, selisih),
        )
    return hasil.diperiksa


def _yatim(susunan: Susunan) -> Iterator[str]:
    """Name the lines with money that are nothing the nomenklatur knows."""
    semua = [(b, p) for b, p in susunan.yatim if any(b.uang.values())]
    semua += [
        (b.baris, b.pasangan)
        for b in susunan.blok
        if b.pasangan.butir is None and any(b.uang(k) for k in ("pagu", "realisasi"))
    ]
    for baris, pasangan in sorted(semua, key=lambda s: s[0].nomor):
        calon = pasangan.calon
        mirip = f"; paling mirip {calon.kode} {calon.nama}, skor {pasangan.skor:.0f}" if calon else ""
        yield f"{baris}{mirip}"


def _angka(susunan: Susunan, diperiksa: int) -> list[Angka]:
    """Bring the lines together by the nomenklatur, its order kept as the export has it."""
    per_kode: dict[str, list[Blok]] = {}
    for blok in susunan.blok:
        if blok.pasangan.butir is not None:
            per_kode.setdefault(blok.pasangan.butir.kode, []).append(blok)
    salah = [
        f"{kode}: {', '.join(str(b.baris) for b in blok)}"
        for kode, blok in per_kode.items()
        if len(blok) > 1 and (len({b.kunci for b in blok}) > 1 or not diperiksa)
    ]
    if salah:
        raise ImporError(
            "Beberapa baris cocok dengan satu sub kegiatan, dan tidak ada yang memastikan bahwa semuanya "
            "bagiannya, jadi tidak ada yang ditulis:",
            salah,
        )
    return [
        Angka(blok[0].pasangan.butir, tuple(blok), *(_rupiah(blok, k) for k in ("pagu", "realisasi")))
        for blok in per_kode.values()
    ]


def _rupiah(blok: Sequence[Blok], kolom: str) -> int | None:
    """Return an amount in whole rupiah; sen are rounded once, in the sum."""
    jumlah = jumlahkan(b.uang(kolom) for b in blok)
    return None if jumlah is None else int(bulatkan(jumlah, 0))


def _rencana(
    root: Root,
    year: int,
    berkas: Path,
    dikenali: Dikenali,
    bacaan: Bacaan,
    susunan: Susunan,
    angka: Sequence[Angka],
    butir: Sequence[Butir],
    diperiksa: int,
) -> Rencana:
    isi = baca_isi(root, year, semua_tabel()[ANGGARAN])
    lama = {b["kode"]: b for b in isi.baris}
    baru = {a.butir.kode: _baris(lama.get(a.butir.kode), a, berkas, dikenali) for a in angka}
    if tanpa_pagu := [f"{kode} {b}" for kode, b in baru.items() if not b["pagu"]]:
        raise ImporError(
            "Sub kegiatan ini belum ada di anggaran.csv dan pagunya tidak ada di berkas; isi pagunya dahulu:",
            tanpa_pagu,
        )
    urutan = {b.kode: i for i, b in enumerate(butir)}
    baris = _sisipkan(isi.baris, baru, urutan)
    rencana = Rencana(year, catatan=ceritakan(dikenali, bacaan, susunan, angka, isi.baris, baris, butir, diperiksa))
    if baris != isi.baris:
        rencana.dasar[isi.tabel.berkas] = bita_berkas(root, year, isi.tabel.berkas)
        rencana.baru[isi.tabel.berkas] = isi.bita(baris)
        rencana.beda.append(bandingkan(isi.tabel, isi.baris, baris))
        _periksa_data(root, rencana)
    return rencana


def _baris(lama: Baris | None, angka: Angka, berkas: Path, dikenali: Dikenali) -> Baris:
    """Return the row of a sub kegiatan with the amounts of the export; unchanged where they are the same."""
    uang = {k: str(n) for k in ("pagu", "realisasi") if (n := getattr(angka, k)) is not None}
    dasar = lama or dict.fromkeys(semua_tabel()[ANGGARAN].nama_kolom, "") | {"kode": angka.butir.kode}
    if lama is not None and all(lama[k] == n for k, n in uang.items()):
        return lama
    lembar = f", lembar {dikenali.halaman.nama}" if dikenali.halaman.nama else ""
    return {**dasar, **uang, "sumber": f"{berkas.name}{lembar}, baris {ringkas_nomor(angka.nomor)}"}


def ringkas_nomor(nomor: Sequence[int]) -> str:
    """Write row numbers, those in sequence as a range: `12–15, 18`."""
    rentang: list[list[int]] = []
    for n in sorted(set(nomor)):
        if rentang and n == rentang[-1][-1] + 1:
            rentang[-1][1:] = [n]
        else:
            rentang.append([n])
    return ", ".join("–".join(map(str, r)) for r in rentang)


def _sisipkan(lama: Sequence[Baris], baru: Mapping[str, Baris], urutan: Mapping[str, int]) -> list[Baris]:
    """Put rows in place of those with their code; new ones come where the nomenklatur has them."""
    hasil = [baru.get(b["kode"], b) for b in lama]
    ada = {b["kode"] for b in lama}
    for kode in sorted(set(baru) - ada, key=urutan.__getitem__):
        sesudah = [i for i, b in enumerate(hasil) if urutan.get(b["kode"], -1) > urutan[kode]]
        hasil.insert(sesudah[0] if sesudah else len(hasil), baru[kode])
    return hasil


def _periksa_data(root: Root, rencana: Rencana) -> None:
    """Raise where the new amounts make a problem; what was wrong before in other tables is not theirs."""
    sesudah = periksa_sementara(root, rencana.year, rencana.baru)
    if not sesudah:
        return
    sebelum = set(periksa(root, rencana.year))
    anggaran = f"/{semua_tabel()[ANGGARAN].berkas}"
    if masalah := [m for m in sesudah if m.berkas.endswith(anggaran) or m not in sebelum]:
        raise DataError(masalah)
