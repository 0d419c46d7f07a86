"""A real browser with windows that remember what happened in them, and texts that attack what shows them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

ATTACKS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "<!--<script>",
    "--><img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<details open ontoggle=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "x' onmouseover='alert(1)",
    'x" autofocus onfocus="alert(1)',
    "<style>*{display:none}</style>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '<meta http-equiv=refresh content="0;url=https://example.org">',
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/a.css>",
    "<form action=https://example.org><input name=q></form>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<template shadowrootmode=open><script>alert(1)</script></template>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<input autofocus onfocus=alert(1)>",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "vbscript:msgbox(1) url(javascript:alert(1)) expression(alert(1))",
    "<b>href</b> an href",
    "{{data}} {{scripts}} {% raw %} ${alert(1)} {{constructor.constructor('alert(1)')()}}",
    "__proto__",
    "constructor",
    "line\u2028separator\u2029paragraph\u0085next",
    "\u202eright to left override",
    "zero\u200bwidth \ufeffmark",
    "nul\x00 bell\x07 escape\x1b[2J",
    "lone \ud800 surrogate",
    "&lt;script&gt; &amp; &#60;",
    "]]> <![CDATA[",
    "\\u003cscript>\\",
    '=HYPERLINK("https://example.org")',
    "=cmd|' /C calc'!A0",
    "𝕬𝖓𝖐𝖆𝖗𝖆 عمان 習近平 e\u0301",
)


PIXELS = """() => {
  const picture = document.querySelector("#network canvas");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(picture, 0, 0);
  const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const colors = new Map();
  let drawn = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] < 200) continue;
    drawn += 1;
    const color = (data[at] >> 4) * 256 + (data[at + 1] >> 4) * 16 + (data[at + 2] >> 4);
    colors.set(color, (colors.get(color) ?? 0) + 1);
  }
  const named = [...colors].map(([color, count]) => [color.toString(16).padStart(3, "0"), count]);
  return { drawn, colors: colors.size, of: Object.fromEntries(named) };
}"""
"""What is painted on a drawing: pixels, colours, and how many pixels have each, by three hexadecimal digits.
"""


@dataclass
class Window:
    """An open page with all that it did: requests, dialogs, errors and breaches of its policy."""

    page: Any
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(
            "document.addEventListener('securitypolicyviolation', (e) => console.error(e.violatedDirective))"
        )
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("dialog", self._dismiss)
        self.page.on("console", self._hear)

    def js(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait(self, expression: str) -> None:
        """Wait until a JavaScript expression is true, asked from outside: the page's policy forbids eval."""
        for _ in range(200):
            if self.js(expression):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"{expression} has not come true in 10 seconds")

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.page.locator(selector).all_inner_texts()]

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _hear(self, told: Any) -> None:
        if told.type in ("error", "warning"):
            self.errors.append(told.text)


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser that runs until the block ends; where none is installed the test is skipped."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


def faults(window: Window) -> list[str]:
    """The serious faults of accessibility that axe-core finds on the page as it is."""
    from importlib.resources import files

    window.js((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: Any = window.js("axe.run().then(({ violations }) => violations)")
    grave = [each for each in found if each["impact"] in ("serious", "critical")]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in grave]
