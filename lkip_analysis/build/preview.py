"""The analyst's mirror: rebuilds what changed and refreshes the page in the browser, on this machine only."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler
from watchfiles import awatch

from ..errors import LkipError
from ..root import Root
from .job import build

HOST = "127.0.0.1"
COOKIE = "lkip"
FRONT = "index.html"
EVENTS = "/.lkip/events"
SCRIPT = "<script>{}</script>\n</body>"
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
"""The site forbids every request; a preview has to ask for the next build."""


class State:
    """How the last build went; every open page waits for the next one."""

    def __init__(self) -> None:
        self.number = 0
        self.error = ""
        self.changed = asyncio.Condition()

    async def set(self, error: str) -> None:
        async with self.changed:
            self.number += 1
            self.error = error
            self.changed.notify_all()


class Guarded(RequestHandler):
    """Answers only who knows the token: from the address that was printed, or from the cookie it left."""

    def prepare(self) -> None:
        token = self.settings["token"]
        given = self.get_query_argument("token", "") or self.get_cookie(COOKIE, "")
        if self.request.host.split(":")[0] not in (HOST, "localhost") or not secrets.compare_digest(given, token):
            raise HTTPError(403)
        self.set_cookie(COOKIE, token, httponly=True, samesite="Strict")


class Page(Guarded):
    """A page of the site, with the script that refreshes it. The site has no other files."""

    def get(self, name: str) -> None:
        folder: Path = self.settings["folder"]
        pages = {file.name: file for file in folder.glob("*.html")}
        if (name or FRONT) not in pages:
            raise HTTPError(404)
        script = (files("lkip_analysis") / "templates" / "lkip" / "preview.js").read_text("utf-8")
        self.set_header("Cache-Control", "no-store")
        text = POLICY.sub("", pages[name or FRONT].read_text("utf-8"))
        self.finish(text.replace("</body>", SCRIPT.replace("{}", script)))


class Events(Guarded):
    """Server-sent events: one per build."""

    async def get(self) -> None:
        state: State = self.settings["state"]
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        try:
            while True:
                self.write(f"data: {json.dumps({'number': state.number, 'error': state.error})}\n\n")
                await self.flush()
                async with state.changed:
                    await state.changed.wait()
        except StreamClosedError:
            return


def application(root: Root, year: int, state: State, token: str) -> Application:
    """Return the web application of a preview."""
    folder = root.reports(year) / "html"
    return Application([(EVENTS, Events), (r"/(.*)", Page)], state=state, token=token, folder=folder)


async def preview(root: Root, year: int, port: int, say: Callable[[str], None]) -> None:
    """Build the site of a year, serve it, and build again at every change of notebooks or data.

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
    await rebuild(root, year, state, say)
    sockets = bind_sockets(port, HOST)
    server = HTTPServer(application(root, year, state, token))
    server.add_sockets(sockets)
    say(f"open http://{HOST}:{sockets[0].getsockname()[1]}/?token={token}")
    async for _ in awatch(root.notebooks, root.path / "data" / "raw"):
        await rebuild(root, year, state, say)


async def rebuild(root: Root, year: int, state: State, say: Callable[[str], None]) -> None:
    """Build the site once; an error is shown in the page, which stays the last good one."""
    try:
        await asyncio.to_thread(build, root, year, formats=("html",), progress=say)
    except LkipError as error:
        say(str(error))
        await state.set(str(error))
    else:
        await state.set("")
