"""Whether an axis set may be used with a generator, told from plain facts about it."""

from collections.abc import Mapping
from dataclasses import replace

from tlgan_desktop.axes.axis import AxisSet, Quality
from tlgan_desktop.errors import UserError


def check_fits(
    axis_set: AxisSet, fingerprint: str, spaces: Mapping[str, int], any_generator: bool = False
) -> None:
    """Check that axes fit the generator with this ``fingerprint`` and these ``spaces`` {name: dimension}.

    With ``any_generator`` the axes of another generator are accepted where the dimensions agree. Axes that
    never learned their generator (imported ones) are accepted by dimension alone.

    Raises:
        UserError: the axes do not fit, with the reason.
    """
    dimension = spaces.get(axis_set.space)
    if dimension is None:
        raise UserError(
            f"These axes live in the latent space {axis_set.space}, which this generator does not have."
        )
    if dimension != axis_set.dimension:
        raise UserError(
            f"These axes have {axis_set.dimension} dimensions, but this generator's "
            f"{axis_set.space} has {dimension}; choose axes that were found for it."
        )
    known = axis_set.generator_fingerprint
    if known is not None and known != fingerprint and not any_generator:
        raise UserError(
            f"These axes were found for another generator ({known[:12]}, not {fingerprint[:12]}); "
            "choose its own axes, or apply these knowingly (--any-generator)."
        )


def taken_for(axis_set: AxisSet, fingerprint: str) -> AxisSet:
    """The axes as those of the generator with this ``fingerprint``, because a person says so.

    What was measured with another generator does not hold for this one: its verdicts and calibrations go,
    and where the axes were found is kept in their provenance.
    """
    found_for = axis_set.generator_fingerprint
    if found_for in (None, fingerprint):
        return replace(axis_set, generator_fingerprint=fingerprint)
    axes = tuple(replace(axis, calibration=None, quality=Quality()) for axis in axis_set.axes)
    provenance = {**axis_set.provenance, "found_for": found_for}
    return replace(axis_set, axes=axes, generator_fingerprint=fingerprint, provenance=provenance)
