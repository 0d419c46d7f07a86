"""Questions in, answers out, on SPARQL."""
