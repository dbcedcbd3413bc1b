"""`lkip lab`: JupyterLab among the notebooks of a root, where tables and figures look as they do in the report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment, FileSystemLoader

from .errors import LkipError
from .root import Root

TEMPLATES = Path(__file__).parent / "templates" / "lkip"


def start(root: Root, year: int) -> int:
    """Run JupyterLab until it is closed and return its exit code.

    Parameters
    ----------
    root : Root
    year : int
        Default year of the notebooks in this session.
    """
    if not root.notebooks.is_dir():
        raise LkipError(
            f"{root.notebooks} belum ada; ambil bab yang akan diubah dengan `lkip take ID` (lihat `lkip list`)"
        )
    with TemporaryDirectory(prefix="lkip-lab-") as look:
        Path(look, "custom.css").write_text(stylesheet(), encoding="utf-8")
        # Started among the notebooks: Jupyter runs the settings that it finds in its working folder.
        session = {**os.environ, "LKIP_YEAR": str(year), "LKIP_ROOT": str(root.path)}
        return subprocess.run(command(root, look), cwd=root.notebooks, env=session, check=False).returncode


def command(root: Root, look: str) -> list[str]:
    """Return the command that starts JupyterLab with the style sheet in the folder `look`.

    The folder is a setting of the web server alone: the user's own settings of Jupyter stay as they are.
    """
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={root.path}",
        f"--LabApp.default_url=/lab/tree/{root.relatif(root.notebooks)}",
        "--LabApp.custom_css=True",
        f"--ServerApp.tornado_settings=static_custom_path={look}",
    ]


def stylesheet() -> str:
    """Return the look of the report as rules for what JupyterLab shows of a notebook."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=False).get_template("lab.css.j2").render()
