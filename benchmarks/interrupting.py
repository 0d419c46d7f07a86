"""Interrupt ``kg build``, with the reader that it has, again and again; compare what comes of it to the byte.

    python benchmarks/interrupting.py --articles 1000 --times 10

The articles are made of paragraphs of ``data/articles``. One build is left alone; another is sent SIGINT,
SIGTERM or SIGKILL at a moment drawn by chance and called again, until it has been interrupted so often and is
let through; if it comes to its end before, it begins anew in an empty folder, so that what is compared was
interrupted so often. What ``kg export`` writes of both has to be the same bytes.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
WANTED: Final = (0, 1, 1, 33)
"""Articles after which a build is interrupted: while it sets out, behind a batch, and behind the next."""
MOST_AT_ONCE: Final = 100
"""Articles that a build stores at most before it is interrupted: two batches, and those of a second."""
_KG: Final = (sys.executable, str(ROOT / "kg.py"))


def paragraphs() -> list[str]:
    """Those of the sample articles, in order."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/articles").glob("*.txt")))
    return [part for text in texts for part in text.split("\n\n") if part.rstrip().endswith(".")]


def archive(count: int, chance: random.Random) -> Iterator[str]:
    """Lines of an archive of so many articles of three paragraphs each; some are copies of others."""
    parts = paragraphs()
    for number in range(count):
        text = "\n\n".join(chance.sample(parts, 3))
        yield json.dumps({"id": f"a{number}", "text": text, "date": f"2020-03-{1 + number % 28:02}"})


def build(store: Path, source: Path) -> subprocess.Popen[str]:
    """Begin a build; what it says of each article comes on its standard error."""
    command = [*_KG, "build", str(source), "--store", str(store), "--no-page"]
    return subprocess.Popen(  # noqa: S603 - our own command
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )


def interrupt(store: Path, source: Path, how: signal.Signals, chance: random.Random) -> int | None:
    """Build, and stop it a moment after it has stored some; how many, None if it came to its end before."""
    wanted, stored = chance.choice(WANTED), 0
    with build(store, source) as child:
        for line in child.stderr or ():
            stored += line.startswith("stored ")
            if stored >= wanted:
                break
        time.sleep(chance.uniform(0, 1))
        child.send_signal(how)
        child.communicate()
        return stored if child.returncode else None


def exported(store: Path) -> str:
    """The hash of what ``kg export`` writes."""
    command = [*_KG, "export", "--store", str(store)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    return f"{len(done.stdout):,} bytes, sha256 {sha256(done.stdout).hexdigest()}"


def interrupt_often(store: Path, source: Path, times: int, chance: random.Random) -> None:
    """Interrupt one build so many times; one that comes to its end before is thrown away and begun anew."""
    done = 0
    while done < times:
        how = SIGNALS[done % len(SIGNALS)]
        stored = interrupt(store, source, how, chance)
        if stored is None:
            print(f"came to its end after {done} interruptions; begins anew", flush=True)
            rmtree(store)
            done = 0
        else:
            done += 1
            print(f"{done}: {how.name} after {stored} more articles", flush=True)


@click.command()
@click.option("--articles", type=int, default=1_000, show_default=True)
@click.option("--times", type=int, default=10, show_default=True)
@click.option("--seed", type=int, default=7, show_default=True)
def main(articles: int, times: int, seed: int) -> None:
    """Print what each interruption left, and whether the end is the same."""
    if articles < times * MOST_AT_ONCE:
        raise click.UsageError(f"{times} interruptions take up to {times * MOST_AT_ONCE} articles")
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with TemporaryDirectory() as folder:
        source, alone, often = (Path(folder) / name for name in ("archive.jsonl", "alone", "often"))
        source.write_text("\n".join(archive(articles, chance)), encoding="utf-8")
        with build(alone, source) as child:
            child.communicate()
        interrupt_often(often, source, times, chance)
        with build(often, source) as child:
            told = child.communicate()[1].splitlines()
        print(next(line for line in told if line.startswith("articles: ")))
        one, other = exported(alone), exported(often)
        print(f"left alone: {one}\ninterrupted {times} times: {other}")
        sys.exit(one != other)


if __name__ == "__main__":
    main()
