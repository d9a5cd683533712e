"""The scene: everything that makes the picture on screen, as one frozen value."""

from dataclasses import dataclass, replace

from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.recipe import Labels, Recipe


@dataclass(frozen=True)
class Scene:
    """A document, the seed of its start picture where it has one, and how the generator draws it."""

    document: Document
    seed: int | None = None
    truncation: float = 1.0
    cutoff: int | None = None
    labels: Labels = None

    @property
    def is_average(self) -> bool:
        """Whether this is the average picture, whatever the latent: truncation is 0, to two decimals."""
        return self.cutoff is None and abs(self.truncation) < 0.005

    def recipe(self, like: Recipe) -> Recipe:
        """What makes this scene's picture, with the generator and the axes of another recipe."""
        return replace(
            like,
            document=self.document,
            truncation=self.truncation,
            cutoff=self.cutoff,
            labels=self.labels,
            edits=like.edits if self.document == like.document else (),
        )
