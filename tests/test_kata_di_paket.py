"""The sentences of the report stand in its notebooks: the package has names, labels, figures and lists."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PAKET = Path(__file__).parents[1] / "lkip_analysis"
FOLDER = ("report", "kinerja", "text")
"""What the report is made with; elsewhere are data errors, findings and messages of the command line."""

KATA_KERJA = re.compile(r"\b(?:ialah|adalah|merupakan|sehingga|sebesar|karena|menunjukkan|termasuk|berjumlah)\b")
"""Words that make a row of words a statement."""
TEMPAT = "{}"


def kalimat(teks: str) -> bool:
    """Whether a literal reads as a sentence: it ends as one, or it states something about a value."""
    kata = re.findall(r"[^\W\d_]+", teks.replace(TEMPAT, " nilai "))
    if len(kata) < 4:
        return False
    berakhir = teks[:1].isupper() and teks.rstrip().endswith((".", "!", "?", ":"))
    return berakhir or bool(KATA_KERJA.search(teks))


def literal(pohon: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module with their lines: no docstrings, and nothing that is raised."""
    for simpul in ast.iter_child_nodes(pohon):
        if isinstance(simpul, ast.Raise) or (isinstance(simpul, ast.Expr) and isinstance(simpul.value, ast.Constant)):
            continue
        if isinstance(simpul, ast.JoinedStr):
            yield simpul.lineno, "".join(b.value if isinstance(b, ast.Constant) else TEMPAT for b in simpul.values)
            continue
        if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str):
            yield simpul.lineno, simpul.value
        yield from literal(simpul)


@pytest.mark.parametrize(
    "teks", ["Target {} ialah {}.", "Tidak ada indikator di bawah target.", "sisa pagu {} karena {}"]
)
def test_a_sentence_is_known(teks):
    assert kalimat(teks)


@pytest.mark.parametrize(
    "teks", ["Realisasi Anggaran Tahun {}", "Perjanjian Kinerja {}", "pagu dikurangi realisasi", "—"]
)
def test_a_label_is_none(teks):
    assert not kalimat(teks)


def test_the_package_has_no_sentence_of_the_report():
    ada = [
        f"{path.relative_to(PAKET)}:{baris}: {teks}"
        for folder in FOLDER
        for path in sorted((PAKET / folder).rglob("*.py"))
        for baris, teks in literal(ast.parse(path.read_text(encoding="utf-8")))
        if kalimat(teks)
    ]
    assert "\n".join(ada) == ""
