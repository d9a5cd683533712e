"""An extractor is learnt once, on machines of any memory."""

import dataclasses

import numpy as np
import pytest
import torch
from torch.nn import functional

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import open_extractor
from tlgan_desktop.extractors.kept import Shelf, kept_extractor


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "extractors", tmp_path / "pictures")


@pytest.fixture
def room(monkeypatch):
    """Lets torch's convolutions run out of memory beyond a number of pictures."""
    convolve = functional.conv2d
    room = {"pictures": 4}

    def convolve_within_memory(pictures, *args, **kwargs):
        if len(pictures) > room["pictures"]:
            raise torch.OutOfMemoryError("the memory is full")
        return convolve(pictures, *args, **kwargs)

    monkeypatch.setattr(functional, "conv2d", convolve_within_memory)
    return room


def test_a_short_memory_halves_the_batch(shapes_dataset, tiny_settings, shelf, room):
    smaller = []
    learnt = open_extractor(
        kept_extractor(shapes_dataset, tiny_settings, shelf, on_less_memory=smaller.append)
    )
    assert smaller == [16, 8, 4]
    room["pictures"] = 256
    as_planned = dataclasses.replace(tiny_settings, batch_size=4)
    undisturbed = open_extractor(kept_extractor(shapes_dataset, as_planned, shelf))
    np.testing.assert_allclose(learnt.head.weights, undisturbed.head.weights, rtol=1e-3, atol=1e-5)


def test_a_memory_without_room_for_one_picture_is_said(shapes_dataset, tiny_settings, shelf, room):
    room["pictures"] = 0
    with pytest.raises(UserError, match="not enough memory"):
        kept_extractor(shapes_dataset, tiny_settings, shelf)


def test_the_same_extractor_is_not_learnt_twice(shapes_dataset, tiny_settings, shelf):
    heard = []
    path = kept_extractor(shapes_dataset, tiny_settings, shelf)
    assert kept_extractor(shapes_dataset, tiny_settings, shelf, heard.append) == path
    assert heard == []
