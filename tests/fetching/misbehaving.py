"""A web server on this machine that misbehaves in every way that is known, a path for each."""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar, Final

TEXT: Final = b"Turkey backs rebels in Idlib."
BOMB: Final = gzip.compress(bytes(20_000_000))
ETAG: Final = '"v1"'


class Misbehaving(BaseHTTPRequestHandler):
    """What a path does is the method of its name; ``asked`` counts requests by path."""

    asked: ClassVar[Counter[str]] = Counter()
    robots: ClassVar[bytes | int] = 404
    port: ClassVar[int] = 0

    def do_GET(self) -> None:
        """Answer, or not."""
        name = self.path.partition("?")[0].strip("/")
        self.asked[name] += 1
        try:
            getattr(self, "at_" + name.replace("/", "_").replace(".", "_"), self.at_nowhere)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """An answer as it should be."""
        self.send_response(status)
        for header, value in ({"Content_Length": str(len(body))} | headers).items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_nowhere(self) -> None:
        self.answer(404)

    def at_robots_txt(self) -> None:
        if isinstance(self.robots, int):
            self.answer(self.robots)
        else:
            self.answer(200, self.robots)

    def at_good(self) -> None:
        if self.headers["If-None-Match"] == ETAG:
            self.answer(304)
        else:
            self.answer(200, TEXT, ETag=ETAG, Content_Type="text/plain; charset=utf-8")

    def at_feed(self) -> None:
        items = "".join(
            f"<item><title>On {name}</title><link>http://127.0.0.1:{self.port}/{name}</link></item>"
            for name in ("good", "broken")
        )
        text = f"<rss version='2.0'><channel><title>Post</title>{items}</channel></rss>"
        self.answer(200, text.encode(), Content_Type="application/rss+xml")

    def at_packed(self) -> None:
        assert self.headers["Accept-Encoding"] == "gzip"
        self.answer(200, gzip.compress(TEXT), Content_Encoding="gzip")

    def at_bomb(self) -> None:
        self.answer(200, BOMB, Content_Encoding="gzip")

    def at_half_packed(self) -> None:
        self.answer(200, gzip.compress(TEXT)[:-9], Content_Encoding="gzip")

    def at_badly_packed(self) -> None:
        self.answer(200, TEXT, Content_Encoding="gzip")

    def at_strangely_packed(self) -> None:
        self.answer(200, TEXT, Content_Encoding="br")

    def at_moved(self) -> None:
        self.answer(302, Location="/good")

    def at_to_file(self) -> None:
        self.answer(302, Location="file:///etc/hosts")

    def at_to_this_machine(self) -> None:
        self.answer(302, Location=f"http://private.example:{self.port}/good")

    def at_to_metadata(self) -> None:
        self.answer(301, Location="http://169.254.169.254/latest/meta-data/")

    def at_circle(self) -> None:
        self.answer(302, Location="/circle")

    def at_nowhere_to_go(self) -> None:
        self.answer(302)

    def at_busy(self) -> None:
        if self.asked["busy"] < 2:
            self.answer(503)
        else:
            self.at_good()

    def at_too_many(self) -> None:
        self.answer(429, Retry_After="3600")

    def at_too_many_for_now(self) -> None:
        if self.asked["too_many_for_now"] < 2:
            self.answer(429, Retry_After="7")
        else:
            self.at_good()

    def at_broken(self) -> None:
        self.answer(500)

    def at_drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.drip()

    def at_drip_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self.drip()

    def at_silent(self) -> None:
        time.sleep(3)

    def drip(self) -> None:
        """A byte now and then, for ever."""
        for _ in range(1_000):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(bytes(64 * 2**10))

    def at_endless_head(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            self.wfile.write(b"X-More: " + b"x" * 60_000 + b"\r\n")

    def at_short(self) -> None:
        self.answer(200, TEXT, Content_Length="1000")

    def at_long(self) -> None:
        self.answer(200, TEXT, Content_Length="6")

    def at_two_lengths(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nhello")

    def at_no_http(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    def at_gone(self) -> None:
        self.connection.close()


@contextmanager
def misbehaving(robots: bytes | int = 404) -> Iterator[type[Misbehaving]]:
    """A server, as the class that answers; its robots.txt is this text, or that status."""

    class Handler(Misbehaving):
        asked: ClassVar[Counter[str]] = Counter()

    handler = Handler
    handler.robots = robots
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        handler.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield handler
        server.shutdown()
        thread.join()
