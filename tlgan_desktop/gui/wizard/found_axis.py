"""What the result page says of an axis, in plain words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tlgan_desktop.axes import Verdict
from tlgan_desktop.gui.wizard.words import listed

if TYPE_CHECKING:
    from tlgan_desktop.discovery.carrying_out import Findings
    from tlgan_desktop.discovery.report import AxisReport

HEADLINES = {
    Verdict.GOOD: "A good axis",
    Verdict.WEAK: "A weak axis",
    Verdict.NOT_FOUND: "Not found",
    Verdict.UNKNOWN: "Not checked",
}
ADVICE = "More pictures of each kind help most, then a more thorough run."
UNCHECKED = (
    "An extractor is no proof of its own axes. Learn from labelled pictures instead: then a second one is "
    "trained to check them, and an axis can be good."
)
TIED = 0.5
"""Cosine from which moving one axis visibly moves the other."""
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
        return HEADLINES[self.verdict]

    @property
    def is_worth_keeping(self) -> bool:
        """Whether to propose it as a slider."""
        return self.verdict is not Verdict.NOT_FOUND


def found_axes(findings: "Findings") -> list[FoundAxis]:
    """All axes of a discovery, in words."""
    from tlgan_desktop.discovery.carrying_out import STRIP_ROWS
    from tlgan_desktop.discovery.strips import POSITIONS

    return [
        FoundAxis(
            name=report.name,
            group=report.group,
            verdict=report.verdict,
            figures=_figures(report),
            sentences=(*_shortfalls(report), *_neighbours(findings, report.name)),
            strip=findings.strips[report.name].free,
            rows=STRIP_ROWS,
            columns=len(POSITIONS),
        )
        for report in findings.discovery.report.axes
    ]


def _figures(report: "AxisReport") -> str:
    figures = report.figures
    parts = [
        ("the latents tell it with AUC", figures.auc, "{:.2f}"),
        ("R²", figures.r2, "{:.2f}"),
        ("sure within", figures.angle_deg, "{:.0f}°"),
        ("the extractor tells your pictures apart with", figures.extractor_score, "{:.2f}"),
        ("rises steadily in", figures.monotone, "{:.0%} of pictures"),
    ]
    text = ", ".join(f"{words} {form.format(value)}" for words, value, form in parts if value is not None)
    return f"{text[0].upper()}{text[1:]}."


def _shortfalls(report: "AxisReport") -> tuple[str, ...]:
    if not report.shortfalls:
        return ()
    text = "; ".join(report.shortfalls)
    return (f"{text[0].upper()}{text[1:]}.", ADVICE if report.figures.second_extractor else UNCHECKED)


def _neighbours(findings: "Findings", name: str) -> tuple[str, ...]:
    """What the axis shares with others, and which lock keeps them apart."""
    axis_set = findings.discovery.axis_set
    row = axis_set.cosines()[axis_set.index(name)]
    others = sorted(
        (each for each, axis in enumerate(axis_set.axes) if axis.name != name and not axis.hidden),
        key=lambda each: -abs(row[each]),
    )
    near = [each for each in others if abs(row[each]) >= NEAR][:MOST_NEIGHBOURS]
    if not near:
        return ("Independent of the other sliders.",) if others else ()
    shared = listed([f"{axis_set.names[each]} ({row[each]:+.2f})" for each in near])
    tied = [axis_set.names[each] for each in near if abs(row[each]) >= TIED]
    sentence = f"Moves together with {shared}."
    return (sentence, f"Lock {listed(tied)} to move this one alone.") if tied else (sentence,)
