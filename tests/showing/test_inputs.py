"""What inputs were taken for, in a line."""

from __future__ import annotations

from collections import Counter

from graph.reading import Taken
from graph.showing.inputs import Inputs


def test_inputs_are_counted_by_what_they_were_taken_for() -> None:
    inputs = Inputs()
    inputs.add(Taken("a.txt", "text", Counter({"text": 1}), 0, Counter()))
    inputs.add(Taken("b.txt", "text", Counter(), 1, Counter()))
    assert str(inputs) == "inputs: 2 text"
    inputs.add(
        Taken(
            "c.gz", "gzip", Counter({"web page": 3, "feed": 1}), 1, Counter({"image/png": 4, "status 404": 1})
        )
    )
    assert str(inputs) == "inputs: 2 text, 1 gzip of feed, web page; passed over: 4 image/png, 1 status 404"
