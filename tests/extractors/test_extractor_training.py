import dataclasses

import numpy as np
import pytest
import shapes

from tlgan_desktop.datasets import Dataset, LabelledFeature, load_pictures
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.extractors import train_extractor
from tlgan_desktop.features import FeatureKind


def test_every_kind_of_feature_is_learnt(trained):
    red, size, place = (feature.held_out for feature in trained.features)
    assert red.auc > 0.98
    assert red.accuracy > 0.9
    assert size.r2 > 0.7
    assert size.accuracy > 0.6
    assert place.r2 > 0.7
    assert place.error < 1.2
    assert red.count == size.count == place.count == 60


def test_stated_figures_hold_on_pictures_never_seen(trained, tmp_path):
    new = shapes.dataset(tmp_path, 300, seed=7)
    scores = trained.score(load_pictures(new.pictures, shapes.SIZE))
    assert np.mean((scores[:, 0] > 0) == new.labels[:, 0]) > 0.9
    for column in (1, 2):
        assert np.corrcoef(scores[:, column], new.labels[:, column])[0, 1] > 0.85
        assert scores[:, column].mean() == pytest.approx(new.labels[:, column].mean(), abs=0.3)


def test_features_keep_their_names_groups_and_classes(trained):
    told = [(feature.name, feature.kind, feature.classes, feature.group) for feature in trained.features]
    assert told == [
        (feature.name, feature.kind, feature.classes, feature.group) for feature in shapes.FEATURES
    ]
    assert trained.size == shapes.SIZE
    assert trained.info.provenance["way"] == "from nothing"


def test_the_same_seed_gives_the_same_extractor(shapes_dataset, tiny_settings):
    first, again = (train_extractor(shapes_dataset, tiny_settings) for _ in range(2))
    other = train_extractor(shapes_dataset, dataclasses.replace(tiny_settings, seed=1))
    assert first.fingerprint == again.fingerprint
    assert first.features == again.features
    assert other.fingerprint != first.fingerprint


class StopAt:
    def __init__(self, step):
        self.step = step
        self.steps = []

    def __call__(self, progress):
        if progress.phase == "training":
            self.steps.append(progress.done)
            if progress.done == self.step:
                raise Cancelled


@pytest.mark.parametrize("step", [1, 13])
def test_a_resumed_training_gives_the_same_extractor_bit_for_bit(
    shapes_dataset, tiny_settings, tmp_path, step
):
    whole = train_extractor(shapes_dataset, tiny_settings)
    checkpoint = tmp_path / "training"
    with pytest.raises(Cancelled):
        train_extractor(shapes_dataset, tiny_settings, StopAt(step), checkpoint)
    rest = StopAt(None)
    resumed = train_extractor(shapes_dataset, tiny_settings, rest, checkpoint)
    assert min(rest.steps) == step + 1
    assert resumed.fingerprint == whole.fingerprint
    assert resumed.features == whole.features


def test_a_finished_training_is_not_repeated(shapes_dataset, tiny_settings, tmp_path):
    first = train_extractor(shapes_dataset, tiny_settings, checkpoint=tmp_path / "training")
    again = StopAt(None)
    assert (
        train_extractor(shapes_dataset, tiny_settings, again, tmp_path / "training").fingerprint
        == first.fingerprint
    )
    assert again.steps == []


@pytest.mark.parametrize("change", ["seed", "labels", "damage"])
def test_the_checkpoint_of_another_training_is_not_gone_on_from(
    shapes_dataset, tiny_settings, tmp_path, change
):
    checkpoint = tmp_path / "training"
    train_extractor(shapes_dataset, tiny_settings, checkpoint=checkpoint)
    if change == "seed":
        tiny_settings = dataclasses.replace(tiny_settings, seed=9)
    elif change == "labels":
        shapes_dataset = dataclasses.replace(shapes_dataset, labels=shapes_dataset.labels[::-1].copy())
    else:
        checkpoint.write_bytes(checkpoint.read_bytes()[:-50])
    again = StopAt(None)
    train_extractor(shapes_dataset, tiny_settings, again, checkpoint)
    assert min(again.steps) == 1


def test_training_stops_when_it_gets_no_better(shapes_dataset, tiny_settings):
    by_chance = np.random.default_rng(0).integers(0, 2, shapes_dataset.labels.shape).astype(float)
    dataset = dataclasses.replace(shapes_dataset, labels=by_chance)
    heard = StopAt(None)
    train_extractor(dataset, dataclasses.replace(tiny_settings, steps=200, patience=2), heard)
    assert max(heard.steps) < 200


def test_copies_with_chance_labels_are_not_told(tmp_path, tiny_settings):
    """Were copies to leak from learning to testing, their labels would be known by heart."""
    base = shapes.dataset(tmp_path, 100)
    labels = np.random.default_rng(5).integers(0, 2, (100, 1)).astype(float)
    rows = np.repeat(np.arange(100), 6)
    feature = LabelledFeature("chance", FeatureKind.BINARY, ("no", "yes"))
    dataset = dataclasses.replace(base, features=(feature,), labels=labels).rows(rows)
    told = (
        train_extractor(dataset, dataclasses.replace(tiny_settings, steps=100, patience=100))
        .features[0]
        .held_out
    )
    assert 0.1 < told.auc < 0.9


def test_features_known_for_a_part_of_the_pictures_are_learnt(tmp_path, tiny_settings):
    dataset = shapes.dataset(tmp_path, 600, unknown=0.6)
    told = train_extractor(dataset, dataclasses.replace(tiny_settings, steps=120))
    assert told.features[0].held_out.auc > 0.9
    assert 10 < told.features[0].held_out.count < 40


def test_time_left_is_told(shapes_dataset, tiny_settings):
    heard = []
    train_extractor(shapes_dataset, tiny_settings, heard.append)
    training = [progress for progress in heard if progress.phase == "training"]
    assert {progress.total for progress in training} == {20}
    assert any(progress.seconds_left is not None for progress in training)


def test_a_data_set_whose_pictures_are_gone_is_refused(shapes_dataset, tiny_settings, tmp_path):
    gone = tuple(tmp_path / path.name for path in shapes_dataset.pictures)
    moved: Dataset = dataclasses.replace(shapes_dataset, pictures=gone)
    with pytest.raises(UserError, match="None of the 600 pictures"):
        train_extractor(moved, tiny_settings)
