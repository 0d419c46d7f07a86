"""A store in, the same store as an rdflib Dataset out: nothing is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.ontology import PREFIXES
from graph.storing.backend import Store
from graph.storing.embedded import EmbeddedStore

if TYPE_CHECKING:
    import rdflib
    from rdflib.store import Store as RdflibStore


def as_rdflib(store: Store) -> rdflib.Dataset:
    """The store as rdflib sees it, with our prefixes; its default graph is the union of all graphs.

    A triple that several articles state is met once in each of them. What is written through the view is not
    checked, and readers do not see it before the next put; ``len`` reads the whole store. A store on a server
    is only read, and each pattern is a request; a query is one.

    Raises:
        StoreError: if the store is of neither kind.
    """
    import rdflib  # takes longer to load than a lookup to answer

    dataset = rdflib.Dataset(store=_seen(store), default_union=True)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


def _seen(store: Store) -> RdflibStore:
    if isinstance(store, EmbeddedStore):
        from oxrdflib import OxigraphStore  # see above

        return OxigraphStore(store=store.engine)
    from rdflib.plugins.stores.sparqlstore import SPARQLStore  # see above

    from graph.storing.remote import RemoteStore  # imports httpx

    if not isinstance(store, RemoteStore):
        raise StoreError(f"{type(store).__name__} cannot be seen through rdflib")
    endpoint = store.endpoint
    return SPARQLStore(endpoint.query_address, params=dict(endpoint.dialect.union))
