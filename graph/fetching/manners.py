"""Who may be asked, and when: robots.txt (RFC 9309), and a pause between requests to one host."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from protego import Protego

from graph.limits_outside import MAX_CRAWL_DELAY, MAX_KNOWN_HOSTS

NAME: Final = "Actorgraph"
"""What robots.txt calls us."""

Value = TypeVar("Value")


class Rules:
    """What the robots.txt of a host lets us do."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)

    def allow(self, url: str) -> bool:
        """Whether this address may be fetched."""
        return bool(self._rules.can_fetch(url, NAME))

    @property
    def delay(self) -> float:
        """Seconds that it asks for between two requests, as far as anybody waits."""
        return min(float(self._rules.crawl_delay(NAME) or 0), MAX_CRAWL_DELAY)


class Recent(Generic[Value]):
    """What is known of the hosts that were asked last, for so many of them."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Value] = OrderedDict()

    def get(self, host: str) -> Value | None:
        """What is known of a host."""
        return self._known.get(host)

    def keep(self, host: str, value: Value) -> None:
        """Know this of a host; the one that was not asked for longest is forgotten."""
        self._known[host] = value
        self._known.move_to_end(host)
        if len(self._known) > MAX_KNOWN_HOSTS:
            self._known.popitem(last=False)


class Pace:
    """Lets a time pass between two requests to one host.

    Args:
        pause: seconds between them where robots.txt asks for no more.
        clock: seconds that only grow.
        sleep: waits so many seconds.
    """

    def __init__(self, pause: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._next = Recent[float]()

    def wait(self, host: str, delay: float = 0.0) -> None:
        """Wait for our turn with a host, and let it be the last one for the pause or the longer delay."""
        now = self._clock()
        turn = max(now, self._next.get(host) or now)
        if turn > now:
            self._sleep(turn - now)
        self._next.keep(host, turn + max(self._pause, delay))
