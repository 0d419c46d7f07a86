"""Learns the weights of the scorer from examples and annotated articles; nothing else uses this floor."""
