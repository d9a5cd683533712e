"""What a picture has more and less of than another, in a few words."""

from tlgan_desktop.editing import Document, Steering
from tlgan_desktop.figures import signed

TOLD = 3
LEAST = 0.1


def told_changes(steering: Steering | None, before: Document, after: Document) -> str:
    """The greatest changes of positions, such as ``Age +1.2, Smile −0.4``; empty without axes."""
    if steering is None:
        return ""
    places, others = steering.positions(before.latent), steering.positions(after.latent)
    changes = {axis.name: others[axis.name] - places[axis.name] for axis in steering.axis_set.shown}
    greatest = sorted(changes, key=lambda name: -abs(changes[name]))[:TOLD]
    return ", ".join(f"{name} {signed(changes[name])}" for name in greatest if abs(changes[name]) >= LEAST)
