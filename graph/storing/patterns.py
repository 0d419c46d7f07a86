"""What a server is asked for of our graphs, beside the questions of people; our prefixes are known."""

from __future__ import annotations

from typing import Final

from graph.ontology import ARTICLE, BASE

GRAPHS: Final = f"""
SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?s ?p ?o }} FILTER STRSTARTS(STR(?graph), "{BASE}") }}
"""
TRIPLES: Final = "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }"
ABOUT: Final = "SELECT ?graph ?p ?o WHERE { GRAPH ?graph { ?subject ?p ?o } }"
ABOUT_IN: Final = "SELECT ?p ?o WHERE { GRAPH ?graph { ?subject ?p ?o } }"
MARKS: Final = """
SELECT ?graph (CONCAT(?hash, " ", COALESCE(?with, "")) AS ?marks) WHERE {
  GRAPH ?graph { ?graph kg:contentHash ?hash OPTIONAL { ?graph kg:extractedWith ?with } }
}
"""
SIGNATURES: Final = """
SELECT ?graph (COALESCE(STR(?published), "") AS ?day) ?signature WHERE {
  GRAPH ?graph { ?graph kg:textSignature ?signature OPTIONAL { ?graph schema:datePublished ?published } }
}
"""
NAMING: Final = f"""
SELECT DISTINCT ?graph WHERE {{
  {{ GRAPH ?graph {{ ?actor ?p ?o }} }} UNION {{ GRAPH ?graph {{ ?s ?p ?actor }} }}
  FILTER STRSTARTS(STR(?graph), "{ARTICLE}")
}}
"""
