"""The list of all rules as Markdown: `python -m lkip_analysis.audit.daftar_aturan > docs/aturan-audit.md`."""

from collections import Counter
from inspect import getdoc

from lkip_analysis.audit.finding import Tingkat
from lkip_analysis.audit.registry import Aturan
from lkip_analysis.audit.run import muat_aturan

_NAMA_TINGKAT = {Tingkat.ERROR: "kesalahan", Tingkat.WARNING: "peringatan", Tingkat.INFO: "catatan"}
KEPALA = """\
# Aturan audit

Semua aturan `lkip audit`, menurut nama yang tercetak dalam kurung siku pada tiap kelompok temuan. Tingkat ialah yang
lazim; temuan yang bertumpu pada dugaan diturunkan menjadi peringatan, dan angka yang hanya dipotong menjadi catatan.
Kolom terakhir berasal dari kode. Halaman ini dibuat dengan `python -m lkip_analysis.audit.daftar_aturan`.

Jumlah: {jumlah}.

| Aturan | Judul temuan | Tingkat | Dasar | Yang dicari |
|---|---|---|---|---|
"""


def daftar_aturan() -> str:
    """Write the table of the rules, by id."""
    semua = sorted(muat_aturan().values(), key=lambda a: a.id)
    banyak = Counter(a.tingkat for a in semua)
    rinci = ", ".join(f"{banyak[t]} {nama}" for t, nama in _NAMA_TINGKAT.items())
    return KEPALA.format(jumlah=f"{len(semua)} aturan ({rinci})") + "".join(map(_baris, semua))


def _baris(a: Aturan) -> str:
    sel = (f"`{a.id}`", a.judul, _NAMA_TINGKAT[a.tingkat], a.dasar, getdoc(a.periksa) or "")
    return f"| {' | '.join(' '.join(s.split()).replace('|', chr(92) + '|') for s in sel)} |\n"


if __name__ == "__main__":
    print(daftar_aturan(), end="")
