"""The analyst's mirror: rebuilds what changed and refreshes site and PDF in the browser, on this machine only."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from importlib.resources import files
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler, stream_request_body
from watchfiles import awatch

from ..errors import LkipError
from ..root import Root
from .chapters import shipped
from .job import build
from .publish import target_name
from .worker import Workers

HOST = "127.0.0.1"
COOKIE = "lkip"
FRONT = "index.html"
EVENTS = "/.lkip/events"
PAPER = "/.lkip/pdf"
FORMATS = ("html", "pdf")
"""In the order in which they are made and shown."""
SCRIPT = "<script>{}</script>\n</body>"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
"""The site forbids every request; a preview has to ask for the next build."""
STYLED = "default-src 'none'; style-src 'unsafe-inline'; script-src; frame-src 'self'"
OWN = "; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "frame-ancestors 'self'",
}


class State:
    """How the last build went; every open page waits for the next one."""

    def __init__(self) -> None:
        self.numbers = dict.fromkeys(FORMATS, 0)
        self.error = ""
        self.changed = asyncio.Condition()

    async def set(self, kind: str, error: str) -> None:
        async with self.changed:
            self.numbers[kind] += 1
            self.error = error
            self.changed.notify_all()


@stream_request_body
class Guarded(RequestHandler):
    """Answers only who knows the token: from the address that was printed, or from the cookie it left.

    The token leaves the address at once; its cookie is named after it, so that two previews in one browser each have
    theirs. A body is never read.
    """

    def set_default_headers(self) -> None:
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> None:
        token = self.settings["token"].encode()
        cookie = f"{COOKIE}-{sha256(token).hexdigest()[:8]}"
        printed = self.request.query_arguments.get("token", [b""])[-1]
        given = printed or self.get_cookie(cookie, "").encode(errors="replace")
        if self.request.host.split(":")[0] not in (HOST, "localhost") or not secrets.compare_digest(given, token):
            raise HTTPError(403)
        if printed:
            self.set_cookie(cookie, token.decode(), httponly=True, samesite="Strict")
            self.redirect(f"/{self.request.path.lstrip('/')}")

    def data_received(self, chunk: bytes) -> None:
        """Leave a body unread."""


class Watching(Guarded):
    """A page with the script that refreshes it."""

    def watch(self, text: str, policy: str) -> None:
        """Answer with a page; besides what its policy allows it runs this script, which asks for the next build."""
        script = _template("preview.js")
        known = b64encode(sha256(script.encode()).digest()).decode()
        allowed = policy.replace("script-src", f"script-src 'sha256-{known}'", 1)
        self.set_header("Content-Security-Policy", f"{allowed}{OWN}")
        self.finish(text.replace("</body>", SCRIPT.replace("{}", script)))


class Page(Watching):
    """A page of the site, which has no other files."""

    def get(self, name: str) -> None:
        folder: Path = self.settings["folder"]
        pages = {file.name: file for file in folder.glob("*.html")}
        if (name or FRONT) not in pages:
            raise HTTPError(404)
        text = pages[name or FRONT].read_text("utf-8")
        policy = POLICY.search(text)
        self.watch(POLICY.sub("", text), unescape(policy[1]) if policy else STYLED)


class Events(Guarded):
    """Server-sent events: one per build."""

    async def get(self) -> None:
        state: State = self.settings["state"]
        self.set_header("Content-Type", "text/event-stream")
        try:
            while True:
                self.write(f"data: {json.dumps(state.numbers | {'error': state.error})}\n\n")
                await self.flush()
                async with state.changed:
                    await state.changed.wait()
        except StreamClosedError:
            return


class Paper(Watching):
    """A page that shows the PDF, and the PDF itself."""

    def get(self, file: str) -> None:
        if not file:
            self.watch(_template("preview-pdf.html"), STYLED)
            return
        paper: Path = self.settings["paper"]
        if not paper.is_file():
            raise HTTPError(404)
        self.set_header("Content-Type", "application/pdf")
        self.finish(paper.read_bytes())


def _template(name: str) -> str:
    return (files("lkip_analysis") / "templates" / "lkip" / name).read_text("utf-8")


def application(root: Root, year: int, state: State, token: str) -> Application:
    """Return the web application of a preview."""
    reports = root.reports(year)
    folder, paper = (reports / target_name(kind, year) for kind in FORMATS)
    pages = [(EVENTS, Events), (f"{PAPER}(/lkip.pdf)?", Paper), (r"/(.*)", Page)]
    return Application(pages, state=state, token=token, folder=folder, paper=paper)


async def preview(root: Root, year: int, port: int, say: Callable[[str], None]) -> None:
    """Build site and PDF of a year, serve them, and build again at every change of notebooks or data.

    Parameters
    ----------
    root : Root
    year : int
    port : int
        0 takes any free port.
    say : callable
        Gets the address to open, and a line for every build.
    """
    state, token = State(), secrets.token_urlsafe(16)
    with Workers() as workers:
        await rebuild(root, year, state, workers, say)
        sockets = bind_sockets(port, HOST)
        server = HTTPServer(application(root, year, state, token))
        server.add_sockets(sockets)
        say(f"open http://{HOST}:{sockets[0].getsockname()[1]}/?token={token}")
        watched = [folder for folder in (root.notebooks, shipped(), root.path / "data" / "raw") if folder.is_dir()]
        async for _ in awatch(*watched):
            await rebuild(root, year, state, workers, say)


async def rebuild(root: Root, year: int, state: State, workers: Workers, say: Callable[[str], None]) -> None:
    """Build the site, then the PDF; an error is shown in the page, which stays the last good one."""
    for kind in FORMATS:
        try:
            await asyncio.to_thread(build, root, year, formats=(kind,), workers=workers, progress=say)
        except LkipError as error:
            say(str(error))
            await state.set(kind, str(error))
            return
        await state.set(kind, "")
