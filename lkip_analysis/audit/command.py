"""`lkip audit`: read a document, check it, print the findings, write them as JSON."""

from collections.abc import Callable, Iterable
from pathlib import Path

from lkip_analysis.audit.finding import URUTAN_TINGKAT, Temuan, Tingkat
from lkip_analysis.audit.report import daftar, simpan_json
from lkip_analysis.audit.run import audit


def jalankan(
    berkas: Path,
    ke_json: Path | None = None,
    gagal_pada: str | None = None,
    tulis: Callable[[str], object] = print,
) -> int:
    """Audit a file.

    Parameters
    ----------
    berkas : Path
        A finished report: `.txt`, `.md`, `.html`, `.docx`, `.pdf`.
    ke_json : Path, optional
        Where to write the findings as JSON.
    gagal_pada : {'error', 'warning'}, optional
        Severity from which on findings make the exit code 1.
    tulis : callable
        Takes the readable list.

    Returns
    -------
    int
        Exit code.

    Raises
    ------
    ReadError
        If the file cannot be read.
    OSError
        If the JSON cannot be written.
    """
    dokumen, temuan = audit(berkas)
    if ke_json is not None:
        simpan_json(dokumen, temuan, ke_json)
    tulis(daftar(dokumen, temuan))
    return int(gagal_pada is not None and seburuk(temuan, Tingkat(gagal_pada)))


def seburuk(temuan: Iterable[Temuan], batas: Tingkat) -> bool:
    """Whether a finding is as bad as `batas` or worse."""
    return any(URUTAN_TINGKAT[t.tingkat] <= URUTAN_TINGKAT[batas] for t in temuan)
