"""Answers → eyes: the network and its page, terminal tables, JSON and CSV. Values in, text out; writes no file."""
