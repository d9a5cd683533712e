"""Readers of foreign generator files, one module a format; none of them runs code from a file."""
