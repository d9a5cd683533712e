"""Exploring: neighbours, mixes, the average, side effects, and features set to a value."""
