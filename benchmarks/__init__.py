"""Benchmarks: each module prints the figures of one part; `make bench` runs them all."""
