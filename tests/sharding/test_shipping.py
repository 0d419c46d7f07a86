"""What a cluster is sent: the same pipeline comes out, and a machine with other code refuses it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import KgError
from graph.ontology import ActorRecord
from graph.sharding import shipping
from graph.sharding.clusters import last_line
from tests.sharding.samples import Quick, pipeline
from tests.storing.samples import RUSSIA, TURKEY


def sent(packed: Quick, folder: Path) -> Path:
    shipping.pack(packed, folder / "bundle.zip")
    with zipfile.ZipFile(folder / "bundle.zip") as bundle:
        bundle.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_a_pipeline_arrives_as_it_was_sent(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    words = tmp_path / "lexicon" / "words.ttl"
    words.write_text("# nothing")
    quick = pipeline()
    actors = {actor.iri: ActorRecord(actor) for actor in (TURKEY, RUSSIA)}
    quick.ontology = replace(quick.ontology, actors=actors, files=(words,))
    found = shipping.unpacked(sent(quick, tmp_path))
    assert (type(found), found.model, found.has_learnt) == (Quick, quick.model, True)
    assert dict(found.ontology.actors) == actors
    assert [(file.parent.name, file.name, file.read_text()) for file in found.ontology.files] == [
        ("lexicon", "words.ttl", "# nothing")
    ]
    assert found.ontology.hash == quick.ontology.hash
    assert found.ontology.relations == quick.ontology.relations


def test_a_machine_with_other_code_refuses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = sent(pipeline(), tmp_path)
    monkeypatch.setattr(shipping, "installed", lambda _: "Actorgraph 0 with none")
    with pytest.raises(
        KgError, match=r"has Actorgraph 0 with none, who drives the cluster has Actorgraph \w+"
    ):
        shipping.unpacked(folder)


RAISED = """An exception was thrown from the Python worker:
Traceback (most recent call last):
  File "x.py", line 1
graph.errors.StoreError: cannot write s: No space left

\tat java.x(Y)"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RAISED, "cannot write s: No space left"),
        ("\n  Job aborted: master is gone\n\tat java.x(Y)", "Job aborted: master is gone"),
        (
            "[JAVA_GATEWAY_EXITED] Java gateway process exited before sending its port number.",
            "Java does not start; Spark needs Java 17 or newer",
        ),
        ("", "it failed"),
    ],
)
def test_what_a_cluster_says_is_one_line(text: str, told: str) -> None:
    assert last_line(text) == told
