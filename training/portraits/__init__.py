"""Draws labelled portraits from MakeHuman's CC0 assets; see training/README.md."""
