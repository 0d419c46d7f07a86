"""The graph over HTTP: a SPARQL endpoint, answers as JSON, and a page to explore it."""
