from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop.datasets import Dataset, LabelledFeature, Refusal
from tlgan_desktop.datasets.statistics import correlations, describe
from tlgan_desktop.features import FeatureKind


def test_correlations_are_over_the_pictures_where_both_labels_are_known():
    rng = np.random.default_rng(0)
    labels = rng.normal(size=(300, 4))
    labels[:, 1] += labels[:, 0]
    labels[rng.random(labels.shape) < 0.3] = np.nan
    labels[:, 3] = np.nan
    labels[:10, 3] = 1
    table = correlations(labels)
    for a, b in [(0, 1), (0, 2), (1, 2)]:
        both = ~np.isnan(labels[:, [a, b]]).any(axis=1)
        assert table[a, b] == pytest.approx(np.corrcoef(labels[both][:, [a, b]].T)[0, 1])
        assert table[a, b] == table[b, a]
    assert np.diag(table)[:3] == pytest.approx(1)
    assert np.isnan(table[3]).all()


@pytest.fixture
def dataset():
    labels = np.array([[0, 2, 18.0], [1, 0, 20], [1, 1, np.nan], [1, 2, 40]] * 10)
    features = (
        LabelledFeature("hat", FeatureKind.BINARY, ("no", "yes")),
        LabelledFeature("mood", FeatureKind.ORDINAL, ("bad", "fair", "good")),
        LabelledFeature("age", FeatureKind.CONTINUOUS),
    )
    pictures = tuple(Path(f"{i}.png") for i in range(40))
    refused = (Refusal(Path("x"), "empty"), Refusal(Path("y"), "too large"), Refusal(Path("z"), "empty"))
    groups = tuple(str(min(i, 35)) for i in range(40))
    return Dataset("d", pictures, features, labels, refused, (), groups)


def test_a_data_set_is_described(dataset):
    described = describe(dataset)
    hat, mood, age = described.features
    assert described.pictures == 40
    assert described.copies == 4
    assert described.refused == {"empty": 2, "too large": 1}
    assert hat.classes == {"no": 10, "yes": 30}
    assert hat.balance == pytest.approx(1 / 3)
    assert mood.classes == {"bad": 10, "fair": 10, "good": 20}
    assert (age.known, age.unknown, age.classes, age.balance) == (30, 10, {}, None)
    assert (age.lowest, age.highest, age.mean) == (18, 40, 26)


def test_what_the_data_set_ties_together_comes_strongest_first(dataset):
    ties = describe(dataset).ties(0.3)
    assert [abs(tie.correlation) for tie in ties] == sorted(
        (abs(tie.correlation) for tie in ties), reverse=True
    )
    assert {(tie.first, tie.second) for tie in ties} >= {("hat", "mood"), ("hat", "age")}
    assert describe(dataset).ties(1.01) == ()
