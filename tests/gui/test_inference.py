from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import Document
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.generators import Generator, open_generator, to_uint8
from tlgan_desktop.gui import engine
from tlgan_desktop.gui.engine import Engine
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.messages import (
    GeneratorOpened,
    LatentMapped,
    LoadState,
    PictureRendered,
    RequestFailed,
    Result,
)

SECONDS = 20_000


class Listener:
    """Collects what an inference thread answers."""

    def __init__(self, qtbot: QtBot, inference: Inference) -> None:
        self.results: list[Result] = []
        self._qtbot = qtbot
        inference.answered.connect(self.results.append)

    def wait_for(self, kind: type, accept: Callable[[Result], bool] = bool) -> Result:
        def found() -> list[Result]:
            return [result for result in self.results if isinstance(result, kind) and accept(result)]

        self._qtbot.waitUntil(lambda: bool(found()), timeout=SECONDS)
        return found()[-1]


@pytest.fixture
def inference(qapp: object) -> Iterator[Inference]:
    inference = Inference()
    yield inference
    assert inference.stop()


@pytest.fixture
def usual_threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Four of them, of which one is left to the window by every network that is small."""
    threads = torch.get_num_threads()
    monkeypatch.setattr(engine, "usual_threads", lambda: 4)
    monkeypatch.setattr(engine, "SOON_SECONDS", 60.0)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def listener(qtbot: QtBot, inference: Inference) -> Listener:
    return Listener(qtbot, inference)


@pytest.fixture
def generator(tiny_generator_path: Path) -> Generator:
    return open_generator(tiny_generator_path)


@pytest.fixture
def fingerprint(inference: Inference, listener: Listener, tiny_generator_path: Path) -> str:
    """The fingerprint of the generator that the inference thread has opened."""
    inference.open(tiny_generator_path)
    return listener.wait_for(GeneratorOpened).info.fingerprint


def scene_of(generator: Generator, seed: int, **options: object) -> Scene:
    latent = generator.sample(seed)[0]
    return Scene(Document(latent, latent), seed, **options)


def test_a_picture_is_the_one_that_the_generator_makes(
    inference: Inference, listener: Listener, generator: Generator, fingerprint: str
) -> None:
    sequence = inference.draw(fingerprint, "z", scene_of(generator, 3, truncation=0.7))
    picture = listener.wait_for(PictureRendered)
    expected = to_uint8(generator.forward(generator.sample(3), truncation=0.7))[0]
    assert picture.sequence == sequence
    assert picture.scene.seed == 3
    np.testing.assert_array_equal(to_pixels(picture.image), expected)


def test_a_latent_is_mapped_to_w(
    inference: Inference, listener: Listener, generator: Generator, fingerprint: str
) -> None:
    z = generator.sample(5)
    inference.map(fingerprint, 5, z[0])
    mapped = listener.wait_for(LatentMapped)
    assert mapped.seed == 5
    np.testing.assert_array_equal(mapped.latent, generator.mapping(z)[0].double().numpy())


def test_what_goes_on_is_told_while_it_goes_on(listener: Listener, fingerprint: str) -> None:
    told = [result.text for result in listener.results if isinstance(result, LoadState)]
    assert told == ["Loading torch…", "", "Opening tiny-generator.safetensors…", ""]


def test_a_file_that_cannot_be_opened_comes_back_as_a_sentence_and_the_old_generator_stays(
    inference: Inference, listener: Listener, generator: Generator, fingerprint: str, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.safetensors"
    broken.write_bytes(b"not a generator")
    inference.open(broken)
    failure = listener.wait_for(RequestFailed)
    assert "broken.safetensors" in failure.reason
    assert failure.request.path == broken
    inference.draw(fingerprint, "z", scene_of(generator, 1))
    listener.wait_for(PictureRendered)


def test_what_fails_leaves_the_generator_in_use_its_threads(
    inference: Inference,
    listener: Listener,
    usual_threads: None,
    fingerprint: str,
    tmp_path: Path,
) -> None:
    def threads() -> int:
        return inference.do_later(fingerprint, lambda _: torch.get_num_threads()).result(timeout=20)

    assert threads() == 3  # a processor is left to the window
    inference.run_on(Engine("cuda:9"))
    listener.wait_for(RequestFailed)
    assert threads() == 3
    failing = inference.open(tmp_path / "none.safetensors")
    listener.wait_for(RequestFailed, lambda failure: failure.sequence == failing)
    assert threads() == 3


def test_a_latent_of_another_size_comes_back_as_a_sentence(
    inference: Inference, listener: Listener, fingerprint: str
) -> None:
    inference.draw(fingerprint, "z", Scene(Document(np.ones(7), np.ones(7))))
    assert "do not fit Tiny 0" in listener.wait_for(RequestFailed).reason


def test_a_burst_ends_on_the_newest_picture_and_skips_most_others(
    inference: Inference, listener: Listener, generator: Generator, fingerprint: str
) -> None:
    scenes = [scene_of(generator, seed) for seed in range(500)]
    last = [inference.draw(fingerprint, "z", scene) for scene in scenes][-1]
    listener.wait_for(PictureRendered, lambda result: result.sequence == last)
    drawn = [result.sequence for result in listener.results if isinstance(result, PictureRendered)]
    assert drawn == sorted(drawn)
    assert len(drawn) < 100


def test_pictures_asked_for_before_they_were_forgotten_never_come(
    inference: Inference, listener: Listener, generator: Generator, fingerprint: str
) -> None:
    inference.draw(fingerprint, "z", scene_of(generator, 1))
    inference.map(fingerprint, 1, generator.sample(1)[0])
    inference.forget_pictures()
    wanted = inference.draw(fingerprint, "z", scene_of(generator, 2))
    listener.wait_for(PictureRendered)
    assert [result.sequence for result in listener.results if isinstance(result, PictureRendered)] == [wanted]
    assert not any(isinstance(result, LatentMapped) for result in listener.results)


def test_a_picture_of_a_generator_that_is_no_longer_open_is_not_drawn(
    inference: Inference,
    listener: Listener,
    generator: Generator,
    fingerprint: str,
    other_generator_path: Path,
) -> None:
    inference.open(other_generator_path)
    stale = inference.draw(fingerprint, "z", scene_of(generator, 1))
    opened = listener.wait_for(GeneratorOpened, lambda result: result.path == other_generator_path)
    inference.draw(opened.info.fingerprint, "z", scene_of(generator, 1))
    listener.wait_for(PictureRendered)
    answered = {getattr(result, "sequence", None) for result in listener.results}
    assert stale not in answered


def test_stopping_with_requests_in_hand_ends_the_thread_and_answers_no_more(
    qtbot: QtBot, tiny_generator_path: Path, generator: Generator
) -> None:
    inference = Inference()
    listener = Listener(qtbot, inference)
    inference.open(tiny_generator_path)
    fingerprint = listener.wait_for(GeneratorOpened).info.fingerprint
    for seed in range(50):
        inference.draw(fingerprint, "z", scene_of(generator, seed))
    heard = len(listener.results)
    assert inference.stop()
    qtbot.wait(0)
    assert len(listener.results) == heard
