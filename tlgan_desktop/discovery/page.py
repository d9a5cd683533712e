"""The report as one readable page: HTML that needs no other file and no network."""

import base64
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

import numpy as np

from tlgan_desktop.axes.axis import Verdict
from tlgan_desktop.discovery.discovery import Discovery
from tlgan_desktop.discovery.report import AxisReport, DiscoveryReport
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.discovery.strips import POSITIONS, FilmStrip, film_strips
from tlgan_desktop.figures import percent
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import ProgressListener, ignore_progress
from tlgan_desktop.storage import atomic_path

STRIP_ROWS = 3
MOST_WITH_NUMBERS = 16
"""Matrices of more columns show colours alone; the number is in each cell's tooltip."""

STYLE = """
:root { color-scheme: light dark; --good: #1a7f37; --weak: #a04a00; --not-found: #c0392b; }
@media (prefers-color-scheme: dark) { :root { --good: #57c46f; --weak: #f0a35e; --not-found: #ff8a7a; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
a { color: inherit; text-underline-offset: .2em; }
table { border-collapse: collapse; } th, td { padding: .2rem .6rem; text-align: left; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tbody tr:nth-child(odd) { background: color-mix(in srgb, currentColor 6%, transparent); }
.good { color: var(--good); } .weak { color: var(--weak); } .not-found { color: var(--not-found); }
.verdict { white-space: nowrap; }
.wide { overflow-x: auto; }
.note, figcaption { font-size: .85rem; opacity: .8; }
.matrix td { min-width: 1.1rem; height: 1.1rem; padding: 0 .15rem; color: #111; text-align: right; }
.matrix td, .matrix th { font-size: .7rem; font-weight: normal; white-space: nowrap; }
.matrix tbody tr { background: none; }
.matrix thead th { writing-mode: vertical-rl; transform: rotate(180deg); padding: .2rem 0; }
.strips { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; }
figure { margin: 0; flex: 0 1 32rem; min-width: min(100%, 16rem); }
img { width: 100%; display: block; border-radius: 4px; }
section { margin: 2.5rem 0; }
"""


def write_page(
    path: Path, discovery: Discovery, generator: Generator, listener: ProgressListener = ignore_progress
) -> None:
    """Write the report of a discovery with film strips of its axes, drawn anew by its generator.

    Raises:
        UserError: the file cannot be written.
        Cancelled: the listener asks to stop.
    """
    report, axis_set = discovery.report, discovery.axis_set
    settings = report.settings
    space = EditSpace(generator, axis_set.space, settings.label, axis_set.whitening)
    latents = space.latents(settings.seed + settings.samples, STRIP_ROWS)
    locks = {axis.name: axis.locks for axis in report.axes}
    strips = film_strips(generator, axis_set, locks, latents, settings.look, listener)
    with atomic_path(Path(path)) as temporary:
        temporary.write_text(report_page(report, strips), encoding="utf-8")


def report_page(report: DiscoveryReport, strips: Mapping[str, FilmStrip]) -> str:
    """The page as text."""
    parts = [
        _summary(report),
        _figures_table(report),
        *(_axis_section(axis, strips.get(axis.name), number) for number, axis in enumerate(report.axes)),
        _matrices(report),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(report.generator)}: feature axes</title><style>{STYLE}</style></head>\n"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _summary(report: DiscoveryReport) -> str:
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in Verdict if report.count(verdict))
    settings = report.settings
    lines = [
        f"{report.samples} samples in {settings.space}, {settings.method} regression; {counts}.",
        f"Extractors: {', '.join(report.extractors)}. {_judges(report)}",
    ]
    if report.constant:
        lines.append(f"The score never changes, so there is no axis: {', '.join(report.constant)}.")
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<h1>Feature axes of {escape(report.generator)}</h1>{body}"


def _judges(report: DiscoveryReport) -> str:
    others = [judge for judge in report.judges if judge not in report.extractors]
    if others:
        return f"Checked by: {', '.join(report.judges)}."
    return "No second extractor has checked the axes, so none counts as good."


Column = tuple[str, Callable[[AxisReport], float | None], Callable[[float], str]]

COLUMNS: Sequence[Column] = (
    ("R²", lambda axis: axis.figures.r2, "{:.2f}".format),
    ("AUC", lambda axis: axis.figures.auc, "{:.2f}".format),
    ("Angle", lambda axis: axis.figures.angle_deg, "{:.1f}°".format),
    ("Extractor", lambda axis: axis.figures.extractor_score, "{:.2f}".format),
    ("Steady", lambda axis: axis.figures.monotone, percent),
    ("Present", lambda axis: axis.present, percent),
)
LEGEND = (
    "R² and AUC: how well the position along the axis tells the feature, on latents held out. Angle: how "
    "sure the axis is. Extractor: its AUC, or R² of numbers, on labelled pictures held out. Steady: the share"
    " of pictures in which the feature rises steadily along the axis. Present: how often it is there anyway."
)

COLOURS = "Red: both go up together, most at 1. Blue: one goes up while the other goes down, most at -1."


def _figures_table(report: DiscoveryReport) -> str:
    titles = "".join(f'<th class="number">{escape(title)}</th>' for title, _, _ in COLUMNS)
    head = f"<tr><th>Feature</th><th>Verdict</th>{titles}</tr>"
    rows = "".join(f"<tr>{_figures_row(axis, number)}</tr>" for number, axis in enumerate(report.axes))
    table = f"<table><thead>{head}</thead><tbody>{rows}</tbody></table>"
    return f'<div class="wide">{table}</div><p class="note">{escape(LEGEND)}</p>'


def _figures_row(axis: AxisReport, number: int) -> str:
    figures = "".join(f'<td class="number">{_number(read(axis), say)}</td>' for _, read, say in COLUMNS)
    return f'<td><a href="#axis-{number}">{escape(axis.name)}</a></td><td>{_verdict(axis)}</td>{figures}'


def _axis_section(axis: AxisReport, strip: FilmStrip | None, number: int) -> str:
    reasons = f"<p>{escape(_sentence(axis.shortfalls))}</p>" if axis.shortfalls else ""
    figures = ""
    if strip is not None:
        figures = _figure(strip.free, f"{axis.name} at positions {POSITIONS[0]:.0f} to {POSITIONS[-1]:.0f}")
    if strip is not None and strip.locked is not None:
        held = f"The same while {', '.join(strip.locks)} {'is' if len(strip.locks) == 1 else 'are'} locked"
        figures += _figure(strip.locked, f"{held}; {percent(axis.effect_kept)} of the effect is kept")
    heading = f"<h2>{escape(axis.name)} ({_verdict(axis)})</h2>"
    strips = f'<div class="strips">{figures}</div>' if figures else ""
    return f'<section id="axis-{number}">{heading}{reasons}{strips}</section>'


def _sentence(parts: Sequence[str]) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def _figure(jpeg: bytes, caption: str) -> str:
    source = base64.b64encode(jpeg).decode()
    text = escape(caption)
    return (
        f'<figure><img src="data:image/jpeg;base64,{source}" alt="{text}">'
        f"<figcaption>{text}</figcaption></figure>"
    )


def _matrices(report: DiscoveryReport) -> str:
    names = [axis.name for axis in report.axes]
    parts = [_matrix("Cosines between axes", report.cosines, report.axis_names, report.axis_names)]
    effects = (
        ("Effect of each axis (row) on each feature, in deviations per position", report.effects),
        ("The same with the most entangled axes locked", report.effects_locked),
    )
    parts += [
        _matrix(title, values, names, report.effect_features)
        for title, values in effects
        if values is not None
    ]
    return "".join([*parts, f'<p class="note">{escape(COLOURS)}</p>'])


def _matrix(title: str, values: FloatArray, rows: Sequence[str], columns: Sequence[str]) -> str:
    numbers = len(columns) <= MOST_WITH_NUMBERS
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join(
        f"<tr><th>{escape(row)}</th>"
        + "".join(_cell(row, *each, numbers) for each in zip(columns, line, strict=True))
        + "</tr>"
        for row, line in zip(rows, values.tolist(), strict=True)
    )
    table = f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<section><h2>{escape(title)}</h2><div class="wide matrix">{table}</div></section>'


def _cell(row: str, column: str, value: float, number: bool) -> str:
    title = escape(f"{row}, {column}: {value:+.2f}")
    text = f"{value:.2f}" if number else ""
    return f'<td style="background:{_colour(value)}" title="{title}">{text}</td>'


def _colour(value: float) -> str:
    """Blue for -1 over white to red for 1."""
    strength = float(np.clip(abs(value), 0, 1))
    pale = round(255 * (1 - 0.75 * strength))
    return f"rgb(255,{pale},{pale})" if value >= 0 else f"rgb({pale},{pale},255)"


def _verdict(axis: AxisReport) -> str:
    return f'<span class="verdict {axis.verdict.replace(" ", "-")}">{escape(axis.verdict)}</span>'


def _number(value: float | None, say: Callable[[float], str]) -> str:
    return "–" if value is None else say(value)
