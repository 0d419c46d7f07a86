"""Statements in, RDF quads out, and back: the store that keeps each article as one named graph."""
