"""The scorer: probabilities of relations, its file, and files that are none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graph import ontology
from graph.errors import OntologyError
from graph.understanding.scorer import NO_RELATION, SCORER, Scorer, load, quantised


@pytest.fixture
def scorer() -> Scorer:
    """Two features: one speaks for "backs", the other against everything."""
    exact = np.array([[-1.0, 3.0], [2.0, -2.0]])
    return quantised((NO_RELATION, "backs"), ["r=back", "w=say"], exact, np.array([0.5, 0.0]))


def test_probabilities_are_those_of_the_exact_weights(scorer: Scorer) -> None:
    shares = scorer.probabilities(["r=back"])
    assert shares["backs"] == pytest.approx(1 / (1 + np.exp(-0.5 - 3)), abs=0.01)
    assert sum(shares.values()) == pytest.approx(1)


def test_unknown_features_count_for_nothing(scorer: Scorer) -> None:
    assert scorer.probabilities(["r=dance"]) == scorer.probabilities([])
    assert scorer.probabilities(["r=back", "r=dance"]) == scorer.probabilities(["r=back"])


def test_a_saved_scorer_is_the_same(scorer: Scorer, tmp_path: Path) -> None:
    scorer.save(path := tmp_path / "weights.npz")
    again = load(path)
    assert again.classes == scorer.classes
    assert again.rows == scorer.rows
    assert again.probabilities(["w=say"]) == scorer.probabilities(["w=say"])


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04 cut off"])
def test_a_file_without_weights_is_a_clear_error(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "weights.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OntologyError, match=r"^weights\.npz holds no weights: "):
        load(path)


def test_an_archive_of_other_arrays_is_a_clear_error(tmp_path: Path) -> None:
    np.savez(path := tmp_path / "weights.npz", weights=np.zeros(3))
    with pytest.raises(OntologyError, match="holds no weights"):
        load(path)


def test_the_weights_that_ship_know_the_relations_that_ship() -> None:
    classes = set(load(SCORER).classes)
    assert classes - {NO_RELATION} <= set(ontology.load().relations)
    assert len(classes) > 50
