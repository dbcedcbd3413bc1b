"""The list of all relations as Markdown: `python -m lkip_analysis.audit.catalog > docs/aturan-audit.md`."""

from collections import Counter

from lkip_analysis.audit.finding import Severity
from lkip_analysis.audit.relations import Relation, relations

NAMES = {Severity.ERROR: "kesalahan", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
HEAD = """\
# Relasi yang diperiksa audit

Semua relasi `lkip audit`, menurut nama yang tercetak dalam kurung siku pada tiap kelompok temuan. Tingkat ialah yang
lazim; temuan yang bertumpu pada dugaan diturunkan menjadi peringatan, dan angka yang hanya dipotong menjadi catatan.
Cara memeriksa ialah fungsi yang dipakai bersama; relasi baru dengan cara yang sudah ada cukup ditulis sebagai data.
Halaman ini dibuat dengan `python -m lkip_analysis.audit.catalog`.

Jumlah: {count}.

| Relasi | Judul temuan | Tingkat | Dasar | Yang dicari | Cara |
|---|---|---|---|---|---|
"""


def catalog() -> str:
    """Write the table of the relations, by id."""
    known = sorted(relations().values(), key=lambda r: r.id)
    number = Counter(r.severity for r in known)
    detail = ", ".join(f"{number[s]} {name}" for s, name in NAMES.items())
    return HEAD.format(count=f"{len(known)} relasi ({detail})") + "".join(map(_line, known))


def _line(r: Relation) -> str:
    cells = (f"`{r.id}`", r.title, NAMES[r.severity], r.basis, r.looks_for, f"`{r.kind}`")
    return f"| {' | '.join(' '.join(c.split()).replace('|', chr(92) + '|') for c in cells)} |\n"


if __name__ == "__main__":
    print(catalog(), end="")
