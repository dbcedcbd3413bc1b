"""Process that audits one file within limits: `python -m … REQUEST` writes lines of JSON, the last the result.

It is a process of its own so that a file that would take all time or memory takes neither from the program
that asked. Each line says what it is at; what it was at when a limit was reached is in the message.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from lkip_analysis.audit.audit import Audit
from lkip_analysis.audit.finding import SEVERITY_ORDER
from lkip_analysis.audit.read import baca
from lkip_analysis.audit.report import listing, summary, write_json
from lkip_analysis.errors import LkipError

MOST_MEMORY = 1_200 * 2**20
"""Of this process, in bytes, where the system can limit it; readers have tighter ones of their own."""


def limit(seconds: int) -> None:
    """Make the system stop this process after so much processor time, and refuse memory beyond the limit."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))


def work(request: dict[str, str], tell: Callable[[dict[str, object]], None]) -> None:
    """Audit the file of a request, write the outputs that it names, tell the result."""
    file = Path(request["file"])
    tell({"stage": "membaca"})
    document = baca(file)
    tell({"stage": "memeriksa"})
    findings = Audit(document).findings()
    if "json" in request:
        write_json(document, findings, request["json"])
    if "html" in request:
        from lkip_analysis.audit.review_page import write_page

        tell({"stage": "menulis halaman tinjauan"})
        write_page(file, document, findings, Path(request["html"]))
    if "pdf" in request:
        from lkip_analysis.audit.annotate import annotate

        tell({"stage": "menulis catatan ke salinan PDF"})
        annotate(file, document, findings, Path(request["pdf"]))
    worst = min((SEVERITY_ORDER[f.severity] for f in findings), default=None)
    tell(
        {
            "text": listing(document, findings),
            "summary": summary(findings),
            "worst": worst,
            "document": document.name,
            "findings": [f.json() for f in findings],
        }
    )


def main(request: dict[str, str]) -> None:
    """Do a request; what goes wrong with the file is told as an error."""

    told: dict[str, object] = {}

    def tell(message: dict[str, object]) -> None:
        told.update(message)
        print(json.dumps(message), flush=True)

    try:
        work(request, tell)
    except LkipError as error:
        tell({"error": str(error)})
    except MemoryError:
        tell({"error": f"{Path(request['file']).name}: isinya terlalu besar untuk diaudit. Pecah berkas per bab."})
    except OSError as error:
        tell({"error": f"{error.filename or request['file']}: {error.strerror or error}."})
    except Exception as error:  # a document that nobody thought of is no reason for a traceback
        name, stage = Path(request["file"]).name, told.get("stage")
        tell({"error": f"{name}: audit gagal saat {stage} ({type(error).__name__}: {error}). Laporkan ke pengembang."})


if __name__ == "__main__":
    limit(int(sys.argv[2]))
    main(json.loads(sys.argv[1]))
