"""Presets that take seconds: a small network, few steps, few samples."""

from collections.abc import Callable

from tlgan_desktop.discovery import presets
from tlgan_desktop.discovery.plan import Preset
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.extractors.network import BackboneConfig
from tlgan_desktop.extractors.settings import TrainingSettings

STEPS = 40
SAMPLES = 512
NETWORK = BackboneConfig(widths=(8, 16), blocks=(1, 1), places=2, place_width=4)
TRAINING = TrainingSettings(steps=STEPS, batch_size=16, size=16, learning_rate=1e-2, config=NETWORK)
SEARCH = DiscoverySettings(samples=SAMPLES, stop_angle=8.0, check_latents=8)


def shorten_quick(set_item: Callable[[dict, object, object], None] = dict.__setitem__) -> None:
    """Let the Quick preset do no more than this."""
    set_item(presets.TRAINING, Preset.QUICK, TRAINING)
    set_item(presets.SEARCH, Preset.QUICK, SEARCH)
