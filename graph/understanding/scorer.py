"""Features of a pair → how likely each relation ties it: a linear model, read from a file of weights.

The weights are learnt by ``training`` from the examples of the ontology and the annotated sample articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from graph.errors import OntologyError
from graph.ontology import ROOT

SCORER = ROOT / "scorer.npz"
"""The weights that come with the ontology."""

NO_RELATION = ""
"""The class of pairs that no relation ties."""

Weights = NDArray[np.int8]
Scale = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """A multinomial logistic model over named features.

    ``weights`` has shape (features, classes) and is multiplied by ``scale``, one number for each class;
    ``bias`` has shape (classes,). ``classes`` are names of relations, and ``NO_RELATION``.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Weights
    scale: Scale
    bias: Scale

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """The probability of each class; they sum to one. Unknown features count for nothing."""
        known = [row for feature in features if (row := self.rows.get(feature)) is not None]
        scores = self.weights[known].sum(axis=0, dtype=np.int32) * self.scale + self.bias
        exponents = np.exp(scores - scores.max())
        shares = exponents / exponents.sum()
        return dict(zip(self.classes, shares.tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the weights as a compressed archive of arrays."""
        np.savez_compressed(
            path,
            classes=np.array(self.classes),
            features=np.frombuffer("\n".join(self.rows).encode(), dtype=np.uint8),
            weights=self.weights,
            scale=self.scale,
            bias=self.bias,
        )


def quantised(
    classes: tuple[str, ...], features: Iterable[str], exact: NDArray[np.float64], bias: Scale
) -> Scorer:
    """A scorer with weights rounded to a byte each; ``exact`` has shape (features, classes)."""
    scale = np.maximum(np.abs(exact).max(axis=0), 1e-9) / np.iinfo(np.int8).max
    rows = {feature: row for row, feature in enumerate(features)}
    return Scorer(
        classes,
        rows,
        np.rint(exact / scale).astype(np.int8),
        scale.astype(np.float32),
        bias.astype(np.float32),
    )


def load(path: Path) -> Scorer:
    """Read a scorer.

    Raises:
        OntologyError: if the file is missing or is no archive of weights.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
            names = data["features"].tobytes().decode().split("\n")
            return Scorer(
                tuple(data["classes"].tolist()),
                {name: row for row, name in enumerate(names)},
                data["weights"], data["scale"], data["bias"],
            )  # fmt: skip
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise OntologyError(f"{path.name} holds no weights: {error}") from error
