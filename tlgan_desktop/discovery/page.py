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
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import ProgressListener, ignore_progress
from tlgan_desktop.storage import atomic_path

STRIP_ROWS = 3
MOST_WITH_NUMBERS = 16
"""Matrices of more columns show colours alone; the number is in each cell's tooltip."""

STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { padding: .2rem .6rem; text-align: left; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
tbody tr:nth-child(odd) { background: color-mix(in srgb, currentColor 6%, transparent); }
.good { color: #1a7f37; } .weak { color: #b35900; } .not-found { color: #c0392b; }
.matrix { overflow-x: auto; }
.matrix td { min-width: 1.1rem; height: 1.1rem; padding: 0 .15rem; color: #111; text-align: right; }
.matrix td, .matrix th { font-size: .7rem; font-weight: normal; white-space: nowrap; }
.matrix thead th { writing-mode: vertical-rl; transform: rotate(180deg); padding: .2rem 0; }
figure { margin: .5rem 0; } img { max-width: 100%; display: block; }
figcaption { font-size: .85rem; opacity: .8; }
section { margin-bottom: 2rem; }
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
        *(_axis_section(axis, strips.get(axis.name)) for axis in report.axes),
        _matrices(report),
    ]
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(report.generator)}: feature axes</title><style>{STYLE}</style></head>\n"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _summary(report: DiscoveryReport) -> str:
    counts = ", ".join(f"{report.count(verdict)} {verdict}" for verdict in Verdict if report.count(verdict))
    settings = report.settings
    lines = [
        f"{report.samples} samples in {settings.space}, {settings.method} regression; {counts}.",
        f"Extractors: {', '.join(report.extractors)}. Checked by: {', '.join(report.judges)}.",
    ]
    if report.constant:
        lines.append(f"The score never changes, so there is no axis: {', '.join(report.constant)}.")
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<h1>Feature axes of {escape(report.generator)}</h1>{body}"


Column = tuple[str, Callable[[AxisReport], float | None], str]

COLUMNS: Sequence[Column] = (
    ("R²", lambda axis: axis.figures.r2, ".2f"),
    ("AUC", lambda axis: axis.figures.auc, ".2f"),
    ("angle °", lambda axis: axis.figures.angle_deg, ".1f"),
    ("extractor", lambda axis: axis.figures.extractor_score, ".2f"),
    ("monotone", lambda axis: axis.figures.monotone, ".0%"),
    ("present", lambda axis: axis.present, ".0%"),
)


def _figures_table(report: DiscoveryReport) -> str:
    head = "".join(f"<th>{escape(title)}</th>" for title in ("feature", "verdict", *(c[0] for c in COLUMNS)))
    rows = "".join(f"<tr>{_figures_row(axis)}</tr>" for axis in report.axes)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _figures_row(axis: AxisReport) -> str:
    numbers = "".join(f'<td class="number">{_number(read(axis), style)}</td>' for _, read, style in COLUMNS)
    return f"<td>{escape(axis.name)}</td><td>{_verdict(axis)}</td>{numbers}"


def _axis_section(axis: AxisReport, strip: FilmStrip | None) -> str:
    reasons = f"<p>{escape('; '.join(axis.shortfalls))}.</p>" if axis.shortfalls else ""
    figures = ""
    if strip is not None:
        figures = _figure(strip.free, f"{axis.name} at positions {POSITIONS[0]:.0f} to {POSITIONS[-1]:.0f}")
    if strip is not None and strip.locked is not None:
        held = f"The same while {', '.join(strip.locks)} are locked"
        figures += _figure(strip.locked, f"{held}; {axis.effect_kept:.0%} of the effect is kept")
    return f"<section><h2>{escape(axis.name)} ({_verdict(axis)})</h2>{reasons}{figures}</section>"


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
    return "".join(parts)


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
    return f'<section><h2>{escape(title)}</h2><div class="matrix">{table}</div></section>'


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
    return f'<span class="{axis.verdict.replace(" ", "-")}">{escape(axis.verdict)}</span>'


def _number(value: float | None, style: str) -> str:
    return "–" if value is None else format(value, style)
