"""The scene, under the name by which the window knows it."""

from tlgan_desktop.editing.scene import Scene

__all__ = ["Scene"]
