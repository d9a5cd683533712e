"""Putting together what was found and checked: the axis set and the report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from tlgan_desktop import __version__
from tlgan_desktop.axes.axis import AxisSet, Calibration, FeatureAxis, Quality
from tlgan_desktop.discovery.checks import AxisCheck, Checks, Panel
from tlgan_desktop.discovery.report import AxisReport, DiscoveryReport
from tlgan_desktop.discovery.search import Found
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.discovery.verdict import Figures, judge
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators.generator import GeneratorInfo
from tlgan_desktop.latents import FloatArray


def unjudged_axes(
    found: Found,
    space: EditSpace,
    generator: GeneratorInfo,
    settings: DiscoverySettings,
    onto: AxisSet | None,
) -> AxisSet:
    """The axes found, after those of ``onto``, without their quality."""
    directions = found.fits.directions
    axes = tuple(
        FeatureAxis(feature.name, feature.group, feature.kind, directions[k], _calibration(found, k))
        for k, feature in enumerate(found.selection.features)
    )
    if onto is not None:
        return replace(
            onto,
            axes=(*onto.axes, *axes),
            extractor=_joined(onto.extractor, found.selection.extractors),
            provenance=_extended(onto.provenance, _provenance(found, settings)),
        )
    return AxisSet(
        axes=axes,
        space=space.name,
        prior=generator.prior,
        generator_fingerprint=generator.fingerprint,
        extractor=_joined(None, found.selection.extractors),
        whitening=space.whitening,
        provenance=_extended({}, _provenance(found, settings)),
    )


def axis_reports(found: Found, checks: Checks | None, panel: Panel) -> tuple[AxisReport, ...]:
    """The report of every axis found, with its verdict."""
    return tuple(
        _axis_report(found, k, None if checks is None else checks.axes[name], name in panel.independent)
        for k, name in enumerate(found.selection.names)
    )


def judged_axes(axis_set: AxisSet, reports: Sequence[AxisReport]) -> AxisSet:
    """The set with the quality of the axes that were reported on."""
    qualities = {report.name: _quality(report) for report in reports}
    return replace(
        axis_set,
        axes=tuple(replace(axis, quality=qualities.get(axis.name, axis.quality)) for axis in axis_set.axes),
    )


def report_of(
    found: Found,
    reports: tuple[AxisReport, ...],
    checks: Checks | None,
    panel: Panel,
    axis_set: AxisSet,
    generator: GeneratorInfo,
    settings: DiscoverySettings,
) -> DiscoveryReport:
    """All that was measured."""
    own = [] if checks is None else [checks.axes[name] for name in found.selection.names]
    return DiscoveryReport(
        generator=generator.name,
        generator_fingerprint=generator.fingerprint,
        extractors=_named(found.selection.extractors),
        judges=_named(panel.extractors),
        settings=settings,
        samples=found.samples,
        axes=reports,
        constant=found.constant,
        axis_names=axis_set.names,
        cosines=axis_set.cosines(),
        effect_features=tuple(panel.columns),
        effects=_stacked([check.effects for check in own]),
        effects_locked=_stacked([check.effects_locked for check in own]),
    )


def _calibration(found: Found, k: int) -> Calibration:
    fits = found.fits
    return Calibration(float(fits.intercepts[k]), float(fits.slopes[k]), float(fits.deviations[k]))


def _joined(known: str | None, extractors: Sequence[Extractor]) -> str:
    """Fingerprints of all extractors that told a feature of the set, each once."""
    known_ones = known.split("+") if known else []
    return "+".join(dict.fromkeys([*known_ones, *(each.fingerprint for each in extractors)]))


def _named(extractors: Sequence[Extractor]) -> tuple[str, ...]:
    """Names that tell extractors of the same name apart."""
    return tuple(f"{each.info.name} ({each.fingerprint[:8]})" for each in extractors)


def _provenance(found: Found, settings: DiscoverySettings) -> dict[str, Any]:
    """How these axes were made: no time or place, so that the same discovery gives the same file."""
    return {
        "application": __version__,
        "features": list(found.selection.names),
        "extractors": [each.info.name for each in found.selection.extractors],
        "samples": found.samples,
        "seed": settings.seed,
        "method": settings.method.value,
        "truncation": settings.truncation,
        "label": settings.label,
    }


def _extended(provenance: Mapping[str, Any], discovery: dict[str, Any]) -> dict[str, Any]:
    return {**provenance, "discoveries": [*provenance.get("discoveries", []), discovery]}


def _axis_report(found: Found, k: int, check: AxisCheck | None, second: bool) -> AxisReport:
    feature, fits = found.selection.features[k], found.fits
    held_out = feature.held_out
    figures = Figures(
        kind=feature.kind,
        r2=float(fits.r2[k]),
        auc=None if np.isnan(fits.auc[k]) else float(fits.auc[k]),
        angle_deg=float(fits.angles[k]),
        significance=float(fits.significances[k]),
        extractor_score=None if held_out is None or np.isnan(held_out.figure) else held_out.figure,
        extractor_pictures=0 if held_out is None else held_out.count,
        monotone=None if check is None else check.monotone,
        rising=None if check is None else check.rising,
        second_extractor=second,
    )
    verdict, shortfalls = judge(figures)
    return AxisReport(
        name=feature.name,
        group=feature.group,
        verdict=verdict,
        shortfalls=shortfalls,
        figures=figures,
        present=float(found.present[k]) if feature.kind is FeatureKind.BINARY else None,
        locks=() if check is None else check.locks,
        effect_kept=1.0 if check is None else check.effect_kept,
    )


def _quality(report: AxisReport) -> Quality:
    figures = report.figures
    return Quality(
        verdict=report.verdict,
        r2=figures.r2,
        auc=figures.auc,
        angle_deg=figures.angle_deg,
        extractor_score=figures.extractor_score,
        monotone=figures.monotone,
    )


def _stacked(rows: Sequence[FloatArray]) -> FloatArray | None:
    return np.stack(rows) if rows else None
