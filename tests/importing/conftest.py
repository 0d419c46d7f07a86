from __future__ import annotations

from pathlib import Path

import pytest

from graph.importing.records import Known
from graph.ontology import Ontology, load

ACTORS = """
@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
actor:mali a kg:State ; skos:prefLabel "Mali"@en ; kg:iso2 "ML" ; kg:iso3 "MLI" ;
    lex:metonym "Bamako"@en ; skos:exactMatch wd:Q912 .
actor:nato a kg:Organisation ; skos:prefLabel "NATO"@en ; skos:exactMatch wd:Q7184 .
actor:ali-one a kg:Person ; skos:prefLabel "Ali One"@en .
"""


@pytest.fixture(scope="session")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    """Three known actors."""
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "actors.ttl").write_text(ACTORS, encoding="utf-8")
    return load(Path(folder))


@pytest.fixture(scope="session")
def known(ontology: Ontology) -> Known:
    """The same, to look up."""
    return Known(ontology)
