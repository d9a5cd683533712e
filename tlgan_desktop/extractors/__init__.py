"""Extractors: image -> features."""
