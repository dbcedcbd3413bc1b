"""Recall and false alarms of the audit on material of another hand than that of its relations: `make audit-bench`.

Each set is one JSON object a line, in two halves: `dev`, which may be looked at while relations are written, and
`held`, which may not. Sets: `paraphrases` (a sentence in a document, right or wrong), `headings` (a table under
unseen headings), `tables` (realisation tables in many layouts), `documents` (whole reports with planted faults).
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.read import baca
from lkip_analysis.text.parse_numbers import cari_angka

ROOT = Path(__file__).with_name("audit")
CONTEXT = 400


class Score(NamedTuple):
    """What one case gave."""

    kind: str
    wrong: bool
    found: bool
    exact: bool
    alarms: int
    false_errors: int
    note: str


def findings(text: str) -> list[AuditFinding]:
    """Findings of a document in Markdown, without remarks."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "laporan.md")
        file.write_text(text, encoding="utf-8")
        return [f for f in Audit(baca(file)).findings() if f.severity is not Severity.INFO]


def figures(text: str) -> set[str]:
    """Figures of a print, zeros at the end of decimals aside."""
    found = re.findall(r"\d[\d.,]*\d|\d", text)
    return {re.sub(r",(\d*?)0+$", r",\1", f).rstrip(",") for f in found}


def close(a: str, b: str) -> bool:
    """Whether two prints share a figure at the precision of the coarser one, or, without figures, a word."""
    numbers = [[t.angka for t in cari_angka(text)] for text in (a, b)]
    return same(a, b) or any(
        abs(x.nilai - y.nilai) <= Decimal(10) ** -min(x.desimal, y.desimal) / 2 for x in numbers[0] for y in numbers[1]
    )


def same(a: str, b: str) -> bool:
    """Whether two prints share a figure, or, without figures, a word."""
    if figures(a) or figures(b):
        return bool(figures(a) & figures(b))
    return bool(set(a.casefold().split()) & set(b.casefold().split()))


def _score(kind: str, case: dict, found: Iterable[AuditFinding], here: Iterable[AuditFinding], name: str) -> Score:
    found, here = list(found), list(here)
    wrong = case.get("verdict", "wrong") == "wrong"
    hits = here if wrong else []
    exact = any(close(f.expected, case["expected"]) for f in hits) if case["expected"] else bool(hits)
    others = [f for f in found if not any(f is h for h in hits)]
    errors = sum(f.severity is Severity.ERROR for f in others)
    note = (
        ""
        if (hits if wrong else not others)
        else f"{name}: {case['stated']} => {case['expected']} | "
        + "; ".join(f"{f.rule} {f.stated[:30]}" for f in others[:3])
    )
    return Score(kind, wrong, bool(hits), exact, len(others), errors, note)


def paraphrases(folder: Path) -> Iterable[Score]:
    """Sentences: found where a finding stands in the sentence's line."""
    for case in _lines(folder / "paraphrases.jsonl"):
        lines = case["document"].split("\n")
        start = " ".join(case["sentence"].split())[:40]
        line = next(i for i, text in enumerate(lines, 1) if start in " ".join(text.split()))
        found = findings(case["document"])
        here = [f for f in found if any(p.line == line for p in f.places)]
        yield _score(case["kind"], case, here, here, case["id"])


def tables(folder: Path, name: str) -> Iterable[Score]:
    """Tables: found where a finding states the wrong figure, in its row."""
    for case in _lines(folder / f"{name}.jsonl"):
        found = findings(case["document"])
        here = [
            f for f in found
            if same(f.stated, case["stated"]) and any(p.row == case["row_number"] for p in f.places)
        ]  # fmt: skip
        yield _score(case.get("layout") or "kepala kolom", case, found, here, case["id"])


def documents(folder: Path) -> Iterable[Score]:
    """Whole reports: planted faults by line; what stands on other lines is a false alarm of the document."""
    cases = defaultdict(list)
    for case in _lines(folder / "documents.jsonl"):
        cases[case["file"]].append(case)
    for file, planted in cases.items():
        found = findings((folder / file).read_text("utf-8"))
        lines = {case["line"] for case in planted}
        for case in planted:
            here = [f for f in found if any(p.line == case["line"] for p in f.places)]
            yield _score(case["kind"], case, here, here, f"{file}:{case['line']}")
        rest = [f for f in found if not any(p.line in lines for p in f.places)]
        yield _score("baris lain", {"verdict": "right", "stated": "", "expected": ""}, rest, [], file)


def _lines(file: Path) -> Iterable[dict]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def report(title: str, scores: list[Score]) -> str:
    """Write a table: by kind, how many wrong ones were found and with the right value, and the false alarms."""
    rows = defaultdict(list)
    for score in scores:
        rows[score.kind].append(score)
    out = [
        f"### {title}", "",
        "| Jenis | salah | ditemukan | nilai tepat | benar | dipersalahkan | alarm lain | di antaranya kesalahan |",
        "|---|---|---|---|---|---|---|---|",
    ]  # fmt: skip
    for kind, group in [*sorted(rows.items()), ("**semua**", scores)]:
        wrong, right = [s for s in group if s.wrong], [s for s in group if not s.wrong]
        out.append(
            f"| {kind} | {len(wrong)} | {sum(s.found for s in wrong)} | {sum(s.exact for s in wrong)} | {len(right)} "
            f"| {sum(s.alarms > 0 for s in right)} | {sum(s.alarms for s in group)} "
            f"| {sum(s.false_errors for s in group)} |"
        )
    return "\n".join([*out, ""])


def main(root: Path, halves: Iterable[str], notes: bool) -> None:
    """Run the sets of both halves and print their tables."""
    for half in halves:
        folder = root / half
        sets = {
            "Kalimat": lambda folder=folder: paraphrases(folder),
            "Kepala kolom": lambda folder=folder: tables(folder, "headings"),
            "Tabel realisasi": lambda folder=folder: tables(folder, "tables"),
            "Laporan": lambda folder=folder: documents(folder),
        }
        print(f"## {half}\n")
        for title, run in sets.items():
            start = time.perf_counter()
            scores = list(run())
            if scores:
                print(report(f"{title} ({len(scores)} kasus, {time.perf_counter() - start:.0f} s)", scores))
                if notes:
                    print("\n".join(s.note for s in scores if s.note), "\n")


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--notes"]
    main(Path(arguments[0]) if arguments else ROOT, arguments[1:] or ("dev", "held"), "--notes" in sys.argv)
