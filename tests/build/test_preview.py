"""What the preview answers, and to whom."""

from __future__ import annotations

import asyncio
import threading
from http.client import HTTPConnection

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from lkip_analysis.build import preview
from lkip_analysis.root import Root

PAGE = (
    "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-x'\">"
    "</head><body><main>isi</main></body></html>"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Addresses of two previews, with the tokens `rahasia` and `lain`."""
    root = Root(tmp_path_factory.mktemp("pratinjau"))
    (root.reports(2031) / "html").mkdir(parents=True)
    (root.reports(2031) / "html" / "index.html").write_text(PAGE, encoding="utf-8")
    ready, loop = threading.Event(), asyncio.new_event_loop()
    sockets = [bind_sockets(0, preview.HOST) for _ in range(2)]

    async def serve() -> None:
        for (socket,), token in zip(sockets, ("rahasia", "lain"), strict=True):
            app = preview.application(root, 2031, preview.State(), token)
            HTTPServer(app).add_sockets([socket])
        ready.set()

    thread = threading.Thread(target=lambda: (loop.create_task(serve()), loop.run_forever()), daemon=True)
    thread.start()
    assert ready.wait(10)
    yield [socket.getsockname() for (socket,) in sockets]
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


def ask(place, address: str, method: str = "GET", body: bytes | None = None, **headers: str):
    connection = HTTPConnection(*place, timeout=10)
    try:
        connection.request(method, address, body=body, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def cookie(place, token: str) -> str:
    status, headers, _ = ask(place, f"/?token={token}")
    assert (status, headers["Location"]) == (302, "/")
    return headers["Set-Cookie"].split(";")[0]


def test_the_token_leaves_the_address_and_pages_have_the_policy_of_the_site(served):
    status, headers, text = ask(served[0], "/", Cookie=cookie(served[0], "rahasia"))
    assert status == 200 and "<main>isi" in text and "EventSource" in text
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-") and "'sha256-x'" in policy
    assert "unsafe-inline" not in policy and "frame-ancestors 'self'" in policy and "connect-src 'self'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "given"),
    [
        ("/?token=%C3%A9", ""),
        ("/?token=%FF", ""),
        ("/", "lkip-9f86d081=\u00e9"),
        ("/.lkip/pdf", ""),
        ("/.lkip/events", ""),
    ],
)
def test_who_does_not_know_the_token_is_refused(served, address, given):
    status, headers, _ = ask(served[0], address, **({"Cookie": given} if given else {}))
    assert (status, headers["X-Content-Type-Options"]) == (403, "nosniff")


def test_a_body_is_not_read_before_the_token(served):
    connection = HTTPConnection(*served[0], timeout=10)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", str(50 * 2**20))
    connection.endheaders(b"the rest never comes")
    assert connection.getresponse().status == 403
    connection.close()


def test_two_previews_in_one_browser_know_each_their_own_cookie(served):
    both = "; ".join(cookie(place, token) for place, token in zip(served, ("rahasia", "lain"), strict=True))
    assert [ask(place, "/", Cookie=both)[0] for place in served] == [200, 200]
