"""The archive of a report: what is in it, and that `lkip verify` builds the same from it, or says what differs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sysconfig
import zipfile
from pathlib import Path

import pytest

from lkip_analysis.build import manifest

BUKU = Path(__file__).parent / "notebooks" / "baik"
LKIP = shutil.which("lkip", path=sysconfig.get_path("scripts"))
NAMA = "reports/2031/lkip-2031-bundle.zip"


@pytest.fixture
def akar(sekali, salinan, akar_di):
    """A root with one small chapter, built."""
    satu, hasil = sekali("arsip", lambda folder: akar_di(folder, "rekaan", notebooks=BUKU))
    assert hasil.returncode == 0, hasil.stderr
    return salinan(satu)


@pytest.fixture
def arsip(akar) -> Path:
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 0, hasil.stderr
    return akar.path / NAMA


@pytest.fixture
def ubah(arsip):
    """Write the archive again with other contents: a function of the old bytes, or None for a file that goes."""

    def ubah(**baru) -> Path:
        with zipfile.ZipFile(arsip) as lama:
            isi = {nama: lama.read(nama) for nama in lama.namelist()}
        for nama, jadi in baru.items():
            isi[nama] = jadi(isi.get(nama)) if jadi else None
        with zipfile.ZipFile(arsip, "w") as tulis:
            for nama, bita in isi.items():
                if bita is not None:
                    tulis.writestr(nama, bita)
        return arsip

    return ubah


def nama_isi(arsip: Path) -> list[str]:
    with zipfile.ZipFile(arsip) as buka:
        return buka.namelist()


# what is in it


def test_a_whole_report_is_the_same_when_it_is_built_again_from_its_archive(rekaan, salinan, perintah, tmp_path):
    akar = salinan(rekaan.akar)
    assert akar.lkip("bundle", "2031").returncode == 0
    arsip = shutil.move(akar.path / NAMA, tmp_path / "dari orang lain.zip")
    shutil.rmtree(akar.path)
    hasil = perintah(tmp_path, LKIP, "verify", str(arsip), "--run")
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    assert [baris for baris in hasil.stdout.splitlines() if not baris.startswith("  ")] == [
        "inputs against the manifest: equal",
        "report against the manifest: equal",
        "report built again from the archive: equal",
    ]


def test_the_archive_has_the_report_and_all_that_it_came_from(akar, arsip):
    catatan = json.loads((akar.laporan / "manifest.json").read_text(encoding="utf-8"))
    laporan = {f"reports/2031/{nama}" for nama in (*catatan["outputs"], "manifest.json", "findings.json")}
    assert set(nama_isi(arsip)) == {*catatan["inputs"], *laporan, "BACA-DAHULU.txt"}
    assert {"reports/2031/lkip-2031.pdf", "reports/2031/html/index.html"} <= laporan
    with zipfile.ZipFile(arsip) as buka:
        temuan = json.loads(buka.read("reports/2031/findings.json"))
        assert "NIP lengkap" in buka.read("BACA-DAHULU.txt").decode()
    assert temuan["document"] == "data/raw/2031" and temuan["findings"]


def test_the_same_report_gives_the_same_archive_anywhere(akar, arsip, salinan, tmp_path):
    pertama = arsip.read_bytes()
    lain = type(akar)(shutil.copytree(akar.path, tmp_path / "tempat lain"), akar.tahun)
    for berkas in lain.path.rglob("*"):
        os.utime(berkas, (1_000_000_000, 1_000_000_000))
    hasil = lain.lkip("bundle", "2031")
    assert hasil.returncode == 0 and (lain.path / NAMA).read_bytes() == pertama
    assert hashlib.sha256(pertama).hexdigest() in hasil.stdout and "NIP" in hasil.stdout
    nama = nama_isi(arsip)
    assert nama == sorted(nama)
    with zipfile.ZipFile(arsip) as buka:
        assert {e.date_time for e in buka.infolist()} == {(2032, 2, 20, 0, 0, 0)}
        assert not [e.filename for e in buka.infolist() if str(akar.path).encode() in buka.read(e)]


def test_a_build_after_it_leaves_the_archive_alone(akar, arsip):
    sebelum = arsip.read_bytes()
    assert akar.bangun().returncode == 0
    assert arsip.read_bytes() == sebelum
    assert not [nama for nama in manifest.read(akar.laporan / "manifest.json")["outputs"] if nama.endswith(".zip")]


# what is not archived


def test_without_a_report_there_is_no_archive(akar):
    shutil.rmtree(akar.laporan)
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 1
    assert "no report of 2031 in reports/2031; build it first: lkip build 2031" in hasil.stderr


def tambah_baris(berkas: Path) -> None:
    berkas.write_bytes(berkas.read_bytes() + b"\n")


MASUKAN = {
    "changed": lambda akar: tambah_baris(akar / "data/raw/2031/fungsi.csv"),
    "missing": lambda akar: (akar / "data/raw/2031/fungsi.csv").unlink(),
    "extra": lambda akar: shutil.copy(akar / "data/raw/2031/fungsi.csv", akar / "data/raw/2030/fungsi.csv"),
}


@pytest.mark.parametrize("jenis", MASUKAN)
def test_a_report_of_other_inputs_is_not_archived(akar, jenis):
    MASUKAN[jenis](akar.path)
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 1
    tahun = 2030 if jenis == "extra" else 2031
    assert f"{jenis}: data/raw/{tahun}/fungsi.csv" in hasil.stderr
    assert "build it again: lkip build 2031 --format html,pdf,docx" in hasil.stderr
    assert not (akar.path / NAMA).exists()


def test_a_document_that_was_edited_is_not_archived(akar):
    (akar.laporan / "lkip-2031.docx").write_bytes(b"disunting")
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 1
    assert "changed: lkip-2031.docx" in hasil.stderr and "keep a file that you edited" in hasil.stderr


def test_a_format_that_an_older_build_left_is_not_archived(akar):
    tambah_baris(akar.path / "data/raw/2031/fungsi.csv")
    assert akar.bangun("--format", "html").returncode == 0
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 1
    assert "extra: lkip-2031.pdf" in hasil.stderr and "html/" not in hasil.stderr


def test_formats_built_one_after_the_other_are_archived(akar):
    assert akar.bangun("--format", "xlsx").returncode == 0
    assert akar.lkip("bundle", "2031").returncode == 0
    assert {f"reports/2031/lkip-2031.{jenis}" for jenis in ("pdf", "docx", "xlsx")} <= set(nama_isi(akar.path / NAMA))


def test_data_that_a_link_brings_in_from_outside_are_not_archived(akar, tmp_path):
    rahasia = tmp_path / "rahasia.csv"
    rahasia.write_text("rahasia", encoding="utf-8")
    (akar.path / "data/raw/2031/foto.png").symlink_to(rahasia)
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 0, hasil.stderr
    assert "data/raw/2031/foto.png" not in nama_isi(akar.path / NAMA)


def test_a_notebook_that_a_link_brings_in_from_outside_is_refused(akar, tmp_path):
    buku = akar.path / "notebooks/10-baik.ipynb"
    shutil.move(buku, tmp_path / "luar.ipynb")
    buku.symlink_to(tmp_path / "luar.ipynb")
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 1
    assert "notebooks/10-baik.ipynb" in hasil.stderr and "lead out of" in hasil.stderr


def test_a_name_that_another_system_cannot_write_is_not_archived(akar):
    (akar.path / "data/raw/2031/a:b.png").write_bytes(b"x")
    assert akar.bangun().returncode == 0
    hasil = akar.lkip("bundle", "2031")
    assert hasil.returncode == 1 and "a:b.png" in hasil.stderr


# what is verified


def bagian(keluaran: str, judul: str) -> list[str]:
    """The lines of one comparison, the lines of the build left out."""
    sesudah = keluaran.split(f"{judul}: ")[1].splitlines()
    akhir = next((n for n, baris in enumerate(sesudah) if n and not baris.startswith("  ")), len(sesudah))
    return [baris.strip() for baris in sesudah[:akhir]]


def test_data_changed_in_the_archive_are_named_with_what_follows_from_them(akar, ubah):
    ubah(**{"data/raw/2031/misi.csv": lambda isi: isi.replace(b"1,", b"1,Sejahtera dan ", 1)})
    hasil = akar.lkip("verify", NAMA, "--run")
    assert hasil.returncode == 1
    assert bagian(hasil.stdout, "inputs against the manifest") == [
        "DIFFERENT",
        "changed: data/raw/2031/misi.csv",
        "why: the archive was changed after it was made",
    ]
    assert bagian(hasil.stdout, "report against the manifest")[0] == "equal"
    ulang = bagian(hasil.stdout, "report built again from the archive")
    assert ulang[0] == "DIFFERENT" and "changed: lkip-2031.pdf" in ulang
    assert any(baris.startswith("changed: html/index.html (from line ") for baris in ulang)
    assert "why: the inputs are not those of the manifest (see above)" in ulang


def test_a_report_changed_in_the_archive_is_named_by_both_comparisons(akar, ubah):
    ubah(**{"reports/2031/html/index.html": lambda isi: isi.replace(b"</main>", b"<p>tambahan</p></main>")})
    hasil = akar.lkip("verify", NAMA, "--run")
    assert hasil.returncode == 1
    assert bagian(hasil.stdout, "inputs against the manifest") == ["equal"]
    assert "changed: html/index.html" in bagian(hasil.stdout, "report against the manifest")
    (satu,) = [b for b in bagian(hasil.stdout, "report built again from the archive") if b.startswith("changed")]
    assert satu.startswith("changed: html/index.html (from line ")


def test_a_report_and_its_hash_changed_together_are_found_by_building_again(akar, ubah):
    palsu = b"%PDF-1.7 palsu"

    def catatan(isi: bytes) -> bytes:
        baca = json.loads(isi)
        baca["outputs"]["lkip-2031.pdf"] = hashlib.sha256(palsu).hexdigest()
        return (json.dumps(baca, indent=2, ensure_ascii=False) + "\n").encode()

    ubah(**{"reports/2031/lkip-2031.pdf": lambda _: palsu, "reports/2031/manifest.json": catatan})
    assert akar.lkip("verify", NAMA, "--no-rebuild").returncode == 0
    hasil = akar.lkip("verify", NAMA, "--run")
    assert hasil.returncode == 1
    ulang = bagian(hasil.stdout, "report built again from the archive")
    assert "changed: lkip-2031.pdf" in ulang and "why: inputs and versions are the same" in ulang[-1]


def test_files_that_are_missing_or_extra_are_named_and_nothing_extra_is_used(akar, ubah):
    ubah(
        **{
            "data/raw/2031/fungsi.csv": None,
            "reports/2031/lkip-2031.docx": None,
            "notebooks/99-tambahan.ipynb": lambda _: b"{}",
            "reports/2031/html/tambahan.html": lambda _: b"<p>",
        }
    )
    hasil = akar.lkip("verify", NAMA, "--run")
    assert hasil.returncode == 1
    assert bagian(hasil.stdout, "inputs against the manifest")[1:3] == [
        "missing: data/raw/2031/fungsi.csv",
        "extra: notebooks/99-tambahan.ipynb",
    ]
    assert bagian(hasil.stdout, "report against the manifest")[1:3] == [
        "extra: html/tambahan.html",
        "missing: lkip-2031.docx",
    ]
    assert "99-tambahan" not in bagian(hasil.stdout, "report built again from the archive")[1]
    assert "Traceback" not in hasil.stderr


def test_what_no_hash_speaks_of_is_named(akar, ubah):
    ubah(**{"BACA-DAHULU.txt": lambda isi: isi + b"x", "reports/2029/lkip-2029.pdf": lambda _: b"%PDF palsu"})
    hasil = akar.lkip("verify", NAMA, "--no-rebuild")
    assert hasil.returncode == 1
    assert bagian(hasil.stdout, "files that the manifest does not name")[1:3] == [
        "changed: BACA-DAHULU.txt",
        "extra: reports/2029/lkip-2029.pdf",
    ]


def test_other_versions_are_named_as_the_cause(akar, ubah):
    def catatan(isi: bytes) -> bytes:
        baca = json.loads(isi)
        baca["packages"]["pandas"], baca["package"] = "0.1", "lain"
        return json.dumps(baca).encode()

    ubah(**{"reports/2031/manifest.json": catatan})
    hasil = akar.lkip("verify", NAMA, "--run")
    assert hasil.returncode == 1
    ulang = bagian(hasil.stdout, "report built again from the archive")
    assert "changed: manifest.json (from line 1)" in ulang
    assert f"why: pandas 0.1 made the archive, {manifest.versions()['pandas']} is installed here" in ulang
    assert any(baris.startswith("why: the source of lkip-analysis is not") for baris in ulang)


def test_data_that_cannot_be_built_are_a_difference_with_the_reason(akar, ubah):
    ubah(**{"data/raw/2031/realisasi.csv": lambda isi: isi + b"bukan,baris\n"})
    hasil = akar.lkip("verify", NAMA, "--run")
    assert hasil.returncode == 1 and "Traceback" not in hasil.stderr
    gagal = bagian(hasil.stdout, "report built again from the archive")[1]
    assert gagal.startswith("it can't be built: data/raw/2031/realisasi.csv")


def test_without_building_nothing_of_the_archive_is_run(akar, ubah, tmp_path):
    tanda = tmp_path / "dijalankan"

    def sisip(isi: bytes) -> bytes:
        buku = json.loads(isi)
        buku["cells"][1]["source"].append(f"\nopen({str(tanda)!r}, 'w').close()")
        return json.dumps(buku).encode()

    ubah(**{"notebooks/10-baik.ipynb": sisip})
    hasil = akar.lkip("verify", NAMA, "--no-rebuild")
    assert hasil.returncode == 1 and "changed: notebooks/10-baik.ipynb" in hasil.stdout
    hasil = akar.lkip("verify", NAMA)
    assert hasil.returncode == 1 and "notebook 10-baik.ipynb: is not a shipped one" in hasil.stdout
    assert not tanda.exists()
    akar.lkip("verify", NAMA, "--run")
    assert tanda.exists()  # the test can fail


@pytest.mark.parametrize(
    "isi",
    [
        {},
        {"data/raw/2031/a.csv": b"x"},
        {"reports/2031/manifest.json": b"{}"},
        {"reports/2031/manifest.json": b'{"year": 2031, "revision": 5}'},
        {"reports/2030/manifest.json": b"[]", "reports/2031/manifest.json": b"[]"},
        {"../jahat.txt": b"x"},
    ],
)
def test_what_is_no_archive_of_a_report_is_told_in_one_line(akar, tmp_path, isi):
    path = tmp_path / "bukan.zip"
    with zipfile.ZipFile(path, "w") as tulis:
        for nama, bita in isi.items():
            tulis.writestr(nama, bita)
    hasil = akar.lkip("verify", str(path))
    assert hasil.returncode == 1 and hasil.stderr and "Traceback" not in hasil.stderr


@pytest.mark.parametrize("kata", [["verify"], ["verify", "tidak-ada.zip"], ["bundle"], ["bundle", "1931"]])
def test_a_wrong_command_is_told_from_an_archive_that_differs(akar, kata):
    assert akar.lkip(*kata).returncode == 2
