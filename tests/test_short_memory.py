"""Batches are halved where the memory is short, and nothing else changes."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.discovery.batches import Batch, Look, make_pictures
from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import Generator
from tlgan_desktop.generators.generator import GeneratorInfo
from tlgan_desktop.latents import Prior
from tlgan_desktop.memory import in_batches

FULL = RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory")


class Hungry:
    """A network whose memory holds only a few pictures at once."""

    latent_dim, style_dim, num_layers, num_labels, resolution = 3, 0, 1, 0, 4
    preview_sizes: tuple[int, ...] = ()
    w_avg = torch.zeros(0)

    def __init__(self, room: int, error: Exception) -> None:
        self.room, self.error = room, error

    def synthesis(self, styles: torch.Tensor, size: int | None = None) -> torch.Tensor:  # noqa: ARG002
        if len(styles) > self.room:
            raise self.error
        return styles.tanh()[:, :, None, None].expand(-1, 3, 4, 4)


def hungry_generator(room: int, error: Exception) -> Generator:
    info = GeneratorInfo("hungry", "test", "test", "0" * 64, 4, {"z": 3}, Prior.NORMAL, 0, 0, 1)
    return Generator(Hungry(room, error), info, torch.device("cpu"))


@given(st.integers(1, 50), st.integers(1, 64), st.integers(1, 64))
def test_all_rows_come_in_order_whatever_the_memory_holds(count: int, step: int, room: int) -> None:
    def make(start: int, stop: int) -> np.ndarray:
        if stop - start > room:
            raise MemoryError
        return np.arange(start, stop)

    heard: list[int] = []
    np.testing.assert_array_equal(in_batches(make, count, step, heard.append), np.arange(count))
    assert heard == sorted(heard)
    assert heard[-1] == count


@pytest.mark.parametrize("error", [FULL, MemoryError(), torch.OutOfMemoryError("full")])
def test_pictures_are_the_same_in_smaller_batches(error: Exception) -> None:
    latents = np.random.default_rng(0).standard_normal((20, 3))
    batch = Batch(latents, "z", "test")
    pictures = make_pictures(hungry_generator(3, error), batch, 4, Look())
    np.testing.assert_array_equal(pictures, make_pictures(hungry_generator(64, error), batch, 4, Look()))


def test_a_memory_that_holds_nothing_is_said() -> None:
    batch = Batch(np.zeros((4, 3)), "z", "test")
    with pytest.raises(UserError, match="not enough memory"):
        make_pictures(hungry_generator(0, FULL), batch, 4, Look())


def test_other_errors_pass_unchanged() -> None:
    batch = Batch(np.zeros((4, 3)), "z", "test")
    with pytest.raises(RuntimeError, match="shape"):
        make_pictures(hungry_generator(0, RuntimeError("a wrong shape")), batch, 4, Look())
