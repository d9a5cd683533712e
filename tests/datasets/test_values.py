import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.datasets.values import Column, labels_of, place_on_scale
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("7", 7), ("-0.5", -0.5), ("1e3", 1000), ("20-29", 20), ("20 - 29", 20), ("20\u201329", 20),
        ("20_29", 20), ("20 to 29", 20), ("-5--1", -5), ("60+", 60), ("over 60", 60), (">= 60", 60),
        ("60 plus", 60), (".5", 0.5), ("-.25", -0.25), ("5.", 5), ("20..29", 20),
        ("", None), ("old", None), ("20-", None), ("1e999", None), ("nan", None), ("1 2", None),
    ],
)  # fmt: skip
def test_numbers_and_ranges_have_a_place_on_a_scale(text, place):
    assert place_on_scale(text) == place


def test_what_is_under_a_bound_comes_before_it():
    assert place_on_scale("<20") < place_on_scale("20-29")
    assert place_on_scale("under 20") > place_on_scale("19")


@pytest.mark.parametrize("words", [("nein", "ja"), ("FALSCH", "WAHR"), ("no", "yes"), ("False", "True")])
def test_yes_and_no_are_known_in_every_language_of_the_window(words):
    labels = labels_of(Column("Hat", words))
    assert [feature.name for feature in labels.features] == ["Hat"]
    assert labels.labels[:, 0].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        (("no glasses", "glasses"), ("no glasses", "glasses")),
        (("without_hat", "hat"), ("without_hat", "hat")),
        (("not smiling", "smiling"), ("not smiling", "smiling")),
        (("female", "male"), ("female", "male")),
        (("young", "old"), ("old", "young")),
    ],
)
def test_of_two_words_the_one_that_is_no_negation_means_presence(words, classes):
    (feature,) = labels_of(Column("column", words)).features
    assert feature.classes == classes
    assert feature.name == f"column: {classes[1]}"


def test_a_class_called_like_its_column_gives_its_name_alone():
    (feature,) = labels_of(Column("Glasses", ("glasses", "no glasses"))).features
    assert feature.name == "glasses"


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (("0", "1", ""), FeatureKind.BINARY),
        (("-1", "1", "1"), FeatureKind.BINARY),
        (("-1", "0", "1"), FeatureKind.ORDINAL),
        (("1", "2"), FeatureKind.BINARY),
        (("1", "2", "3"), FeatureKind.ORDINAL),
        (("1.5", "2", "3"), FeatureKind.CONTINUOUS),
        (tuple(map(str, range(13))), FeatureKind.CONTINUOUS),
        (("TRUE", "False"), FeatureKind.BINARY),
    ],
)
def test_kinds_are_inferred(values, kind):
    (feature,) = labels_of(Column("column", values)).features
    assert feature.kind is kind


TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["", "yes", "no", "0", "1", "-1", "20-29", "60+", "nan", "?", " 3 ", "1e999", "bald"]),
    st.floats(allow_nan=True, allow_infinity=True).map(str),
)


@given(st.lists(TEXTS, max_size=30), st.one_of(st.none(), st.sampled_from(FeatureKind)))
def test_any_column_gives_labels_a_remark_or_a_clear_refusal(values, kind):
    labels = None
    with contextlib.suppress(UserError):
        labels = labels_of(Column("column", tuple(values)), kind)
    if labels is None:
        assert kind is not None
        return
    assert labels.labels.shape == (len(values), len(labels.features))
    assert bool(labels.features) != bool(labels.remark)
    assert not np.isinf(labels.labels).any()
    for feature, column in zip(labels.features, labels.labels.T, strict=True):
        known = column[~np.isnan(column)]
        if feature.kind is not FeatureKind.CONTINUOUS:
            assert set(known) <= set(range(len(feature.classes)))
