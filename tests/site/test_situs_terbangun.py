"""Sites as they are built, in a real browser: every page narrow and in print, and a walk by keyboard alone."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

SEMPIT = 360
MAKS_TAB = 400
"""Most presses of the Tab key that anything on a page may be away."""


@pytest.fixture
def semua_halaman(buka, terbangun):
    """Open every page of the site in turn, and run a script in it."""

    def jalankan(skrip: str, **pilihan) -> dict[str, object]:
        hasil = {}
        for berkas in sorted(terbangun.glob("*.html")):
            with buka.sebentar(terbangun, berkas.name, **pilihan) as halaman:
                hasil[berkas.name] = halaman.evaluate(skrip)
        return hasil

    return jalankan


def test_no_page_scrolls_sideways_in_a_narrow_window(semua_halaman):
    lebar = semua_halaman("document.documentElement.scrollWidth", viewport={"width": SEMPIT, "height": 740})
    assert {nama: satu for nama, satu in lebar.items() if satu > SEMPIT} == {}


TERPOTONG = """[...document.querySelectorAll('main p, main li, main h1, main h2, main h3, main dd, summary')]
  .filter((e) => e.checkVisibility() && !e.closest('.tabel, figure'))
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1)
  .map((e) => e.textContent.slice(0, 60))"""


def test_no_prose_leaves_a_narrow_window(semua_halaman):
    terpotong = semua_halaman(TERPOTONG, viewport={"width": SEMPIT, "height": 740})
    assert {nama: satu for nama, satu in terpotong.items() if satu} == {}


TERCETAK = """(() => {
  const gelap = (warna) => { const [r, g, b] = warna.match(/[\\d.]+/g).map(Number); return r + g + b < 3 * 128; };
  const teks = [...document.querySelectorAll('main p, main td, main th, main li, main h1, main h2, main caption')]
    .filter((e) => e.checkVisibility() && e.textContent.trim());
  return {
    latar: getComputedStyle(document.body).backgroundColor,
    pucat: teks.filter((e) => !gelap(getComputedStyle(e).color)).map((e) => e.textContent.slice(0, 60)),
    alat: ['.kepala', '.samping', '.langkah', 'details.kode', '.saring', 'dialog', '.bendera']
      .filter((s) => [...document.querySelectorAll(s)].some((e) => e.checkVisibility())),
  };
})()"""


def test_every_page_prints_dark_text_on_white_without_the_site_around_it(buka, terbangun):
    for berkas in sorted(terbangun.glob("*.html")):
        with buka.sebentar(terbangun, berkas.name, color_scheme="dark") as halaman:
            halaman.emulate_media(media="print", color_scheme="dark")
            cetak = halaman.evaluate(TERCETAK)
        assert cetak == {"latar": "rgb(255, 255, 255)", "pucat": [], "alat": []}, berkas.name


def tekan_sampai(halaman, syarat: str) -> None:
    """Press Tab until the focused element, `e`, fulfils a condition."""
    for _ in range(MAKS_TAB):
        halaman.keyboard.press("Tab")
        if halaman.evaluate(f"(e => e && ({syarat}))(document.activeElement)"):
            return
    pytest.fail(f"not reached by {MAKS_TAB} presses of Tab: {syarat}")


def test_a_reviewer_walks_by_keyboard_alone(buka, terbangun):
    """From the front page to a figure, where it comes from, its finding, the place of that, and a search."""
    halaman = buka(terbangun, "index.html")
    tekan_sampai(halaman, "e.getAttribute('href') === 'bab-3-capaian-kinerja.html'")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/bab-3-capaian-kinerja.html")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")  # past the contents
    tekan_sampai(halaman, "e.matches('table span.angka') && e.dataset.asal.includes('data/raw/')")
    angka = halaman.evaluate("document.activeElement.textContent")
    halaman.keyboard.press("Enter")
    assert halaman.locator("#asal-angka h2").inner_text() == f"Asal angka {angka}"
    assert "data/raw/" in halaman.locator("#asal-angka").inner_text()
    halaman.keyboard.press("Escape")
    assert halaman.evaluate("document.activeElement.textContent") == angka
    tekan_sampai(halaman, "e.matches('a.bendera, .temuan-halaman summary')")
    if halaman.evaluate("document.activeElement.matches('summary')"):
        halaman.keyboard.press("Enter")
        tekan_sampai(halaman, "e.matches('.temuan-halaman a')")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/reviu.html#temuan-*")
    assert halaman.locator(":target").is_visible()
    halaman.keyboard.press("Tab")
    tekan_sampai(halaman, "e.matches('.di-laporan a')")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(re.compile(r"/(?!reviu)[\w-]+\.html#"))
    halaman.keyboard.press("Home")
    halaman.reload()
    tekan_sampai(halaman, "e.id === 'kata-cari'")
    halaman.keyboard.type("realisasi")
    halaman.keyboard.press("Enter")
    halaman.wait_for_selector(".hasil li a")
    halaman.keyboard.press("ArrowDown")
    tujuan = halaman.evaluate("document.activeElement.getAttribute('href')")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url(lambda alamat: unquote(alamat).endswith(unquote(tujuan)))
    assert halaman.locator("mark").first.is_visible()


def test_every_figure_of_a_site_says_where_it_comes_from(semua_halaman):
    """Each opens, names its figure, and has a formula or components."""
    skrip = """[...document.querySelectorAll('main span.angka[data-asal]')].filter((e) => {
      const { rumus, komponen } = JSON.parse(e.dataset.asal);
      return !rumus && !komponen.length;
    }).map((e) => e.textContent)"""
    assert {nama: satu for nama, satu in semua_halaman(skrip).items() if satu} == {}
