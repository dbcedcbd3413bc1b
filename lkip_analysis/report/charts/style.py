"""How every chart looks: widths, letters, colours, and how a drawing becomes SVG."""

from __future__ import annotations

import base64
import io
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.patheffects import withStroke

from ...text.number_format import bilangan

LEBAR, SEMPIT = 6.4, 3.7
"""Inches: the width of the text block in print, and of the screen of a phone."""
HURUF = "Source Sans Pro"
"""The text font of the report; its package brings it, so that every machine draws the same letters."""
for _potongan in ("Regular", "Bold"):
    fontManager.addfont(str(files("font_source_sans_pro") / "files" / f"SourceSansPro-{_potongan}.ttf"))

# One colour carries the data, one says that a target was missed; the rest is grey. Told apart with every common kind of
# colour blindness, and by lightness in grey.
UTAMA, KURANG, PEMBANDING, SISA, TINTA, REDUP = "#1f5f99", "#c2571a", "#7b8794", "#dde4ec", "#1b232d", "#5b6775"

UKURAN = 9.0
"""Points of a label; nothing in a chart is smaller than `KECIL`."""
KECIL = 8.2

TERBACA = [withStroke(linewidth=2.6, foreground="white")]
"""Letters over a line stay readable."""

GAYA = {
    "font.family": [HURUF, "DejaVu Sans"],
    "font.size": UKURAN,
    "text.color": TINTA,
    "axes.labelcolor": REDUP,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": "#9aa6b2",
    "axes.axisbelow": True,
    "axes.titlesize": UKURAN,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "xtick.color": REDUP,
    "xtick.labelsize": KECIL,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "text.parse_math": False,  # a "$" in a name is a "$"
    "svg.hashsalt": "lkip",
    "svg.fonttype": "path",
}


@contextmanager
def kanvas(lebar: float, tinggi: float, baris: int = 1, lajur: int = 1) -> Iterator[tuple[Figure, list[Axes]]]:
    """Give an empty figure of a size in inches, with axes in rows and columns, under the style of the report."""
    with mpl.rc_context(GAYA):
        figure = Figure(figsize=(lebar, tinggi), layout="constrained")
        yield figure, list(figure.subplots(baris, lajur, squeeze=False).flat)


def svg(figure: Figure) -> str:
    """Return a drawing as an SVG data address; equal drawings give equal bytes."""
    target = io.BytesIO()
    with mpl.rc_context(GAYA):
        FigureCanvasSVG(figure).print_svg(target, metadata={"Date": None, "Creator": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(target.getvalue()).decode()}"


def lipat(teks: str, lebar: float, baris: int = 3) -> str:
    """Fold a label into lines that fit a width in inches; what does not fit in `baris` lines ends with an ellipsis."""
    huruf = max(8, int(lebar / (0.5 * UKURAN / 72)))
    return "\n".join(textwrap.wrap(teks, huruf, max_lines=baris, placeholder=" …"))


def rupiah_singkat(nilai: float) -> str:
    """Print money as a label of a chart: `Rp2,86 miliar`, `Rp625 juta`."""
    for satuan, kali in (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6), ("ribu", 10**3)):
        if abs(nilai) >= kali:
            return f"Rp{bilangan(nilai / kali)} {satuan}".replace("Rp-", "-Rp")
    return f"Rp{bilangan(nilai)}".replace("Rp-", "-Rp")


def tanpa_sumbu(sumbu: Axes, bawah: bool = False) -> None:
    """Leave out ticks and spines that a label at the mark itself makes needless."""
    sumbu.set_yticks([])
    if not bawah:
        sumbu.set_xticks([])
        sumbu.spines["bottom"].set_visible(False)


def label(sumbu: Axes, x: float, y: float, teks: str, geser: Sequence[float] = (4, 0), **gaya: object) -> None:
    """Write a label at a point, moved by some points; it takes no room from the axes, however long it is."""
    bawaan = {"ha": "left", "va": "center", "fontsize": UKURAN, "annotation_clip": False, "path_effects": TERBACA}
    tulisan = sumbu.annotate(teks, (x, y), tuple(geser), textcoords="offset points", **{**bawaan, **gaya})
    tulisan.set_in_layout(False)
