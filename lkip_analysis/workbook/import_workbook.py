"""Read a workbook back: `lkip workbook import`. Nothing is written before all is right and agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..data.csv_rows import BOM
from ..data.settings import BERKAS, baca_settings
from ..errors import DataError, Masalah
from ..root import Root
from .csv_files import baca_isi, bita_berkas, periksa_sementara, sidik, sidik_isi
from .layout import ASAL, PENGATURAN, PETUNJUK, URUTAN, tabel_berurut
from .locations import Letak, di_excel
from .plan import Rencana
from .read_workbook import Halaman, baca_buku
from .safety import BukuKerjaError
from .settings_sheet import daftar_setelan, nama_teknis, sebagai_teks, teks_setelan, ubah_setelan
from .sheet_rows import baca_pengaturan, baca_tabel
from .table_changes import Beda, Ubahan, bandingkan


@dataclass(frozen=True)
class Asal:
    """What a file was when the workbook was made: hash of its bytes, and of what it says."""

    bita: str
    isi: str


def rencanakan(root: Root, berkas: Path) -> Rencana:
    """Read a workbook, check it as the raw data are checked, and say what it changes.

    Parameters
    ----------
    root : Root
    berkas : Path

    Raises
    ------
    BukuKerjaError
        The file is refused, or is no workbook of this project.
    DataError
        Something in it is wrong: all problems, with sheet, row and column.
    """
    halaman = {h.nama: h for h in baca_buku(berkas)}
    year, asal = _asal(berkas, halaman)
    if not root.raw(year).is_dir():
        raise BukuKerjaError(f"{berkas.name} memuat data tahun {year}, tetapi folder tahun itu tidak ada.")
    impor = _Impor(root, Rencana(year), asal)
    if PENGATURAN in halaman:
        impor.pengaturan(halaman[PENGATURAN])
    impor.tabel(halaman)
    impor.periksa()
    dikenal = {PETUNJUK, PENGATURAN, ASAL, *URUTAN}
    impor.rencana.catatan += [f"Lembar {n} tidak dikenal; tidak dibaca." for n in halaman if n not in dikenal]
    return impor.rencana


def _asal(berkas: Path, halaman: Mapping[str, Halaman]) -> tuple[int, dict[str, Asal]]:
    isi = {}
    if ASAL in halaman:
        isi = {str(sel[0].nilai): [s.nilai for s in sel[1:]] for _, sel in halaman[ASAL].baris}
    tahun = next(iter(isi.get("tahun", ())), None)
    if not isinstance(tahun, int):
        raise BukuKerjaError(
            f"{berkas.name} bukan buku kerja dari `lkip workbook export`; ekspor dahulu, lalu isi berkas itu."
        )
    return tahun, {nama: Asal(*map(str, sidik_)) for nama, sidik_ in isi.items() if len(sidik_) == 2}


@dataclass
class _Impor:
    """An import at work: what was found so far."""

    root: Root
    rencana: Rencana
    asal: Mapping[str, Asal]
    letak: dict[str, Letak] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)

    def pengaturan(self, halaman: Halaman) -> None:
        daftar = daftar_setelan(baca_settings(self.root, self.rencana.year))
        lembar = baca_pengaturan(halaman, daftar)
        self.masalah += lembar.masalah
        nomor = {nama_teknis(s.jalur): lembar.nomor[s.nama] for s in daftar if s.nama in lembar.nomor}
        self.letak[BERKAS] = Letak(PENGATURAN, {}, {}, nomor)
        ubah = {s.jalur: lembar.nilai[s.nama] for s in daftar if lembar.nilai.get(s.nama, s.nilai) != s.nilai}
        tampak = sebagai_teks(daftar) | {nama: teks_setelan(nilai) for nama, nilai in lembar.nilai.items()}
        if not ubah or not self._boleh(BERKAS, PENGATURAN, sidik_isi(tampak)):
            return
        isi = self.rencana.dasar[BERKAS] or b""
        teks = ubah_setelan(isi.removeprefix(BOM).decode(), ubah)
        sel = tuple((s.nama, teks_setelan(s.nilai), teks_setelan(ubah[s.jalur])) for s in daftar if s.jalur in ubah)
        bita = (BOM if isi.startswith(BOM) else b"") + teks.encode()
        self._simpan(bita, Beda(BERKAS, ubah=(Ubahan(PENGATURAN, sel),)))

    def tabel(self, halaman: Mapping[str, Halaman]) -> None:
        for tabel in tabel_berurut():
            if tabel.nama not in halaman:
                if tabel.berkas in self.asal:
                    self.rencana.catatan.append(f"Lembar {tabel.nama} tidak ada; tabelnya tidak diubah.")
                continue
            isi = baca_isi(self.root, self.rencana.year, tabel)
            lembar = baca_tabel(halaman[tabel.nama], tabel)
            self.masalah += lembar.masalah
            nomor = isi.nomor
            if lembar.baris != isi.baris and self._boleh(tabel.berkas, tabel.nama, sidik_isi(lembar.baris)):
                self._simpan(isi.bita(lembar.baris), bandingkan(tabel, isi.baris, lembar.baris))
                nomor = isi.teks(lembar.baris)[1]
            self.letak[tabel.berkas] = Letak(tabel.nama, dict(zip(nomor, lembar.nomor, strict=False)), lembar.kolom)

    def _boleh(self, berkas: str, lembar: str, isi: str) -> bool:
        """Whether a file may be replaced: not where it has changed since the workbook was made."""
        dasar = bita_berkas(self.root, self.rencana.year, berkas)
        self.rencana.dasar[berkas] = dasar
        asal = self.asal.get(berkas)
        if asal is None or asal.bita == sidik(dasar):
            return True
        if asal.isi == isi:
            self.rencana.catatan.append(
                f"{berkas} berubah sejak buku kerja dibuat, lembar {lembar} tidak; berkas itu dibiarkan."
            )
        else:
            pesan = (
                f"{berkas} berubah sejak buku kerja ini dibuat, dan lembar ini juga; "
                "ekspor buku kerja baru, lalu pindahkan isian ke sana"
            )
            self.masalah.append(Masalah(f"lembar {lembar}", pesan, "berubah"))
        return False

    def _simpan(self, isi: bytes, beda: Beda) -> None:
        self.rencana.baru[beda.berkas] = isi
        self.rencana.beda.append(beda)

    def periksa(self) -> None:
        """Add what the checks of the raw data find, and raise if anything was found."""
        if self.rencana.baru:
            terlihat = {(m.berkas, m.baris, m.kolom) for m in self.masalah}
            hasil = di_excel(periksa_sementara(self.root, self.rencana.year, self.rencana.baru), self.letak)
            self.masalah += [m for m in hasil if (m.berkas, m.baris, m.kolom) not in terlihat]
        if self.masalah:
            urutan = {f"lembar {nama}": i for i, nama in enumerate((PENGATURAN, *URUTAN))}
            raise DataError(sorted(self.masalah, key=lambda m: (urutan.get(m.berkas, -1), m.baris or 0)))
