"""Editing without a window: documents, and the one façade that steers them along feature axes."""

from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.sliders import SliderState
from tlgan_desktop.editing.steering import Steering

__all__ = ["Document", "SliderState", "Steering"]
