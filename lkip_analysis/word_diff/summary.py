"""The changes as text for people, chapter by chapter, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from .changes import ANGKA, HILANG, JENIS, KOMENTAR, Ubahan, per_bab


def ringkas(ubahan: Sequence[Ubahan], lama: str, baru: str) -> str:
    """Return the readable list.

    Parameters
    ----------
    ubahan : sequence of Ubahan
    lama, baru : str
        Names of the files.
    """
    if not ubahan:
        return f"{baru}: teks dan tabelnya sama dengan {lama}."
    baris = [f"{baru} dibandingkan dengan {lama}: {_jumlah(ubahan)}."]
    for bab, jenis in per_bab(ubahan).items():
        baris += ["", bab]
        for nama, isi in jenis.items():
            baris.append(f"  {JENIS[nama]} ({len(isi)})")
            for satu in isi:
                baris += _satu(satu)
    return "\n".join(baris)


def _jumlah(ubahan: Sequence[Ubahan]) -> str:
    jumlah = {jenis: sum(u.jenis == jenis for u in ubahan) for jenis in JENIS}
    return ", ".join(f"{banyak} {jenis}" for jenis, banyak in jumlah.items() if banyak)


def _satu(u: Ubahan) -> Iterator[str]:
    di = ", ".join(dict.fromkeys(filter(None, (u.bagian if u.bagian != u.bab else "", u.tempat))))
    isi = {
        ANGKA: f"{u.lama or '(tidak ada)'} → {u.baru or '(dihapus)'}",
        HILANG: u.lama,
        KOMENTAR: f"{u.baru} — pada “{u.lama}”",
    }.get(u.jenis, u.baru)
    yield f"    • {isi}"
    rincian = {
        "di": di,
        "rumus": u.rumus,
        "sumber": "; ".join(u.asal),
        "sel data": u.sel,
        "buku catatan": u.notebook if not (u.asal or u.sel) else "",
        "oleh": "; ".join(u.oleh),
    }
    yield from (f"      {nama}: {teks}" for nama, teks in rincian.items() if teks)


def simpan_json(ubahan: Sequence[Ubahan], lama: str, baru: str, berkas: Path) -> None:
    """Write the changes: `{"document": …, "built": …, "changes": […]}`."""
    isi = {"document": baru, "built": lama, "changes": [asdict(u) for u in ubahan]}
    berkas.write_text(json.dumps(isi, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
