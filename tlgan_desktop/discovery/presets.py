"""What the presets stand for."""

from collections.abc import Mapping
from dataclasses import replace

from tlgan_desktop.discovery.plan import Preset, Start
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.extractors.settings import TrainingSettings, Way

TRAINING: Mapping[Preset, TrainingSettings] = {
    Preset.QUICK: TrainingSettings(steps=300, batch_size=32),
    Preset.BALANCED: TrainingSettings(),
    Preset.THOROUGH: TrainingSettings(patience=10),
}
SEARCH: Mapping[Preset, DiscoverySettings] = {
    Preset.QUICK: DiscoverySettings(samples=4096, stop_angle=8.0, check_latents=24),
    Preset.BALANCED: DiscoverySettings(),
    Preset.THOROUGH: DiscoverySettings(samples=50_000, stop_angle=3.0, check_latents=128),
}


def training_settings(preset: Preset, seed: int, from_another: bool) -> TrainingSettings:
    """How to train; ``from_another`` says that there is an extractor to start from."""
    settings = replace(TRAINING[preset], seed=seed)
    if preset is Preset.THOROUGH and from_another:
        return replace(settings, way=Way.BETTER)
    return settings if from_another else replace(settings, way=Way.FROM_NOTHING)


def search_settings(preset: Preset, space: str, features: tuple[str, ...] | None = None) -> DiscoverySettings:
    """How to look for the axes of ``features``, of all that are new when None."""
    return replace(SEARCH[preset], space=space, features=features)


def describe_preset(preset: Preset, start: Start) -> str:
    """What a preset does with this start, in a sentence or two."""
    search = SEARCH[preset]
    return (
        f"{_learning(preset, start)}Looks at up to {search.samples:,} generated pictures, until every axis "
        f"is sure within {search.stop_angle:.0f} degrees, and checks each along {search.check_latents} "
        "pictures."
    )


def _learning(preset: Preset, start: Start) -> str:
    if start is Start.READY:
        return ""
    if start is Start.EXTRACTOR:
        return (
            "Learns from what the extractor sees in the pictures, or lets it learn on where that is better. "
        )
    training = TRAINING[preset]
    how_long = "until it gets no better" if training.steps is None else f"{training.steps} steps"
    return f"Learns {how_long}, from pictures of {training.size} pixels. "
