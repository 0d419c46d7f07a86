"""What other programs take from a graph: exports in their forms; and our own exports read back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, Unpack

if TYPE_CHECKING:
    from graph.asking.conditions import ConditionsGiven
    from graph.storing.backend import Store
    from graph.storing.records import Outcome

RDF_FORMATS: Final = {"nquads": "nq", "trig": "trig", "turtle": "ttl", "jsonld": "jsonld"}
"""The forms of RDF in which all of a graph can be exported, with their usual file name extensions."""

RELATION_FORMATS: Final = {
    "graphml": "graphml", "gexf": "gexf", "cytoscape": "cyjs", "csv": "csv", "parquet": "parquet",
}  # fmt: skip
"""The forms in which its relations can be, likewise."""


class Exchanging:
    """The methods of a ``KnowledgeGraph`` that are about other programs. Each imports what it alone needs."""

    store: Store
    settle: Callable[[], None]

    def export(self, form: str = "nquads", **conditions: Unpack[ConditionsGiven]) -> Iterator[bytes]:
        """The graph for other programs; the same articles give the same bytes.

        Args:
            form: of ``RDF_FORMATS``, for all that the graph holds, the ontology and a description of the
                graph (VoID) included; or of ``RELATION_FORMATS``, for its relations.
            conditions: which relations; see ``graph.asking.conditions.Conditions``.

        Raises:
            KgError: for "parquet", if pyarrow is not installed.
        """
        if form in RDF_FORMATS:
            from graph.asking.describing import description  # only exports need it
            from graph.storing.dump import DumpFormat, dump  # see above

            return dump(self.store, DumpFormat(RDF_FORMATS[form]), description(self.store))
        from graph.asking.relating import relations  # see above
        from graph.showing import interchange  # imports networkx

        rows = relations(self.store, limit=sys.maxsize, **conditions)
        return iter((interchange.WRITERS[form](rows),))

    def import_(self, files: Iterable[str | Path]) -> Mapping[str, Outcome]:
        """Take in exports (N-Quads or TriG, also .gz), all or none; see ``Store.take_in``."""
        outcomes = self.store.take_in(map(Path, files))
        self.settle()
        return outcomes
