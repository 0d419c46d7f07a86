"""Articles in, which of them are copies of one report out: signatures of texts, and groups of like ones."""
