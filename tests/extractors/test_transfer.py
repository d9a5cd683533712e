import dataclasses

import numpy as np
import pytest
import shapes

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import Way, train_extractor


@pytest.fixture
def few(tmp_path):
    """Sixty pictures labelled with a feature that the extractor to start from was not trained for."""
    dataset = shapes.dataset(tmp_path, 60, seed=3)
    reach = np.abs(dataset.labels[:, 2]) > 2
    feature = dataclasses.replace(shapes.FEATURES[0], name="Far from the middle")
    return dataclasses.replace(dataset, features=(feature,), labels=reach.astype(float)[:, None])


def test_few_pictures_take_the_backbone_as_it_is(few, trained, tiny_settings):
    told = train_extractor(few, tiny_settings, start=trained)
    figures = told.features[0].held_out
    assert told.info.provenance["way"] == "frozen"
    assert told.info.provenance["start"] == trained.fingerprint
    assert figures.cross_validated
    assert figures.count == 60
    assert figures.auc > 0.7
    assert all(
        (told.tensors[name] == trained.tensors[name]).all() for name in trained.tensors if "backbone" in name
    )


def test_the_better_way_is_kept_and_both_are_told(shapes_dataset, trained, tiny_settings):
    settings = dataclasses.replace(tiny_settings, way=Way.BETTER)
    told = train_extractor(shapes_dataset, settings, start=trained)
    compared = told.info.provenance["compared"]
    assert set(compared) == {"frozen", "fine-tuned"}
    assert compared[told.info.provenance["way"]] == max(compared.values())
    assert all(0 <= figure <= 1 for figure in compared.values())


def test_fine_tuning_begins_where_the_other_extractor_ended(shapes_dataset, trained, tiny_settings):
    settings = dataclasses.replace(tiny_settings, way=Way.FINE_TUNED, steps=40)
    tuned = train_extractor(shapes_dataset, settings, start=trained)
    anew = train_extractor(shapes_dataset, dataclasses.replace(settings, way=Way.FROM_NOTHING))
    assert tuned.info.provenance["way"] == "fine-tuned"
    assert tuned.features[2].held_out.r2 > anew.features[2].held_out.r2


def test_the_extractor_to_start_from_is_left_as_it_is(shapes_dataset, trained, tiny_settings):
    before = trained.score(np.zeros((1, shapes.SIZE, shapes.SIZE, 3), np.uint8))
    train_extractor(shapes_dataset, dataclasses.replace(tiny_settings, way=Way.FINE_TUNED), start=trained)
    assert (trained.score(np.zeros((1, shapes.SIZE, shapes.SIZE, 3), np.uint8)) == before).all()


@pytest.mark.parametrize("way", [Way.FROZEN, Way.FINE_TUNED, Way.BETTER])
def test_a_way_that_needs_a_start_is_refused_without_one(shapes_dataset, tiny_settings, way):
    with pytest.raises(UserError, match="needs an extractor"):
        train_extractor(shapes_dataset, dataclasses.replace(tiny_settings, way=way))
