"""Nothing outside the root is read or written, and data are data: no file among them is ever run."""

from __future__ import annotations

import json
import re
import shutil
import socket
import tomllib
from http.client import HTTPConnection
from pathlib import Path

import pytest

from lkip_analysis.data.check import periksa
from lkip_analysis.data.schema import semua_tabel
from lkip_analysis.root import Root

RAHASIA = "isi yang rahasia"
MENARUH = "import pathlib; pathlib.Path({tanda!r}).write_text('x')\n"
"""What a file does that is run: it leaves a mark."""

KODE = (
    "sitecustomize.py", "usercustomize.py", "conftest.py", "pandas.py", "json.py", "lkip_analysis.py", "jupyterlab.py",
    "ipykernel_launcher.py", "jupyter_config.py", "jupyter_server_config.py", "jupyter_lab_config.py",
    "ipython_config.py", "ipython_kernel_config.py", "nbconvert_config.py", ".ipython/profile_default/startup/00.py",
    ".jupyter/jupyter_config.py", "jahat.py", "lkip_analysis/__init__.py",
)  # fmt: skip
"""Names under which Python, IPython or Jupyter look for code somewhere."""

LAIN = {
    "matplotlibrc": "backend: module://jahat\n",
    "lkip.typ": '#panic("data")\n',
    "main.typ": '#panic("data")\n',
    "lanskap.lua": 'error("data")\n',
    "pyvenv.cfg": "home = /nowhere\n",
    "kinerja.pkl": "cposix\nsystem\n(S'touch {tanda}'\ntR.",
    "kernels/python3/kernel.json": '{{"argv": ["touch", "{tanda}"], "display_name": "x", "language": "python"}}',
    ".gitattributes": "* filter=jahat\n",
    "index.html.j2": "{{{{ 7 * 7 }}}}",
}
"""Other files that some program looks for; the mark is put in."""


@pytest.fixture
def akar(akar_baru):
    return akar_baru("rekaan")


def raw(akar) -> Path:
    return akar.path / "data" / "raw" / str(akar.tahun)


def ganti(berkas: Path, lama: str, baru: str) -> None:
    isi = berkas.read_text(encoding="utf-8")
    assert lama in isi
    berkas.write_text(isi.replace(lama, baru, 1), encoding="utf-8")


def test_no_file_among_the_data_is_run(akar, tmp_path):
    """In every folder of data, and with the command started in the year's own folder."""
    tanda = tmp_path / "dijalankan"
    for folder in (akar.path / "data", akar.path / "data" / "raw", raw(akar), akar.path / "data" / "processed"):
        for nama in KODE:
            _taruh(folder / nama, MENARUH.format(tanda=str(tanda)))
        for nama, isi in LAIN.items():
            _taruh(folder / nama, isi.format(tanda=tanda))
    di_data = type(akar)(raw(akar), akar.tahun)
    for kata in (["check"], ["review"], ["build", "--format", "html,pdf,docx,xlsx"]):
        hasil = di_data.lkip("--root", str(akar.path), kata[0], str(akar.tahun), *kata[1:])
        assert hasil.returncode == 0, (kata, hasil.stderr)
        assert not tanda.exists(), kata
    assert (akar.laporan / f"lkip-{akar.tahun}.pdf").is_file()


def _taruh(berkas: Path, isi: str) -> None:
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_text(isi, encoding="utf-8")


def test_jupyterlab_starts_among_the_notebooks(akar, monkeypatch):
    """It runs the settings that it finds where it is started; the notebooks are trusted, the data are not."""
    import subprocess

    from click.testing import CliRunner

    from lkip_analysis.cli import lkip

    dimulai = {}

    def mulai(perintah, *, cwd, **lain):
        dimulai["di"] = cwd
        return subprocess.CompletedProcess(perintah, 0)

    monkeypatch.setattr(subprocess, "run", mulai)
    monkeypatch.chdir(raw(akar))
    assert CliRunner().invoke(lkip, ["--root", str(akar.path), "lab", str(akar.tahun)]).exit_code == 0
    assert dimulai["di"] == akar.path / "notebooks"


def test_a_table_that_is_a_link_out_of_the_root_is_not_read(akar, tmp_path):
    luar = tmp_path / "luar.csv"
    luar.write_text(f"{RAHASIA}\n", encoding="utf-8")
    berkas = {tabel.berkas for tabel in semua_tabel().values()}
    for nama in berkas:
        (raw(akar) / nama).unlink(missing_ok=True)
        (raw(akar) / nama).symlink_to(luar)
    masalah = [m for m in periksa(Root(akar.path), akar.tahun) if m.kode == "di-luar"]
    assert {Path(m.berkas).name for m in masalah} == berkas
    assert RAHASIA not in "".join(map(str, masalah))


def test_a_report_knows_nothing_of_what_links_lead_to(akar, tmp_path):
    """Settings, years and other files too: neither their content nor its hash is published."""
    luar = tmp_path / "luar"
    luar.mkdir()
    (luar / "rahasia.txt").write_text(RAHASIA, encoding="utf-8")
    (raw(akar) / "rahasia.txt").symlink_to(luar / "rahasia.txt")
    (raw(akar) / "folder").symlink_to(luar)
    hasil = akar.bangun("--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    manifest = json.loads((akar.laporan / "manifest.json").read_text(encoding="utf-8"))
    assert not [nama for nama in manifest["inputs"] if "rahasia" in nama]
    (raw(akar) / "instansi.toml").unlink()
    (raw(akar) / "instansi.toml").symlink_to(luar / "rahasia.txt")
    hasil = akar.bangun()
    assert hasil.returncode == 1 and "luar folder proyek" in hasil.stderr and RAHASIA not in hasil.stderr


@pytest.mark.parametrize("nama", ["../../../rahasia.png", "/etc/rahasia.png", "..\\rahasia.png", "a/../../x.png"])
def test_a_picture_outside_the_folder_of_the_year_is_refused(akar, nama):
    ganti(raw(akar) / "dokumentasi.csv", "loket.png", nama)
    hasil = akar.lkip("check", str(akar.tahun))
    assert hasil.returncode == 1 and "dokumentasi.csv" in hasil.stdout + hasil.stderr


def test_linked_chapters_print_the_figures_of_the_root_that_was_named(akar, akar_di, tmp_path):
    """From where the chapters really lie, the root of another agency would be found."""
    lain = akar_di(tmp_path / "lain", "kota")
    shutil.rmtree(akar.path / "notebooks")
    (akar.path / "notebooks").symlink_to(lain.path / "notebooks")
    hasil = akar.bangun("--only", "pernyataan", "--format", "html")
    assert hasil.returncode == 0, hasil.stderr
    halaman = (akar.laporan / "html" / "pernyataan.html").read_text(encoding="utf-8").upper()
    kita, mereka = (
        tomllib.loads((satu.path / "data" / "raw" / str(satu.tahun) / "instansi.toml").read_text(encoding="utf-8"))
        for satu in (akar, lain)
    )
    assert kita["daerah"]["pemerintah"].upper() in halaman
    assert mereka["daerah"]["pemerintah"].upper() not in halaman


def test_measures_are_not_written_through_links(akar, tmp_path):
    luar = tmp_path / "luar.txt"
    luar.write_text(RAHASIA, encoding="utf-8")
    diolah = akar.path / "data" / "processed" / str(akar.tahun)
    diolah.mkdir(parents=True)
    for nama in ("kinerja.csv", "kinerja.csv.baru", "asal.json", "asal.json.baru"):
        (diolah / nama).symlink_to(luar)
    hasil = akar.lkip("review", str(akar.tahun))
    assert hasil.returncode == 0, hasil.stderr
    assert luar.read_text(encoding="utf-8") == RAHASIA
    assert not (diolah / "kinerja.csv").is_symlink()


def test_measures_are_not_written_into_a_folder_elsewhere(akar, tmp_path):
    (tmp_path / "lain").mkdir()
    (akar.path / "data" / "processed").mkdir(parents=True)
    (akar.path / "data" / "processed" / str(akar.tahun)).symlink_to(tmp_path / "lain")
    hasil = akar.lkip("review", str(akar.tahun))
    assert hasil.returncode == 1 and "luar folder proyek" in hasil.stderr
    assert list((tmp_path / "lain").iterdir()) == []


@pytest.mark.parametrize("nama", ["../../README", "/etc/passwd", "..", "bab-1-pendahuluan/../x", ""])
def test_only_chapters_that_there_are_can_be_asked_for(akar, nama):
    hasil = akar.bangun("--only", nama)
    assert hasil.returncode == 1 and "lkip list" in hasil.stderr


def test_clean_removes_nothing_through_a_link(akar, tmp_path):
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "berkas").write_text(RAHASIA, encoding="utf-8")
    akar.laporan.parent.mkdir()
    akar.laporan.symlink_to(tmp_path / "lain")
    akar.lkip("clean", str(akar.tahun))
    assert (tmp_path / "lain" / "berkas").is_file()


# the preview


@pytest.fixture(scope="module")
def pratinjau(rekaan):
    """Address and token of a preview of a built site."""
    import asyncio
    import threading

    from tornado.httpserver import HTTPServer
    from tornado.netutil import bind_sockets

    from lkip_analysis.build import preview

    (soket,) = bind_sockets(0, preview.HOST)
    siap, putaran = threading.Event(), asyncio.new_event_loop()

    async def layani() -> None:
        server = HTTPServer(preview.application(Root(rekaan.akar.path), rekaan.tahun, preview.State(), "rahasia"))
        server.add_sockets([soket])
        siap.set()

    utas = threading.Thread(target=lambda: (putaran.create_task(layani()), putaran.run_forever()), daemon=True)
    utas.start()
    assert siap.wait(10)
    yield soket.getsockname()
    putaran.call_soon_threadsafe(putaran.stop)
    utas.join(10)
    putaran.close()


def minta(tempat: tuple[str, int], alamat: str, **kepala: str):
    sambungan = HTTPConnection(*tempat, timeout=10)
    try:
        sambungan.request("GET", alamat, headers=kepala)
        jawaban = sambungan.getresponse()
        return jawaban.status, jawaban.read().decode(), jawaban.getheader("Set-Cookie") or ""
    finally:
        sambungan.close()


def test_the_preview_listens_on_this_machine_only(pratinjau):
    assert pratinjau[0] == "127.0.0.1"
    lain = next((a[4][0] for a in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)), "127.0.0.1")
    if lain.startswith("127."):
        pytest.skip("this machine has no other address")
    with pytest.raises(OSError):
        socket.create_connection((lain, pratinjau[1]), timeout=3).close()


@pytest.mark.parametrize("alamat", ["/", "/index.html", "/?token=", "/?token=rahasi", "/?token=salah", "/.lkip/events"])
def test_the_preview_answers_nobody_without_the_token(pratinjau, alamat):
    status, isi, kue = minta(pratinjau, alamat)
    assert (status, kue) == (403, "") and "<main" not in isi


def test_the_token_is_kept_in_a_cookie_that_other_sites_do_not_get(pratinjau):
    status, isi, kue = minta(pratinjau, "/?token=rahasia")
    assert status == 302 and isi == ""
    assert {"HttpOnly", "SameSite=Strict"} <= {bagian.strip() for bagian in re.split("[;]", kue)}
    assert minta(pratinjau, "/index.html", Cookie=kue.split(";")[0])[0] == 200


def test_the_preview_is_not_reached_under_the_name_of_another_site(pratinjau):
    """A page elsewhere may give its own name the address of this machine (DNS rebinding)."""
    assert minta(pratinjau, "/?token=rahasia", Host=f"jahat.example:{pratinjau[1]}")[0] == 403


@pytest.mark.parametrize(
    "alamat", ["/../manifest.json", "/..%2fmanifest.json", "/%2e%2e/manifest.json", "//etc/passwd", "/%2fetc%2fpasswd",
               "/index.html%00.html", "/.build/lock"],
)  # fmt: skip
def test_the_preview_has_the_pages_of_the_site_and_no_other_file(pratinjau, alamat):
    _, _, kue = minta(pratinjau, "/?token=rahasia")
    assert minta(pratinjau, alamat, Cookie=kue.split(";")[0])[0] in (400, 404)
