"""What the result page says of an axis, in plain words."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.axes import AxisSet, Verdict
from tlgan_desktop.axes.arranging import reordered
from tlgan_desktop.axes.likeness import neighbours, suggested_locks
from tlgan_desktop.figures import percent, printed, signed
from tlgan_desktop.gui.wizard.shortfall_words import shortfall_words
from tlgan_desktop.gui.wizard.words import listed

if TYPE_CHECKING:
    from tlgan_desktop.discovery.carrying_out import Findings
    from tlgan_desktop.discovery.report import AxisReport

translate = QCoreApplication.translate

NEAR = 0.2
MOST_NEIGHBOURS = 3


@dataclass(frozen=True)
class FoundAxis:
    """An axis, its verdict in words and its film strip as a JPEG sheet of ``rows`` by ``columns``."""

    name: str
    group: str
    verdict: Verdict
    figures: str
    sentences: tuple[str, ...]
    strip: bytes
    rows: int
    columns: int

    @property
    def headline(self) -> str:
        """The verdict in words."""
        return {
            Verdict.GOOD: translate("FoundAxis", "A good axis"),
            Verdict.WEAK: translate("FoundAxis", "A weak axis"),
            Verdict.NOT_FOUND: translate("FoundAxis", "Not found"),
            Verdict.UNKNOWN: translate("FoundAxis", "Not checked"),
        }[self.verdict]

    @property
    def is_worth_keeping(self) -> bool:
        """Whether to propose it as a slider."""
        return self.verdict is not Verdict.NOT_FOUND


def found_axes(findings: "Findings") -> list[FoundAxis]:
    """All axes of a discovery, in words."""
    from tlgan_desktop.discovery.carrying_out import STRIP_ROWS
    from tlgan_desktop.discovery.strips import POSITIONS

    discovery = findings.discovery
    unfound = {each.name for each in discovery.report.axes if each.verdict is Verdict.NOT_FOUND}
    return [
        FoundAxis(
            name=report.name,
            group=report.group,
            verdict=report.verdict,
            figures=_figures(report),
            sentences=(*_shortfalls(report), *shared_with(discovery.axis_set, report.name, unfound)),
            strip=findings.strips[report.name].free,
            rows=STRIP_ROWS,
            columns=len(POSITIONS),
        )
        for report in discovery.report.axes
    ]


def _figures(report: "AxisReport") -> str:
    figures = report.figures
    parts: list[tuple[str, float | None, Callable[[float], str]]] = [
        (translate("FoundAxis", "the latents tell it with AUC {figure}"), figures.auc, "{:.2f}".format),
        (translate("FoundAxis", "R² {figure}"), figures.r2, "{:.2f}".format),
        (translate("FoundAxis", "sure within {figure}"), figures.angle_deg, "{:.0f}°".format),
        (
            translate("FoundAxis", "the extractor tells your pictures apart with {figure}"),
            figures.extractor_score,
            "{:.2f}".format,
        ),
        (translate("FoundAxis", "rises steadily in {figure} of pictures"), figures.monotone, percent),
    ]
    known = ((words, printed(say(value))) for words, value, say in parts if value is not None)
    text = ", ".join(words.format(figure=figure) for words, figure in known)
    return f"{text[0].upper()}{text[1:]}."


def _shortfalls(report: "AxisReport") -> tuple[str, ...]:
    text = "; ".join(shortfall_words(report.figures))
    if not text:
        return ()
    return (f"{text[0].upper()}{text[1:]}.", _advice(bool(report.figures.second_extractor)))


def _advice(checked: bool) -> str:
    if checked:
        return translate("FoundAxis", "More pictures of each kind help most, then a more thorough run.")
    return translate(
        "FoundAxis",
        "An extractor is no proof of its own axes. Learn from labelled pictures instead: then a second one "
        "is trained to check them, and an axis can be good.",
    )


def shared_with(axis_set: AxisSet, name: str, unfound: Collection[str]) -> tuple[str, ...]:
    """What an axis shares with others, and which locks keep them apart without taking its effect.

    Axes that were not found are no use as a lock, and are passed over.
    """
    axis_set = reordered(axis_set, [each for each in axis_set.names if each == name or each not in unfound])
    others = neighbours(axis_set, name)
    near = [other for other in others if abs(other.cosine) >= NEAR][:MOST_NEIGHBOURS]
    if not near:
        return (translate("FoundAxis", "Independent of the other sliders."),) if others else ()
    shared = listed([f"{other.name} ({signed(other.cosine, 2)})" for other in near])
    sentence = translate("FoundAxis", "Moves together with {names}.").format(names=shared)
    locks = suggested_locks(axis_set, name).names
    lock = translate("FoundAxis", "Lock {names} to move this one alone.")
    return (sentence, lock.format(names=listed(locks))) if locks else (sentence,)
