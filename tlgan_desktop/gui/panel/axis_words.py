"""What is known of an axis, in words: its figures, and where they come from."""

from tlgan_desktop.axes import FeatureAxis, Verdict


def figures(axis: FeatureAxis) -> str:
    """The verdict on an axis and the figures behind it, one a line."""
    quality = axis.quality
    verdict = "not measured" if quality.verdict is Verdict.UNKNOWN else str(quality.verdict)
    return "\n".join([f"{axis.name}: {verdict}", *(f"{label}: {text}" for label, text in measured(axis))])


def measured(axis: FeatureAxis) -> list[tuple[str, str]]:
    """What each measured figure is called, and its value."""
    quality = axis.quality
    rows = [
        ("R²", quality.r2, "{:.2f}"),
        ("AUC", quality.auc, "{:.3f}"),
        ("Bootstrap angle", quality.angle_deg, "{:.1f}°"),
        ("Extractor on real pictures", quality.extractor_score, "{:.3f}"),
        ("Rises along the axis", quality.monotone, "{:.0%}"),
    ]
    return [(label, form.format(value)) for label, value, form in rows if value is not None]
