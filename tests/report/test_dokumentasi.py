"""Photographs: only from the year's folder, carried inside the page; those that are missing are left out."""

import base64
import json
from dataclasses import replace

import pytest
from lxml import html

from lkip_analysis.build.document import Document, Part
from lkip_analysis.build.pandoc import Printing
from lkip_analysis.report.model import reads as jejak
from lkip_analysis.report.model.dokumentasi import baca_foto


def gambar(lap, nomor):
    (img,) = html.fromstring(lap.gambar("dokumentasi", lap.dokumentasi[nomor])._repr_html_()).iter("img")
    return img


def test_a_photograph_is_carried_inside_the_page(lap):
    img = gambar(lap, 0)
    isi = (lap.root.raw(lap.tahun) / "loket.png").read_bytes()
    assert img.get("src") == f"data:image/png;base64,{base64.b64encode(isi).decode()}"
    assert img.get("alt") == "Dua petugas di loket gabungan."


def test_the_build_learns_that_a_photograph_was_read(lap):
    baca_foto(lap, lap.dokumentasi[0])
    assert f"data/raw/{lap.tahun}/loket.png" in jejak.daftar()


def test_a_photograph_without_its_file_is_left_out(lap):
    assert [foto.judul for foto in lap.dokumentasi] == list(lap.data.dokumentasi["judul"])[:1]
    assert len(lap.data.dokumentasi) > 1


@pytest.mark.parametrize("berkas", ["tidak-ada.png", "../../loket.png", "instansi.toml", ""])
def test_only_pictures_of_the_folder_of_the_year_are_read(lap, berkas):
    assert baca_foto(lap, replace(lap.dokumentasi[0], berkas=berkas)) is None


def test_a_link_out_of_the_folder_is_not_followed(lap, tmp_path):
    luar = tmp_path / "luar.png"
    luar.write_bytes(b"x")
    tautan = lap.root.raw(lap.tahun) / "tautan.png"
    tautan.symlink_to(luar)
    try:
        assert baca_foto(lap, replace(lap.dokumentasi[0], berkas="tautan.png")) is None
    finally:
        tautan.unlink()


@pytest.mark.parametrize(("jenis", "akhiran"), [("svg+xml", "svg"), ("jpeg", "jpg"), ("png", "png")])
def test_pictures_of_every_kind_become_files_for_the_printed_forms(tmp_path, jenis, akhiran):
    src = f"data:image/{jenis};base64,{base64.b64encode(b'isi').decode()}"
    narrow = '<source media="(max-width: 36rem)" srcset="data:image/png;base64,AAAA">'
    document = Document({}, [Part("isi", "A", f'<picture>{narrow}<img src="{src}" alt="a"></picture>')])
    (pohon,) = Printing(document, tmp_path).trees
    (berkas,) = (tmp_path / "gambar").iterdir()
    assert berkas.suffix == f".{akhiran}"
    assert berkas.read_bytes() == b"isi"
    assert f"gambar/{berkas.name}" in json.dumps(pohon.blocks())
