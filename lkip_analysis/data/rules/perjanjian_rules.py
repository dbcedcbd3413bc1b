"""Rules about people and who signs with whom. Their messages never show a whole NIP."""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import Masalah
from ..nip import keganjilan
from .context import Konteks, aturan


@aturan("pegawai")
def bentuk_nip(k: Konteks) -> Iterator[Masalah]:
    """A NIP has 18 digits that can be a birth date, an appointment and a sex."""
    for baris, nip in k.frames["pegawai"]["nip"].dropna().items():
        for pesan in keganjilan(nip, k.year):
            yield k.masalah("pegawai", baris, "nip", pesan, "bentuk-nip", nip)


RINCIAN = {
    "perjanjian_item": ("instansi", "anggaran", "individu", "uraian_tugas", "kegiatan"),
    "perjanjian_program": ("instansi",),
    "rencana_aksi": ("rencana_aksi",),
    "rencana_aksi_item": ("rencana_aksi",),
}
"""Table → forms of an agreement that are printed from it; each of them needs a row there."""


@aturan("perjanjian")
def pihak_sama(k: Konteks) -> Iterator[Masalah]:
    """Nobody makes an agreement with himself or herself."""
    perjanjian = k.frames["perjanjian"].dropna(subset=["pihak_pertama", "pihak_kedua"])
    for baris, r in perjanjian[perjanjian["pihak_pertama"] == perjanjian["pihak_kedua"]].iterrows():
        pesan = "sama dengan pihak pertama; pihak kedua adalah atasannya"
        yield k.masalah("perjanjian", baris, "pihak_kedua", pesan, "pihak-sama", r["pihak_kedua"])


@aturan("perjanjian", *RINCIAN)
def rincian_perjanjian(k: Konteks) -> Iterator[Masalah]:
    """An agreement has rows in the tables that its form is printed from, and in no other."""
    perjanjian = k.frames["perjanjian"]
    bentuk = dict(zip(perjanjian["kode"], perjanjian["bentuk"], strict=True))
    for tabel, cocok in RINCIAN.items():
        rincian = k.frames[tabel]["perjanjian"].dropna()
        for baris, kode in rincian.items():
            if bentuk.get(kode, cocok[0]) not in cocok:
                pesan = f"berbentuk {bentuk[kode]} dan tidak mencetak tabel ini; periksa kode atau bentuknya"
                yield k.masalah(tabel, baris, "perjanjian", pesan, "rincian-perjanjian", kode)
        for baris, kode in perjanjian.loc[perjanjian["bentuk"].isin(cocok), "kode"].dropna().items():
            if kode not in set(rincian):
                pesan = f"belum punya baris di {tabel}.csv, padahal bentuknya {bentuk[kode]}"
                yield k.masalah("perjanjian", baris, "kode", pesan, "rincian-perjanjian", kode)
