"""What the slider of each axis shows: its position, its range and what the locks leave of it."""

from dataclasses import dataclass

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.locks import LEAST_EFFECT, LockedAxes
from tlgan_desktop.latents import FloatArray

SCALE = 4.0
"""A slider runs this many standard deviations to either side."""


@dataclass(frozen=True)
class SliderState:
    """One slider, in standard deviations of its axis.

    ``low`` and ``high`` are the ends of the slider. ``reach_low`` and ``reach_high`` are the ends of the part
    that can be dragged: what is reachable under the locks, cut to four times the spread that they leave;
    always finite. ``effect_kept`` in [0, 1] is what a step of equal length still does. ``enabled`` is False
    for a locked axis and for one that the locks in ``determined_by`` hold as well.
    """

    position: float
    low: float
    high: float
    reach_low: float
    reach_high: float
    effect_kept: float
    locked: bool
    enabled: bool
    determined_by: tuple[str, ...] = ()


def slider_states(
    axis_set: AxisSet, point: FloatArray, locked: LockedAxes, radius: float | None
) -> dict[str, SliderState]:
    """The sliders of all axes that are shown, for edit coordinates ``point`` ``(d,)``."""
    lows, highs = locked.draggable(point, radius)
    columns = (axis_set.directions @ point, locked.effects, lows, highs)
    rows = zip(axis_set.names, *(column.tolist() for column in columns), strict=True)
    shown = {axis.name for axis in axis_set.shown}
    return {name: _state(name, locked, *numbers) for name, *numbers in rows if name in shown}


def _state(
    name: str, locked: LockedAxes, position: float, effect: float, low: float, high: float
) -> SliderState:
    is_locked = name in locked.names
    enabled = effect >= LEAST_EFFECT and not is_locked
    return SliderState(
        position=position,
        low=min(-SCALE, position),
        high=max(SCALE, position),
        reach_low=min(low, position) if enabled else position,
        reach_high=max(high, position) if enabled else position,
        effect_kept=effect,
        locked=is_locked,
        enabled=enabled,
        determined_by=locked.determined_by.get(name, ()),
    )
