"""What is counted and looked up of a graph beforehand, in tables: counts, degrees, names, words.

Derived from the store and nothing but it, so it can be thrown away at any time. SQLite keeps it.
"""
