"""JupyterLab shows the look of the report: its server gives out the style sheet, whatever the folder is called."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
import urllib.request

from lkip_analysis.lab import command, stylesheet
from lkip_analysis.root import Root

PALING_LAMA = 60
"""Seconds; so long may JupyterLab take to start."""


def test_the_style_sheet_is_that_of_the_report():
    gaya = stylesheet()
    assert "{%" not in gaya and gaya.count("{") == gaya.count("}")
    assert "td.angka" in gaya and "figcaption" in gaya
    assert not re.search(r"^\s*(?:body|main|:root)\b", gaya, re.M)


def test_jupyterlab_gives_out_the_style_sheet(tmp_path):
    akar, gaya = Root(tmp_path / "akar é"), tmp_path / "gaya dengan spasi é"
    for folder in (akar.notebooks, gaya):
        folder.mkdir(parents=True)
    (gaya / "custom.css").write_text("th { color: red }", encoding="utf-8")
    jalan = tmp_path / "jalan"
    perintah = command(akar, str(gaya))
    lingkungan = {**os.environ, "JUPYTER_RUNTIME_DIR": str(jalan), "JUPYTER_CONFIG_DIR": str(tmp_path / "setelan")}
    server = subprocess.Popen(
        [*perintah, "--allow-root", "--no-browser", "--ServerApp.port=0", "--ServerApp.ip=127.0.0.1"],
        cwd=akar.notebooks,
        env=lingkungan,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(10 * PALING_LAMA):
            if berkas := list(jalan.glob("jpserver-*.json")):
                break
            assert server.poll() is None, "JupyterLab did not start"
            time.sleep(0.1)
        tentang = json.loads(berkas[0].read_text(encoding="utf-8"))
        alamat = f"{tentang['url']}{{}}?token={tentang['token']}"
        assert urllib.request.urlopen(alamat.format("custom/custom.css")).read() == b"th { color: red }"
        assert b"custom/custom.css" in urllib.request.urlopen(alamat.format("lab")).read()
    finally:
        server.terminate()
        server.wait(timeout=PALING_LAMA)
