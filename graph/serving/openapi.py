"""The operations in, their description out (OpenAPI 3.1), for people and for generators of clients."""

from __future__ import annotations

from typing import Any, Final

from graph.serving.operations import OPERATIONS, Operation
from graph.serving.problems import MEDIA_TYPE
from graph.values import Kind, Modality, Polarity

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_WHOLE: Final[Schema] = {"type": "integer"}
_SHARE: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 1}
_YES: Final[Schema] = {"type": "boolean"}
_MAYBE: Final[Schema] = {"type": ["string", "null"]}


def _named(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: dict[str, Schema], **more: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": required | more}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_STANDING: Final = {
    "polarity": {"type": "string", "enum": [each.value for each in Polarity]},
    "modality": {"type": "string", "enum": [each.value for each in Modality]},
}

SCHEMAS: Final[dict[str, Schema]] = {
    "Actor": _object(
        {
            "iri": _TEXT,
            "label": _TEXT,
            "kind": {"type": "string", "enum": [kind.value for kind in Kind]},
            "names": _list(_TEXT),
            "relations": {"type": "integer", "description": "How many statements are about it."},
        },
        first=_MAYBE,
        last=_MAYBE,
    ),
    "Actors": _object({"actors": _list(_named("Actor")), "truncated": _YES, "total": _WHOLE}),
    "Sighting": _object(
        {
            "statement": _TEXT, "article": _TEXT, "title": _MAYBE, "published": _MAYBE, "url": _MAYBE,
            "publisher": _MAYBE, "quote": _TEXT, "start": _WHOLE, "end": _WHOLE,
            "marks": _list(_list(_WHOLE)), "attributed_to": _MAYBE, "confidence": _SHARE,
        },
        since=_MAYBE,
        until=_MAYBE,
        page={"type": ["integer", "null"], "description": "Of a PDF, counted from 1."},
    ),
    "Relation": _object(
        {
            "subject": _named("Actor"), "relation": _TEXT, "label": _TEXT, "event": _MAYBE,
            "object": _named("Actor"), **_STANDING, "first": _MAYBE, "last": _MAYBE, "statements": _WHOLE,
            "articles": _WHOLE, "sources": _WHOLE, "confidence": _SHARE,
        },
        sources=_WHOLE,
        sightings=_list(_named("Sighting")),
    ),
    "Relations": _object({"relations": _list(_named("Relation")), "truncated": _YES}),
    "Neighbour": _object(
        {"actor": _named("Actor"), "statements": _WHOLE, "relations": _WHOLE, "names": _list(_TEXT)}
    ),
    "Dispute": _object(
        {
            "subject": _named("Actor"), "relation": _TEXT, "object": _named("Actor"),
            "asserting": _list(_TEXT), "denying": _list(_TEXT),
            "asserted": {"type": ["object", "null"]}, "denied": {"type": ["object", "null"]},
        }
    ),
    "Disputes": _object({"disputes": _list(_named("Dispute")), "truncated": _YES}),
    "Turn": _object(
        {
            "actors": _list(_named("Actor")), "before": _named("Balance"), "after": _named("Balance"),
            "relations": _list(_named("Relation")),
        }
    ),
    "Balance": _object({"cooperation": _WHOLE, "conflict": _WHOLE}),
    "Changes": _object(
        {
            "began": _list(_named("Relation")), "ended": _list(_named("Relation")),
            "turned": _list(_named("Turn")), "truncated": _YES,
        }
    ),
    "Counts": _object(
        {"counts": _list(_object({"period": _TEXT, "statements": _WHOLE, "holding": _WHOLE}))}
    ),
    "Finding": _object(
        {
            "quote": _TEXT, "article": _TEXT, "title": _MAYBE, "published": _MAYBE, "publisher": _MAYBE,
            "url": _MAYBE, "readings": _list({"type": "object"}),
        }
    ),
    "Findings": _object({"sentences": _list(_named("Finding")), "left_out": _WHOLE}),
    "ListedArticle": _object(
        {
            "iri": _TEXT, "id": _TEXT, "title": _MAYBE, "published": _MAYBE, "publisher": _MAYBE,
            "agency": _MAYBE, "url": _MAYBE, "statements": _WHOLE, "copy_of": _MAYBE,
        }
    ),
    "Articles": _object({"articles": _list(_named("ListedArticle")), "truncated": _YES}),
    "Neighbours": _object(
        {
            "actor": _named("Actor"), "neighbours": _list(_named("Neighbour")), "truncated": _YES,
            "total": _WHOLE,
        }
    ),
    "Statement": _object(
        {
            "subject": {"type": "object"}, "relation": _TEXT, "label": _TEXT, "event": _MAYBE,
            "object": {"type": "object"}, **_STANDING, "trigger": _TEXT, "example": _TEXT, "basis": _TEXT,
            "reports": _WHOLE, "sources": _WHOLE, "sighting": _named("Sighting"),
        },
        source={"type": ["object", "null"]},
        time={"type": ["object", "null"]},
        place={"type": ["object", "null"]},
        quantity={"type": ["object", "null"]},
    ),
    "Reading": _object(
        {
            "article": {"type": "object"},
            "is_whole": {"type": "boolean", "description": "Whether the whole text is kept."},
            "paragraphs": _list(
                _object(
                    {
                        "start": _WHOLE, "gap": _WHOLE,
                        "pieces": _list(
                            _object({"text": _TEXT, "stated": _YES, "of": _list({"type": "array"})})
                        ),
                        "statements": _list({"type": "object"}),
                    }
                )
            ),
            "left_out": _WHOLE,
        }
    ),
    "Question": _object(
        {
            "actor": _TEXT, "other": _TEXT, "labels": _list(_TEXT), "kinds": _list(_TEXT),
            "names": _list(_list(_TEXT)), "articles": _list(_WHOLE), "score": _SHARE,
            "reasons": _list(_TEXT), "unsure": _YES,
        }
    ),
    "Questions": _object({"pairs": _list(_named("Question")), "truncated": _YES, "total": _WHOLE}),
    "Statistics": _object(
        dict.fromkeys(("articles", "statements", "edges", "actors", "relations"), _WHOLE)
    ),
    "Drawing": _object(
        {"nodes": _list({"type": "object"}), "edges": _list({"type": "object"}), "total": _WHOLE}
    ),
    "Problem": _object(
        {"status": _WHOLE, "title": _TEXT, "detail": _TEXT},
        near=_list(_TEXT),
        candidates=_list(_TEXT),
    ),
}  # fmt: skip
"""The values that answers are made of."""


def document(version: str) -> dict[str, Any]:
    """The description of the API of this version."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Actorgraph",
            "version": version,
            "description": "Who does what to whom according to the news. SPARQL is at /sparql.",
        },
        "paths": {f"/api/{name}": {"get": _operation(name, each)} for name, each in OPERATIONS.items()},
        "components": {"schemas": SCHEMAS},
    }


def _operation(name: str, operation: Operation) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": operation.summary,
        "parameters": [
            {
                "name": each,
                "in": "query",
                "required": parameter.required,
                "description": parameter.about,
                "schema": parameter.schema(),
            }
            for each, parameter in operation.parameters.items()
        ],
        "responses": {
            "200": _response("The answer.", operation.answers, "application/json"),
            "default": _response("What is wrong, in a line.", "Problem", MEDIA_TYPE),
        },
    }


def _response(about: str, schema: str, media_type: str) -> dict[str, Any]:
    return {"description": about, "content": {media_type: {"schema": _named(schema)}}}
