"""`lkip audit`: one document or a folder of them; the findings as a list, JSON, a page, notes in a PDF."""

import json
from collections.abc import Callable
from pathlib import Path

from lkip_analysis.audit.bounded import Outcome, audit_bounded
from lkip_analysis.audit.errors import ReadError
from lkip_analysis.audit.finding import SEVERITY_ORDER, Severity
from lkip_analysis.audit.read import PEMBACA
from lkip_analysis.audit.report import printable

SUFFIXES = {"html": ".html", "pdf": ".pdf"}


def run(
    path: Path,
    outputs: dict[str, Path],
    fail_on: str | None,
    write: Callable[[str], object],
    tell: Callable[[str], object],
) -> int:
    """Audit a file or a folder.

    Parameters
    ----------
    path : Path
        A finished report (`.txt`, `.md`, `.html`, `.docx`, `.pdf`), or a folder of reports.
    outputs : dict
        What to write, by kind (`json`, `html`, `pdf`); for a folder `html` and `pdf` are folders.
    fail_on : {'error', 'warning'}, optional
        Severity from which on findings make the exit code 1.
    write, tell : callable
        Take the result, and what is being done meanwhile.

    Returns
    -------
    int
        Exit code.

    Raises
    ------
    ReadError
        If the file cannot be read, or an output would overwrite an input.
    """
    worst = SEVERITY_ORDER[Severity(fail_on)] if fail_on else -1
    if path.is_dir():
        return _folder(path, outputs, worst, write, tell)
    if "pdf" in outputs and path.suffix.lower() != ".pdf":
        raise ReadError(f"{path.name}: catatan hanya dapat ditulis ke salinan berkas PDF; pakai --html.")
    _keep_apart([path], list(outputs.values()))
    outcome = audit_bounded(path, outputs, lambda stage: tell(f"{path.name}: {stage} …"))
    write(outcome.text)
    return int(_as_bad(outcome, worst))


def _folder(
    folder: Path,
    outputs: dict[str, Path],
    worst: int,
    write: Callable[[str], object],
    tell: Callable[[str], object],
) -> int:
    files = [f for f in sorted(folder.rglob("*")) if _is_report(f, folder)]
    if not files:
        raise ReadError(f"{folder}: tidak ada dokumen ({', '.join(sorted(PEMBACA))}) di folder ini.")
    asked = {kind: suffix for kind, suffix in SUFFIXES.items() if kind in outputs}
    named = {kind: [outputs[kind] / f"{f.relative_to(folder)}{s}" for f in files] for kind, s in asked.items()}
    _keep_apart(files, [o for many in named.values() for o in many] + [outputs[k] for k in outputs if k == "json"])
    results: list[dict[str, object]] = []
    failed, bad = 0, False
    for n, file in enumerate(files):
        name = str(file.relative_to(folder))
        mine = {k: many[n] for k, many in named.items() if k == "html" or file.suffix.lower() == ".pdf"}
        for output in mine.values():
            output.parent.mkdir(parents=True, exist_ok=True)
        try:
            outcome = audit_bounded(file, mine, lambda stage, n=n: tell(f"{n + 1}/{len(files)} {stage} …"))
        except ReadError as error:
            failed += 1
            write(printable(f"{name}: GAGAL: {error}"))
            results.append({"document": name, "error": str(error)})
            continue
        write(printable(f"{name}: {outcome.summary}"))
        results.append({"document": name, "findings": outcome.findings})
        bad = bad or _as_bad(outcome, worst)
    total = sum(len(r.get("findings", ())) for r in results)
    write(f"{len(files)} dokumen: {total} temuan, {failed} tidak terbaca.")
    if "json" in outputs:
        content = json.dumps({"folder": folder.name, "documents": results}, ensure_ascii=False, indent=2)
        outputs["json"].write_text(content + "\n", encoding="utf-8", errors="replace")
    return int(bad or failed > 0)


def _is_report(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    return file.suffix.lower() in PEMBACA and file.is_file() and not hidden


def _as_bad(outcome: Outcome, worst: int) -> bool:
    return outcome.worst is not None and outcome.worst <= worst


def _keep_apart(inputs: list[Path], outputs: list[Path]) -> None:
    """Refuse an output that is an input, under whatever name, or another output."""
    for n, output in enumerate(outputs):
        if any(_same(output, file) for file in inputs):
            raise ReadError(f"{output}: akan menimpa dokumen yang diaudit; sebutkan nama lain.")
        if any(_same(output, other) for other in outputs[:n]):
            raise ReadError(f"{output}: disebut untuk dua keluaran; sebutkan nama lain.")


def _same(a: Path, b: Path) -> bool:
    return a.resolve() == b.resolve() or (a.exists() and b.exists() and a.samefile(b))
