"""The program of a child process: a query on standard input in, its answer on standard output out.

It is run by its path, not imported, and needs nothing of ours, so it starts within milliseconds. The deadline
is the kernel's alarm, which ends the process whatever the engine is doing, also when nobody waits any more.

Arguments: bytes of the query, seconds and bytes of memory that it may take once the store is open, where
pyoxigraph is, the folder to open ("" for a store that comes as N-Quads behind the query), and the prefixes as
NAME=IRI.

The guard of ``graph.asking`` lets no query through that would call another host. Should it ever err, the
kernel still refuses this process every socket, on Linux with the usual processors.

The answer is a letter and what it announces: T and SPARQL results as JSON, G and N-Triples. Whatever goes
wrong is told on standard error, with exit code 1.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from resource import RLIMIT_AS, RLIMIT_CORE, getpagesize, setrlimit

# What of the kernel is asked for by number here has a name in modules that take longer to load than a query.
_LIBC = ctypes.CDLL(None)
_SIGINT, _SIGALRM, _DEFAULT, _ITIMER_REAL = 2, 14, None, 0
_NO_NEW_PRIVILEGES, _SET_FILTER, _BY_PROGRAM = 38, 22, 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_DENIED, _ALLOWED = 0x00050000 | errno.EACCES, 0x7FFF0000
_SOCKET_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def main() -> None:
    """Answer the one query and end."""
    size, seconds, memory, packages, folder, *prefixes = sys.argv[1:]
    refuse_sockets()
    sys.path.append(packages)
    import pyoxigraph as ox  # found only now

    with open(0, "rb", closefd=False) as source, open(1, "wb", closefd=False) as output:
        query = source.read(int(size)).decode()
        try:
            store = ox.Store.read_only(folder) if folder else ox.Store()
        except (OSError, RuntimeError, ValueError) as error:
            raise OSError(f"the store at {folder} failed: {error}") from error
        if not folder:
            store.bulk_load(source, ox.RdfFormat.N_QUADS)
        bound(float(seconds), int(memory))
        answer = store.query(
            query,
            prefixes=dict(prefix.split("=", 1) for prefix in prefixes),
            use_default_graph_as_union=True,
        )
        if isinstance(answer, ox.QueryTriples):
            output.write(b"G")
            answer.serialize(output, ox.RdfFormat.N_TRIPLES)
        else:
            output.write(b"T")
            answer.serialize(output, ox.QueryResultsFormat.JSON)


def refuse_sockets() -> None:
    """Have the kernel answer socket(2) with "permission denied" from now on: seccomp(2) with a filter."""
    if sys.platform != "linux" or os.uname().machine not in _SOCKET_CALLS:
        return
    architecture, socket = _SOCKET_CALLS[os.uname().machine]
    steps = (  # code, steps to skip if equal, else, operand; see <linux/filter.h>
        (_LOAD, 0, 0, 4),
        (_JUMP_IF_EQUAL, 0, 3, architecture),
        (_LOAD, 0, 0, 0),
        (_JUMP_IF_EQUAL, 0, 1, socket),
        (_RETURN, 0, 0, _DENIED),
        (_RETURN, 0, 0, _ALLOWED),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HP", len(steps), ctypes.addressof(code)))
    _LIBC.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))
    _LIBC.prctl(_SET_FILTER, *map(ctypes.c_ulong, (_BY_PROGRAM, ctypes.addressof(program), 0, 0)))


def bound(seconds: float, memory: int) -> None:
    """Have the kernel end this process after these seconds, and give it no more than this memory."""
    whole = int(seconds)
    timer = ctypes.create_string_buffer(struct.pack("4l", 0, 0, whole, max(1, int((seconds - whole) * 1e6))))
    _LIBC.signal(_SIGALRM, _DEFAULT)
    _LIBC.signal(_SIGINT, _DEFAULT)  # Ctrl-C comes here too, and Python would act on it only at the end
    if _LIBC.setitimer(_ITIMER_REAL, timer, None):
        raise OSError("there is no timer for the deadline")
    setrlimit(RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # elsewhere the kernel does not keep it
        with open("/proc/self/statm", encoding="ascii") as counts:  # noqa: PTH123  # see above
            ceiling = int(counts.read().split()[0]) * getpagesize() + memory
        setrlimit(RLIMIT_AS, (ceiling, ceiling))


if __name__ == "__main__":
    try:
        main()
    except BaseException as error:  # noqa: BLE001  # told to the parent, whatever it is
        os.write(2, (str(error)[:2000] or type(error).__name__).encode())
        os._exit(1)
