"""The commands of kg by what they are for, each a library call and a print; kg.py puts them together."""
