"""The site in a real browser: search, provenance, findings, theme, narrow windows, accessibility."""

from __future__ import annotations

import pytest

LEBAR_SEMPIT = {"viewport": {"width": 380, "height": 740}}


def fokus(halaman, apa: str = "textContent") -> str:
    return halaman.evaluate(f"document.activeElement.{apa}").strip()


@pytest.fixture
def bab(buka, contoh):
    return buka(contoh, "bab-1.html")


def panel(halaman):
    return halaman.locator("#asal-angka")


# provenance


def test_a_click_on_a_figure_shows_where_it_comes_from(bab, jahat):
    bab.locator("#tbl-capaian >> text=45,9%").click()
    assert panel(bab).is_visible()
    teks = panel(bab).inner_text()
    for isi in ("Asal angka 45,9%", "realisasi dibagi target, dikali 100%", "4,59%", "10%", jahat):
        assert isi in teks
    for tempat in ("data/raw/2031/realisasi.csv baris 3", "data/raw/2031/target.csv baris 2"):
        assert tempat in teks
    assert bab.title() != "x"


def test_the_panel_names_the_findings_about_the_figure(bab):
    bab.locator("#tbl-capaian >> text=45,9%").click()
    tautan = panel(bab).locator("a[href='reviu.html#temuan-salah-1']")
    tautan.click()
    bab.wait_for_url("**/reviu.html#temuan-salah-1")


def test_figures_are_reached_and_opened_by_keyboard_alone(bab):
    bab.locator("#isi").focus()
    bab.keyboard.press("Tab")
    assert fokus(bab) == "45,9%"
    assert bab.evaluate("document.activeElement.getAttribute('role')") == "button"
    bab.keyboard.press("ArrowRight")
    assert fokus(bab) == "88,25%"
    for tombol in ("Enter", " "):
        bab.keyboard.press(tombol)
        assert panel(bab).is_visible() and "Asal angka 88,25%" in fokus(bab)
        bab.keyboard.press("Escape")
        assert not panel(bab).is_visible() and fokus(bab) == "88,25%"
        bab.wait_for_selector("span.angka:focus[aria-expanded='false']")


def test_arrows_go_along_rows_and_columns_of_a_table(bab):
    bab.locator("#tbl-capaian span.angka").first.focus()
    sel = "document.activeElement.closest('td').cellIndex"
    baris = "document.activeElement.closest('tr').rowIndex"

    def di() -> tuple[int, int]:
        return bab.evaluate(baris), bab.evaluate(sel)

    awal = di()
    langkah = {
        "ArrowDown": (1, 0),
        "ArrowRight": (1, 1),
        "ArrowUp": (0, 1),
        "ArrowLeft": (0, 0),
        "End": (2, 2),
    }
    for tombol, (turun, kanan) in langkah.items():
        bab.keyboard.press(tombol)
        assert di() == (awal[0] + turun, awal[1] + kanan), tombol
    bab.keyboard.press("ArrowDown")
    assert di() == (awal[0] + 2, awal[1] + 2)
    bab.keyboard.press("Home")
    assert di() == awal


def test_figures_of_a_table_are_one_stop_of_the_tab_key(bab):
    perhentian = bab.locator("span.angka[tabindex='0']")
    assert perhentian.count() == 2
    bab.locator("#tbl-capaian span.angka").nth(4).click()
    bab.keyboard.press("Escape")
    assert perhentian.count() == 2
    assert bab.locator("#tbl-capaian span.angka").nth(4).get_attribute("tabindex") == "0"


def test_a_click_beside_the_panel_and_its_button_close_it(bab):
    angka = bab.locator("#tbl-capaian span.angka").nth(5)
    for tutup in (
        lambda: bab.mouse.click(5, 500),
        lambda: panel(bab).get_by_role("button", name="Tutup").click(),
    ):
        angka.click()
        assert angka.get_attribute("aria-expanded") == "true"
        tutup()
        assert not panel(bab).is_visible()
        bab.wait_for_selector("span.angka:focus[aria-expanded='false']")
        assert fokus(bab) == "88,25%"


@pytest.mark.parametrize("ukuran", [(1280, 800), (1280, 420), (900, 700), (380, 740)])
def test_the_panel_leaves_the_figure_in_sight_and_stays_in_the_window(buka, contoh, ukuran):
    lebar, tinggi = ukuran
    halaman = buka(contoh, "bab-1.html", viewport={"width": lebar, "height": tinggi})
    for angka in halaman.locator("main p span.angka").all() + halaman.locator("#tbl-capaian span.angka").all():
        angka.click()
        a, p = angka.bounding_box(), panel(halaman).bounding_box()
        assert p["x"] >= 0 and p["y"] >= 0
        assert p["x"] + p["width"] <= lebar + 1 and p["y"] + p["height"] <= tinggi + 1
        terpisah = (
            a["x"] + a["width"] <= p["x"] or p["x"] + p["width"] <= a["x"]
            or a["y"] + a["height"] <= p["y"] or p["y"] + p["height"] <= a["y"]
        )  # fmt: skip
        assert terpisah, (a, p)
        halaman.keyboard.press("Escape")


def test_a_touch_opens_it_too(buka, contoh):
    halaman = buka(contoh, "bab-1.html", has_touch=True, **LEBAR_SEMPIT)
    halaman.locator("main p span.angka").first.tap()
    assert panel(halaman).is_visible()


# search


def test_search_leads_to_the_words(buka, contoh):
    halaman = buka(contoh, "index.html")
    halaman.get_by_role("searchbox").fill("ZAMRUD khatul")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/cari.html?q=*")
    hasil = halaman.locator(".hasil li")
    assert hasil.count() == 1
    assert "zamrud khatulistiwa" in hasil.first.locator("p").inner_text()
    assert hasil.first.locator("mark").all_inner_texts() == ["zamrud", "khatul"]
    assert halaman.get_by_role("status").inner_text().startswith("1 tempat")
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/bab-2.html?sorot=*")
    tanda = halaman.locator("mark")
    assert tanda.all_inner_texts() == ["zamrud", "khatul"]
    kotak = tanda.first.bounding_box()
    assert 0 < kotak["y"] < 800


def test_search_finds_figures_in_tables_while_typing(buka, contoh):
    halaman = buka(contoh, "cari.html")
    assert fokus(halaman, "id") == "kata-cari"
    halaman.keyboard.type("45,9%")
    halaman.get_by_text("“45,9%”").wait_for()  # results follow the typing: those of all of it
    tautan = [a.get_attribute("href") for a in halaman.locator(".hasil a").all()]
    assert any(a.startswith("bab-1.html") and a.endswith("#tbl-capaian") for a in tautan)
    assert len(tautan) == 3
    halaman.keyboard.press("ArrowDown")
    halaman.keyboard.press("ArrowDown")
    assert fokus(halaman, "href").endswith(tautan[1])
    halaman.keyboard.press("ArrowUp")
    halaman.keyboard.press("ArrowUp")
    assert fokus(halaman, "id") == "kata-cari"


@pytest.mark.parametrize("kata", ["tidakada", "zamrud tidakada", "<script>alert(1)</script>zz", "\\(", "&quot;zz"])
def test_search_says_that_it_found_nothing(buka, contoh, kata):
    halaman = buka(contoh, "cari.html")
    halaman.keyboard.type(kata)
    pesan = f"Tidak ada yang memuat “{kata.lower()}”."
    halaman.wait_for_function("pesan => document.querySelector('.keadaan').textContent === pesan", arg=pesan)
    assert halaman.locator(".hasil li").count() == 0


def test_data_in_results_are_text(buka, contoh, jahat):
    halaman = buka(contoh, "cari.html")
    halaman.keyboard.type("document.title")
    halaman.wait_for_selector(".hasil li")
    assert halaman.title().startswith("Hasil pencarian")
    assert jahat in halaman.locator(".hasil").inner_text()


# findings


def terlihat(halaman) -> list[str]:
    return [k.get_attribute("id") for k in halaman.locator("[data-temuan]").all() if k.is_visible()]


def test_filters_of_findings(buka, contoh):
    halaman = buka(contoh, "reviu.html")
    semua = ["temuan-salah-1", "temuan-awas-2", "temuan-catat-3", "temuan-awas-4"]
    assert terlihat(halaman) == semua
    pilih = {nama: halaman.get_by_label(nama) for nama in ("Tingkat", "Aturan", "Keadaan")}
    pilih["Tingkat"].select_option("peringatan")
    assert terlihat(halaman) == ["temuan-awas-2", "temuan-awas-4"]
    pilih["Keadaan"].select_option("selesai")
    assert terlihat(halaman) == ["temuan-awas-4"]
    assert halaman.get_by_role("status").inner_text() == "Tampil 1 dari 4 temuan."
    halaman.get_by_role("button", name="Tampilkan semua").click()
    halaman.wait_for_function("() => document.querySelector('.saring p').textContent.startsWith('Tampil 4')")
    pilih["Aturan"].select_option("Realisasi berbeda")
    assert terlihat(halaman) == ["temuan-salah-1", "temuan-awas-4"]


def test_from_a_finding_to_its_figure_and_back(buka, contoh):
    halaman = buka(contoh, "reviu.html#temuan-salah-1")
    halaman.locator("tr", has=halaman.locator("#temuan-salah-1")).get_by_role("link").nth(1).click()
    halaman.wait_for_url("**/bab-1.html#tempat-*")
    tujuan = halaman.locator("span:target")
    assert tujuan.inner_text() == "45,9%" and 0 < tujuan.bounding_box()["y"] < 800
    halaman.locator("span:target ~ a.bendera[href$='salah-1']").click()
    halaman.wait_for_url("**/reviu.html#temuan-salah-1")
    assert 0 < halaman.locator("#temuan-salah-1").bounding_box()["y"] < 800


def test_a_link_to_a_finding_shows_it_whatever_is_filtered(buka, contoh):
    halaman = buka(contoh, "reviu.html")
    halaman.get_by_label("Tingkat").select_option("catatan")
    halaman.evaluate("location.hash = 'temuan-salah-1'")
    halaman.wait_for_function("() => !document.getElementById('temuan-salah-1').closest('tr').hidden")
    assert len(terlihat(halaman)) == 4


# contents, theme, narrow windows, print


def test_the_contents_mark_the_section_that_is_read(bab):
    kini = bab.locator("#isi-laporan [aria-current='location']")
    assert kini.count() == 0
    for judul in ("1.1 Bagian satu", "1.1.1 Rincian", "1.2 Bagian dua"):
        bab.locator("main").get_by_role("heading", name=judul, exact=True).evaluate("h => h.scrollIntoView()")
        bab.wait_for_function(
            "judul => document.querySelector('[aria-current=location]')?.textContent === judul",
            arg=judul,
        )
    assert bab.locator("#isi-laporan [aria-current='page']").inner_text() == "Bab 1 Contoh"


def latar(halaman) -> str:
    return halaman.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor")


def test_the_theme_follows_the_system_until_another_one_is_chosen(buka, contoh):
    gelap = buka(contoh, "bab-1.html", color_scheme="dark")
    terang = buka(contoh, "bab-1.html", color_scheme="light")
    assert latar(gelap) != latar(terang) == "rgb(255, 255, 255)"
    tombol = terang.get_by_role("button", name="Gelap")
    assert tombol.get_attribute("aria-pressed") == "false"
    tombol.click()
    assert latar(terang) == latar(gelap) and tombol.get_attribute("aria-pressed") == "true"
    terang.get_by_role("link", name="Bab 2 Contoh", exact=True).first.click()
    terang.wait_for_url("**/bab-2.html")
    assert latar(terang) == latar(gelap)
    terang.get_by_role("button", name="Gelap").click()
    assert latar(terang) == "rgb(255, 255, 255)"
    gelap.get_by_role("button", name="Gelap").click()
    assert latar(gelap) == "rgb(255, 255, 255)"


def test_the_site_works_where_nothing_can_be_stored(peramban, contoh):
    konteks = peramban.new_context()
    konteks.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    halaman = konteks.new_page()
    salah = []
    halaman.on("pageerror", lambda e: salah.append(str(e)))
    halaman.goto((contoh / "bab-1.html").as_uri())
    sebelum = latar(halaman)
    halaman.get_by_role("button", name="Gelap").click()
    assert latar(halaman) != sebelum and salah == []
    konteks.close()


def test_a_narrow_window_has_the_contents_behind_a_button(buka, contoh):
    halaman = buka(contoh, "bab-1.html", **LEBAR_SEMPIT)
    tombol = halaman.get_by_role("button", name="Daftar isi")
    isi = halaman.locator("#isi-laporan")
    assert not isi.is_visible() and tombol.get_attribute("aria-expanded") == "false"
    tombol.click()
    assert isi.is_visible() and tombol.get_attribute("aria-expanded") == "true"
    halaman.keyboard.press("Escape")
    assert not isi.is_visible() and fokus(halaman) == "Daftar isi"
    tombol.click()
    isi.get_by_role("link", name="1.2 Bagian dua").click()
    assert not isi.is_visible()
    assert halaman.evaluate("document.documentElement.scrollWidth") <= 380


def test_a_wide_table_scrolls_alone_and_by_keyboard(buka, contoh):
    halaman = buka(contoh, "bab-1.html", **LEBAR_SEMPIT)
    kotak = halaman.locator(".tabel").first
    assert kotak.get_attribute("tabindex") == "0" and "Tabel 1" in kotak.get_attribute("aria-label")
    kotak.focus()
    halaman.keyboard.press("ArrowRight")
    halaman.wait_for_function("() => document.querySelector('.tabel').scrollLeft > 0")


def test_print_is_black_on_white_without_the_site_around_it(buka, contoh):
    halaman = buka(contoh, "bab-1.html", color_scheme="dark")
    halaman.get_by_role("button", name="Gelap").click()
    halaman.get_by_role("button", name="Gelap").click()
    halaman.emulate_media(media="print")
    assert latar(halaman) == "rgb(255, 255, 255)"
    assert halaman.evaluate("getComputedStyle(document.querySelector('main p')).color") == "rgb(0, 0, 0)"
    for bagian in (".kepala", "#isi-laporan", ".langkah", "details.kode", ".bendera >> nth=0"):
        assert not halaman.locator(bagian).is_visible(), bagian
    assert halaman.locator("#tbl-capaian").is_visible()


def test_code_opens(bab):
    kode = bab.locator("details.kode pre").first
    assert not kode.is_visible()
    bab.get_by_text("Kode bab ini").click()
    assert kode.is_visible() and kode.inner_text() == "x = 1 < 2"


def test_the_first_stop_leads_past_the_contents(bab):
    bab.keyboard.press("Tab")
    assert fokus(bab) == "Langsung ke isi"
    bab.keyboard.press("Enter")
    assert fokus(bab, "id") == "isi"
