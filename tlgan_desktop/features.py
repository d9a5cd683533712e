"""What a feature is, for labels, extractors and axes alike."""

from enum import StrEnum


class FeatureKind(StrEnum):
    """How the values of a feature are to be read."""

    BINARY = "binary"
    """Absent or present; labels 0 and 1, scores are logits."""
    ORDINAL = "ordinal"
    """Ordered classes; labels 0, 1, 2, ..., scores are real numbers on that scale."""
    CONTINUOUS = "continuous"
    """A real number in the unit of the labels."""
