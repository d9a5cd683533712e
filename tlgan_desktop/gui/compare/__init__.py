"""Comparing pictures: a key to hold and a divider to drag."""
