"""The server among strangers: who is let in, what bad clients get, and that others are served meanwhile."""

from __future__ import annotations

import json
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.limits_outside import MAX_BODY_BYTES, MAX_HEADER_BYTES, MAX_REQUEST_SECONDS
from graph.serving import gate, server
from tests.commands import ROOT, run
from tests.serving.conftest import ENVIRONMENT, Served, serving
from tests.serving.samples import add, make_world

TOKEN = "a-token-that-nobody-guesses"  # noqa: S105  # of the tests alone
EVERYWHERE = "0.0.0.0"  # noqa: S104  # it is refused
PATHS = ("/", "/query", "/sparql", "/store?default", "/api", "/api/statistics", "/nothing")


def raw(served: Served, request: bytes) -> bytes:
    """What the server answers to these bytes, up to the end that the answer itself tells."""
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=15)) as connection:
        connection.sendall(request)
        answer = b""
        while not (end := re.search(rb"content-length: (\d+).*?\r\n\r\n", answer, re.DOTALL)) or (
            len(answer) < end.end() + int(end[1])
        ):
            piece = connection.recv(65536)
            if not piece:
                break
            answer += piece
    return answer


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
    return int(found[1]) if found else 0


# Who is let in


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_own_names_are_answered(served: Served, host: str) -> None:
    assert served.get("api", headers={"host": f"{host}:{served.port}"}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}"],
)
@pytest.mark.parametrize("path", PATHS)
def test_a_foreign_host_is_refused(served: Served, path: str, host: str) -> None:
    answer = served.get(path, headers={"host": host.format(port=served.port)})
    assert answer.status_code == 421
    assert len(answer.content) < 300


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 200),
        ({"origin": "http://127.0.0.1:{port}", "sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"origin": "http://127.0.0.1:{port}.evil.example"}, 403),
        ({"origin": "http://[bad"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_pages_from_elsewhere_may_not_ask(
    served: Served, method: str, headers: dict[str, str], code: int
) -> None:
    told = {name: value.format(port=served.port) for name, value in headers.items()}
    query = {"query": "ASK {}"}
    given: dict[str, Any] = {"data": query} if method == "POST" else {"params": query}
    assert served.client.request(method, "sparql", headers=told, **given).status_code == code


def test_a_refusal_is_read_though_the_request_is_still_on_its_way(served: Served) -> None:
    host = f"127.0.0.1:{served.port}"
    head = f"POST /sparql HTTP/1.1\r\nHost: {host}\r\nOrigin: null\r\nContent-Length: 20\r\n\r\n"
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=15)) as connection:
        connection.sendall(head.encode())
        assert status(connection.recv(65536)) == 403
        for piece in (b"query=ASK+", b"%7B%7D&a=b"):
            connection.sendall(piece)
            time.sleep(0.05)
        while connection.recv(65536):
            pass


def test_a_link_from_elsewhere_leads_to_a_page(served: Served) -> None:
    link = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert served.get("/", headers=link).status_code == 200
    assert served.get("api/statistics", headers=link).status_code == 403


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_headers_that_browsers_obey(served: Served, path: str) -> None:
    headers = served.get(path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


# What bad clients get


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        "/assets/../../../etc/passwd",
        "/api/..%5c..%5cetc",
        "/api/%00",
        "/page.js",
        "/.git/config",
        "/sparql/..;/x",
    ],
)
def test_no_path_leads_to_a_file(served: Served, path: str) -> None:
    answer = raw(served, f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\n\r\n".encode())
    assert status(answer) == 404
    assert b"root:" not in answer


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.0\r\n\r\n", 421),
        (b"GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"nonsense\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 421),
        (b"GET /\xff HTTP/1.1\r\nHost: {host}\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: {host}\r\nX: " + b"x" * MAX_HEADER_BYTES + b"\r\n\r\n", 431),
        (b"GET /" + b"x" * (MAX_HEADER_BYTES + 100), 400),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nASK", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"TRACE / HTTP/1.1\r\nHost: {host}\r\n\r\n", 405),
        (b"CONNECT evil.example:443 HTTP/1.1\r\nHost: {host}\r\n\r\n", 404),
        (b"GET /api HTTP/1.1\r\nHost: {host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", 200),
    ],
)  # fmt: skip
def test_what_is_no_proper_request(served: Served, request_: bytes, code: int) -> None:
    answer = raw(served, request_.replace(b"{host}", f"127.0.0.1:{served.port}".encode()))
    assert status(answer) == code
    assert b"Traceback" not in answer


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_large_is_refused_and_told(served: Served, chunked: bool) -> None:
    large = b"#" * 10_000_000
    body: Iterator[bytes] | bytes = iter([large]) if chunked else large
    answer = served.post("sparql", content=body, headers={"content-type": "application/sparql-query"})
    assert (answer.status_code, answer.headers["connection"]) == (413, "close")
    assert f"{MAX_BODY_BYTES:,} bytes" in answer.json()["detail"]


def test_a_body_without_end_is_cut(served: Served) -> None:
    head = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nTransfer-Encoding: chunked\r\n"
    head += "Content-Type: application/sparql-query\r\n\r\n"
    piece = b"10000\r\n" + b"#" * 65536 + b"\r\n"
    sent = 0
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=15)) as connection:
        connection.sendall(head.encode())
        try:
            while sent < 2**30:
                connection.sendall(piece)
                sent += len(piece)
        except OSError:
            pass
    assert sent < 64 * 2**20


def test_slow_clients_keep_nobody_waiting(served: Served) -> None:
    begun = b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Length: 100\r\n"
    slow = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(100)]
    try:
        for connection in slow:
            connection.sendall(begun)
        started = time.monotonic()
        assert served.get("api/statistics").status_code == 200
        assert time.monotonic() - started < MAX_REQUEST_SECONDS
        # Those who never end their request are let go.
        ended = time.monotonic() + 60
        waiting = set(slow)
        while waiting and time.monotonic() < ended:
            gone, _, _ = select.select(list(waiting), [], [], 0.5)
            waiting -= set(gone)
        assert waiting == set()
    finally:
        for connection in slow:
            connection.close()


def test_two_hundred_clients_are_all_answered(served: Served) -> None:
    limits = httpx.Limits(max_connections=200)
    paths = ("api/actors?text=tur", "api/relations?actor=Turkey&limit=5", "query", "api/statistics")

    with httpx.Client(base_url=served.url, limits=limits, timeout=60) as client:

        def ask(number: int) -> int:
            if number % 10 == 0:
                return client.get("sparql", params={"query": "ASK { ?a rel:backs ?b }"}).status_code
            return client.get(paths[number % len(paths)]).status_code

        with ThreadPoolExecutor(200) as clients:
            codes = list(clients.map(ask, range(200)))
    assert set(codes) == {200}


def test_queries_without_end_do_not_keep_lookups_waiting(served: Served) -> None:
    endless = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}
    first: list[bool] = []
    with ThreadPoolExecutor(4) as clients:
        while not any(first) and len(first) < 5:  # a busy machine gets more than one chance
            asked = [clients.submit(served.get, "sparql", params=endless) for _ in range(4)]
            time.sleep(0.2)
            assert served.get("api/actors?text=rus").status_code == 200
            first.append(not any(each.done() for each in asked))
            answers = [each.result() for each in asked]
            assert {answer.status_code for answer in answers} == {503}
            assert "longer than 2 seconds" in answers[0].json()["detail"]
    assert any(first)


# Beside a writer


def test_what_a_writer_adds_is_seen(tmp_path: Path) -> None:
    store = make_world(tmp_path)
    with serving(store) as served:
        known = "SELECT (COUNT(*) AS ?n) { ?a rel:backs ?b }"

        def count() -> tuple[int, int, bool]:
            told = served.get("sparql", params={"query": known}).json()
            found = served.get("api/actors?text=newcomer").json()["actors"]
            articles = served.get("api/statistics").json()["articles"]
            return int(told["results"]["bindings"][0]["n"]["value"]), articles, bool(found)

        before = count()
        add(store, "Newcomer", "Hub")
        assert count() == (before[0] + 1, before[1] + 1, True)
        # An overview that took seconds to make stays for a while.
        ended = time.monotonic() + 60
        while f"in {before[1] + 1} articles" not in served.get("/").text:
            assert time.monotonic() < ended
            time.sleep(0.5)
        add(store, "Hub", "Newcomer")
        add(store, "Second newcomer", "Hub")
        assert count()[1] == before[1] + 3
        # The states that nobody reads any more are not kept.
        ended = time.monotonic() + 30
        while len(list((store / "contents-1/snapshots").iterdir())) > 2:
            assert time.monotonic() < ended
            time.sleep(2.5)
            add(store, "Hub", f"Newcomer of {time.monotonic():.0f}")


# With a token


@pytest.fixture(scope="module")
def guarded(built_store: Path) -> Iterator[Served]:
    with serving(built_store, "--token", TOKEN) as server_:
        yield server_


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Basic {TOKEN}"},
        {"authorization": "Bearer"},
        {"cookie": f"actorgraph={TOKEN}"},
        {"cookie": "actorgraph=" + "0" * 64},
        {"cookie": 'actorgraph="\\'},
    ],
)
def test_without_the_token_nothing_is_told(guarded: Served, path: str, headers: dict[str, str]) -> None:
    answer = guarded.get(path, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_the_token_opens(guarded: Served) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert guarded.get("api/statistics", headers=bearer).status_code == 200
    other_name = bearer | {"host": "graph.example.org"}
    assert guarded.get("api/statistics", headers=other_name).status_code == 200
    assert (
        guarded.get("api/statistics", headers=bearer | {"origin": "https://evil.example"}).status_code == 403
    )


def test_a_browser_signs_in_by_address(guarded: Served) -> None:
    with httpx.Client(base_url=guarded.url) as client:
        assert client.get("/?token=wrong").status_code == 401
        assert client.get(f"/api/statistics?token={TOKEN}").status_code == 401
        answer = client.get("/", params={"token": TOKEN})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert TOKEN not in cookie
        assert client.get("/api/statistics").status_code == 200


# Start and end


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--host", EVERYWHERE), "can be reached from other machines; that needs --token"),
        (("--host", "::"), "can be reached from other machines"),
        (("--host", "example.org"), "can be reached from other machines"),
        (("--host", "127.0.0.1.example.org"), "can be reached from other machines"),
        (("--token", "short"), "a token has 16 ASCII characters or more"),
        (("--token", "é" * 20), "a token has 16 ASCII characters or more"),
        (("--host", "nowhere.invalid", "--token", TOKEN), "cannot listen on nowhere.invalid"),
        (("--store", "no-store"), "no store at no-store"),
    ],
)  # fmt: skip
def test_it_refuses_to_start_in_a_line(tmp_path: Path, built_store: Path, options: Any, reason: str) -> None:
    given = options if "--store" in options else ("--store", built_store, *options)
    done = run("serve", "--port", "0", *given, cwd=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert reason in done.err
    assert done.err.count("\n") == 1
    assert TOKEN not in done.err


def test_a_port_that_is_taken_is_told(served: Served, built_store: Path) -> None:
    done = run("serve", "--store", built_store, "--port", str(served.port))
    assert done.code == 1
    assert f"cannot listen on 127.0.0.1 port {served.port}: Address already in use" in done.err


def test_ctrl_c_ends_it_with_a_word(built_store: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", "--store", str(built_store)]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(
            r"^serving \S+ at (http://127\.0\.0\.1:\d+/) \(SPARQL at \1sparql, JSON at \1api;", line
        )
        assert found, line
        with httpx.Client() as client:  # one that keeps its connection
            assert client.get(found[1] + "api").status_code == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
        assert process.stderr.read() == "stopped\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("host", "private"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("localhost", True), ("::1", True), ("192.168.0.1", False)],
)
def test_what_only_this_machine_reaches(host: str, private: bool) -> None:
    assert server.Settings(Path("store"), host, token=TOKEN).is_private is private


def test_help_needs_no_web_framework() -> None:
    code = "import json, sys, kg; kg.main(['--help']); kg.main(['serve', '--help'])\n"
    code += "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    loaded = {name.partition(".")[0] for name in json.loads(done.stderr)}
    assert {"starlette", "uvicorn", "anyio", "h11", "networkx", "pyvis"} & loaded == set()


def test_only_the_policy_of_a_page_lets_anything_run() -> None:
    assert "script-src" not in gate.CLOSED_POLICY
