"""The report of a discovery: every figure behind the verdicts, as plain data."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from tlgan_desktop.axes.axis import Verdict
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.discovery.verdict import Figures
from tlgan_desktop.latents import FloatArray


@dataclass(frozen=True)
class AxisReport:
    """What was found out about one feature.

    ``shortfalls`` say in words why the verdict is not better. ``present`` is the share of sampled pictures
    that have a binary feature. ``locks`` were held for the effects under locks and leave ``effect_kept``.
    """

    name: str
    group: str
    verdict: Verdict
    shortfalls: tuple[str, ...]
    figures: Figures
    present: float | None
    locks: tuple[str, ...]
    effect_kept: float


@dataclass(frozen=True, eq=False)
class DiscoveryReport:
    """All that a discovery measured.

    ``extractors`` found the axes from ``samples`` pictures and ``judges`` scored the pictures of the checks.
    ``cosines`` ``(k, k)`` are
    between all axes of the set, ``axis_names``. ``effects`` ``(a, f)`` are changes of the features
    ``effect_features`` per unit of position along each axis in ``axes``, in standard deviations of the score,
    and ``effects_locked`` those with the most entangled axes locked; None where no pictures were checked.
    ``constant`` are features whose score is the same in every picture, which have no axis.
    """

    generator: str
    generator_fingerprint: str
    extractors: tuple[str, ...]
    judges: tuple[str, ...]
    settings: DiscoverySettings
    samples: int
    axes: tuple[AxisReport, ...]
    constant: tuple[str, ...]
    axis_names: tuple[str, ...]
    cosines: FloatArray
    effect_features: tuple[str, ...]
    effects: FloatArray | None
    effects_locked: FloatArray | None

    def count(self, verdict: Verdict) -> int:
        """How many axes got a verdict."""
        return sum(axis.verdict is verdict for axis in self.axes)

    def to_json(self) -> dict[str, Any]:
        """The report as what ``json.dumps`` takes; figures that could not be measured are null."""
        return {name: _plain(value) for name, value in asdict(self).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return _plain(value.tolist())
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    if isinstance(value, float) and not np.isfinite(value):
        return None
    return value
