"""Marks that OCR and Markdown leave in text, turned into plain characters."""

import re

_TANDA = {
    "leq": "≤",
    "le": "≤",
    "leqslant": "≤",
    "geq": "≥",
    "ge": "≥",
    "geqslant": "≥",
    "lt": "<",
    "gt": ">",
    "times": "×",
    "cdot": "×",
    "div": "÷",
    "pm": "±",
    "neq": "≠",
    "sum": "Σ",
    "rightarrow": "→",
    "left": "",
    "right": "",
    "quad": " ",
    "displaystyle": "",
}
_TEBAL = re.compile(r"\*{1,3}|(?<!\w)_{2}|_{2}(?!\w)")
_RUMUS = re.compile(r"\${1,2}([^$]+)\${1,2}")
_HURUF = re.compile(r"\\(?:text|mathrm|mathbf|textbf|textit|mathit|operatorname)\s*\{([^{}]*)\}")
_PECAHAN = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_PERINTAH = re.compile(r"\\([a-zA-Z]+)")


def polos(teks: str) -> str:
    """Drop emphasis marks and write LaTeX formulas in plain characters: `$76 \\leq 90$` gives `76 ≤ 90`."""
    if "*" in teks or "__" in teks:
        teks = _TEBAL.sub("", teks)
    if "$" in teks or "\\" in teks:
        teks = _RUMUS.sub(lambda m: rumus_polos(m[1]), teks)
        if "\\" in teks:
            teks = rumus_polos(teks)
    return teks.strip()


def rumus_polos(latex: str) -> str:
    """Write a LaTeX formula in one line; fractions become `(a)/(b)`."""
    latex = _HURUF.sub(r"\1", latex)
    while (baru := _PECAHAN.sub(r"(\1)/(\2)", latex)) != latex:
        latex = baru
    latex = _PERINTAH.sub(lambda m: _TANDA.get(m[1], m[1]), latex)
    latex = re.sub(r"\\(.)", lambda m: " " if m[1] in ",;: !" else m[1], latex)
    return " ".join(latex.replace("{", "(").replace("}", ")").split())
