"""Draw the README's pictures of a page, light and dark; needs playwright and a Chromium. Changes no graph.

kg view -o kg.html && python benchmarks/picture.py kg.html docs/network.png russia ukraine
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = ["--headless=new", "--no-sandbox", "--disable-gpu"]
_WIDTH, _HEIGHT = 1400, 860
_SETTLED_MS: Final = 1200
_SELECT: Final = """ends => {
    const meets = line => ends.every(end => [line.from, line.to].some(iri => iri.endsWith(`/${end}`)));
    actorgraph.select([...actorgraph.model.lines.values()].find(meets).id);
}"""


def browser_path() -> str:
    """The browser of this system.

    Raises:
        SystemExit: if none is installed.
    """
    path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        raise SystemExit("no Chromium is installed")
    return path


def draw(page: Path, picture: Path, ends: tuple[str, str]) -> None:
    """Open a page, select the line between the two actors whose IRIs end so, and save what is seen.

    The picture is of the light page; the dark one stands beside it: network.png and network-dark.png.
    """
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=_FLAGS)
        _save(browser, page, picture, ends, "light")
        _save(browser, page, picture.with_stem(f"{picture.stem}-dark"), ends, "dark")
        browser.close()


def _save(browser: Browser, page: Path, picture: Path, ends: tuple[str, str], scheme: str) -> None:
    window = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
    window.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    window.goto(page.resolve().as_uri())
    window.wait_for_selector("#panel h2")
    window.evaluate(_SELECT, ends)
    window.wait_for_timeout(_SETTLED_MS)
    window.screenshot(path=picture)
    window.close()


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description="Save pictures of a page that kg has written.")
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path, help="of the light page; the dark one stands beside it")
    parser.add_argument("actor", help="the end of an IRI, russia")
    parser.add_argument("other", help="the end of another's")
    given = parser.parse_args()
    draw(given.page, given.picture, (given.actor, given.other))


if __name__ == "__main__":
    main()
