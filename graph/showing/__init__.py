"""Answers → eyes: the network and its page, tables, JSON and CSV. Values in, text out; writes no file."""
