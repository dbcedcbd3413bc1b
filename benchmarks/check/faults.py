"""Single plausible faults for a year's data folder (``data/raw/<year>``).

Nothing of the project is imported. ``mutations(folder, seed)`` returns a list of
faults, each of which changes one thing (one cell, a pair that belongs together, a
whole column, a row, a file) in a place where the data agreed before. A fault is only
made where something else in the folder, or common sense, contradicts it.

Seeds 1-50 are the dev half, 51-100 the held half: other variants of each kind.

    from faults import mutations, apply, named
    for m in mutations("data/raw/2024", 7):
        ...copy the root...; apply(copy / "data/raw", m); ...run the check...; named(m, places)
"""

from __future__ import annotations

import argparse
import copy
import csv
import datetime as dt
import hashlib
import io
import json
import random
import re
import shutil
import sys
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

BULAN = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
COUNT_UNITS = {"orang", "kasus", "unit", "dokumen", "laporan", "perkara", "paket", "kegiatan", "lembaga", "perusahaan", "desa", "kelurahan",
               "jiwa", "ekor", "buah", "puskesmas", "sekolah", "kali", "lokasi", "kelompok", "rekomendasi", "pasien", "kk", "bidang"}
PERCENT = {"%", "persen", "persentase"}


@dataclass
class Place:
    """file relative to data/raw; row = data row from 1 (None: whole column or file); line = line in the file."""

    file: str
    row: int | None = None
    column: str | None = None
    line: int | None = None


@dataclass
class Mutation:
    """One fault. ``also``: places on the other side of the same comparison, as good as the first.

    ``group``: rows whose sum is wrong; naming any of them (same file, same column) says no less than the data allow."""

    id: str
    kind: str
    variant: str
    file: str
    row: int | None
    column: str | None
    line: int | None
    key: dict
    before: str
    after: str
    why: str
    half: str
    seed: int
    proof: str = "arithmetic"  # arithmetic: must be an error; order/scale/form: at least a warning
    edits: list = field(default_factory=list)
    also: list = field(default_factory=list)
    group: list = field(default_factory=list)


# ---------------------------------------------------------------- reading and writing

class Table:
    def __init__(self, path: Path):
        self.path = path
        raw = path.read_bytes()
        self.bom = raw.startswith(b"\xef\xbb\xbf")
        text = raw.decode("utf-8-sig")
        self.nl = "\r\n" if "\r\n" in text else "\n"
        reader = csv.reader(io.StringIO(text, newline=""))
        self.header: list[str] = next(reader, [])
        self.rows: list[dict] = []
        self.lines: list[int] = []
        last = reader.line_num
        for rec in reader:
            if not rec:
                last = reader.line_num
                continue
            self.rows.append({h: (rec[i] if i < len(rec) else "") for i, h in enumerate(self.header)})
            self.lines.append(last + 1)
            last = reader.line_num

    def text(self) -> str:
        out = io.StringIO()
        w = csv.writer(out, lineterminator=self.nl)
        w.writerow(self.header)
        for r in self.rows:
            w.writerow([r.get(h, "") for h in self.header])
        return out.getvalue()

    def save(self) -> None:
        self.path.write_bytes((b"\xef\xbb\xbf" if self.bom else b"") + self.text().encode("utf-8"))


class Year:
    def __init__(self, folder: str | Path):
        self.folder = Path(folder).resolve()
        self.raw = self.folder.parent
        self.year = int(self.folder.name)
        self._t: dict[str, Table] = {}
        p = self.folder / "instansi.toml"
        self.toml_text = p.read_text(encoding="utf-8") if p.exists() else ""
        self.toml = tomllib.loads(self.toml_text) if self.toml_text else {}
        self.history = sorted((d for d in self.raw.iterdir() if d.is_dir() and d.name.isdigit() and int(d.name) < self.year), key=lambda d: d.name)

    def has(self, name: str, folder: Path | None = None) -> bool:
        p = (folder or self.folder) / f"{name}.csv"
        return p.exists() and bool(self.t(name, folder).rows)

    def t(self, name: str, folder: Path | None = None) -> Table:
        p = (folder or self.folder) / f"{name}.csv"
        k = str(p)
        if k not in self._t:
            if p.exists():
                self._t[k] = Table(p)
            else:
                t = object.__new__(Table)
                t.path, t.header, t.rows, t.lines, t.nl, t.bom = p, [], [], [], "\n", False
                self._t[k] = t
        return self._t[k]

    def rows(self, name: str, folder: Path | None = None) -> list[dict]:
        return self.t(name, folder).rows

    def file(self, name: str, folder: Path | None = None) -> str:
        return f"{(folder or self.folder).name}/{name}.csv"


def num(s: str) -> float | None:
    try:
        return float(s)
    except (TypeError, ValueError):
        return None


def show(x: float) -> str:
    s = f"{x:.10f}".rstrip("0").rstrip(".")
    return s if s else "0"


# ---------------------------------------------------------------- ways to spoil a number

def transpose(r: random.Random, s: str) -> str | None:
    """two neighbouring digits change places (never giving a leading zero)"""
    idx = [i for i in range(len(s) - 1) if s[i].isdigit() and s[i + 1].isdigit() and s[i] != s[i + 1] and not (i == 0 and s[1] == "0")]
    if not idx:
        return None
    i = r.choice(idx[: max(1, len(idx) - 0)])
    return s[:i] + s[i + 1] + s[i] + s[i + 2:]


def one_digit(r: random.Random, s: str) -> str | None:
    """one digit mistyped"""
    idx = [i for i, c in enumerate(s) if c.isdigit() and c != "0"] or [i for i, c in enumerate(s) if c.isdigit()]
    if not idx:
        return None
    i = r.choice(idx)
    d = r.choice([c for c in "123456789" if c != s[i]])
    return s[:i] + d + s[i + 1:]


def lost_zero(r, s):
    return s[:-1] if len(s) > 2 and s.endswith("0") and "." not in s else None


def added_zero(r, s):
    return s + "0" if s.isdigit() and s != "0" else None


def times1000(r, s):
    return s + "000" if s.isdigit() and s != "0" else None


def by1000(r, s):
    return str(int(s) // 1000) if s.isdigit() and int(s) >= 1000 else None


def round_million(r, s):
    if not s.isdigit() or int(s) % 1_000_000 == 0 or int(s) < 2_000_000:
        return None
    return str(round(int(s), -6))


def far_swap(r, s):
    """two digits two places apart change places"""
    idx = [i for i in range(len(s) - 2) if s[i].isdigit() and s[i + 2].isdigit() and s[i] != s[i + 2] and not (i == 0 and s[2] == "0")]
    if not idx:
        return None
    i = r.choice(idx)
    return s[:i] + s[i + 2] + s[i + 1] + s[i] + s[i + 3:]


MODES = {
    "dev": {"transposed": transpose, "lost-zero": lost_zero, "times-1000": times1000, "digit": one_digit},
    "held": {"far-swap": far_swap, "added-zero": added_zero, "thousands": by1000, "rounded-million": round_million, "transposed": transpose},
}


def spoil(r: random.Random, half: str, s: str, avoid=()) -> tuple[str, str] | None:
    modes = list(MODES[half].items())
    r.shuffle(modes)
    for name, f in modes:
        v = f(r, s)
        if v is not None and v != s and v not in avoid:
            return name, v
    return None


# ---------------------------------------------------------------- what agrees in the data

def last_tahap(y: Year) -> str:
    t = {x.get("tahap") for x in y.rows("pagu_program")}
    return "perubahan" if "perubahan" in t else "murni"


def pagu_program(y: Year, tahap: str) -> dict[str, int]:
    return {x["program"]: i for i, x in enumerate(y.rows("pagu_program")) if x.get("tahap") == tahap and x.get("pagu", "").isdigit()}


def budget_rows(y: Year, program: str) -> list[int]:
    return [i for i, x in enumerate(y.rows("anggaran")) if x["kode"].startswith(program + ".")]


def ints(rows, col):
    return [int(x[col]) for x in rows if x.get(col, "").isdigit()]


def linked(y: Year) -> dict[str, int]:
    """program -> row of pagu_program whose pagu equals the sum of its sub kegiatan"""
    out = {}
    for p, i in pagu_program(y, last_tahap(y)).items():
        rr = budget_rows(y, p)
        if rr and sum(int(y.rows("anggaran")[k]["pagu"] or 0) for k in rr) == int(y.rows("pagu_program")[i]["pagu"]):
            out[p] = i
    return out


def total_linked(y: Year) -> bool:
    return y.has("belanja") and y.has("anggaran") and sum(ints(y.rows("belanja"), "pagu")) == sum(ints(y.rows("anggaran"), "pagu"))


def target_of(y: Year, ind: str, folder: Path | None = None, year: int | None = None) -> float | None:
    year = year or (int(folder.name) if folder else y.year)
    best = None
    for doc in ("renstra", "rkt", "pk_murni", "pk_perubahan"):
        for x in y.rows("target", folder):
            if x["indikator"] == ind and x["dokumen"] == doc and x["tahun"] == str(year) and num(x["target"]) is not None:
                best = num(x["target"])
    return best


def indicator(y: Year, code: str) -> dict:
    return next((x for x in y.rows("indikator") if x["kode"] == code), {})


def share(y: Year, code: str) -> bool:
    return indicator(y, code).get("satuan", "").strip().lower() in PERCENT


def value_of(x: dict) -> float | None:
    a, b, v = num(x["pembilang"]), num(x["penyebut"]), num(x["nilai_dinyatakan"])
    if x["dasar"] == "komponen" and a is not None and b:
        return a / b * 100
    return v


def ratio_agrees(y: Year, x: dict) -> bool:
    a, b, v = num(x["pembilang"]), num(x["penyebut"]), num(x["nilai_dinyatakan"])
    return share(y, x["indikator"]) and None not in (a, b, v) and b > 0 and abs(a / b * 100 - v) < 0.06


def capaian(v: float, t: float, arah: str) -> float:
    return v / t * 100 if arah != "turun" else (2 * t - v) / t * 100


def capaian_agrees(y: Year, x: dict, folder: Path | None = None) -> bool:
    c, v, t = num(x.get("capaian_dinyatakan", "")), value_of(x), target_of(y, x["indikator"], folder)
    vs = num(x["nilai_dinyatakan"])
    if c is None or not t:
        return False
    arah = indicator(y, x["indikator"]).get("arah", "naik")
    return any(w is not None and abs(capaian(w, t, arah) - c) < 0.3 for w in (v, vs))


def years_with(y: Year, name: str) -> list[Path]:
    return [f for f in [*y.history, y.folder] if y.has(name, f)]


# ---------------------------------------------------------------- kinds

KINDS: list[tuple[str, object]] = []


def kind(f):
    KINDS.append((f.__name__.replace("_", "-"), f))
    return f


def at(y: Year, table: str, i: int | None, column: str | None, folder: Path | None = None) -> Place:
    t = y.t(table, folder)
    return Place(y.file(table, folder), None if i is None else i + 1, column, None if i is None else t.lines[i])


def cell(y: Year, table: str, i: int, column: str, after: str, why: str, variant: str, *, folder=None, also=(), group=(), proof="arithmetic", more=()):
    """a fault in one cell (``more``: further cells that belong to it, as (table, row, column, after))"""
    t = y.t(table, folder)
    before = t.rows[i].get(column, "")
    if before == after:
        return None
    edits = [dict(op="set", file=y.file(table, folder), row=i + 1, column=column, after=after)]
    for tb, j, col, aft in more:
        edits.append(dict(op="set", file=y.file(tb, folder), row=j + 1, column=col, after=aft))
    keys = [h for h in t.header if h not in ("sumber", "catatan", column)][:3]
    return Mutation("", "", variant, y.file(table, folder), i + 1, column, t.lines[i], {h: t.rows[i][h][:60] for h in keys}, before, after, why, "", 0, proof, edits,
                    [asdict(a) for a in also], [asdict(g) for g in group])


@kind
def amount_sub_kegiatan(y, r, half):
    """pagu of a sub kegiatan; the sum no longer gives pagu_program"""
    ok = linked(y)
    c = [(p, i) for p in ok for i in budget_rows(y, p) if int(y.rows("anggaran")[i]["pagu"] or 0) > 1_000_000]
    if not c:
        return None
    p, i = r.choice(c)
    s = spoil(r, half, y.rows("anggaran")[i]["pagu"])
    return s and cell(y, "anggaran", i, "pagu", s[1], f"jumlah pagu sub kegiatan program {p} tidak lagi sama dengan pagu_program", s[0],
                      also=[at(y, "pagu_program", ok[p], "pagu")], group=[at(y, "anggaran", k, "pagu") for k in budget_rows(y, p)])


@kind
def amount_pagu_program(y, r, half):
    """pagu of a program (last stage) against its sub kegiatan"""
    ok = linked(y)
    if not ok:
        return None
    p = r.choice(sorted(ok))
    s = spoil(r, half, y.rows("pagu_program")[ok[p]]["pagu"])
    return s and cell(y, "pagu_program", ok[p], "pagu", s[1], f"jumlah sub kegiatan program {p} memberi angka lain", s[0],
                      also=[at(y, "anggaran", k, "pagu") for k in budget_rows(y, p)])


@kind
def amount_pagu_program_murni(y, r, half):
    """pagu murni of a program against the murni agreement"""
    if last_tahap(y) == "murni":
        return None
    m = pagu_program(y, "murni")
    c = []
    for j, x in enumerate(y.rows("perjanjian_program")):
        if x["perjanjian"].startswith("m") and x["program"] in m and y.rows("pagu_program")[m[x["program"]]]["pagu"] == x["anggaran"]:
            c.append((m[x["program"]], j))
    if not c:
        return None
    i, j = r.choice(c)
    s = spoil(r, half, y.rows("pagu_program")[i]["pagu"])
    return s and cell(y, "pagu_program", i, "pagu", s[1], "perjanjian murni menulis pagu lain untuk program ini", s[0], also=[at(y, "perjanjian_program", j, "anggaran")])


@kind
def amount_perjanjian_program(y, r, half):
    """anggaran of a program in an agreement against pagu_program of the same stage"""
    c = []
    for j, x in enumerate(y.rows("perjanjian_program")):
        m = pagu_program(y, "murni" if x["perjanjian"].startswith("m") else "perubahan")
        if x["program"] in m and y.rows("pagu_program")[m[x["program"]]]["pagu"] == x["anggaran"]:
            c.append((j, m[x["program"]]))
    if not c:
        return None
    j, i = r.choice(c)
    s = spoil(r, half, y.rows("perjanjian_program")[j]["anggaran"])
    return s and cell(y, "perjanjian_program", j, "anggaran", s[1], "pagu_program pada tahap yang sama menulis angka lain", s[0], also=[at(y, "pagu_program", i, "pagu")])


@kind
def amount_belanja(y, r, half):
    """pagu by kind of expenditure against the sum of sub kegiatan"""
    if not total_linked(y):
        return None
    i = r.randrange(len(y.rows("belanja")))
    s = spoil(r, half, y.rows("belanja")[i]["pagu"])
    return s and cell(y, "belanja", i, "pagu", s[1], "jumlah belanja tidak sama dengan jumlah pagu sub kegiatan", s[0],
                      group=[at(y, "belanja", k, "pagu") for k in range(len(y.rows("belanja")))])


def _agreement_sums(y):
    """perjanjian -> (row, rows of its items) where jumlah_dinyatakan is their sum"""
    out = {}
    for i, p in enumerate(y.rows("perjanjian")):
        if not p.get("jumlah_dinyatakan", "").isdigit():
            continue
        items = [k for k, x in enumerate(y.rows("perjanjian_item")) if x["perjanjian"] == p["kode"] and x["anggaran"].isdigit()]
        if len(items) >= 2 and sum(int(y.rows("perjanjian_item")[k]["anggaran"]) for k in items) == int(p["jumlah_dinyatakan"]):
            out[p["kode"]] = (i, items)
    return out


@kind
def amount_agreement_item(y, r, half):
    """anggaran of one row of an agreement; its printed total disagrees"""
    s_ = _agreement_sums(y)
    if not s_:
        return None
    k = r.choice(sorted(s_))
    i, items = s_[k]
    j = r.choice(items)
    s = spoil(r, half, y.rows("perjanjian_item")[j]["anggaran"])
    return s and cell(y, "perjanjian_item", j, "anggaran", s[1], f"rincian perjanjian {k} tidak lagi berjumlah jumlah_dinyatakan", s[0],
                      also=[at(y, "perjanjian", i, "jumlah_dinyatakan")], group=[at(y, "perjanjian_item", q, "anggaran") for q in items])


@kind
def amount_agreement_total(y, r, half):
    """printed total of an agreement against its rows"""
    s_ = _agreement_sums(y)
    if not s_:
        return None
    k = r.choice(sorted(s_))
    i, items = s_[k]
    s = spoil(r, half, y.rows("perjanjian")[i]["jumlah_dinyatakan"])
    return s and cell(y, "perjanjian", i, "jumlah_dinyatakan", s[1], f"rincian perjanjian {k} berjumlah lain", s[0], also=[at(y, "perjanjian_item", q, "anggaran") for q in items])


def _plan_sums(y):
    out = {}
    for i, p in enumerate(y.rows("rencana_aksi")):
        items = [k for k, x in enumerate(y.rows("rencana_aksi_item")) if x["perjanjian"] == p["perjanjian"]]
        if items and sum(int(y.rows("rencana_aksi_item")[k]["pagu"]) for k in items) == int(p["pagu_program"]):
            out[p["perjanjian"]] = (i, items)
    return out


@kind
def amount_action_plan_item(y, r, half):
    """pagu of a sub kegiatan in an action plan"""
    s_ = _plan_sums(y)
    if not s_:
        return None
    k = r.choice(sorted(s_))
    i, items = s_[k]
    j = r.choice(items)
    s = spoil(r, half, y.rows("rencana_aksi_item")[j]["pagu"])
    return s and cell(y, "rencana_aksi_item", j, "pagu", s[1], f"rincian rencana aksi {k} tidak berjumlah pagu programnya", s[0],
                      also=[at(y, "rencana_aksi", i, "pagu_program")], group=[at(y, "rencana_aksi_item", q, "pagu") for q in items])


@kind
def amount_action_plan_program(y, r, half):
    """pagu_program of an action plan against pagu_program or its rows"""
    s_ = _plan_sums(y)
    if not s_:
        return None
    k = r.choice(sorted(s_))
    i, items = s_[k]
    s = spoil(r, half, y.rows("rencana_aksi")[i]["pagu_program"])
    return s and cell(y, "rencana_aksi", i, "pagu_program", s[1], f"rincian rencana aksi {k} berjumlah lain", s[0], also=[at(y, "rencana_aksi_item", q, "pagu") for q in items])


@kind
def realisasi_above_pagu(y, r, half):
    """a mistyped realisasi that is more than its pagu"""
    c = []
    for i, x in enumerate(y.rows("anggaran")):
        if x["realisasi"].isdigit() and 0 < int(x["realisasi"]) <= int(x["pagu"]):
            for name, f in (MODES[half] | ({"added-zero": added_zero} if half == "dev" else {"times-1000": times1000})).items():
                v = f(r, x["realisasi"])
                if v and int(v) > int(x["pagu"]):
                    c.append((i, name, v))
    if not c:
        return None
    i, name, v = r.choice(c)
    return cell(y, "anggaran", i, "realisasi", v, "realisasi lebih besar daripada pagu", name, also=[at(y, "anggaran", i, "pagu")])


@kind
def realisasi_lost_digits(y, r, half):
    """realisasi a tenth or a thousandth of what it was, with nothing that explains it"""
    c = []
    for i, x in enumerate(y.rows("anggaran")):
        if x["realisasi"].isdigit() and int(x["pagu"]) and int(x["realisasi"]) / int(x["pagu"]) > 0.8 and not x["permasalahan"].strip():
            v = str(int(x["realisasi"]) // (10 if half == "dev" else 1000))
            if int(v) / int(x["pagu"]) < 0.11:
                c.append((i, v))
    others = [int(x["realisasi"]) / int(x["pagu"]) for x in y.rows("anggaran") if x["realisasi"].isdigit() and int(x["pagu"])]
    if not c or sum(o < 0.12 for o in others) > len(others) * 0.05:
        return None
    i, v = r.choice(c)
    return cell(y, "anggaran", i, "realisasi", v, "serapan jatuh jauh di bawah semua sub kegiatan lain tanpa permasalahan yang ditulis", "tenth" if half == "dev" else "thousandth", proof="scale")


def column(y, table, col, f, why, variant, folder=None, proof="scale", also=()):
    t = y.t(table, folder)
    before = [x[col] for x in t.rows]
    after = [f(v) for v in before]
    if before == after or not before:
        return None
    edits = [dict(op="set", file=y.file(table, folder), row=i + 1, column=col, after=a) for i, a in enumerate(after) if a != before[i]]
    if len(edits) < 2:
        return None
    return Mutation("", "", variant, y.file(table, folder), None, col, None, {}, before[0] + " …", after[0] + " …", why, "", 0, proof, edits, [asdict(a) for a in also],
                    [asdict(at(y, table, e["row"] - 1, col, folder)) for e in edits])


@kind
def column_realisasi_thousands(y, r, half):
    """all realisasi in thousands or millions of rupiah"""
    d = 1000 if half == "dev" else 1_000_000
    return column(y, "anggaran", "realisasi", lambda v: str(int(v) // d) if v.isdigit() else v, f"seluruh realisasi dibagi {d}", f"by-{d}")


@kind
def column_pagu_thousands(y, r, half):
    """all pagu of one table in thousands: every sum and every comparison breaks"""
    table = "anggaran" if half == "dev" else "belanja"
    if not total_linked(y):
        return None
    return column(y, table, "pagu", lambda v: str(int(v) // 1000) if v.isdigit() else v, "seluruh pagu dalam ribuan", table, proof="arithmetic")


@kind
def column_pagu_program_thousands(y, r, half):
    """pagu of a whole stage in thousands (held: the other stage too large)"""
    if not linked(y):
        return None
    tahap = last_tahap(y)
    edits = []
    for i, x in enumerate(y.rows("pagu_program")):
        if x["tahap"] == tahap and x["pagu"].isdigit():
            edits.append(dict(op="set", file=y.file("pagu_program"), row=i + 1, column="pagu", after=str(int(x["pagu"]) // 1000) if half == "dev" else x["pagu"] + "000"))
    if len(edits) < 2:
        return None
    return Mutation("", "", "thousands" if half == "dev" else "times-1000", y.file("pagu_program"), None, "pagu", None, {"tahap": tahap}, "", "", "pagu tahap ini tidak sebanding dengan sub kegiatan", "", 0, "arithmetic", edits,
                    [], [asdict(at(y, "pagu_program", e["row"] - 1, "pagu")) for e in edits])


@kind
def column_shifted(y, r, half):
    """realisasi moved down (held: up) by one row from some row on"""
    t = y.t("anggaran")
    n = len(t.rows)
    if n < 6:
        return None
    for _ in range(30):
        a = r.randrange(0, n - 3)
        vals = [x["realisasi"] for x in t.rows]
        new = vals[:a] + ([vals[a]] + vals[a:-1] if half == "dev" else vals[a + 1:] + [vals[-1]])
        bad = [i for i in range(n) if new[i].isdigit() and int(new[i]) > int(t.rows[i]["pagu"]) and new[i] != vals[i]]
        if bad:
            edits = [dict(op="set", file=y.file("anggaran"), row=i + 1, column="realisasi", after=new[i]) for i in range(n) if new[i] != vals[i]]
            return Mutation("", "", "down" if half == "dev" else "up", y.file("anggaran"), bad[0] + 1, "realisasi", t.lines[bad[0]], {"kode": t.rows[bad[0]]["kode"]}, vals[bad[0]], new[bad[0]],
                            "kolom realisasi bergeser satu baris: melebihi pagu di beberapa baris", "", 0, "arithmetic", edits, [asdict(at(y, "anggaran", bad[0], "pagu"))], [asdict(at(y, "anggaran", i, "realisasi")) for i in bad])
    return None


@kind
def murni_perubahan_swapped(y, r, half):
    """pagu murni and perubahan of one program change places"""
    ok, m = linked(y), pagu_program(y, "murni")
    c = [p for p in ok if p in m and last_tahap(y) == "perubahan" and y.rows("pagu_program")[m[p]]["pagu"] != y.rows("pagu_program")[ok[p]]["pagu"]]
    if not c:
        return None
    p = r.choice(sorted(c))
    a, b = y.rows("pagu_program")[m[p]]["pagu"], y.rows("pagu_program")[ok[p]]["pagu"]
    if half == "dev":
        return cell(y, "pagu_program", ok[p], "pagu", a, "pagu murni dan perubahan tertukar; jumlah sub kegiatan memberi pagu perubahan", "swapped", more=[("pagu_program", m[p], "pagu", b)],
                    also=[at(y, "pagu_program", m[p], "pagu")] + [at(y, "anggaran", k, "pagu") for k in budget_rows(y, p)])
    return cell(y, "pagu_program", ok[p], "pagu", a, "pagu perubahan masih pagu murni; jumlah sub kegiatan memberi angka lain", "not-updated", also=[at(y, "anggaran", k, "pagu") for k in budget_rows(y, p)])


@kind
def budget_row_missing(y, r, half):
    """a sub kegiatan forgotten, or counted twice under another code"""
    ok = linked(y)
    c = [(p, i) for p in ok for i in budget_rows(y, p) if len(budget_rows(y, p)) > 1 and int(y.rows("anggaran")[i]["pagu"]) > 0]
    used = {x["kode"] for x in y.rows("pendukung")}
    c = [(p, i) for p, i in c if y.rows("anggaran")[i]["kode"] not in used]
    if not c:
        return None
    p, i = r.choice(c)
    t = y.t("anggaran")
    x = t.rows[i]
    if half == "dev":
        return Mutation("", "", "deleted", y.file("anggaran"), None, "kode", None, {"kode": x["kode"]}, x["kode"], "", f"sub kegiatan {x['kode']} tidak ada; program {p} kurang", "", 0, "arithmetic",
                        [dict(op="delete", file=y.file("anggaran"), row=i + 1)], [asdict(at(y, "pagu_program", ok[p], "pagu"))] + [asdict(Place(y.file("nomenklatur"), k + 1, c2, y.t("nomenklatur").lines[k])) for k, z in enumerate(y.rows("nomenklatur")) if z["kode"] == x["kode"] for c2 in ("kode",)],
                        [asdict(at(y, "anggaran", k, c2)) for k in budget_rows(y, p) for c2 in ("pagu",)])
    sib = [z["kode"] for z in y.rows("nomenklatur") if z["level"] == "sub_kegiatan" and z["kode"] not in {a["kode"] for a in t.rows}]
    q = [k for k in range(len(t.rows)) if k != i and not t.rows[k]["kode"].startswith(p + ".")]
    if sib or not q:
        return None
    k = r.choice(q)
    return cell(y, "anggaran", k, "pagu", x["pagu"], "pagu tersalin dari baris lain", "copied", also=[], group=[at(y, "anggaran", b, "pagu") for pp in ok for b in budget_rows(y, pp) if k in budget_rows(y, pp)]) if any(k in budget_rows(y, pp) for pp in ok) else None


# ---- indicators

def _targets(y, doc=None):
    return [(i, x) for i, x in enumerate(y.rows("target")) if x["tahun"] == str(y.year) and (doc is None or x["dokumen"] == doc) and num(x["target"])]


@kind
def target_as_fraction(y, r, half):
    """a share written as a fraction: 10 -> 0.1"""
    if half == "dev":
        c = [(i, x) for i, x in _targets(y) if share(y, x["indikator"]) and num(x["target"]) >= 2 and sum(z["indikator"] == x["indikator"] for _, z in _targets(y)) > 1]
        if not c:
            return None
        i, x = r.choice(c)
        return cell(y, "target", i, "target", show(num(x["target"]) / 100), "target dokumen lain seratus kali lebih besar", "target", proof="scale",
                    also=[at(y, "target", k, "target") for k, z in _targets(y) if z["indikator"] == x["indikator"]])
    c = [(i, x) for i, x in enumerate(y.rows("target_tujuan")) if num(x["target"]) and num(x["target"]) >= 2]
    same = len({x["target"] for _, x in c}) <= max(1, len(c) - 2)
    if len(c) < 3 or not same:
        return None
    i, x = r.choice(c)
    return cell(y, "target_tujuan", i, "target", show(num(x["target"]) / 100), "target tujuan tahun lain seratus kali lebih besar", "target-tujuan", proof="scale")


@kind
def realisasi_as_fraction(y, r, half):
    """nilai_dinyatakan as a fraction; the components or the stated capaian disagree"""
    folders = [y.folder] if half == "dev" else y.history
    c = [(f, i, x) for f in folders for i, x in enumerate(y.rows("realisasi", f)) if share(y, x["indikator"]) and (num(x["nilai_dinyatakan"]) or 0) > 2 and (ratio_agrees(y, x) or capaian_agrees(y, x, f))]
    if not c:
        return None
    f, i, x = r.choice(c)
    return cell(y, "realisasi", i, "nilai_dinyatakan", show(round(num(x["nilai_dinyatakan"]) / 100, 4)), "nilai seperseratus dari komponen atau capaian yang dinyatakan", "report-year" if half == "dev" else "history", folder=f,
                also=[at(y, "realisasi", i, k, f) for k in ("pembilang", "penyebut", "capaian_dinyatakan")])


@kind
def numerator_denominator_swapped(y, r, half):
    """pembilang above penyebut of a share"""
    folders = years_with(y, "realisasi")
    folders = [f for f in folders if (f == y.folder) == (half == "dev")]
    c = []
    for f in folders:
        for i, x in enumerate(y.rows("realisasi", f)):
            a, b = num(x["pembilang"]), num(x["penyebut"])
            if share(y, x["indikator"]) and a and b and a < b:
                c.append((f, i, x))
    if not c:
        return None
    f, i, x = r.choice(c)
    if half == "dev":
        return cell(y, "realisasi", i, "pembilang", x["penyebut"], "pembilang lebih besar daripada penyebut suatu persentase", "swapped", folder=f, more=[("realisasi", i, "penyebut", x["pembilang"])], also=[at(y, "realisasi", i, "penyebut", f)])
    v = str(int(num(x["penyebut"]) + max(1, num(x["penyebut"]) // r.randint(3, 20))))
    return cell(y, "realisasi", i, "pembilang", v, "pembilang lebih besar daripada penyebut suatu persentase", "above", folder=f, also=[at(y, "realisasi", i, "penyebut", f)])


@kind
def value_against_components(y, r, half):
    """nilai_dinyatakan is not pembilang / penyebut"""
    c = [(f, i, x) for f in years_with(y, "realisasi") for i, x in enumerate(y.rows("realisasi", f)) if ratio_agrees(y, x)]
    if not c:
        return None
    f, i, x = r.choice(c)
    a, b = num(x["pembilang"]), num(x["penyebut"])
    for _ in range(40):
        if half == "dev":
            v = (transpose if r.random() < .6 else one_digit)(r, x["nilai_dinyatakan"])
            col, name = "nilai_dinyatakan", "value"
            bad = v and num(v) is not None and 0 < num(v) <= 100 and abs(num(v) - a / b * 100) > 0.3
        else:
            v = (transpose if r.random() < .5 else one_digit)(r, x["penyebut"])
            col, name = "penyebut", "denominator"
            bad = v and num(v) and num(v) > a and abs(a / num(v) * 100 - num(x["nilai_dinyatakan"])) > 0.3
        if bad:
            return cell(y, "realisasi", i, col, v, "nilai yang dinyatakan tidak sama dengan pembilang dibagi penyebut", name, folder=f, also=[at(y, "realisasi", i, k, f) for k in ("pembilang", "penyebut", "nilai_dinyatakan") if k != col])
    return None


@kind
def capaian_against_target(y, r, half):
    """capaian_dinyatakan is not value against target"""
    c = [(f, i, x) for f in years_with(y, "realisasi") for i, x in enumerate(y.rows("realisasi", f)) if capaian_agrees(y, x, f)]
    if not c:
        return None
    f, i, x = r.choice(c)
    for _ in range(40):
        v = (transpose if half == "dev" and r.random() < .8 else one_digit)(r, x["capaian_dinyatakan"])
        if v and abs(num(v) - num(x["capaian_dinyatakan"])) > 1 and num(v) > 0:
            return cell(y, "realisasi", i, "capaian_dinyatakan", v, "capaian yang dinyatakan tidak sama dengan realisasi dibanding target", "transposed" if half == "dev" else "digit", folder=f,
                        also=[at(y, "realisasi", i, "nilai_dinyatakan", f)] + [at(y, "target", k, "target", f) for k, z in enumerate(y.rows("target", f)) if z["indikator"] == x["indikator"]])
    return None


def _head_items(y):
    """rows of agreements (form instansi) that repeat a target of the table: (item row, target row)"""
    names = {x["nama"].strip(): x["kode"] for x in y.rows("indikator")}
    forms = {x["kode"]: x["tahap"] for x in y.rows("perjanjian") if x["bentuk"] == "instansi"}
    out = []
    for j, x in enumerate(y.rows("perjanjian_item")):
        if x["perjanjian"] in forms and x["indikator"].strip() in names:
            doc = "pk_murni" if forms[x["perjanjian"]] == "murni" else "pk_perubahan"
            for i, t in _targets(y, doc):
                if t["indikator"] == names[x["indikator"].strip()] and num(x["target"].replace(",", ".").rstrip("% ")) == num(t["target"]):
                    out.append((j, i))
    return out


def _near(r, s):
    v = num(s)
    if v is None:
        return None
    d = r.choice([1, 2, 5, -1, -2, 5, 10]) if v >= 10 else r.choice([1, 2, .5])
    return show(v + d) if v + d > 0 else show(v + abs(d))


@kind
def agreement_target_differs(y, r, half):
    """the target in an agreement form is not that of the target table"""
    c = _head_items(y)
    if not c:
        return None
    j, i = r.choice(c)
    if half == "dev":
        v = _near(r, y.rows("perjanjian_item")[j]["target"].rstrip("% ").replace(",", "."))
        return v and cell(y, "perjanjian_item", j, "target", v, "target perjanjian lain dari tabel target", "form", also=[at(y, "target", i, "target")])
    v = _near(r, y.rows("target")[i]["target"])
    return v and cell(y, "target", i, "target", v, "tabel target lain dari formulir perjanjian", "table", also=[at(y, "perjanjian_item", j, "target")])


@kind
def agreement_unit_differs(y, r, half):
    """the unit in the form is not that of the indicator"""
    names = {x["nama"].strip(): (k, x) for k, x in enumerate(y.rows("indikator"))}
    c = [(j, names[x["indikator"].strip()]) for j, x in enumerate(y.rows("perjanjian_item")) if x["indikator"].strip() in names and x["satuan"].strip() == names[x["indikator"].strip()][1]["satuan"].strip()]
    if not c:
        return None
    j, (k, ind) = r.choice(c)
    new = r.choice([u for u in ("orang", "dokumen", "kasus", "%", "indeks") if u != ind["satuan"]])
    if half == "dev":
        return cell(y, "perjanjian_item", j, "satuan", new, "satuan formulir lain dari satuan indikator", "form", also=[at(y, "indikator", k, "satuan")], proof="form")
    return cell(y, "indikator", k, "satuan", new, "satuan indikator lain dari formulir perjanjian", "table", also=[at(y, "perjanjian_item", j, "satuan")], proof="form")


@kind
def quarter_against_year(y, r, half):
    """quarters and the target of the year"""
    c = []
    for i, x in enumerate(y.rows("rencana_aksi")):
        q = [num(x[f"tw{k}"]) for k in (1, 2, 3, 4)]
        t = num(x["target_tahun"])
        v = [a for a in q if a is not None]
        if t and len(v) >= 2:
            add = abs(sum(v) - t) < 1e-6
            cum = all(a <= b for a, b in zip(v, v[1:])) and abs(v[-1] - t) < 1e-6
            if add or cum:
                c.append((i, x, add))
    if not c:
        return None
    i, x, add = r.choice(c)
    if half == "dev":
        k = r.choice([k for k in (1, 2, 3, 4) if num(x[f"tw{k}"])])
        v = show(num(x[f"tw{k}"]) * 10) if num(x[f"tw{k}"]) * 10 > num(x["target_tahun"]) else show(num(x["target_tahun"]) * 2)
        return cell(y, "rencana_aksi", i, f"tw{k}", v, "target triwulan melampaui target setahun", "quarter", also=[at(y, "rencana_aksi", i, "target_tahun")] + [at(y, "rencana_aksi", i, f"tw{q}") for q in (1, 2, 3, 4) if q != k])
    v = transpose(r, x["target_tahun"]) or show(num(x["target_tahun"]) / 10)
    return cell(y, "rencana_aksi", i, "target_tahun", v, "target setahun bukan jumlah atau akhir triwulannya", "year", also=[at(y, "rencana_aksi", i, f"tw{q}") for q in (1, 2, 3, 4)])


@kind
def wrong_program(y, r, half):
    """an indicator points to another program than its supporting kegiatan"""
    progs = [x["kode"] for x in y.rows("nomenklatur") if x["level"] == "program"]
    c = []
    for i, x in enumerate(y.rows("indikator")):
        sup = [(k, z) for k, z in enumerate(y.rows("pendukung")) if z["indikator"] == x["kode"]]
        if x["program"] and sup and all(z["kode"] == x["program"] or z["kode"].startswith(x["program"] + ".") for _, z in sup):
            c.append((i, x, sup))
    if not c or len(progs) < 2:
        return None
    i, x, sup = r.choice(c)
    other = r.choice([p for p in progs if p != x["program"]])
    if half == "dev":
        return cell(y, "indikator", i, "program", other, "kegiatan pendukung indikator ada pada program lain", "indicator", also=[at(y, "pendukung", k, "kode") for k, _ in sup], proof="form")
    subs = [z["kode"] for z in y.rows("nomenklatur") if z["level"] == "sub_kegiatan" and z["kode"].startswith(other + ".")]
    k, z = r.choice(sup)
    new = other if z["kode"].count(".") == 2 else (r.choice(subs) if subs else None)
    return new and cell(y, "pendukung", k, "kode", new, "kode pendukung bukan bagian program indikatornya", "support", also=[at(y, "indikator", i, "program")], proof="form")


@kind
def direction_flipped(y, r, half):
    """naik and turun confused; the stated capaian of this or an earlier year disagrees"""
    c = []
    for i, x in enumerate(y.rows("indikator")):
        ev = []
        for f in years_with(y, "realisasi"):
            for z in y.rows("realisasi", f):
                if z["indikator"] == x["kode"] and capaian_agrees(y, z, f):
                    v, t, cd = value_of(z), target_of(y, x["kode"], f), num(z["capaian_dinyatakan"])
                    o = capaian(v, t, "turun" if x["arah"] == "naik" else "naik")
                    if abs(o - cd) > 2:
                        ev.append(f)
        if y.folder in ev or (half == "held" and ev):
            c.append(i)
    if not c:
        return None
    i = r.choice(c)
    x = y.rows("indikator")[i]
    also = [at(y, "realisasi", k, "capaian_dinyatakan", f) for f in years_with(y, "realisasi") for k, z in enumerate(y.rows("realisasi", f)) if z["indikator"] == x["kode"]]
    return cell(y, "indikator", i, "arah", "turun" if x["arah"] == "naik" else "naik", "capaian yang dinyatakan hanya cocok dengan arah sebaliknya", "flipped", also=also)


@kind
def halves_of_people(y, r, half):
    """a count that is not whole"""
    c = []
    for f in years_with(y, "realisasi"):
        for i, x in enumerate(y.rows("realisasi", f)):
            if indicator(y, x["indikator"]).get("satuan_komponen", "").strip().lower() in COUNT_UNITS:
                for col in ("pembilang", "penyebut"):
                    if x[col].isdigit() and int(x[col]) > 3:
                        c.append(("realisasi", f, i, col, x[col]))
    for f in years_with(y, "komponen_realisasi"):
        for i, x in enumerate(y.rows("komponen_realisasi", f)):
            if indicator(y, x["indikator"]).get("satuan_komponen", "").strip().lower() in COUNT_UNITS and x["jumlah"].isdigit():
                c.append(("komponen_realisasi", f, i, "jumlah", x["jumlah"]))
    if not c:
        return None
    t, f, i, col, v = r.choice(c)
    new = f"{v}.5" if half == "dev" else f"{v[:-1]}.{v[-1]}" if len(v) > 1 and v[-1] != "0" else f"{v}.25"
    return cell(y, t, i, col, new, "cacah orang atau kasus tidak bulat", "half" if half == "dev" else "shifted-point", folder=f, proof="form")


@kind
def thousands_point(y, r, half):
    """1.832 for 1832"""
    folders = y.history if half == "dev" else years_with(y, "realisasi")
    c = [(f, i, col, x[col]) for f in folders for i, x in enumerate(y.rows("realisasi", f)) for col in ("pembilang", "penyebut") if x[col].isdigit() and int(x[col]) >= 1000]
    if not c:
        return None
    f, i, col, v = r.choice(c)
    return cell(y, "realisasi", i, col, v[:-3] + "." + v[-3:], "titik ribuan terbaca sebagai desimal", "history" if f != y.folder else "report-year", folder=f, proof="form", also=[at(y, "realisasi", i, k, f) for k in ("pembilang", "penyebut", "nilai_dinyatakan")])


@kind
def component_sum(y, r, half):
    """rows of komponen_realisasi do not add up to the component"""
    c = []
    for f in years_with(y, "komponen_realisasi"):
        for x in y.rows("realisasi", f):
            for part in ("pembilang", "penyebut"):
                k = [i for i, z in enumerate(y.rows("komponen_realisasi", f)) if z["indikator"] == x["indikator"] and z["bagian"] == part]
                if k and num(x[part]) is not None and abs(sum(num(y.rows("komponen_realisasi", f)[i]["jumlah"]) or 0 for i in k) - num(x[part])) < 1e-9:
                    c.append((f, x["indikator"], part, k))
    if not c:
        return None
    f, ind, part, k = r.choice(c)
    i = r.choice(k)
    v = y.rows("komponen_realisasi", f)[i]["jumlah"]
    new = (transpose(r, v) or one_digit(r, v)) if half == "dev" else str(int(num(v)) + r.randint(1, 9))
    j = next(q for q, z in enumerate(y.rows("realisasi", f)) if z["indikator"] == ind)
    return new and cell(y, "komponen_realisasi", i, "jumlah", new, "rincian komponen tidak berjumlah komponennya", "transposed" if half == "dev" else "off", folder=f,
                        also=[at(y, "realisasi", j, part, f)], group=[at(y, "komponen_realisasi", q, "jumlah", f) for q in k])


@kind
def share_above_hundred(y, r, half):
    """a share over 100 per cent"""
    if half == "dev":
        c = [(i, x) for i, x in _targets(y) if share(y, x["indikator"]) and num(x["target"]) > 10]
        if not c:
            return None
        i, x = r.choice(c)
        return cell(y, "target", i, "target", show(num(x["target"]) * 10), "target suatu persentase di atas 100", "target", proof="scale")
    c = [(f, i, x) for f in years_with(y, "realisasi") for i, x in enumerate(y.rows("realisasi", f)) if share(y, x["indikator"]) and (num(x["nilai_dinyatakan"]) or 0) > 10.1]
    if not c:
        return None
    f, i, x = r.choice(c)
    return cell(y, "realisasi", i, "nilai_dinyatakan", x["nilai_dinyatakan"].replace(".", "") if "." in x["nilai_dinyatakan"] else x["nilai_dinyatakan"] + "0", "realisasi suatu persentase di atas 100", "value", folder=f, proof="scale", also=[at(y, "realisasi", i, k, f) for k in ("pembilang", "penyebut", "capaian_dinyatakan")])


@kind
def values_of_two_indicators_swapped(y, r, half):
    """realisasi of two indicators change places"""
    c = [i for i, x in enumerate(y.rows("realisasi")) if capaian_agrees(y, x)]
    pairs = [(a, b) for a in c for b in c if a < b and y.rows("realisasi")[a]["nilai_dinyatakan"] != y.rows("realisasi")[b]["nilai_dinyatakan"]
             and abs((num(y.rows("realisasi")[b]["nilai_dinyatakan"]) or 0) / (target_of(y, y.rows("realisasi")[a]["indikator"]) or 1) * 100 - num(y.rows("realisasi")[a]["capaian_dinyatakan"])) > 2
             and y.rows("realisasi")[a]["dasar"] == y.rows("realisasi")[b]["dasar"] == "dinyatakan"]
    if not pairs:
        return None
    a, b = r.choice(pairs)
    x, z = y.rows("realisasi")[a], y.rows("realisasi")[b]
    if half == "dev":
        return cell(y, "realisasi", a, "nilai_dinyatakan", z["nilai_dinyatakan"], "nilai dua indikator tertukar; capaian yang dinyatakan tidak cocok lagi", "values", more=[("realisasi", b, "nilai_dinyatakan", x["nilai_dinyatakan"])],
                    also=[at(y, "realisasi", b, "nilai_dinyatakan"), at(y, "realisasi", a, "capaian_dinyatakan"), at(y, "realisasi", b, "capaian_dinyatakan")])
    return cell(y, "realisasi", a, "capaian_dinyatakan", z["capaian_dinyatakan"], "capaian dua indikator tertukar", "capaian", more=[("realisasi", b, "capaian_dinyatakan", x["capaian_dinyatakan"])],
                also=[at(y, "realisasi", b, "capaian_dinyatakan"), at(y, "realisasi", a, "nilai_dinyatakan"), at(y, "realisasi", b, "nilai_dinyatakan")])


@kind
def target_of_another_year(y, r, half):
    """the target of an agreement entered under next (held: last) year"""
    c = [(i, x) for i, x in _targets(y) if x["dokumen"] in ("pk_murni", "pk_perubahan", "rkt")]
    if not c:
        return None
    i, x = r.choice(c)
    ny = str(y.year + (1 if half == "dev" else -1))
    if any(z["indikator"] == x["indikator"] and z["dokumen"] == x["dokumen"] and z["tahun"] == ny for z in y.rows("target")):
        return None
    return cell(y, "target", i, "tahun", ny, f"dokumen {x['dokumen']} tahun laporan memuat target tahun {ny}", "next" if half == "dev" else "last", proof="order")


@kind
def basis_without_components(y, r, half):
    """dasar = komponen where there is none (held: a component deleted)"""
    if half == "dev":
        c = [i for i, x in enumerate(y.rows("realisasi")) if x["dasar"] == "dinyatakan" and not x["pembilang"] and not x["penyebut"]]
        return cell(y, "realisasi", r.choice(c), "dasar", "komponen", "komponen tidak ada", "basis", proof="form") if c else None
    c = [(f, i) for f in years_with(y, "realisasi") for i, x in enumerate(y.rows("realisasi", f)) if x["dasar"] == "komponen" and x["penyebut"]]
    if not c:
        return None
    f, i = r.choice(c)
    return cell(y, "realisasi", i, "penyebut", "", "dasar komponen tetapi penyebut kosong", "deleted", folder=f, proof="form", also=[at(y, "realisasi", i, k, f) for k in ("dasar", "pembilang")])


# ---- earlier years

@kind
def history_duplicate_row(y, r, half):
    """a row twice in an earlier year"""
    name = r.choice(["realisasi", "target"]) if half == "dev" else r.choice(["target", "komponen_realisasi", "realisasi"])
    fs = [f for f in y.history if y.has(name, f)]
    if not fs:
        return None
    f = r.choice(fs)
    t = y.t(name, f)
    i = r.randrange(len(t.rows))
    row = dict(t.rows[i])
    variant = "same"
    if half == "held":
        col = {"realisasi": "nilai_dinyatakan", "target": "target", "komponen_realisasi": "jumlah"}[name]
        row[col] = show((num(row[col]) or 1) + 1)
        variant = "other-value"
    pos = len(t.rows)
    key = {"realisasi": "indikator", "target": "indikator", "komponen_realisasi": "uraian"}[name]
    return Mutation("", "", f"{name}-{variant}", y.file(name, f), pos + 1, key, t.lines[-1] + 1, {key: row[key]}, "", row[key], "kunci yang sama dua kali", "", 0, "form",
                    [dict(op="insert", file=y.file(name, f), row=pos + 1, values=row)], [asdict(at(y, name, i, h, f)) for h in t.header if h not in ("sumber", "catatan")] + [asdict(Place(y.file(name, f), pos + 1, h, t.lines[-1] + 1)) for h in t.header if h not in ("sumber", "catatan")], [])


@kind
def history_unknown_code(y, r, half):
    """an indicator that does not exist"""
    name = r.choice(["realisasi", "target"])
    fs = [f for f in y.history if y.has(name, f)]
    if not fs:
        return None
    f = r.choice(fs)
    i = r.randrange(len(y.rows(name, f)))
    old = y.rows(name, f)[i]["indikator"]
    m = re.match(r"([A-Z]+)-(\d+)$", old)
    if not m:
        return None
    have = {x["kode"] for x in y.rows("indikator")}
    new = f"{m[1]}-{int(m[2]) + 10}" if half == "dev" else f"{m[1][::-1]}-{m[2]}" if f"{m[1][::-1]}-{m[2]}" not in have and m[1][::-1] != m[1] else f"{m[1]}-0{m[2]}"
    if new in have:
        return None
    return cell(y, name, i, "indikator", new, "kode indikator tidak ada dalam indikator.csv", name, folder=f, proof="form")


@kind
def history_file_missing(y, r, half):
    """an earlier year without one of its tables"""
    name = "target" if half == "dev" else "realisasi"
    fs = [f for f in y.history if (f / f"{name}.csv").exists()]
    if not fs:
        return None
    f = r.choice(fs)
    return Mutation("", "", name, y.file(name, f), None, None, None, {}, "", "", "folder tahun itu tidak lengkap", "", 0, "form", [dict(op="remove", file=y.file(name, f))],
                    [asdict(Place(f"{f.name}/")), asdict(Place(f"{f.name}"))], [])


@kind
def history_row_missing(y, r, half):
    """an indicator without realisasi (held: without target) in an earlier year"""
    a, b = ("realisasi", "target") if half == "dev" else ("target", "realisasi")
    c = [(f, i) for f in y.history for i, x in enumerate(y.rows(a, f)) if len(y.rows(a, f)) > 2 and any(z["indikator"] == x["indikator"] for z in y.rows(b, f)) and sum(z["indikator"] == x["indikator"] for z in y.rows(a, f)) == 1]
    c = [(f, i) for f, i in c if not any(z["indikator"] == y.rows(a, f)[i]["indikator"] for z in y.rows("komponen_realisasi", f))]
    if not c:
        return None
    f, i = r.choice(c)
    ind = y.rows(a, f)[i]["indikator"]
    return Mutation("", "", a, y.file(a, f), None, "indikator", None, {"indikator": ind}, ind, "", f"{ind} ada dalam {b}.csv tetapi tidak dalam {a}.csv", "", 0, "form", [dict(op="delete", file=y.file(a, f), row=i + 1)],
                    [asdict(at(y, b, k, "indikator", f)) for k, z in enumerate(y.rows(b, f)) if z["indikator"] == ind], [])


@kind
def history_year_wrong(y, r, half):
    """a target of another year in an earlier year's folder"""
    fs = [f for f in y.history if y.has("target", f)]
    if not fs:
        return None
    f = r.choice(fs)
    t = y.t("target", f)
    if half == "dev":
        i = r.randrange(len(t.rows))
        return cell(y, "target", i, "tahun", str(int(f.name) + r.choice([-1, 1])), "tahun target lain dari foldernya", "row", folder=f, proof="order")
    edits = [dict(op="set", file=y.file("target", f), row=i + 1, column="tahun", after=str(int(f.name) + 10)) for i in range(len(t.rows))]
    return Mutation("", "", "column", y.file("target", f), None, "tahun", None, {}, f.name, str(int(f.name) + 10), "seluruh target bertahun lain dari foldernya", "", 0, "order", edits, [], [asdict(at(y, "target", i, "tahun", f)) for i in range(len(t.rows))])


@kind
def history_scale(y, r, half):
    """a count ten times (held: a tenth) that of the other years, while its own value says otherwise"""
    c = [(f, i, x) for f in y.history for i, x in enumerate(y.rows("realisasi", f)) if ratio_agrees(y, x) and x["penyebut"].isdigit() and int(x["penyebut"]) >= 10]
    if not c:
        return None
    f, i, x = r.choice(c)
    v = x["penyebut"] + "0" if half == "dev" else str(int(x["penyebut"]) // 10)
    return cell(y, "realisasi", i, "penyebut", v, "penyebut tidak sebanding dengan nilai dan tahun lain", "times-10" if half == "dev" else "tenth", folder=f, also=[at(y, "realisasi", i, k, f) for k in ("pembilang", "nilai_dinyatakan")])


@kind
def history_decimal_lost(y, r, half):
    """the decimal point of a value lost, or written as a comma"""
    c = [(f, i, x) for f in y.history for i, x in enumerate(y.rows("realisasi", f)) if "." in x["nilai_dinyatakan"] and (ratio_agrees(y, x) or capaian_agrees(y, x, f))]
    if not c:
        return None
    f, i, x = r.choice(c)
    v = x["nilai_dinyatakan"].replace(".", "") if half == "dev" else x["nilai_dinyatakan"].replace(".", ",")
    return cell(y, "realisasi", i, "nilai_dinyatakan", v, "titik desimal hilang" if half == "dev" else "koma desimal", "lost" if half == "dev" else "comma", folder=f, proof="scale" if half == "dev" else "form", also=[at(y, "realisasi", i, k, f) for k in ("pembilang", "penyebut", "capaian_dinyatakan")])


@kind
def strange_folder(y, r, half):
    """a folder that is no year, or a year that cannot be"""
    if not y.history:
        return None
    f = r.choice(y.history)
    name = r.choice([f"{f.name} (salinan)", f"{f.name}_lama", f"thn{f.name}"]) if half == "dev" else r.choice([f.name[:2] + f.name[3] + f.name[2] if f.name[2] != f.name[3] else "2202", f.name + "4"])
    if (y.raw / name).exists():
        return None
    return Mutation("", "", "copy" if half == "dev" else "year", name, None, None, None, {}, "", name, "folder yang bukan tahun data instansi", "", 0, "form", [dict(op="copytree", file=f.name, to=name)], [asdict(Place(name + "/"))], [])


# ---- dates

def _signed(y):
    return [(i, x) for i, x in enumerate(y.rows("perjanjian")) if re.search(rf"\b{y.year}$", x["tanggal"])]


@kind
def agreement_year(y, r, half):
    """an agreement dated in another year"""
    c = _signed(y)
    if not c:
        return None
    i, x = r.choice(c)
    s = str(y.year)
    new = r.choice([str(y.year - 1), s[:2] + s[3] + s[2] if s[2] != s[3] else str(y.year - 10)]) if half == "dev" else r.choice([str(y.year + 8), str(y.year - 10), str(y.year + 1)])
    return cell(y, "perjanjian", i, "tanggal", x["tanggal"][:-4] + new, "tanggal perjanjian bukan tahun laporan", "year", proof="order")


@kind
def impossible_date(y, r, half):
    """30 February, 31 September"""
    c = _signed(y)
    if half == "held" and y.has("evaluasi"):
        i = r.randrange(len(y.rows("evaluasi")))
        d = y.rows("evaluasi")[i]["tanggal"]
        return cell(y, "evaluasi", i, "tanggal", d[:4] + r.choice(["-02-30", "-06-31", "-13-08", "-00-12"]), "tanggal tidak ada", "evaluation", proof="form")
    if not c:
        return None
    i, x = r.choice(c)
    m = x["tanggal"].split()[-2]
    day = {"Februari": 30, "April": 31, "Juni": 31, "September": 31, "November": 31}.get(m, 32)
    return cell(y, "perjanjian", i, "tanggal", f"{day} {m} {y.year}", "tanggal tidak ada", "agreement", proof="form")


@kind
def evaluation_date(y, r, half):
    """the evaluation dated in the future or far from its year"""
    if not y.has("evaluasi"):
        return None
    i = r.randrange(len(y.rows("evaluasi")))
    x = y.rows("evaluasi")[i]
    d = x["tanggal"]
    if not re.match(r"\d{4}-\d{2}-\d{2}$", d):
        return None
    yr = int(d[:4])
    new = str(yr + 9) if half == "dev" else str(yr - 10)
    return cell(y, "evaluasi", i, "tanggal", new + d[4:], "tanggal laporan evaluasi jauh dari tahunnya", "future" if half == "dev" else "past", proof="order", also=[at(y, "evaluasi", i, "tahun")])


@kind
def evaluation_year(y, r, half):
    """tahun of an evaluation is not that of its date and subject"""
    c = [(i, x) for i, x in enumerate(y.rows("evaluasi")) if x["tanggal"][:4] == x["tahun"]]
    if not c:
        return None
    i, x = r.choice(c)
    return cell(y, "evaluasi", i, "tahun", str(int(x["tahun"]) + (3 if half == "dev" else -7)), "tahun evaluasi tidak cocok dengan tanggalnya", "later" if half == "dev" else "earlier", proof="order", also=[at(y, "evaluasi", i, "tanggal")])


def _toml(y, section, key, after, why, variant, proof="order"):
    m = re.search(rf"(?ms)^\[{section}\]\s*$(.*?)(?=^\[|\Z)", y.toml_text)
    if not m:
        return None
    k = re.search(rf"(?m)^{key}\s*=\s*(.+?)\s*$", m[1])
    if not k:
        return None
    start = m.start(1) + k.start()
    line = y.toml_text.count("\n", 0, start) + 1
    before = k[1]
    if before == after:
        return None
    f = f"{y.folder.name}/instansi.toml"
    return Mutation("", "", variant, f, line, f"{section}.{key}", line, {"bagian": section}, before, after, why, "", 0, proof, [dict(op="toml", file=f, line=line, after=f"{key} = {after}")],
                    [asdict(Place(f, None, key, line)), asdict(Place(f, line, key, line))], [])


@kind
def report_signed_early(y, r, half):
    """the report signed before its year ended (held: years later)"""
    d = y.toml.get("laporan", {}).get("tanggal")
    if not isinstance(d, dt.date):
        return None
    new = r.choice([f"{y.year}-{d.month:02d}-{d.day:02d}", f"{y.year}-11-{min(d.day, 28):02d}", f"{y.year}-12-15"]) if half == "dev" else r.choice([f"{y.year + 3}-{d.month:02d}-{d.day:02d}", f"{y.year - 1}-{d.month:02d}-{d.day:02d}"])
    if d.year <= y.year:
        return None
    return _toml(y, "laporan", "tanggal", new, "laporan ditandatangani sebelum tahunnya berakhir" if int(new[:4]) <= y.year else "laporan ditandatangani bertahun-tahun kemudian", "early" if half == "dev" else "far")


@kind
def agreement_after_change(y, r, half):
    """a murni agreement signed after the change, or a changed one before it"""
    ch = y.toml.get("perjanjian", {}).get("tanggal_perubahan")
    if not isinstance(ch, dt.date) or ch.month > 11 or ch.month < 3:
        return None
    tahap = "murni" if half == "dev" else "perubahan"
    c = [(i, x) for i, x in _signed(y) if x["tahap"] == tahap]
    if not c:
        return None
    i, x = r.choice(c)
    m = "Desember" if half == "dev" else "Januari"
    return cell(y, "perjanjian", i, "tanggal", f"{m} {y.year}", "perjanjian murni bertanggal sesudah perubahan" if half == "dev" else "perjanjian perubahan bertanggal sebelum perubahan", tahap, proof="order", also=[at(y, "perjanjian", i, "tahap")])


@kind
def renstra_period(y, r, half):
    """the Renstra ends before the year of the report"""
    a, b = y.toml.get("renstra", {}).get("awal"), y.toml.get("renstra", {}).get("akhir")
    if not (isinstance(a, int) and isinstance(b, int) and a <= y.year <= b):
        return None
    if half == "dev":
        return _toml(y, "renstra", "akhir", str(y.year - 1), "tahun laporan di luar masa Renstra", "ended")
    return _toml(y, "renstra", "awal", str(b + 1), "awal Renstra sesudah akhirnya", "reversed", proof="arithmetic")


@kind
def regulation_year(y, r, half):
    """a regulation of the future"""
    c = [(i, x) for i, x in enumerate(y.rows("dasar_hukum")) if x["tahun"].isdigit()]
    if not c:
        return None
    i, x = r.choice(c)
    s = x["tahun"]
    new = s[:2] + s[3] + s[2] if half == "dev" else str(y.year + r.randint(2, 20))
    if int(new) <= y.year + 1:
        new = str(int(s) + 30)
    if int(new) <= y.year + 1:
        return None
    return cell(y, "dasar_hukum", i, "tahun", new, "peraturan dari tahun yang akan datang", "transposed" if half == "dev" else "future", proof="order")


@kind
def follow_up_before_evaluation(y, r, half):
    """a follow-up due long before the evaluation that asked for it"""
    ev = {x["kode"]: x for x in y.rows("evaluasi")}
    c = [(i, x, m) for i, x in enumerate(y.rows("tindak_lanjut_evaluasi")) if x["evaluasi"] in ev and (m := re.search(r"(19|20)\d\d", x["target_selesai"]))]
    if not c:
        return None
    i, x, m = r.choice(c)
    new = str(int(ev[x["evaluasi"]]["tanggal"][:4]) - (2 if half == "dev" else 10))
    return cell(y, "tindak_lanjut_evaluasi", i, "target_selesai", x["target_selesai"].replace(m[0], new), "target selesai sebelum evaluasinya terbit", "before", proof="order")


# ---- people

@kind
def party_mismatch(y, r, half):
    """an agreement signed by the holder of another position"""
    rows = y.rows("perjanjian")
    who: dict[str, set] = {}
    pos: dict[str, set] = {}
    for x in rows:
        for a, b in (("pihak_pertama", "jabatan_pertama"), ("pihak_kedua", "jabatan_kedua")):
            who.setdefault(x[a], set()).add(x[b])
            pos.setdefault(x[b], set()).add(x[a])
    side = "pertama" if half == "dev" else "kedua"
    c = [(i, x) for i, x in enumerate(rows) if len(pos[x[f"jabatan_{side}"]]) == 1 and len(who[x[f"pihak_{side}"]]) == 1 and sum(z[f"pihak_{s}"] == x[f"pihak_{side}"] for z in rows for s in ("pertama", "kedua")) > 1]
    if not c:
        return None
    i, x = r.choice(c)
    others = sorted(k for k in who if k not in (x["pihak_pertama"], x["pihak_kedua"]) and len(who[k]) == 1)
    if not others:
        return None
    return cell(y, "perjanjian", i, f"pihak_{side}", r.choice(others), "nama dan jabatan tidak cocok dengan perjanjian lain", side, proof="form", also=[at(y, "perjanjian", i, f"jabatan_{side}")])


@kind
def position_mismatch(y, r, half):
    """a person with another position than everywhere else"""
    rows = y.rows("perjanjian")
    side = "kedua" if half == "dev" else "pertama"
    jobs: dict[str, list] = {}
    for x in rows:
        for s in ("pertama", "kedua"):
            jobs.setdefault(x[f"pihak_{s}"], []).append(x[f"jabatan_{s}"])
    c = [(i, x) for i, x in enumerate(rows) if len(jobs[x[f"pihak_{side}"]]) > 1 and len(set(jobs[x[f"pihak_{side}"]])) == 1]
    if not c:
        return None
    i, x = r.choice(c)
    other = sorted({j for k, v in jobs.items() if k != x[f"pihak_{side}"] for j in v} - {x[f"jabatan_{side}"]})
    return cell(y, "perjanjian", i, f"jabatan_{side}", r.choice(other), "jabatan lain dari semua perjanjian orang itu", side, proof="form", also=[at(y, "perjanjian", i, f"pihak_{side}")]) if other else None


@kind
def nip_implausible(y, r, half):
    """a NIP whose appointment is before the holder grew up"""
    c = [(i, x) for i, x in enumerate(y.rows("pegawai")) if re.fullmatch(r"\d{18}", x["nip"])]
    if not c:
        return None
    i, x = r.choice(c)
    n = x["nip"]
    born, app = int(n[:4]), int(n[8:12])
    new = str(app - r.randint(1, 9)) + n[4:] if half == "dev" else n[:8] + str(y.year + r.randint(2, 9)) + n[12:]
    if half == "held" and not new[8:10] == "20":
        return None
    return cell(y, "pegawai", i, "nip", new, "tahun lahir dan tahun pengangkatan tidak mungkin" if half == "dev" else "pengangkatan sesudah tahun laporan", "birth" if half == "dev" else "appointment", proof="order")


@kind
def head_of_agency(y, r, half):
    """the head in the settings is not who signs as head"""
    k = y.toml.get("kepala", {})
    rows = [x for x in y.rows("perjanjian") if x["bentuk"] == "instansi" and x["pihak_pertama"] == k.get("pegawai")]
    if not rows:
        return None
    if half == "dev":
        other = sorted({x["kode"] for x in y.rows("pegawai")} - {k["pegawai"], *(x["pihak_kedua"] for x in rows)})
        return _toml(y, "kepala", "pegawai", f'"{r.choice(other)}"', "kepala instansi lain dari penanda tangan perjanjian", "person", "form") if other else None
    jobs = sorted({x["jabatan_pertama"] for x in y.rows("perjanjian")} - {k.get("jabatan"), rows[0]["jabatan_pertama"]})
    return _toml(y, "kepala", "jabatan", json.dumps(r.choice(jobs), ensure_ascii=False), "jabatan kepala lain dari perjanjian", "position", "form") if jobs and rows[0]["jabatan_pertama"] == k.get("jabatan") else None


# ---- classes, codes and texts

@kind
def grade_against_score(y, r, half):
    """AA for a score of 65"""
    if not y.has("evaluasi"):
        return None
    i = r.randrange(len(y.rows("evaluasi")))
    was = y.rows("evaluasi")[i]["predikat"].strip()
    pool = [("65.20", "AA"), ("58.40", "A"), ("41.75", "BB")] if half == "dev" else [("91.30", "C"), ("83.65", "CC"), ("72.15", "B"), ("61.05", "BB")]
    score, grade = r.choice([p for p in pool if p[1] != was])
    return cell(y, "evaluasi", i, "predikat", grade, f"predikat {grade} untuk nilai {score}", "too-high" if half == "dev" else "other", more=[("evaluasi", i, "nilai", score)], also=[at(y, "evaluasi", i, "nilai")])


@kind
def level_against_code(y, r, half):
    """the level of a code of the nomenclature"""
    lv = {2: "program", 4: "kegiatan", 5: "sub_kegiatan"}
    c = [(i, x) for i, x in enumerate(y.rows("nomenklatur")) if lv.get(x["kode"].count(".")) == x["level"]]
    c = [(i, x) for i, x in c if x["level"] == ("kegiatan" if half == "dev" else "sub_kegiatan")]
    if not c:
        return None
    i, x = r.choice(c)
    return cell(y, "nomenklatur", i, "level", "sub_kegiatan" if half == "dev" else "kegiatan", "tingkat tidak sesuai dengan kodenya", x["level"], proof="form", also=[at(y, "nomenklatur", i, "kode")])


@kind
def parent_missing(y, r, half):
    """a kegiatan (held: a program) of the nomenclature is gone, its children stay"""
    lvl = "kegiatan" if half == "dev" else "program"
    codes = [x["kode"] for x in y.rows("nomenklatur")]
    refs = {x["program"] for n in ("pagu_program", "perjanjian_program", "rencana_aksi", "indikator") for x in y.rows(n)} | {x["kode"] for x in y.rows("pendukung")}
    c = [(i, x) for i, x in enumerate(y.rows("nomenklatur")) if x["level"] == lvl and any(z.startswith(x["kode"] + ".") for z in codes) and (half == "held" or x["kode"] not in refs)]
    if not c:
        return None
    i, x = r.choice(c)
    kids = [k for k, z in enumerate(codes) if z.startswith(x["kode"] + ".")]
    also = [asdict(Place(y.file("nomenklatur"), k + 1 - (k > i), "kode", None)) for k in kids]
    also += [asdict(at(y, n, k, "program")) for n in ("pagu_program", "perjanjian_program", "rencana_aksi", "indikator") for k, z in enumerate(y.rows(n)) if z["program"] == x["kode"]]
    return Mutation("", "", lvl, y.file("nomenklatur"), None, "kode", None, {"kode": x["kode"]}, x["kode"], "", f"{lvl} {x['kode']} tidak ada, turunannya ada", "", 0, "form", [dict(op="delete", file=y.file("nomenklatur"), row=i + 1)], also, [])


@kind
def stage_against_code(y, r, half):
    """an agreement m-… of the stage perubahan"""
    c = [(i, x) for i, x in enumerate(y.rows("perjanjian")) if (x["kode"][0] == "m") == (x["tahap"] == "murni") and x["tahap"] == ("murni" if half == "dev" else "perubahan")]
    if not c:
        return None
    i, x = r.choice(c)
    return cell(y, "perjanjian", i, "tahap", "perubahan" if x["tahap"] == "murni" else "murni", "tahap tidak sesuai dengan kode perjanjian", x["tahap"], proof="form", also=[at(y, "perjanjian", i, "kode"), at(y, "perjanjian", i, "tanggal"), at(y, "perjanjian", i, "urut")])


@kind
def order_number_twice(y, r, half):
    """urut (held: a gap in no) within a list"""
    if half == "dev":
        c = [(i, x) for i, x in enumerate(y.rows("perjanjian")) if int(x["urut"]) > 1]
        if not c:
            return None
        i, x = r.choice(c)
        j = next((k for k, z in enumerate(y.rows("perjanjian")) if z["tahap"] == x["tahap"] and z["urut"] == str(int(x["urut"]) - 1)), None)
        return cell(y, "perjanjian", i, "urut", str(int(x["urut"]) - 1), "nomor urut dua kali dalam satu tahap", "urut", proof="form", also=[at(y, "perjanjian", j, "urut")]) if j is not None else None
    for name in r.sample(["fungsi", "dasar_hukum", "isu_strategis", "misi", "dokumen_sumber"], 5):
        rows = y.rows(name)
        if len(rows) > 3 and [x["no"] for x in rows] == [str(k + 1) for k in range(len(rows))]:
            i = len(rows) - 1
            also = [at(y, "visi_acuan", k, "dasar_hukum") for k, z in enumerate(y.rows("visi_acuan")) if name == "dasar_hukum" and z["dasar_hukum"] == rows[i]["no"]]
            also += [at(y, "tujuan", k, "misi") for k, z in enumerate(y.rows("tujuan")) if name == "misi" and z["misi"] == rows[i]["no"]]
            return cell(y, name, i, "no", str(len(rows) + r.randint(5, 40)), "nomor melompat", name, proof="form", also=also)
    return None


@kind
def mission_not_held(y, r, half):
    """a tujuan of a mission that the agency does not support"""
    no = [x["no"] for x in y.rows("misi") if x["diampu"] == "tidak"]
    ya = {x["no"]: k for k, x in enumerate(y.rows("misi")) if x["diampu"] == "ya"}
    if half == "dev":
        c = [i for i, x in enumerate(y.rows("tujuan")) if x["misi"] in ya]
        return cell(y, "tujuan", r.choice(c), "misi", r.choice(no), "tujuan mendukung misi yang tidak diampu", "tujuan", proof="form", also=[at(y, "misi", k, "diampu") for k in range(len(y.rows("misi")))]) if c and no else None
    c = [k for n, k in ya.items() if any(x["misi"] == n for x in y.rows("tujuan"))]
    if not c:
        return None
    k = r.choice(c)
    return cell(y, "misi", k, "diampu", "tidak", "misi ini didukung oleh tujuan", "misi", proof="form", also=[at(y, "tujuan", i, "misi") for i in range(len(y.rows("tujuan")))] + [at(y, "rencana_aksi", i, "misi") for i in range(len(y.rows("rencana_aksi")))])


@kind
def goal_in_agreement(y, r, half):
    """dalam_pk says no while the agreement has the sasaran (held: the reverse)"""
    forms = {x["kode"] for x in y.rows("perjanjian") if x["bentuk"] == "instansi"}
    have = {x["sasaran"].strip() for x in y.rows("perjanjian_item") if x["perjanjian"] in forms}
    want = "ya" if half == "dev" else "tidak"
    c = [i for i, x in enumerate(y.rows("sasaran")) if x["dalam_pk"] == want and (x["sasaran"].strip() in have) == (want == "ya")]
    if not c or not have:
        return None
    i = r.choice(c)
    also = [at(y, "perjanjian_item", k, "sasaran") for k, x in enumerate(y.rows("perjanjian_item")) if x["perjanjian"] in forms]
    return cell(y, "sasaran", i, "dalam_pk", "tidak" if want == "ya" else "ya", "perjanjian kinerja instansi berkata lain", want, proof="form", also=also)


@kind
def cascade_level(y, r, half):
    """jenjang is not one below its parent"""
    lv = {x["kode"]: x["jenjang"] for x in y.rows("cascading")}
    c = [(i, x) for i, x in enumerate(y.rows("cascading")) if x["induk"] in lv and int(x["jenjang"]) == int(lv[x["induk"]]) + 1]
    if not c:
        return None
    i, x = r.choice(c)
    new = str(int(x["jenjang"]) + 2) if half == "dev" else lv[x["induk"]]
    return cell(y, "cascading", i, "jenjang", new, "jenjang tidak satu di bawah induknya", "below" if half == "dev" else "same", proof="form", also=[at(y, "cascading", i, "induk")])


TEXTS = [("dokumen_sumber", "dokumen"), ("dokumentasi", "judul"), ("dokumentasi", "keterangan"), ("tindak_lanjut_evaluasi", "output"), ("isu_strategis", "uraian"), ("faktor", "uraian"), ("rencana_aksi", "sasaran")]


@kind
def year_in_text(y, r, half):
    """a year typed in a text is another one"""
    c = [(t, i, col, x[col]) for t, col in TEXTS for i, x in enumerate(y.rows(t)) if re.search(rf"(?<!\d){y.year}(?!\d)", x.get(col, ""))]
    if not c:
        return None
    t, i, col, v = r.choice(c)
    s = str(y.year)
    new = r.choice([str(y.year - 1), s[:2] + s[3] + s[2]]) if half == "dev" else r.choice([str(y.year - 10), str(y.year + 1), str(y.year + 8)])
    if new == s:
        new = str(y.year - 2)
    return cell(y, t, i, col, re.sub(rf"(?<!\d){y.year}(?!\d)", new, v, count=1), "tahun dalam teks bukan tahun laporan", t, proof="form")


@kind
def figure_in_text(y, r, half):
    """a figure of the indicator typed in a text is not that of the data"""
    c = [(i, x) for i, x in enumerate(y.rows("faktor")) if (num(next((z["capaian_dinyatakan"] for z in y.rows("realisasi") if z["indikator"] == x["indikator"]), "")) or 0) > 10]
    if not c:
        return None
    i, x = r.choice(c)
    j, z = next((k, z) for k, z in enumerate(y.rows("realisasi")) if z["indikator"] == x["indikator"])
    if half == "dev":
        v = num(z["capaian_dinyatakan"]) + r.choice([9, -9, 20])
        txt = f" Capaian indikator tahun {y.year} sebesar {show(v).replace('.', ',')}%."
        col = "capaian_dinyatakan"
    else:
        t = target_of(y, x["indikator"])
        if not t:
            return None
        txt = f" Target tahun {y.year} sebesar {show(t + r.choice([3, 5, 15])).replace('.', ',')}{'%' if share(y, x['indikator']) else ''} telah disepakati."
        col = "nilai_dinyatakan"
    return cell(y, "faktor", i, "uraian", x["uraian"].rstrip() + txt, "angka dalam teks lain dari data", "capaian" if half == "dev" else "target", proof="form", also=[at(y, "realisasi", j, col)])


@kind
def another_agency(y, r, half):
    """the name of another agency left from a template"""
    name = y.toml.get("instansi", {}).get("nama", "")
    short = y.toml.get("instansi", {}).get("nama_singkat", "")
    c = [(t, i, col, x[col]) for t, col in TEXTS + [("perjanjian", "jabatan_pertama"), ("evaluasi", "perihal")] for i, x in enumerate(y.rows(t)) if name and name in x.get(col, "")]
    if half == "held":
        c = [z for z in c if z[0] in ("dokumen_sumber", "evaluasi")]
    if not c:
        return None
    t, i, col, v = r.choice(c)
    tail = name[len(short):] if short and name.startswith(short) else ""
    other = r.choice(["Dinas Perhubungan", "Badan Kesatuan Bangsa dan Politik", "Dinas Perkebunan"]) + tail
    return cell(y, t, i, col, v.replace(name, other), "nama instansi lain", t, proof="form") if other not in name else None


# ---------------------------------------------------------------- harmless changes (nothing may be said)

HARMLESS: list[tuple[str, object]] = []


def harmless(f):
    HARMLESS.append((f.__name__.replace("_", "-"), f))
    return f


@harmless
def ordinary_word(y, r, half):
    """words that programs take for nothing: nan, None, null, NA"""
    c = [(t, i, col) for t, col in (("faktor", "uraian"), ("isu_strategis", "uraian"), ("dokumentasi", "keterangan"), ("fungsi", "fungsi")) for i in range(len(y.rows(t)))]
    if not c:
        return None
    t, i, col = r.choice(c)
    w = r.choice(["Terwujudnya kota nan madani.", "Program None tidak dilanjutkan."]) if half == "dev" else r.choice(["Lembaga NA (Nirlaba Amanah) ikut serta.", "Data null island tidak dipakai."])
    return cell(y, t, i, col, (y.rows(t)[i][col].rstrip() + " " + w).strip(), "kata biasa", "word")


@harmless
def moved_between_kinds(y, r, half):
    """budget moved between two sub kegiatan of one program: all sums stay"""
    c = []
    for p in linked(y):
        rr = [i for i in budget_rows(y, p) if int(y.rows("anggaran")[i]["pagu"]) > 4_000_000]
        c += [(a, b) for a in rr for b in rr if a != b]
    used = {x["sub_kegiatan"] for x in y.rows("rencana_aksi_item")}
    c = [(a, b) for a, b in c if not {y.rows("anggaran")[a]["kode"], y.rows("anggaran")[b]["kode"]} & used and int(y.rows("anggaran")[a]["pagu"]) - 150_000 > int(y.rows("anggaran")[a]["realisasi"] or 0)]
    if not c:
        return None
    a, b = r.choice(c)
    d = 125_000 if half == "dev" else 98_500
    return cell(y, "anggaran", a, "pagu", str(int(y.rows("anggaran")[a]["pagu"]) - d), "pergeseran antarsub kegiatan", "moved", more=[("anggaran", b, "pagu", str(int(y.rows("anggaran")[b]["pagu"]) + d))])


@harmless
def truncated_value(y, r, half):
    """a stated value cut off instead of rounded"""
    c = [(f, i, x) for f in years_with(y, "realisasi") for i, x in enumerate(y.rows("realisasi", f)) if ratio_agrees(y, x)]
    if not c:
        return None
    f, i, x = r.choice(c)
    d = len(x["nilai_dinyatakan"].partition(".")[2])
    v = int(num(x["pembilang"]) / num(x["penyebut"]) * 100 * 10 ** d + 1e-9) / 10 ** d
    return cell(y, "realisasi", i, "nilai_dinyatakan", f"{v:.{d}f}" if d else show(v), "dipotong", "cut", folder=f)


@harmless
def less_spent(y, r, half):
    """a sub kegiatan that spent little and says why"""
    c = [(i, x) for i, x in enumerate(y.rows("anggaran")) if x["realisasi"].isdigit() and int(x["pagu"]) > 1_000_000]
    if not c:
        return None
    i, x = r.choice(c)
    v = int(int(x["pagu"]) * r.uniform(.35, .6))
    return cell(y, "anggaran", i, "realisasi", str(v), "serapan rendah yang dijelaskan", "explained", more=[("anggaran", i, "permasalahan", "Gagal lelang"), ("anggaran", i, "upaya", "Lelang ulang pada tahun berikutnya")])


@harmless
def signed_in_season(y, r, half):
    """another day of the reporting season"""
    return _toml(y, "laporan", "tanggal", f"{y.year + 1}-{r.choice(['01-31', '02-14', '02-28', '03-10'])}", "tanggal wajar", "season")


@harmless
def earlier_regulation(y, r, half):
    """an old regulation may well be cited"""
    c = [i for i, x in enumerate(y.rows("dasar_hukum")) if x["tahun"].isdigit()]
    return cell(y, "dasar_hukum", r.choice(c), "tahun", str(r.randint(1999, 2011)), "peraturan lama", "old") if c else None


# ---------------------------------------------------------------- interface

def half_of(seed: int) -> str:
    return "dev" if seed <= 50 else "held"


def _run(registry, folder, seed, half, tag):
    y = Year(folder)
    half = half or half_of(seed)
    out = []
    for name, f in registry:
        r = random.Random(hashlib.sha256(f"{tag}|{name}|{seed}".encode()).hexdigest())
        m = f(y, r, half)
        if not m:
            continue
        m.kind, m.half, m.seed = name, half, seed
        m.id = f"{half}-{seed:03d}-{name}"
        out.append(asdict(m))
    return out


def mutations(folder, seed: int, half: str | None = None) -> list[dict]:
    """All single faults of one seed for ``folder`` (data/raw/<year>): at most one per kind."""
    return _run(KINDS, folder, seed, half, "fault")


def harmless_changes(folder, seed: int, half: str | None = None) -> list[dict]:
    """Changes of the same form about which nothing new may be said."""
    return _run(HARMLESS, folder, seed, half, "harmless")


def apply(raw: str | Path, m: dict) -> None:
    """Apply one fault in place to a COPY of ``data/raw``."""
    raw = Path(raw)
    tables: dict[str, Table] = {}
    for e in sorted(m["edits"], key=lambda e: e["op"] in ("delete", "insert")):
        p = raw / e["file"]
        if e["op"] == "remove":
            p.unlink()
        elif e["op"] == "copytree":
            shutil.copytree(p, raw / e["to"])
        elif e["op"] == "toml":
            lines = p.read_text(encoding="utf-8").split("\n")
            lines[e["line"] - 1] = e["after"]
            p.write_text("\n".join(lines), encoding="utf-8")
        else:
            t = tables.setdefault(e["file"], Table(p))
            if e["op"] == "set":
                t.rows[e["row"] - 1][e["column"]] = e["after"]
            elif e["op"] == "delete":
                del t.rows[e["row"] - 1]
            elif e["op"] == "insert":
                t.rows.insert(e["row"] - 1, dict(e["values"]))
    for t in tables.values():
        t.save()


def _norm(file: str) -> str:
    p = Path(str(file)).as_posix().strip("/")
    return "/".join(p.split("/")[-2:]) if p.endswith((".csv", ".toml")) else p.split("/")[-1]


def named(m: dict, places: list[dict], strict: bool = False) -> bool:
    """Is the fault named by one of ``places`` (dicts with file, row or line, column; file with its year folder)?

    The first place, one of ``also`` or one of ``group`` counts; ``strict``: only the first. A place with neither row nor
    line counts only for a fault of a whole column, row or file. ``row`` is the data row from 1, ``line`` the line in the file."""
    first = dict(file=m["file"], row=m["row"], line=m["line"], column=m["column"])
    wanted = [first] + ([] if strict else m["also"] + m["group"])
    for w in wanted:
        for p in places:
            if _norm(p.get("file", "")) != _norm(w["file"]):
                continue
            if w["column"] is not None and p.get("column") != w["column"]:
                continue
            if w["row"] is None or (p.get("row") is not None and p.get("row") == w["row"]) or (p.get("line") is not None and p.get("line") == w["line"]):
                return True
    return False


def self_test(folder, seeds) -> dict:
    """Every fault applies, changes only its file(s), and no two faults of a seed are alike."""
    import tempfile

    y = Year(folder)
    count: dict[str, int] = {}
    for s in seeds:
        for m in mutations(folder, s) + harmless_changes(folder, s):
            count[m["kind"]] = count.get(m["kind"], 0) + 1
            with tempfile.TemporaryDirectory() as d:
                raw = Path(d) / "raw"
                shutil.copytree(y.raw, raw)
                apply(raw, m)
                changed = {p.relative_to(raw).as_posix() for p in raw.rglob("*") if p.is_file() and (not (y.raw / p.relative_to(raw)).exists() or p.read_bytes() != (y.raw / p.relative_to(raw)).read_bytes())}
                gone = {p.relative_to(y.raw).as_posix() for p in y.raw.rglob("*") if p.is_file() and not (raw / p.relative_to(y.raw)).exists()}
                want = {e["file"] for e in m["edits"] if e["op"] not in ("copytree",)}
                if any(e["op"] == "copytree" for e in m["edits"]):
                    assert changed and all(c.startswith(m["file"] + "/") for c in changed), m["id"]
                else:
                    assert changed | gone == want or (m["kind"] == "truncated-value" and changed <= want), (m["id"], changed, gone, want)
                if m["row"] and m["file"].endswith(".csv") and m["edits"][0]["op"] == "set":
                    t = Table(raw / m["file"])
                    assert t.rows[m["row"] - 1][m["column"]] == m["after"], m["id"]
                    same = y.raw / m["file"]
                    diff = [(i, h) for i, (a, b) in enumerate(zip(Table(same).rows, t.rows)) for h in a if a[h] != b[h]]
                    assert (m["row"] - 1, m["column"]) in diff and len(diff) == len(m["edits"]), (m["id"], diff)
    return count


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("what", choices=["list", "apply", "test"])
    ap.add_argument("folder", help="data/raw/<year>")
    ap.add_argument("--seeds", default="1-5")
    ap.add_argument("--id", help="for apply: id of the fault")
    ap.add_argument("--into", help="for apply: where the copy of data/raw is written")
    ap.add_argument("--harmless", action="store_true")
    a = ap.parse_args()
    lo, _, hi = a.seeds.partition("-")
    seeds = range(int(lo), int(hi or lo) + 1)
    if a.what == "test":
        c = self_test(a.folder, seeds)
        print(len(c), "kinds,", sum(c.values()), "changes")
        for k, v in sorted(c.items()):
            print(f"{v:5d} {k}")
        sys.exit(0)
    ms = [m for s in seeds for m in (harmless_changes if a.harmless else mutations)(a.folder, s)]
    if a.what == "list":
        for m in ms:
            print(json.dumps(m, ensure_ascii=False))
    else:
        s = int(a.id.split("-")[1])
        m = next(m for m in mutations(a.folder, s) + harmless_changes(a.folder, s) if m["id"] == a.id)
        dst = Path(a.into)
        shutil.copytree(Path(a.folder).resolve().parent, dst)
        apply(dst, m)
        print(json.dumps(m, ensure_ascii=False, indent=1))
