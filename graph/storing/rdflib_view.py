"""An embedded store in, the same store as an rdflib Dataset out: nothing is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.ontology import PREFIXES
from graph.storing.embedded import EmbeddedStore

if TYPE_CHECKING:
    import rdflib


def as_rdflib(store: EmbeddedStore) -> rdflib.Dataset:
    """The store as rdflib sees it, with our prefixes; its default graph is the union of all graphs.

    A triple that several articles state is met once in each of them. What is written through the view is not
    checked, and readers do not see it before the next put; ``len`` reads the whole store.
    """
    # Imported here because rdflib takes longer to load than a lookup to answer.
    import rdflib
    from oxrdflib import OxigraphStore

    dataset = rdflib.Dataset(store=OxigraphStore(store=store.engine), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset
