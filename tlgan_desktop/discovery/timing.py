"""How long a discovery will take on this machine, from a short measurement."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch

from tlgan_desktop.discovery.batches import Batch, Look, make_pictures
from tlgan_desktop.discovery.checks import POSITIONS
from tlgan_desktop.discovery.plan import Amount, Preset, Start
from tlgan_desktop.discovery.presets import SEARCH, training_settings
from tlgan_desktop.discovery.stages import Stage
from tlgan_desktop.discovery.strips import POSITIONS as STRIP_POSITIONS
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.extractors.network_extractor import channels_last
from tlgan_desktop.extractors.trainer import steps_of
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

PHASE = "measuring this machine"
FEW, MANY = 1, 16
SLOW_SECONDS = 0.1
"""A picture that takes longer than this is timed by itself, others in a batch."""
USUAL_SAMPLES = 8192
"""Where sampling usually stops because every axis is sure."""
STRIP_ROWS = 3


@dataclass(frozen=True)
class Speed:
    """Seconds of a picture: to draw it, to score it, and to learn from it once."""

    drawing: float
    scoring: float
    learning: float


def measure_speed(generator: Generator, size: int, listener: ProgressListener = ignore_progress) -> Speed:
    """Time a few pictures of this generator, and an untrained extractor that takes pictures of ``size``.

    Raises:
        Cancelled: the listener asks to stop.
    """
    clock = PhaseClock(PHASE, 3, listener)
    drawing = _drawing(generator, size)
    clock.report(1)
    backbone = channels_last(Backbone(BackboneConfig())).to(generator.device)
    images = torch.zeros(MANY, 3, size, size, device=generator.device)
    images = images.contiguous(memory_format=torch.channels_last)

    def learn() -> float:
        loss = backbone(images).square().mean()
        loss.backward()
        return float(loss.detach())  # waits for a GPU

    learning = _seconds(learn) / MANY
    clock.report(2)
    with torch.inference_mode():
        scoring = _seconds(lambda: backbone.eval()(images).cpu()) / MANY
    clock.report(3)
    return Speed(drawing, scoring, learning)


def estimate(speed: Speed, amount: Amount, preset: Preset) -> Mapping[Stage, float]:
    """The seconds that each stage will take; those that are left out are not needed."""
    search = SEARCH[preset]
    samples = min(search.samples, USUAL_SAMPLES if preset is not Preset.THOROUGH else search.samples)
    steps = search.check_latents * len(POSITIONS) * amount.features
    seconds = {
        Stage.SHEETS: 64 * (speed.drawing + speed.scoring),
        Stage.SEARCHING: samples * (speed.drawing + speed.scoring),
        Stage.CHECKING: steps * (speed.drawing + 2 * speed.scoring),
        Stage.STRIPS: STRIP_ROWS * len(STRIP_POSITIONS) * amount.features * speed.drawing,
    }
    if amount.start is Start.READY:
        return seconds
    learning = _learning(speed, amount, preset)
    return {
        Stage.READING: 0.01 * amount.pictures,
        Stage.LEARNING: learning,
        Stage.JUDGING: learning,
    } | seconds


def _learning(speed: Speed, amount: Amount, preset: Preset) -> float:
    settings = training_settings(preset, 0, amount.start is Start.EXTRACTOR)
    from_nothing = steps_of(settings, amount.pictures) * settings.batch_size * speed.learning
    if amount.start is Start.EXTRACTOR and preset is not Preset.THOROUGH:
        return amount.pictures * speed.scoring + 0.5 * amount.features
    return from_nothing


def _drawing(generator: Generator, size: int) -> float:
    def draw(count: int) -> Callable[[], object]:
        batch = Batch(generator.sample(0, count), "z", "timing")
        return lambda: make_pictures(generator, batch, size, Look())

    alone = _seconds(draw(FEW)) / FEW
    return alone if alone > SLOW_SECONDS else _seconds(draw(MANY)) / MANY


def _seconds(work: Callable[[], object]) -> float:
    """The seconds of the second time: the first one warms up."""
    work()
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
