"""The page of an audit in a browser: readable by all, on a desk and on a phone; filters stand in the address."""

from __future__ import annotations

import pytest
import typst

from lkip_analysis.audit.finding import AuditFinding, Severity
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.review_page import write_page

KALIMAT = "Realisasi luas taman kota sebesar 45,9 persen, naik dari 40,1 persen."
LEBAR = [1366, 390]


@pytest.fixture(scope="module")
def axe():
    modul = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs the extra `browser` (axe)")
    return modul.Axe()


@pytest.fixture(scope="session")
def tinjauan(tmp_path_factory):
    """A folder with the page of a PDF and that of a text."""
    folder = tmp_path_factory.mktemp("tinjauan")
    tabel = "#table(columns: 3, [Indikator], [Target], [Realisasi], [Taman], [12,5], [45,9], [Hutan], [7], [9])"
    typst.compile(
        f"{KALIMAT}\n#pagebreak()\nKosong.\n#pagebreak()\n{tabel}".encode(), output=str(folder / "laporan.pdf")
    )
    (folder / "laporan.md").write_text(
        f"{KALIMAT}\n\n| Indikator | Target | Realisasi |\n|---|---|---|\n| Taman | 12,5 | 45,9 |\n", encoding="utf-8"
    )
    for nama in ("laporan.pdf", "laporan.md"):
        d = baca(folder / nama)
        (p,) = (p for p in d.paragraphs if "45,9" in p.text)
        sel = d.tables[0].rows[0].cells[2].place
        temuan = [
            AuditFinding(
                "Satu.", "45,9", "12,5", (p.at(34, 38), sel), ("a",), "", Severity.ERROR, "aritmetika", "nilai-kalimat"
            ),
            AuditFinding("Dua.", "40,1", "", (p.at(57, 61),), ("b",), "", Severity.WARNING, "banding", "arah-kata"),
            AuditFinding("Tiga.", "", "", (sel,), ("c",), "", Severity.INFO, "bentuk", "arah-kata"),
        ]
        write_page(folder / nama, d, temuan, folder / f"{nama}.html")
    return folder


@pytest.mark.parametrize("lebar", LEBAR)
@pytest.mark.parametrize("nama", ["laporan.pdf.html", "laporan.md.html"])
def test_tanpa_pelanggaran_dan_tanpa_geser_mendatar(buka, axe, tinjauan, nama, lebar):
    h = buka(tinjauan, nama, viewport={"width": lebar, "height": 844})
    hasil = axe.run(h).response["violations"]
    assert [f"{v['id']}: {n['html'][:120]}" for v in hasil for n in v["nodes"][:3]] == []
    assert h.evaluate("document.documentElement.scrollWidth") <= lebar


@pytest.mark.parametrize("lebar", LEBAR)
def test_saringan_berdiri_di_alamat(buka, tinjauan, lebar):
    h = buka(tinjauan, "laporan.pdf.html", viewport={"width": lebar, "height": 844})
    kartu = h.locator(".kartu:visible")
    assert kartu.count() == 3
    h.get_by_label("kesalahan").uncheck()
    assert kartu.count() == 2 and "tingkat=warning%2Cinfo" in h.url
    h.get_by_label("Jenis").select_option("arah-kata")
    h.get_by_label("peringatan").uncheck()
    assert kartu.all_inner_texts()[0].startswith("CATATAN")
    assert h.get_by_role("status").inner_text() == "Tampil 1 dari 3 temuan."
    lagi = buka(tinjauan, f"laporan.pdf.html#{h.url.partition('#')[2]}", viewport={"width": lebar, "height": 844})
    assert lagi.locator(".kartu:visible").count() == 1
    assert lagi.locator("a[data-temuan]:visible").count() == 1


def test_tanda_membuka_kartunya(buka, tinjauan):
    h = buka(tinjauan, "laporan.pdf.html", viewport={"width": 1366, "height": 844})
    tanda = h.locator("#halaman-3 a[data-temuan]").last
    tanda.click()
    terpilih = h.locator(".kartu.terpilih")
    assert terpilih.count() == 1
    assert terpilih.get_attribute("id").removeprefix("temuan=") == tanda.get_attribute("data-temuan")
    assert "temuan=" in h.url


def test_hanya_halaman_dengan_temuan(buka, tinjauan):
    h = buka(tinjauan, "laporan.pdf.html")
    assert h.locator(".tampilan h2").all_inner_texts() == ["Halaman 1", "Halaman 3"]


def test_dapat_dicetak(buka, tinjauan):
    h = buka(tinjauan, "laporan.pdf.html")
    h.emulate_media(media="print")
    assert not h.locator(".saring").is_visible()
    assert h.locator(".kartu:visible").count() == 3
