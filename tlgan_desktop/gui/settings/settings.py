"""What the person has set, as a value; QSettings keeps it from one start to the next."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QSettings

from tlgan_desktop.gui.previews import AUTOMATIC, OFF
from tlgan_desktop.gui.settings.language import SYSTEM
from tlgan_desktop.precision import Precision

USUAL = 0
LARGEST_CACHE = 1024


class Look(StrEnum):
    """The look of the window, by the name of Qt's colour scheme; the unknown one is the system's."""

    SYSTEM = "Unknown"
    LIGHT = "Light"
    DARK = "Dark"


@dataclass(frozen=True)
class Settings:
    """Everything in the settings dialog.

    ``device`` is a name of torch's; empty for the best. ``preview`` is the side of pictures while dragging in
    pixels, ``AUTOMATIC`` or ``OFF``; ``threads`` those of the processor, ``USUAL`` as many as usual.
    ``cache`` is what discovery may keep on disk, in GiB. ``language`` is a code; empty for the system's.
    """

    appearance: Look = Look.SYSTEM
    language: str = SYSTEM
    device: str = ""
    precision: Precision = Precision.AUTOMATIC
    threads: int = USUAL
    preview: int = AUTOMATIC
    cache: int = 4


def read_settings(store: QSettings) -> Settings:
    """The settings that were kept; the default where one is missing or makes no sense."""
    values = {field.name: _read(store, field.name, type(field.default)) for field in fields(Settings)}
    return Settings(**{name: value for name, value in values.items() if value is not None})


def write_settings(store: QSettings, settings: Settings) -> None:
    """Keep the settings."""
    for name, value in asdict(settings).items():
        store.setValue(name, value if isinstance(value, int) else str(value))


def _read(store: QSettings, name: str, kind: type[Any]) -> Any:
    if not store.contains(name):
        return None
    try:
        value = kind(str(store.value(name)))
    except ValueError:
        return None
    in_range = RANGES.get(name)
    return value if in_range is None or in_range(value) else None


RANGES: Mapping[str, Callable[[int], bool]] = {
    "threads": lambda count: USUAL <= count <= 1024,
    "preview": lambda side: OFF <= side <= 4096,
    "cache": lambda size: 1 <= size <= LARGEST_CACHE,
}
