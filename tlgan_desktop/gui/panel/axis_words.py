"""What is known of an axis, in words: its verdict, its figures, and where they come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.axes import AxisSet, FeatureAxis, Verdict
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.figures import percent, printed

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Figure:
    """A measured figure: what it is called, its value, and what that means."""

    label: str
    value: str
    meaning: str


def tool_tip(axis: FeatureAxis) -> str:
    """The verdict on an axis and the figures behind it, one a line."""
    said = verdict_word(axis.quality.verdict)
    return "\n".join([f"{axis.name}: {said}", *(f"{each.label}: {each.value}" for each in figures(axis))])


def verdict_word(verdict: Verdict) -> str:
    """A verdict in a word or two, for a table or a sum."""
    return {
        Verdict.GOOD: translate("AxisWords", "good"),
        Verdict.WEAK: translate("AxisWords", "weak"),
        Verdict.NOT_FOUND: translate("AxisWords", "not found"),
        Verdict.UNKNOWN: translate("AxisWords", "not measured"),
    }[verdict]


def kind_word(kind: FeatureKind) -> str:
    """A kind of feature by its usual term."""
    return {
        FeatureKind.BINARY: translate("AxisWords", "binary"),
        FeatureKind.ORDINAL: translate("AxisWords", "ordinal"),
        FeatureKind.CONTINUOUS: translate("AxisWords", "continuous"),
    }[kind]


def judgement(axis: FeatureAxis) -> tuple[str, str]:
    """The verdict on an axis as a headline, and what it means for the person."""
    return {
        Verdict.GOOD: (
            translate("AxisWords", "A good axis"),
            translate("AxisWords", "Moving along it changes this feature, and reliably so."),
        ),
        Verdict.WEAK: (
            translate("AxisWords", "A weak axis"),
            translate("AxisWords", "It moves the right way, but little, or not the same everywhere."),
        ),
        Verdict.NOT_FOUND: (
            translate("AxisWords", "Not found"),
            translate(
                "AxisWords", "The generator does not show the feature along a line; expect other changes."
            ),
        ),
        Verdict.UNKNOWN: (
            translate("AxisWords", "Not measured"),
            translate("AxisWords", "It was imported or computed, and nobody has checked it."),
        ),
    }[axis.quality.verdict]


def figures(axis: FeatureAxis) -> list[Figure]:
    """The figures that were measured, on pictures held out from the fit."""
    quality = axis.quality
    rows: list[tuple[str, float | None, Callable[[float], str], str]] = [
        (
            translate("AxisWords", "R²"),
            quality.r2,
            "{:.2f}".format,
            translate("AxisWords", "of the feature's variation is told by the position"),
        ),
        (
            translate("AxisWords", "AUC"),
            quality.auc,
            "{:.3f}".format,
            translate("AxisWords", "how surely the position tells present from absent"),
        ),
        (
            translate("AxisWords", "Bootstrap angle"),
            quality.angle_deg,
            "{:.1f}°".format,
            translate("AxisWords", "how far another sample would turn the axis"),
        ),
        (
            translate("AxisWords", "Extractor on real pictures"),
            quality.extractor_score,
            "{:.3f}".format,
            translate("AxisWords", "how well the feature can be read at all"),
        ),
        (
            translate("AxisWords", "Rises along the axis"),
            quality.monotone,
            percent,
            translate("AxisWords", "of pictures in which the feature rises steadily"),
        ),
    ]
    return [
        Figure(label, printed(say(value)), meaning)
        for label, value, say, meaning in rows
        if value is not None
    ]


def scale(axis: FeatureAxis) -> str:
    """What a position means on the feature's own scale; empty where that is not known."""
    line = axis.calibration
    if line is None:
        return ""
    text = translate("AxisWords", "{intercept} at 0, {slope} a step of 1, give or take {deviation}")
    said = text.format(
        intercept=f"{line.intercept:.3g}", slope=f"{line.slope:+.3g}", deviation=f"{line.deviation:.2g}"
    )
    if axis.kind is FeatureKind.BINARY:
        said += " " + translate("AxisWords", "(logits: above 0 is present)")
    return printed(said)


def origin(axis_set: AxisSet, axis: FeatureAxis) -> list[tuple[str, str]]:
    """Where an axis comes from: what each fact is called, and the fact."""
    provenance = axis_set.provenance
    facts = [(translate("AxisWords", "Space"), axis_set.space)]
    if found := _discovery(provenance, axis.name):
        facts += [
            (translate("AxisWords", "Extractor"), ", ".join(map(str, found.get("extractors", ())))),
            (translate("AxisWords", "Samples"), _count(found.get("samples"))),
            (translate("AxisWords", "Method"), str(found.get("method", ""))),
            (translate("AxisWords", "Seed"), str(found.get("seed", ""))),
            (translate("AxisWords", "Found by"), f"TL-GAN Desktop {found.get('application', '')}"),
        ]
    if "imported" in provenance:
        facts.append((translate("AxisWords", "Imported from"), str(provenance["imported"])))
    turned = provenance.get("orthogonalised")
    if isinstance(turned, Mapping) and axis.name in turned.get("axes", ()):
        facts.append(
            (translate("AxisWords", "Made orthogonal to"), ", ".join(map(str, turned.get("to", ()))))
        )
    return [(label, fact) for label, fact in facts if fact]


def _discovery(provenance: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """The discovery that found a feature; a renamed one is told only where there was but one discovery."""
    made = [each for each in provenance.get("discoveries", ()) if isinstance(each, Mapping)]
    of_it = [each for each in made if name in each.get("features", ())]
    if of_it:
        return of_it[-1]
    return made[0] if len(made) == 1 else None


def _count(number: object) -> str:
    return f"{number:,}" if isinstance(number, int) else ""
