"""Lists of actors that people bring along in, checked entries out: all of a list, or none."""
