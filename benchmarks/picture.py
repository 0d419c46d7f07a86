"""Draw the README's picture of a page; needs playwright and a Chromium that is installed. Changes no graph.

kg build data/articles && python benchmarks/picture.py kg.html docs/network.png
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = ["--headless=new", "--no-sandbox", "--disable-gpu"]
_WIDTH, _HEIGHT = 1300, 780
_SETTLED_MS: Final = 1000
_SELECT: Final = """ends => {
    const meets = line => ends.every(end => [line.from, line.to].some(iri => iri.endsWith(`/${end}`)));
    actorgraph.select([...actorgraph.model.lines.values()].find(meets).id);
}"""


def draw(page: Path, picture: Path, ends: tuple[str, str]) -> None:
    """Open a page, select the line between the two actors whose IRIs end so, and save what is seen.

    Raises:
        SystemExit: if no browser is installed.
    """
    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser_path is None:
        raise SystemExit("no Chromium is installed")
    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=_FLAGS)
        window = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT})
        window.goto(page.resolve().as_uri())
        window.wait_for_function("window.actorgraph !== undefined")
        window.evaluate(_SELECT, ends)
        window.wait_for_timeout(_SETTLED_MS)
        window.screenshot(path=picture)
        browser.close()


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description="Save a picture of a page that kg has written.")
    parser.add_argument("page", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("actor", help="the end of an IRI, russia")
    parser.add_argument("other", help="the end of another's")
    given = parser.parse_args()
    draw(given.page, given.picture, (given.actor, given.other))


if __name__ == "__main__":
    main()
