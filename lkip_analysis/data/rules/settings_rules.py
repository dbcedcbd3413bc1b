"""Rules about the settings of a year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

from ...errors import Masalah
from ...kinerja.efisiensi import DEFINISI
from ...kinerja.skala import KEBIJAKAN_CELAH, muat_skala, nama_skala
from ...text.wording import gabung
from ..profile import pola_kode, semua_profil
from ..schema import semua_tabel
from ..settings import Jalur, bagian_pengaturan, tahap_perjanjian
from ..table_checks import mungkin
from .context import Konteks, aturan

PILIHAN: Mapping[Jalur, Callable[[], Iterable[str]]] = {
    ("instansi", "jenis"): semua_profil,
    ("anggaran", "kode"): pola_kode,
    ("ukuran", "skala"): nama_skala,
    ("ukuran", "atribut"): nama_skala,
    ("ukuran", "kebijakan_celah"): lambda: KEBIJAKAN_CELAH,
    ("efisiensi", "definisi"): lambda: DEFINISI,
    ("efisiensi", "dasar_serapan"): lambda: semua_tabel()["pendukung"].bidang("peran")["constraints"]["enum"],
}
"""Setting → the names that it may have."""


@aturan()
def nama_dikenal(k: Konteks) -> Iterator[Masalah]:
    """A setting that names a scale, a formula or a policy names one that there is."""
    for jalur, pilihan in PILIHAN.items():
        nilai, ada = k.setelan(*jalur), list(pilihan())
        if isinstance(nilai, str) and nilai not in ada:
            pesan = f"tidak dikenal; yang ada: {', '.join(ada)}{mungkin(nilai, ada)}"
            yield k.masalah_setelan(jalur, pesan, "nama-setelan", nilai)


@aturan()
def skala_sendiri(k: Konteks) -> Iterator[Masalah]:
    """The bounds of a scale that the agency brings itself go down from class to class."""
    for kunci in ("skala", "atribut"):
        isi = k.setelan("ukuran", kunci)
        kelas = isi.get("kelas") if isinstance(isi, Mapping) else None
        if not isinstance(kelas, tuple) or not all(isinstance(satu, Mapping) for satu in kelas):
            continue
        try:
            muat_skala(isi)
        except ValueError as salah:
            yield k.masalah_setelan(("ukuran", kunci), str(salah), "skala-sendiri")


@aturan()
def nihil_dikenal(k: Konteks) -> Iterator[Masalah]:
    """What is declared nihil is a table or a section of the settings, and has nothing."""
    ada = [*semua_tabel(), *bagian_pengaturan()]
    for nomor, nama in enumerate(k.settings.get("nihil", ())):
        jalur = ("nihil", nomor)
        if nama not in ada:
            yield k.masalah_setelan(jalur, f"bukan tabel atau bagian pengaturan{mungkin(nama, ada)}", "nihil", nama)
        elif nama in k.frames and not k.frames[nama].empty:
            yield k.masalah_setelan(
                jalur, f"dinyatakan nihil, tetapi {nama}.csv memuat isi; hapus salah satu", "nihil", nama
            )


@aturan()
def istilah_dikenal(k: Konteks) -> Iterator[Masalah]:
    """A word that the settings replace is one that the report uses."""
    jenis = k.setelan("instansi", "jenis")
    if jenis not in semua_profil():
        return
    ada = semua_profil()[jenis].istilah
    for nama in k.settings.get("istilah", {}):
        if nama not in ada:
            pesan = f"tidak dipakai laporan{mungkin(nama, ada)}; yang ada: {', '.join(ada)}"
            yield k.masalah_setelan(("istilah", nama), pesan, "istilah", nama)


@aturan("pegawai")
def kepala_terdaftar(k: Konteks) -> Iterator[Masalah]:
    """The head named in the settings is one of the people."""
    kepala = k.setelan("kepala", "pegawai")
    if isinstance(kepala, str) and kepala not in set(k.frames["pegawai"]["kode"]):
        yield k.masalah_setelan(("kepala", "pegawai"), "tidak ada di pegawai.csv kolom kode", "kepala", kepala)


@aturan()
def periode_renstra(k: Konteks) -> Iterator[Masalah]:
    """A Renstra ends after it begins."""
    awal, akhir = k.setelan("renstra", "awal"), k.setelan("renstra", "akhir")
    if isinstance(awal, int) and isinstance(akhir, int) and akhir < awal:
        yield k.masalah_setelan(("renstra", "akhir"), f"lebih awal dari tahun pertama, {awal}", "renstra", akhir)


@aturan()
def tanggal_perubahan(k: Konteks) -> Iterator[Masalah]:
    """An agreement is changed within its own year."""
    tanggal = k.setelan("perjanjian", "tanggal_perubahan")
    if isinstance(tanggal, date) and tanggal.year != k.year:
        pesan = f"bukan tahun {k.year}; perjanjian kinerja berubah pada tahunnya sendiri"
        yield k.masalah_setelan(("perjanjian", "tanggal_perubahan"), pesan, "tanggal-perubahan", tanggal)


@aturan()
def perjanjian_tidak_diubah(k: Konteks) -> Iterator[Masalah]:
    """A year whose agreement is said not to change has nothing of a change."""
    if "perubahan" in tahap_perjanjian(k.settings):
        return
    ada = [
        f"{tabel}.csv"
        for tabel, kolom in (("perjanjian", "tahap"), ("pagu_program", "tahap"), ("target", "dokumen"))
        if tabel in k.frames and k.frames[tabel][kolom].isin(("perubahan", "pk_perubahan")).any()
    ]
    if ada:
        pesan = f"perjanjian disebut tidak diubah, tetapi {gabung(ada)} memuat perubahannya"
        yield k.masalah_setelan(("perjanjian", "diubah"), pesan, "perjanjian-tidak-diubah", False)


@aturan()
def kategori_efisiensi(k: Konteks) -> Iterator[Masalah]:
    """Categories go down from the best; only the last one, which takes the rest, has no lower bound."""
    kategori = k.setelan("efisiensi", "kategori")
    if not isinstance(kategori, tuple) or not all(isinstance(isi, Mapping) for isi in kategori):
        return
    batas = [isi.get("minimal") for isi in kategori]
    angka = batas[:-1]
    if batas[-1] is not None or not all(isinstance(b, int | float) for b in angka):
        pesan = "setiap kategori harus punya minimal, kecuali yang terakhir"
    elif any(atas <= bawah for atas, bawah in pairwise(angka)):
        pesan = "minimal harus menurun, dari kategori terbaik ke kategori terakhir"
    else:
        return
    yield k.masalah_setelan(("efisiensi", "kategori"), pesan, "kategori-efisiensi")
