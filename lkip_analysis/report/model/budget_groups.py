"""The budget in the portions that the text speaks of: programs, sub kegiatan, and what kept money unspent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ...kinerja.rounding import bulatkan
from ...text.number_format import kosong
from ...text.wording import berhuruf_kecil
from ..origin.origin import HITUNGAN, Asal, Bagian, ringkas
from ..origin.raw_rows import banyaknya
from ..origin.values import Angka
from .comparison import Perubahan
from .groups import Kelompok

BELUM_ADA = Angka(None, "rupiah")


@dataclass(frozen=True)
class Mata:
    """One line of the budget.

    Attributes
    ----------
    kode, nama : str
    pagu, realisasi, sisa, serapan : Angka
    murni, perubahan : Angka
        Pagu before and after the change of the budget; missing below a program.
    permasalahan, upaya : str
        What kept it from being spent, and what was done; empty where the data say nothing.
    """

    kode: str
    nama: str
    pagu: Angka
    realisasi: Angka
    sisa: Angka
    serapan: Angka
    murni: Angka = BELUM_ADA
    perubahan: Angka = BELUM_ADA
    permasalahan: str = ""
    upaya: str = ""

    @property
    def ubah(self) -> Perubahan:
        """Pagu before and after the change of the budget."""
        return Perubahan(self.murni, self.perubahan, ("pagu sebelum perubahan", "pagu setelah perubahan"))


@dataclass(frozen=True)
class Permasalahan:
    """What kept money unspent, as the data name it, over all sub kegiatan that it is noted for.

    Attributes
    ----------
    nama, upaya : str
        As noted; `upaya` is the one most often noted with it.
    sub_kegiatan : tuple of Mata
    banyak : Angka
        How many sub kegiatan.
    sisa : Angka
        Rupiah of them that were not spent.
    bagian : Angka
        Percent of all that was not spent.
    """

    nama: str
    upaya: str
    sub_kegiatan: tuple[Mata, ...]
    banyak: Angka
    sisa: Angka
    bagian: Angka

    @property
    def sebutan(self) -> str:
        """The name as it goes on in a sentence."""
        return berhuruf_kecil(self.nama)

    @property
    def upaya_sebutan(self) -> str:
        return berhuruf_kecil(self.upaya)


class RincianAnggaran:
    """The budget of a `Laporan`, portion by portion."""

    @cached_property
    def program(self) -> list[Mata]:
        """The programs, in the order of the budget."""
        kode = self.ukuran.program["program"].tolist()
        awal, akhir = self.tahap_anggaran[0].nama, self.tahap_anggaran[-1].nama
        pagu = {"murni": self.pagu_program.pagu(awal)}
        if akhir != awal:
            pagu["perubahan"] = self.pagu_program.pagu(akhir)
        menurut = {nama: dict(zip(kode, nilai, strict=True)) for nama, nilai in pagu.items()}
        return [
            self._mata(satu, **{nama: nilai.get(satu, BELUM_ADA) for nama, nilai in menurut.items()})
            for satu in dict.fromkeys([*kode, *self._kode("program")])
        ]

    @cached_property
    def sub_kegiatan(self) -> list[Mata]:
        """The sub kegiatan, in the order of the budget."""
        return [
            self._mata(kode, **{k: str(b.isi[k]) for k in ("permasalahan", "upaya") if b and not kosong(b.isi.get(k))})
            for kode in self._kode("sub_kegiatan")
            for b in [self.sumber().cari("anggaran", kode=kode)]
        ]

    def _kode(self, level: str) -> list[str]:
        pohon = self.ukuran.anggaran
        return pohon.loc[pohon["level"] == level, "kode"].tolist()

    def _mata(self, kode: str, **lain: object) -> Mata:
        return Mata(kode, self.nama_anggaran(kode), **vars(self.anggaran.simpul(kode)), **lain)

    # programs

    @cached_property
    def serapan_tertinggi(self) -> Kelompok:
        """The programs with the highest serapan, as printed."""
        return self._berserapan(max)

    @cached_property
    def serapan_terendah(self) -> Kelompok:
        """The programs with the lowest serapan, as printed."""
        return self._berserapan(min)

    def _berserapan(self, pilih: Callable) -> Kelompok:
        cetak = {m.kode: bulatkan(m.serapan.nilai, 2) for m in self.program if m.serapan.ada}
        batas = pilih(cetak.values(), default=None)
        return self._pilih("program", self.program, lambda m: cetak[m.kode] == batas if m.kode in cetak else None)

    @cached_property
    def serapan_beda(self) -> bool | None:
        """Whether programs differ in serapan; None with fewer than two that have one."""
        cetak = [bulatkan(m.serapan.nilai, 2) for m in self.program if m.serapan.ada]
        return len(set(cetak)) > 1 if len(cetak) > 1 else None

    @cached_property
    def program_bertambah(self) -> Kelompok:
        """The programs whose pagu grew when the budget was changed."""
        return self._pilih("program", self.program, lambda m: m.ubah.naik)

    @cached_property
    def program_berkurang(self) -> Kelompok:
        return self._pilih("program", self.program, lambda m: m.ubah.turun)

    @cached_property
    def program_tetap(self) -> Kelompok:
        return self._pilih("program", self.program, lambda m: m.ubah.tetap)

    @cached_property
    def penambahan_terbesar(self) -> Mata | None:
        """The program whose pagu grew most when the budget was changed; None where none grew."""
        return max(self.program_bertambah, key=lambda m: m.ubah.selisih.nilai, default=None)

    def utama(self, program: Mata) -> Mata:
        """Return the sub kegiatan of a program with the largest pagu."""
        milik = [m for m in self.sub_kegiatan if m.kode.startswith(f"{program.kode}.") and m.pagu.ada]
        return max(milik, key=lambda m: m.pagu.nilai)

    def bagian_utama(self, program: Mata) -> Angka:
        """Return the share of that sub kegiatan in the pagu of the program, in percent points."""
        utama = self.utama(program)
        isi = (*utama.pagu.sebagai(f"pagu {utama.nama}"), *program.pagu.sebagai(f"pagu {program.nama}"))
        asal = Asal("pagu sub kegiatan dibagi pagu program, dikali 100%", isi)
        return Angka(100 * utama.pagu.nilai / program.pagu.nilai if program.pagu.nilai else None, "persen", asal=asal)

    @property
    def sumber_dana(self) -> list[str]:
        """Where the money comes from, each source once."""
        return list(self.ukuran.program["sumber_dana"].dropna().unique())

    @property
    def ubah_pagu(self) -> Perubahan:
        """The whole pagu before and after the change of the budget."""
        return Perubahan(self.jumlah_murni, self.jumlah_perubahan,
                         ("pagu sebelum perubahan", "pagu setelah perubahan"))  # fmt: skip

    # sub kegiatan

    @cached_property
    def tanpa_realisasi(self) -> Kelompok:
        """The sub kegiatan whose money was not used at all."""
        return self._pilih(
            "sub kegiatan dengan realisasi nol",
            self.sub_kegiatan,
            lambda m: m.realisasi.nilai == 0 if m.realisasi.ada else None,
        )

    @cached_property
    def belum_terealisasi(self) -> Kelompok:
        """The sub kegiatan whose realisasi is not known yet."""
        return self._pilih("sub kegiatan tanpa realisasi", self.sub_kegiatan, lambda m: not m.realisasi.ada)

    def _pilih(self, sebutan: str, semua: Sequence[Mata], berlaku: Callable[[Mata], bool | None]) -> Kelompok:
        return Kelompok(sebutan, semua, berlaku, lambda m: self.sumber().cari("nomenklatur", kode=m.kode))

    # what kept money unspent

    @cached_property
    def permasalahan(self) -> list[Permasalahan]:
        """What kept money unspent, the one noted for most sub kegiatan first."""
        menurut: dict[str, list[Mata]] = {}
        for mata in self.sub_kegiatan:
            if mata.permasalahan:
                menurut.setdefault(mata.permasalahan.strip(" .").casefold(), []).append(mata)
        semua = [self._permasalahan(milik) for milik in menurut.values()]
        return sorted(semua, key=lambda p: -len(p.sub_kegiatan))

    def _permasalahan(self, milik: list[Mata]) -> Permasalahan:
        baris = [self.sumber().cari("anggaran", kode=m.kode) for m in milik]
        sisa = self._jumlah_sisa(milik)
        seluruhnya = self.jumlah.sisa
        isi = (*sisa.sebagai("sisa pagu dengan permasalahan ini"), *seluruhnya.sebagai("sisa pagu seluruhnya"))
        dapat = sisa.ada and seluruhnya.ada and seluruhnya.nilai
        bagian = Angka(
            100 * sisa.nilai / seluruhnya.nilai if dapat else None,
            "persen",
            asal=Asal("sisa pagu dengan permasalahan ini dibagi sisa pagu seluruhnya, dikali 100%", isi),
        )
        upaya = [m.upaya for m in milik if m.upaya]
        return Permasalahan(
            nama=milik[0].permasalahan.strip(" ."),
            upaya=max(upaya, key=upaya.count, default="").strip(" ."),
            sub_kegiatan=tuple(milik),
            banyak=banyaknya("sub kegiatan dengan permasalahan ini", baris),
            sisa=sisa,
            bagian=bagian,
        )

    @staticmethod
    def _jumlah_sisa(milik: Sequence[Mata]) -> Angka:
        if not all(m.sisa.ada for m in milik):
            return BELUM_ADA
        bagian = [Bagian(m.nama, str(m.sisa), HITUNGAN) for m in milik]
        asal = Asal(f"jumlah sisa dari {len(milik)} sub kegiatan", ringkas(bagian, "sub kegiatan"))
        return Angka(sum(m.sisa.nilai for m in milik), "rupiah", asal=asal)

    @cached_property
    def ada_permasalahan(self) -> bool | None:
        """Whether the data note what kept money unspent; None where they note nothing."""
        return True if self.permasalahan else None
