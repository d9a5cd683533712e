"""Which of MakeHuman's face-shape targets there are, as signed pairs."""

from dataclasses import dataclass

OPPOSITES = {
    "incr": "decr",
    "up": "down",
    "out": "in",
    "forward": "backward",
    "convex": "concave",
    "uncompress": "compress",
}
FREE = {
    "head": "age scale-depth scale-horiz scale-vert fat back-scale-depth",
    "forehead": "nubian scale-vert temple trans",
    "eyebrows": "angle trans",
    "eye": "bag bag-height corner1 corner2 epicanthus eyefold eyefold-angle height1 height2 height3 push1 push2 "
    "scale trans",
    "nose": "base compression curve flaring greek hump nostrils-angle nostrils-width point point-width scale-depth "
    "scale-horiz scale-vert septumangle trans volume width1 width2 width3",
    "cheek": "bones inner volume",
    "mouth": "angles cupidsbow cupidsbow-width dimples laugh-lines lowerlip-ext lowerlip-height lowerlip-middle "
    "lowerlip-volume lowerlip-width philtrum-volume scale-depth scale-horiz scale-vert upperlip-ext "
    "upperlip-height upperlip-middle upperlip-volume upperlip-width",
    "chin": "bones cleft height jaw-drop prognathism prominent width",
    "ear": "flap lobe rot scale scale-depth scale-vert wing",
    "neck": "double scale-depth scale-horiz scale-vert",
}
"""Shapes by part of the head. Those that only move a part within the face out of its place are left out."""

FOLDERS = {"eye": "eyes", "ear": "ears", "cheek": "cheek"}
SIDED = frozenset({"eye", "ear", "cheek"})
VERTICAL = frozenset(
    "eyebrows-angle eye-corner1 eye-corner2 eye-eyefold-angle mouth-angles mouth-lowerlip-ext mouth-upperlip-ext "
    "mouth-lowerlip-middle mouth-upperlip-middle nose-base nose-nostrils-angle nose-point eyebrows-trans".split()
)
OUTWARD = frozenset("eye-epicanthus eye-push1 eye-push2 eye-trans mouth-dimples mouth-laugh-lines".split())
FORWARD = frozenset("forehead-trans nose-trans ear-rot".split())
"""What moves up, out or forward; ``eye-eyefold`` and ``nose-curve`` are convex; the rest increases."""


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
    stems = [f"{part}-{word}" for part, words in FREE.items() for word in words.split()]
    return tuple(_shape(stem, _direction(stem)) for stem in stems)


def _direction(stem: str) -> str:
    if stem in VERTICAL:
        return "up"
    if stem in OUTWARD:
        return "out"
    if stem in FORWARD:
        return "forward"
    return {"eye-eyefold": "convex", "nose-curve": "convex", "nose-compression": "uncompress"}.get(stem, "incr")


def _shape(stem: str, direction: str) -> Shape:
    part = stem.partition("-")[0]
    folder = FOLDERS.get(part, part)
    sides = ("l-", "r-") if part in SIDED else ("",)
    more, less = (
        tuple(f"{folder}/{side}{stem}-{word}" for side in sides) for word in (direction, OPPOSITES[direction])
    )
    return Shape(f"shape_{stem}_{direction}".replace("-", "_"), more, less)
