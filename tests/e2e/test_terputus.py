"""A build killed at any moment, and two builds at once: the last good report stays, the cache works, nothing mixes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

LKIP = shutil.which("lkip", path=sysconfig.get_path("scripts"))
BUKU = Path(__file__).parent / "notebooks" / "baik"
PEMUTUS = Path(__file__).with_name("pemutus.py")
BAB = "10-baik.ipynb"
TIDAK = "0"
PERUBAHAN = 71
"""How many changes of the file system a first build makes; one over a former report makes a few more."""
TITIK = [str(n) for n in sorted(random.Random(20311231).sample(range(1, PERUBAHAN + 1), 5))]
SAAT = {
    "some measures new, some old": "standar.csv.baru",
    "measures new, what they come from old": "asal.json",
    "chapter kept, its record not yet": f"{Path(BAB).stem}.tmp",
    "new report whole, not yet the one": ".build/new ",
    "former site put aside, new one not there": "ready/html",
    "new site, old PDF": "ready/lkip-2031.pdf",
    "all new but the manifest": "ready/manifest.json",
}
"""Moments that were found to be delicate: what has happened, and a piece of what would have come next."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no process groups to kill")


@dataclass(frozen=True)
class Keadaan:
    """One state of the inputs, and what a cold build makes of it."""

    akar: Path
    isi: dict[str, bytes]

    def pasang(self, akar) -> None:
        """Give a root these inputs."""
        for nama in (f"notebooks/{BAB}", f"data/raw/{akar.tahun}/anggaran.csv"):
            (akar.path / nama).write_bytes((self.akar / nama).read_bytes())


def ubah(akar) -> None:
    """Change data, code and prose, as one morning of work does."""
    anggaran = akar.path / "data" / "raw" / str(akar.tahun) / "anggaran.csv"
    lama = anggaran.read_bytes()
    anggaran.write_bytes(lama.replace(b",598730500,", b",598730000,"))
    assert anggaran.read_bytes() != lama
    buku = akar.path / "notebooks" / BAB
    isi = json.loads(buku.read_text(encoding="utf-8"))
    isi["cells"][1]["source"] += "\npagu = lap.jumlah.pagu"
    isi["cells"][2]["source"] += "\n\nJumlah itu dibaca sekali lagi: {eval}`pagu`."
    buku.write_text(json.dumps(isi, ensure_ascii=False), encoding="utf-8")


@pytest.fixture
def lama(sekali, akar_di) -> Keadaan:
    """The inputs that the last good report was made from."""
    akar, hasil = sekali("terputus-lama", lambda folder: akar_di(folder, "rekaan", notebooks=BUKU))
    assert hasil.returncode == 0, hasil.stderr
    return Keadaan(akar.path, akar.isi())


@pytest.fixture
def baru(sekali, akar_di) -> Keadaan:
    """The inputs as they are now."""

    def buat(folder: Path):
        akar = akar_di(folder, "rekaan", notebooks=BUKU)
        ubah(akar)
        return akar

    akar, hasil = sekali("terputus-baru", buat)
    assert hasil.returncode == 0, hasil.stderr
    return Keadaan(akar.path, akar.isi())


@pytest.fixture
def akar(sekali, akar_di, salinan, lama, baru):
    """A root with the last good report, and newer inputs."""
    akar, _ = sekali("terputus-lama", lambda folder: akar_di(folder, "rekaan", notebooks=BUKU))
    akar = salinan(akar)
    baru.pasang(akar)
    return akar


def putuskan(akar, saat: str) -> int:
    """Build, killed before a change of the file system; return how many changes there were."""
    catatan = akar.path / "perubahan.txt"
    perintah = [sys.executable, str(PEMUTUS), saat, str(catatan), "build", str(akar.tahun)]
    hasil = subprocess.run(
        perintah, cwd=akar.path, start_new_session=True, capture_output=True, timeout=600, check=False
    )
    assert hasil.returncode == (-signal.SIGKILL if saat != TIDAK else 0), hasil.stderr
    return len(catatan.read_text(encoding="utf-8").splitlines())


def periksa_utuh(akar, *keadaan: dict[str, bytes]) -> None:
    """Every file there is one of a whole report, and all are of the same one, unless the change-over had begun."""
    ada = {nama: isi for nama, isi in akar.isi().items() if not nama.startswith("html.former/")}
    for nama, isi in ada.items():
        assert isi in [satu.get(nama) for satu in keadaan], f"{nama} is not whole"
    if not (akar.laporan / ".build" / "ready").exists():
        assert ada in keadaan


def periksa_berikutnya(akar, seharusnya: Keadaan) -> None:
    """The next build is as good as a cold one."""
    hasil = akar.bangun()
    assert hasil.returncode == 0, hasil.stderr
    assert akar.isi() == seharusnya.isi


@pytest.mark.parametrize("saat", SAAT.values(), ids=SAAT)
def test_a_build_killed_at_a_delicate_moment_spoils_nothing(akar, lama, baru, saat):
    """The hardest for a cache: the inputs are put back as they were before the killed build."""
    putuskan(akar, saat)
    periksa_utuh(akar, lama.isi, baru.isi)
    lama.pasang(akar)
    periksa_berikutnya(akar, lama)


@pytest.mark.parametrize("saat", TITIK)
def test_a_build_killed_at_any_moment_spoils_nothing(akar, lama, baru, saat):
    putuskan(akar, saat)
    periksa_utuh(akar, lama.isi, baru.isi)
    periksa_berikutnya(akar, baru)


@pytest.mark.parametrize("saat", TITIK[1::2])
def test_a_first_build_that_is_killed_leaves_no_half_report(akar_baru, lama, saat):
    akar = akar_baru("rekaan", notebooks=BUKU)
    putuskan(akar, saat)
    periksa_utuh(akar, {}, lama.isi)
    periksa_berikutnya(akar, lama)


def test_the_moments_cover_the_whole_build(akar_baru):
    """Where a build has become longer, the moments above must follow."""
    assert putuskan(akar_baru("rekaan", notebooks=BUKU), TIDAK) == pytest.approx(PERUBAHAN, abs=5)


def test_two_builds_at_once_wait_for_each_other(akar, baru):
    """The chapter runs once: who comes second finds it kept."""
    bersama = [
        subprocess.Popen(
            [LKIP, "build", str(akar.tahun), "--format", bentuk],
            cwd=akar.path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
        )
        for bentuk in ("html,pdf", "pdf,docx")
    ]  # fmt: skip
    keluaran = [proses.communicate(timeout=600) for proses in bersama]
    assert [proses.returncode for proses in bersama] == [0, 0], keluaran
    assert sorted("baik: kept" in satu for satu, _ in keluaran) == [False, True]
    isi = akar.isi()
    assert {nama: isi[nama] for nama in baru.isi} == baru.isi


def test_no_kernel_outlives_a_killed_build(akar):
    """A kernel is in a session of its own, out of reach of what kills the group; it ends itself."""
    buku = akar.path / "notebooks" / BAB
    isi = json.loads(buku.read_text(encoding="utf-8"))
    isi["cells"][1]["source"] = (
        "import os, pathlib, signal, time\n"
        "pathlib.Path('../kernel.txt').write_text(str(os.getpid()))\n"
        "os.kill(os.getppid(), signal.SIGKILL)\n"
        "time.sleep(600)"
    )
    buku.write_text(json.dumps(isi), encoding="utf-8")
    assert akar.bangun().returncode == -signal.SIGKILL
    kernel = int((akar.path / "kernel.txt").read_text())
    for _ in range(600):
        if not hidup(kernel):
            return
        time.sleep(0.1)
    pytest.fail("the kernel still runs a minute after its build was killed")


def hidup(proses: int) -> bool:
    try:
        os.kill(proses, 0)
    except ProcessLookupError:
        return False
    keadaan = Path(f"/proc/{proses}/stat")
    return not (keadaan.exists() and keadaan.read_text().rpartition(")")[2].split()[0] == "Z")
