"""The scene: everything that makes the picture on screen, as one frozen value."""

from dataclasses import dataclass

from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.recipe import Labels


@dataclass(frozen=True)
class Scene:
    """A document, the seed of its start picture where it has one, and how the generator draws it."""

    document: Document
    seed: int | None = None
    truncation: float = 1.0
    cutoff: int | None = None
    labels: Labels = None
