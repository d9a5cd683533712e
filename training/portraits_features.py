"""Features of the labelled portraits in words that a person would use, derived from the renderer's labels.

``python -m training.portraits_features LABELS.csv FEATURES.csv`` reads one table and writes the other, for
``--labels`` of training.extractor. An empty cell says that a feature does not apply: a bald head has no
colour of hair. Headings are ``group > name``. Portraits of training.portraits have more labels than those
that the first extractor was trained on, and so more features; in the older ones an African look, for one, was
the same as dark skin (correlation 0.99).
"""

import argparse
import csv
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from tlgan_desktop.storage import atomic_path

Row = Mapping[str, str]
Feature = Callable[[Row], float | bool | None]

FRINGES = frozenset({"bob01", "bob02", "short03", "braid01"})
BOBS = frozenset({"bob01", "bob02"})
FULL_BEARD, GOATEE, MOUSTACHE = 2, 3, 4
VISIBLE_BEARD = 0.3
"""Strength below which a beard is a shadow whose shape cannot be told."""


def label(column: str) -> Feature:
    """A label as it is."""
    return lambda row: float(row[column])


def brightness(thing: str) -> Feature:
    """The brightness, 0 to 1 as it looks, of something's linear colour (BT.709 luminance, gamma 2.2)."""

    def feature(row: Row) -> float:
        red, green, blue = _colour(row, thing)
        return float((0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 2.2))

    return feature


def warmth(thing: str) -> Feature:
    """How much redder than blue something's colour is, -1 to 1."""

    def feature(row: Row) -> float:
        red, green, blue = _colour(row, thing)
        return (red - blue) / (red + green + blue)

    return feature


def of_hair(feature: Feature) -> Feature:
    """A feature of the hair, unknown for bald heads."""
    return lambda row: None if row["bald"] == "1" else feature(row)


def grey_hair(row: Row) -> bool:
    """Hair that is neither dark nor coloured."""
    red, green, blue = _colour(row, "hair")
    return max(red, green, blue) > 0.1 and max(red, green, blue) - min(red, green, blue) < 0.15 * red


def hair_style(*styles: str) -> Feature:
    """Whether the hair is of one of these styles."""
    return lambda row: row["hair_style"] in styles


def beard_kind(kind: int) -> Feature:
    """Whether there is a beard of this kind; unknown where it is too faint to tell its kind."""

    def feature(row: Row) -> bool | None:
        strength = float(row["beard"])
        return None if 0 < strength < VISIBLE_BEARD else strength > 0 and int(row["beard_kind"]) == kind

    return feature


def collar(kind: str) -> Feature:
    """Whether the shirt has a collar of this kind."""
    return lambda row: row["collar"] == kind


FEATURES: Mapping[str, Feature] = {
    "Face > Age": label("age_years"),
    "Face > Masculine": label("masculine"),
    "Face > Face weight": label("face_weight"),
    "Face > Dark skin": label("dark_skin"),
    "Face > Asian look": label("asian"),
    "Face > Caucasian look": label("caucasian"),
    "Hair > Long hair": label("long_hair"),
    "Hair > Bald": label("bald"),
    "Hair > Hair brightness": of_hair(brightness("hair")),
    "Hair > Hair warmth": of_hair(warmth("hair")),
    "Hair > Grey hair": of_hair(grey_hair),
    "Hair > Afro hair": hair_style("afro01"),
    "Hair > Bob": hair_style(*BOBS),
    "Hair > Fringe": hair_style(*FRINGES),
    "Expression > Smile": label("smile"),
    "Expression > Mouth open": label("mouth_open"),
    "Expression > Eyes closed": label("eyes_closed"),
    "Accessories > Glasses": label("glasses"),
    "Accessories > Sunglasses": label("sunglasses"),
    "Accessories > Beard": label("beard"),
    "Accessories > Full beard": beard_kind(FULL_BEARD),
    "Accessories > Goatee": beard_kind(GOATEE),
    "Accessories > Moustache": beard_kind(MOUSTACHE),
    "Accessories > Lipstick": label("lipstick"),
    "Scene > Head turned right": label("head_yaw"),
    "Scene > Head lowered": label("head_pitch"),
    "Scene > Head tilted": label("head_roll"),
    "Scene > Light from the right": label("light_azimuth"),
    "Scene > Background brightness": brightness("background"),
    "Scene > Background warmth": warmth("background"),
    "Scene > Shirt brightness": brightness("shirt"),
    "Scene > Shirt warmth": warmth("shirt"),
}


OWN_LABEL = "light_elevation"
"""A label that only portraits of training.portraits have."""

OWN_FEATURES: Mapping[str, Feature] = {
    "Face > African look": label("african"),
    "Face > Face width": label("shape_head_scale_horiz_incr"),
    "Face > Chin width": label("shape_chin_width_incr"),
    "Face > Nose size": label("shape_nose_volume_incr"),
    "Face > Mouth width": label("shape_mouth_scale_horiz_incr"),
    "Face > Eye size": label("shape_eye_scale_incr"),
    "Face > Ear size": label("shape_ear_scale_incr"),
    "Face > Brow height": label("shape_eyebrows_trans_up"),
    "Expression > Teeth": label("grin"),
    "Expression > Frown": label("frown"),
    "Expression > Brows raised": label("brows_raised"),
    "Expression > Gaze to the right": label("gaze_yaw"),
    "Accessories > High collar": collar("high"),
    "Scene > Light from above": label("light_elevation"),
    "Scene > Light contrast": label("light_contrast"),
    "Scene > Light warmth": label("light_warmth"),
    "Scene > Rim light": label("rim_strength"),
}


def features_of(labels: Collection[str]) -> Mapping[str, Feature]:
    """The features that can be derived from these labels."""
    return {**FEATURES, **OWN_FEATURES} if OWN_LABEL in labels else FEATURES


def write_features(labels: Path, out: Path) -> None:
    """Derive all features of the table ``labels`` and write them to ``out``.

    Raises:
        UserError: the folder of ``out`` cannot be written.
    """
    with (
        labels.open(newline="") as source,
        atomic_path(out) as written,
        written.open("w", newline="") as target,
    ):
        reader, writer = csv.DictReader(source), csv.writer(target)
        features = features_of(reader.fieldnames or ())
        writer.writerow(["file", *features])
        for row in reader:
            writer.writerow([row["file"], *(_text(feature(row)) for feature in features.values())])


def _colour(row: Row, thing: str) -> tuple[float, float, float]:
    red, green, blue = (float(row[f"{thing}_{channel}"]) for channel in ("red", "green", "blue"))
    return red, green, blue


def _text(value: float | bool | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else f"{value:.4g}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, help="the renderer's labels.csv")
    parser.add_argument("out", type=Path, help="the table of features to write")
    arguments = parser.parse_args()
    write_features(arguments.labels, arguments.out)


if __name__ == "__main__":
    main()
