"""The program of a child process: a query on standard input in, its answer on standard output out.

It is run by its path, not imported, and needs nothing of ours, so it starts within milliseconds. The deadline
is the kernel's alarm, which ends the process whatever the engine is doing, also when nobody waits any more.

Arguments: bytes of the query, seconds and bytes of memory that it may take once the store is open, where
pyoxigraph is, the folder to open ("" for a store that comes as N-Quads behind the query), and the prefixes as
NAME=IRI.

The answer is a letter and what it announces: T and SPARQL results as JSON, G and N-Triples. Whatever goes
wrong is told on standard error, with exit code 1.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from resource import RLIMIT_AS, RLIMIT_CORE, getpagesize, setrlimit


def main() -> None:
    """Answer the one query and end."""
    size, seconds, memory, packages, folder, *prefixes = sys.argv[1:]
    sys.path.append(packages)
    import pyoxigraph as ox  # found only now

    source = sys.stdin.buffer
    query = source.read(int(size)).decode()
    if folder:
        store = ox.Store.read_only(str(Path(folder)))
    else:
        store = ox.Store()
        store.bulk_load(source, ox.RdfFormat.N_QUADS)
    _limit(float(seconds), int(memory))
    answer = store.query(
        query,
        prefixes=dict(prefix.split("=", 1) for prefix in prefixes),
        use_default_graph_as_union=True,
    )
    graph = isinstance(answer, ox.QueryTriples)
    output = sys.stdout.buffer
    output.write(b"G" if graph else b"T")
    if isinstance(answer, ox.QueryTriples):
        answer.serialize(output, ox.RdfFormat.N_TRIPLES)
    else:
        answer.serialize(output, ox.QueryResultsFormat.JSON)
    output.flush()


def _limit(seconds: float, memory: int) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    signal.setitimer(signal.ITIMER_REAL, seconds)
    setrlimit(RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the kernel does not keep it
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        ceiling = pages * getpagesize() + memory
        setrlimit(RLIMIT_AS, (ceiling, ceiling))


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        sys.exit(1)
    except BaseException as error:  # noqa: BLE001  # told to the parent, whatever it is
        sys.stderr.write(str(error)[:2000] or type(error).__name__)
        sys.exit(1)
