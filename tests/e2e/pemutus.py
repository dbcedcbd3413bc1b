"""Run `lkip` and kill it, with its process group, before a change that it makes in the file system.

``python pemutus.py WHEN LOG WORD…``: WHEN is the number of the change, or text in its line; LOG gets the lines of
the changes that were made. Changes are audit events of Python: where it stops does not depend on the machine.
"""

import os
import signal
import sys
import threading

WHEN = sys.argv[1]
LOG = open(sys.argv[2], "a", buffering=1, encoding="utf-8")  # noqa: SIM115
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir")
LOCK = threading.RLock()
seen = 0


def changes(event: str, args: tuple) -> bool:
    if event == "open":
        return isinstance(args[2], int) and bool(args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    return event in CHANGES


def count(event: str, args: tuple) -> None:
    global seen
    if not changes(event, args) or not any(mark in str(args[0]) for mark in ("reports", "processed")):
        return
    with LOCK:
        seen += 1
        line = f"{event} {args[0]} {args[1]}"
        if str(seen) == WHEN or (WHEN in line and not WHEN.isdigit()):
            os.killpg(0, signal.SIGKILL)
        LOG.write(f"{line}\n")


sys.argv = ["lkip", *sys.argv[3:]]
sys.addaudithook(count)

from lkip_analysis.cli import main  # noqa: E402

main()
