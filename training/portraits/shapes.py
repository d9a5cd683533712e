"""Which of MakeHuman's face-shape targets there are, as signed pairs."""

from dataclasses import dataclass

SHAPES = {
    "head": "age-incr scale-depth-incr scale-horiz-incr scale-vert-incr fat-incr back-scale-depth-incr",
    "forehead": "nubian-incr scale-vert-incr temple-incr trans-forward",
    "eyebrows": "angle-up trans-up",
    "eye": "bag-incr bag-height-incr corner1-up corner2-up epicanthus-out eyefold-convex "
    "eyefold-angle-up height1-incr height2-incr height3-incr push1-out push2-out scale-incr "
    "trans-out",
    "nose": "base-up compression-uncompress curve-convex flaring-incr greek-incr hump-incr "
    "nostrils-angle-up nostrils-width-incr point-up point-width-incr scale-depth-incr "
    "scale-horiz-incr scale-vert-incr septumangle-incr trans-forward volume-incr width1-incr "
    "width2-incr width3-incr",
    "cheek": "bones-incr inner-incr volume-incr",
    "mouth": "angles-up cupidsbow-incr cupidsbow-width-incr dimples-out laugh-lines-out lowerlip-ext-up "
    "lowerlip-height-incr lowerlip-middle-up lowerlip-volume-incr lowerlip-width-incr "
    "philtrum-volume-incr scale-depth-incr scale-horiz-incr scale-vert-incr upperlip-ext-up "
    "upperlip-height-incr upperlip-middle-up upperlip-volume-incr upperlip-width-incr",
    "chin": "bones-incr cleft-incr height-incr jaw-drop-incr prognathism-incr prominent-incr width-incr",
    "ear": "flap-incr lobe-incr rot-forward scale-incr scale-depth-incr scale-vert-incr wing-incr",
    "neck": "double-incr scale-depth-incr scale-horiz-incr scale-vert-incr",
}
"""Shapes by part of the head, in their positive directions, but for those that only move a part."""

OPPOSITES = {
    "incr": "decr",
    "up": "down",
    "out": "in",
    "forward": "backward",
    "convex": "concave",
    "uncompress": "compress",
}
FOLDERS = {"eye": "eyes", "ear": "ears"}
SIDED = frozenset({"eye", "ear", "cheek"})


@dataclass(frozen=True)
class Shape:
    """A face shape: the targets of its positive and of its negative direction."""

    name: str
    more: tuple[str, ...]
    less: tuple[str, ...]

    def weights(self, value: float) -> dict[str, float]:
        """The weight of each target for a value from -1 to 1."""
        return dict.fromkeys(self.more if value >= 0 else self.less, abs(value))


def all_shapes() -> tuple[Shape, ...]:
    """Every shape, with both sides of the face alike."""
    return tuple(_shape(part, word) for part, words in SHAPES.items() for word in words.split())


def _shape(part: str, word: str) -> Shape:
    stem, _, direction = word.rpartition("-")
    sides = ("l-", "r-") if part in SIDED else ("",)
    more, less = (
        tuple(f"{FOLDERS.get(part, part)}/{side}{part}-{stem}-{way}" for side in sides)
        for way in (direction, OPPOSITES[direction])
    )
    return Shape(f"shape_{part}_{word}".replace("-", "_"), more, less)
