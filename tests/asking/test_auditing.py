"""What is at odds among actors is told with file and line, what is meant so is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import ontology
from graph.asking.auditing import audit

HEAD = """@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
actor:rome a kg:State ; skos:prefLabel "Rome" ; skos:altLabel "Urbs" ; skos:exactMatch <http://x.org/1> .
actor:ada a kg:Person ; skos:prefLabel "Ada" ; kg:holds actor:ada.consul .
actor:ada.consul kg:office "Consul" ; kg:of actor:rome ; kg:since "2010" ; kg:until "2014-06" ;
    dcterms:source <http://x.org/3> .
"""
BOB = 'actor:bob a kg:Person ; skos:prefLabel "Bob" ; kg:holds actor:bob.consul .\n'
TERM = 'actor:bob.consul kg:office "{}" ; kg:of actor:{} ; kg:since "{}" ; dcterms:source <http://x.org/2> .'


@pytest.mark.parametrize(
    ("turtle", "faults"),
    [
        ("", []),
        ('actor:troy a kg:State ; skos:prefLabel "Urbs" .',
         ["10: actor:troy has the name “Urbs” of actor:rome (owl:differentFrom allows it)"]),
        ('actor:troy a kg:State ; skos:prefLabel "Urbs" ; owl:differentFrom actor:rome .', []),
        ('actor:urbs a kg:Place ; skos:prefLabel "Urbs" .', []),
        (BOB + TERM.format("Consul", "rome", "2013"),
         ["11: actor:bob.consul is Consul of actor:rome at the same time as actor:ada.consul"]),
        (BOB + TERM.format("Consul", "rome", "2014"), []),  # the year may have been over half
        (BOB + TERM.format("Consul", "rome", "2014-06-01"), []),
        (BOB + TERM.format("Pope", "rome", "2013"), []),
        (BOB + TERM.format("Consul", "troy", "2013"),
         ["11: actor:bob.consul is kg:of actor:troy, which nothing describes"]),
        (BOB + TERM.format("Pope", "rome", "2013").replace("; dcterms:source <http://x.org/2>", ""),
         ["11: actor:bob.consul needs a dcterms:source, or a person with a skos:exactMatch"]),
        (BOB.replace(" .", " ; skos:exactMatch <http://x.org/4> .")
         + TERM.format("Pope", "rome", "2013").replace("; dcterms:source <http://x.org/2>", ""), []),
        ('actor:x a kg:Group ; skos:prefLabel "X" ; kg:memberOf actor:y ; kg:partOf actor:rome .',
         ["10: actor:x is kg:memberOf actor:y, which nothing describes"]),
    ],
)  # fmt: skip
def test_what_is_at_odds_is_told_with_its_place(tmp_path: Path, turtle: str, faults: list[str]) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + turtle, encoding="utf-8")
    found = audit(ontology.load(tmp_path)).faults
    assert [fault.removeprefix(f"{tmp_path}/a.ttl:") for fault in found] == faults


def test_actors_and_terms_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + BOB + TERM.format("Pope", "rome", "2013"), encoding="utf-8")
    assert str(audit(ontology.load(tmp_path))) == "3 actors, 2 without an id; 2 terms of office; 0 faults"


def test_our_own_actors_are_not_at_odds() -> None:
    found = audit(ontology.load())
    assert found.faults == ()
    assert found.tenures >= 1_190
