"""No page of a site, as it is built, violates a rule of axe-core, whatever is open on it."""

from __future__ import annotations

import pytest

MAKS_BITA = 6 * 1024 * 1024


@pytest.fixture(scope="module")
def axe():
    modul = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser` (axe)")
    return modul.Axe()


def pelanggaran(axe, halaman) -> list[str]:
    hasil = axe.run(halaman).response["violations"]
    return [f"{v['id']}: {n['html'][:120]} {n['failureSummary']}" for v in hasil for n in v["nodes"][:3]]


@pytest.mark.parametrize(("tema", "lebar"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_no_page_violates_a_rule(buka, axe, terbangun, tema, lebar):
    salah = {}
    ukuran = {"width": lebar, "height": 800}
    for berkas in sorted(terbangun.glob("*.html")):
        with buka.sebentar(terbangun, berkas.name, color_scheme=tema, reduced_motion="reduce", viewport=ukuran) as h:
            if ditemukan := pelanggaran(axe, h):
                salah[berkas.name] = ditemukan
    assert salah == {}


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_open_panel_results_and_filters_violate_no_rule(buka, axe, contoh, tema):
    pilihan = {"color_scheme": tema, "reduced_motion": "reduce"}
    bab = buka(contoh, "bab-1.html", **pilihan)
    bab.locator("#tbl-capaian >> text=45,9%").click()
    assert pelanggaran(axe, bab) == []
    bab.keyboard.press("Escape")
    bab.locator("summary").last.click()
    assert pelanggaran(axe, bab) == []
    assert pelanggaran(axe, buka(contoh, "cari.html?q=capaian", **pilihan)) == []
    assert pelanggaran(axe, buka(contoh, "bab-1.html?sorot=contoh", **pilihan)) == []
    assert pelanggaran(axe, buka(contoh, "reviu.html#temuan-awas-2", **pilihan)) == []
    sempit = buka(contoh, "bab-1.html", viewport={"width": 380, "height": 740}, **pilihan)
    sempit.get_by_role("button", name="Daftar isi").click()
    assert pelanggaran(axe, sempit) == []


def test_the_site_is_small(terbangun):
    assert sum(b.stat().st_size for b in terbangun.iterdir()) < MAKS_BITA
