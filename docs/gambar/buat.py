"""Make the pictures of the README from a built report: ``make screenshots``.

Needs ``lkip build YEAR``, the extra ``browser`` and Chromium on the search path. The pages shown have no personal data:
a page with a NIP is refused.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent
REPORTS = DOCS.parents[1] / "reports"
CHAPTER, TABLE = "bab-3-capaian-kinerja.html", "tbl-pengukuran"
"""What is shown: a table of the site with the origin of one of its figures, and its page in the PDF."""
WIDTH, HEIGHT = 1280, 800
PAGE_WIDTH = 620
NIP = re.compile(r"\d{8} ?\d{6} ?\d ?\d{3}")
COLOURS = 256


def main(year: str) -> None:
    report = REPORTS / year
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        caption = site(browser, report / "html" / CHAPTER, DOCS / "situs.png")
        browser.close()
    with pypdfium2.PdfDocument(report / f"lkip-{year}.pdf") as pdf:
        page(pdf, 0, DOCS / "sampul.png")
        page(pdf, find(pdf, caption), DOCS / "halaman-pdf.png")
    for made in sorted(DOCS.glob("*.png")):
        tidy(made)
        print(f"{made.relative_to(DOCS.parents[1])}: {made.stat().st_size // 1024} KB")


def site(browser: Browser, chapter: Path, target: Path) -> str:
    """Photograph a table with the origin of one of its marked figures, or of its last one; return its caption."""
    view = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce")
    view.goto(chapter.as_uri())
    table = view.locator(f"#{TABLE}")
    table.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 110)")
    marked = table.locator("span.angka:has(+ .bendera)")
    (marked if marked.count() else table.locator("span.angka[data-asal]")).last.click()
    view.screenshot(path=target)
    return table.locator("caption").inner_text()


def find(pdf: pypdfium2.PdfDocument, caption: str) -> int:
    """Return the number of the page with a table; the list of tables, which comes before, has it too."""
    start = " ".join(caption.split()[:4])
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    return next(n for n, text in enumerate(texts) if start in text and ". . ." not in text)


def page(pdf: pypdfium2.PdfDocument, number: int, target: Path) -> None:
    """Draw a page."""
    if NIP.search(pdf[number].get_textpage().get_text_range()):
        raise SystemExit(f"page {number + 1} has a NIP: it is not for the README")
    drawn = pdf[number].render(scale=2 * PAGE_WIDTH / pdf[number].get_width()).to_pil()
    drawn.resize((PAGE_WIDTH, round(PAGE_WIDTH * drawn.height / drawn.width)), Image.Resampling.LANCZOS).save(target)


def tidy(picture: Path) -> None:
    """Make a picture small: few colours are enough for pages of text."""
    with Image.open(picture) as full:
        small = full.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(picture, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
