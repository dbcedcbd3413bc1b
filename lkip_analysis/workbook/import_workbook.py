"""Read a workbook back: `lkip workbook import`. Nothing is written before all is right and agreed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..data.csv_rows import BOM
from ..data.nip import samarkan_sel
from ..data.settings import BERKAS, settings_tertulis
from ..errors import DataError, Masalah
from ..root import Root
from .base import Dasar, baca_dasar
from .csv_files import baca_isi, bita_berkas, periksa_sementara
from .layout import ASAL, PENGATURAN, PETUNJUK, tabel_berurut
from .locations import Letak, di_excel
from .merge import Konflik, gabung_setelan, gabungkan, per_kunci
from .plan import Rencana
from .read_workbook import Halaman, baca_buku
from .safety import BukuKerjaError
from .settings_sheet import daftar_setelan, nama_teknis, sebagai_teks, teks_setelan, ubah_setelan
from .sheet_rows import LembarTabel, baca_pengaturan, baca_tabel, nama_kolom
from .table_changes import Beda, Ubahan, bandingkan


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
        Something in it is wrong, or was changed in the tables as well: all problems, with sheet, row and column.
    """
    halaman = {h.nama: h for h in baca_buku(berkas)}
    dasar = baca_dasar(root, berkas, halaman)
    if not root.raw(dasar.year).is_dir():
        raise BukuKerjaError(f"{berkas.name} memuat data tahun {dasar.year}, tetapi folder tahun itu tidak ada.")
    impor = _Impor(root, Rencana(dasar.year, asal=dasar), dasar)
    if PENGATURAN in halaman:
        impor.pengaturan(halaman[PENGATURAN])
    impor.tabel(halaman)
    impor.periksa()
    dikenal = {PETUNJUK, PENGATURAN, ASAL, *(t.lembar for t in tabel_berurut())}
    impor.rencana.catatan += [f"Lembar {n} tidak dikenal; tidak dibaca." for n in halaman if n not in dikenal]
    return impor.rencana


@dataclass
class _Impor:
    """An import at work: what was found so far."""

    root: Root
    rencana: Rencana
    dasar: Dasar
    letak: dict[str, Letak] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)

    def pengaturan(self, halaman: Halaman) -> None:
        daftar = daftar_setelan(settings_tertulis(self.root, self.rencana.year))
        lembar = baca_pengaturan(halaman, daftar)
        self.masalah += lembar.masalah
        nomor = {nama_teknis(s.jalur): lembar.nomor[s.nama] for s in daftar if s.nama in lembar.nomor}
        self.letak[BERKAS] = Letak(PENGATURAN, {}, {}, nomor)
        kini, buku = sebagai_teks(daftar), {nama: teks_setelan(nilai) for nama, nilai in lembar.nilai.items()}
        dasar = self.dasar.isi.get(BERKAS, kini)
        self.rencana.buku[BERKAS] = {**kini, **buku}
        jalur = {s.nama: s.jalur for s in daftar}
        ubah = {}
        for nama, dapat in gabung_setelan(dasar, buku, kini):
            if dapat:
                ubah[jalur[nama]] = lembar.nilai[nama]
            else:
                konflik = Konflik((nama,), "nilai", dasar.get(nama), buku[nama], kini[nama])
                self._konflik(BERKAS, PENGATURAN, konflik, lembar.nomor[nama], "B (nilai)")
        if ubah:
            isi = bita_berkas(self.root, self.rencana.year, BERKAS) or b""
            teks = ubah_setelan(isi.removeprefix(BOM).decode(), ubah)
            sel = tuple((s.nama, teks_setelan(s.nilai), buku[s.nama]) for s in daftar if s.jalur in ubah)
            bita = (BOM if isi.startswith(BOM) else b"") + teks.encode()
            self._simpan(bita, Beda(BERKAS, ubah=(Ubahan(PENGATURAN, sel),)))

    def tabel(self, halaman: Mapping[str, Halaman]) -> None:
        for tabel in tabel_berurut():
            if tabel.lembar not in halaman:
                if tabel.berkas in self.dasar.isi:
                    self.rencana.catatan.append(f"Lembar {tabel.lembar} tidak ada; tabelnya tidak diubah.")
                continue
            isi = baca_isi(self.root, self.rencana.year, tabel)
            lembar = baca_tabel(halaman[tabel.lembar], tabel)
            self.masalah += lembar.masalah
            self.rencana.buku[tabel.berkas] = lembar.baris
            baris, konflik = gabungkan(tabel, self.dasar.isi.get(tabel.berkas, isi.baris), lembar.baris, isi.baris)
            tempat = dict(zip(per_kunci(tabel, lembar.baris), lembar.nomor, strict=True))
            for satu in konflik:
                kolom = satu.kolom and nama_kolom(lembar.kolom[satu.kolom], satu.kolom)
                self._konflik(tabel.berkas, tabel.lembar, satu, tempat.get(satu.kunci), kolom)
            nomor = isi.nomor
            if baris != isi.baris:
                self._simpan(isi.bita(baris), bandingkan(tabel, isi.baris, baris))
                nomor = isi.teks(baris)[1]
            self.letak[tabel.berkas] = _letak(lembar, dict(zip(nomor, per_kunci(tabel, baris), strict=True)), tempat)

    def _konflik(self, berkas: str, lembar: str, konflik: Konflik, baris: int | None, kolom: str) -> None:
        sebut = [
            f"{sisi} {'tidak ada' if isi is None else repr(samarkan_sel(isi, konflik.kolom))}"
            for sisi, isi in (("semula", konflik.dasar), ("buku kerja", konflik.buku), (berkas, konflik.kini))
            if konflik.kolom or sisi != "semula"
        ]
        pesan = f"berubah di buku kerja dan di {berkas}: {', '.join(sebut)}; samakan salah satunya, lalu impor lagi"
        self.masalah.append(Masalah(f"lembar {lembar}", pesan, "konflik", baris, kolom or None))

    def _simpan(self, isi: bytes, beda: Beda) -> None:
        self.rencana.dasar[beda.berkas] = bita_berkas(self.root, self.rencana.year, beda.berkas)
        self.rencana.baru[beda.berkas] = isi
        self.rencana.beda.append(beda)

    def periksa(self) -> None:
        """Add what the checks of the raw data find, and raise if anything was found."""
        if self.rencana.baru:
            terlihat = {(m.berkas, m.baris, m.kolom) for m in self.masalah}
            hasil = di_excel(periksa_sementara(self.root, self.rencana.year, self.rencana.baru), self.letak)
            self.masalah += [m for m in hasil if (m.berkas, m.baris, m.kolom) not in terlihat]
        if self.masalah:
            urutan = {f"lembar {nama}": i for i, nama in enumerate((PENGATURAN, *(t.lembar for t in tabel_berurut())))}
            raise DataError(sorted(self.masalah, key=lambda m: (urutan.get(m.berkas, -1), m.baris or 0)))


def _letak(lembar: LembarTabel, kunci: Mapping[int, tuple], tempat: Mapping[tuple, int]) -> Letak:
    """Return where the lines of a file are in its sheet; a row that only the table has is nowhere."""
    baris = {nomor: tempat[satu] for nomor, satu in kunci.items() if satu in tempat}
    return Letak(lembar.nama, baris, lembar.kolom)
