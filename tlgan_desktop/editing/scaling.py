"""Square pictures in another size, to be looked at or to be scored."""

import numpy as np
from PIL import Image

from tlgan_desktop.editing.sheet import Picture


def scaled_to_show(picture: Picture, side: int) -> Picture:
    """A picture ``(side, side, 3)``, as sharp as it can be."""
    return _scaled(picture, side, Image.Resampling.LANCZOS)


def scaled_to_score(picture: Picture, side: int) -> Picture:
    """A picture ``(side, side, 3)``: averaged over areas down and bilinear up.

    Discovery brings pictures to an extractor's size in this way, so that scores mean the same everywhere.
    """
    shrinks = min(picture.shape[:2]) >= side
    return _scaled(picture, side, Image.Resampling.BOX if shrinks else Image.Resampling.BILINEAR)


def _scaled(picture: Picture, side: int, filtering: Image.Resampling) -> Picture:
    if picture.shape[:2] == (side, side):
        return picture
    return np.asarray(Image.fromarray(picture).resize((side, side), filtering))
