"""A cluster of Spark: how it is reached, what is shipped to it, and what goes wrong there as one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from graph.errors import KgError
from graph.limits import MAX_COLLECTED_BYTES
from graph.pipeline import Pipeline
from graph.sharding import shipping

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

BUNDLE: Final = "actorgraph-reader"
"""The name of what is shipped."""

ROWS_AT_ONCE: Final = 64
"""Rows that Spark hands to Python together: articles, some of them long."""

_MISSING: Final = "--engine spark needs PySpark; install it with: pip install 'actorgraph[spark]'"
_SETTINGS: Final = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_AT_ONCE),
    "spark.sql.adaptive.enabled": "false",  # a part is a shard, not to be joined with another
    "spark.driver.maxResultSize": str(MAX_COLLECTED_BYTES),
    "spark.log.level": "ERROR",
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Which cluster, and how it is set up.

    Args:
        master: its address as Spark has it: spark://host:7077, yarn, k8s://…, local[2]; None for what
            Spark's own settings say.
        settings: Spark's, by name; they go before ours.
    """

    master: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def connected(cluster: Cluster, pipeline: Pipeline) -> Iterator[SparkSession]:
    """A connection to a cluster, to which a pipeline has been shipped; it ends with the block.

    Raises:
        KgError: if Spark is not installed or cannot be reached.
    """
    with TemporaryDirectory() as folder, _session(cluster) as session:
        bundle = Path(folder) / f"{BUNDLE}.zip"
        shipping.pack(pipeline, bundle)
        with told_plainly():
            session.sparkContext.addArchive(f"{bundle}#{BUNDLE}")
        yield session


def require() -> None:
    """See that PySpark is there.

    Raises:
        KgError: if not, saying how to get it.
    """
    if not all(map(find_spec, ("pandas", "pyarrow", "pyspark"))):
        raise KgError(_MISSING)


@contextmanager
def _session(cluster: Cluster) -> Iterator[SparkSession]:
    require()
    from pyspark.sql import SparkSession  # an extra of 400 MB

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder
    if cluster.master:
        builder = builder.master(cluster.master)
    for name, value in {**_SETTINGS, "spark.app.name": "actorgraph", **cluster.settings}.items():
        builder = builder.config(name, value)
    with told_plainly():
        session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def told_plainly() -> Iterator[None]:
    """What goes wrong on a cluster as one line."""
    try:
        yield
    except KgError:
        raise
    except Exception as error:  # PySpark's errors have no base of their own
        if not type(error).__module__.startswith(("pyspark", "py4j")):
            raise
        raise KgError(f"Spark: {last_line(str(error))}") from error


def last_line(text: str) -> str:
    """What a traceback of Python within one of Java says in the end."""
    if "JAVA_GATEWAY_EXITED" in text:
        return "Java does not start; Spark needs Java 17 or newer"
    told = [line.strip() for line in text.splitlines()]
    ours = [line for line in told if line.startswith("graph.errors.")]
    if ours:
        return ours[-1].partition(": ")[2]
    return next((line for line in told if line), "it failed")[:300]
