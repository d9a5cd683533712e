import csv

import pytest

from training.portraits_features import FEATURES, write_features

ABSENT = [
    *("bald", "long_hair", "mouth_open", "eyes_closed", "glasses", "sunglasses", "beard", "beard_kind"),
    *("lipstick", "head_pitch", "head_roll"),
]
GREY = {f"background_{colour}": "0.2" for colour in ("red", "green", "blue")}
WHITE = {f"shirt_{colour}": "1" for colour in ("red", "green", "blue")}
BROWN = {"hair_style": "short01", "hair_red": "0.5", "hair_green": "0.25", "hair_blue": "0.1"}
FACE = {"age_years": "40", "masculine": "0.5", "face_weight": "-0.2", "smile": "0.1"}
LOOK = {"dark_skin": "0.1", "asian": "0.3", "caucasian": "0.6", "head_yaw": "0.1", "light_azimuth": "1"}
COLUMNS = dict.fromkeys(ABSENT, "0") | GREY | WHITE | BROWN | FACE | LOOK


@pytest.fixture
def derived(tmp_path):
    """Features of a portrait whose labels are the usual ones but for ``changes``."""

    def derive(**changes):
        with (tmp_path / "labels.csv").open("w", newline="") as file:
            writer = csv.DictWriter(file, ["file", *COLUMNS])
            writer.writeheader()
            writer.writerow({"file": "0.jpg", **COLUMNS, **changes})
        write_features(tmp_path / "labels.csv", tmp_path / "features.csv")
        with (tmp_path / "features.csv").open(newline="") as file:
            (row,) = csv.DictReader(file)
        return {name.partition(" > ")[2] or name: value for name, value in row.items()}

    return derive


def test_colours_become_brightness_and_warmth(derived):
    features = derived()
    assert float(features["Shirt brightness"]) == 1
    assert float(features["Background brightness"]) == pytest.approx(0.2 ** (1 / 2.2), abs=1e-4)
    assert float(features["Background warmth"]) == 0
    assert float(features["Hair warmth"]) == pytest.approx(0.4 / 0.85, abs=1e-4)


def test_a_bald_head_has_no_colour_of_hair(derived):
    features = derived(bald="1", hair_style="bald")
    assert features["Bald"] == "1"
    assert [features[name] for name in ("Hair brightness", "Hair warmth", "Grey hair")] == ["", "", ""]


@pytest.mark.parametrize(
    ("colour", "grey"), [((0.5, 0.5, 0.49), "1"), ((0.02, 0.02, 0.02), "0"), ((0.5, 0.3, 0.1), "0")]
)
def test_grey_hair_is_neither_dark_nor_coloured(derived, colour, grey):
    red, green, blue = map(str, colour)
    assert derived(hair_red=red, hair_green=green, hair_blue=blue)["Grey hair"] == grey


@pytest.mark.parametrize(
    ("strength", "kind", "moustache"), [("0.8", "4", "1"), ("0.8", "2", "0"), ("0.1", "4", "")]
)
def test_the_kind_of_a_faint_beard_is_unknown(derived, strength, kind, moustache):
    assert derived(beard=strength, beard_kind=kind)["Moustache"] == moustache


def test_there_are_at_least_25_features_in_groups():
    assert len(FEATURES) >= 25
    assert {name.split(" > ")[0] for name in FEATURES} == {
        "Face",
        "Hair",
        "Expression",
        "Accessories",
        "Scene",
    }
