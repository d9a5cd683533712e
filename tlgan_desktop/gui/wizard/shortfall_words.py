"""Why an axis is no better, in the language of the window."""

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.discovery.verdict import Figures, Shortfall, assess, told
from tlgan_desktop.figures import printed
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP

WORDS = {
    Shortfall.UNTOLD: QT_TRANSLATE_NOOP("Shortfalls", "the latents do not tell the feature"),
    Shortfall.BY_CHANCE: QT_TRANSLATE_NOOP(
        "Shortfalls",
        "so few labelled pictures were held back ({pictures}) that the extractor may tell them by chance "
        "(AUC {score})",
    ),
    Shortfall.HARDLY_READ: QT_TRANSLATE_NOOP(
        "Shortfalls", "the extractor hardly tells it on labelled pictures ({score})"
    ),
    Shortfall.HARDLY_RISING: QT_TRANSLATE_NOOP(
        "Shortfalls", "it rises along the axis in only {rising} of latents"
    ),
    Shortfall.TOLD_IN_PART: QT_TRANSLATE_NOOP(
        "Shortfalls", "the latents tell the feature only in part (R² {r2})"
    ),
    Shortfall.TOLD_IN_PART_BINARY: QT_TRANSLATE_NOOP(
        "Shortfalls", "the latents tell the feature only in part (R² {r2}, AUC {auc})"
    ),
    Shortfall.UNCERTAIN: QT_TRANSLATE_NOOP(
        "Shortfalls", "the axis is uncertain by {angle} degrees; sample more"
    ),
    Shortfall.UNREAD: QT_TRANSLATE_NOOP("Shortfalls", "the extractor was not measured on labelled pictures"),
    Shortfall.READ_IN_PART: QT_TRANSLATE_NOOP(
        "Shortfalls", "the extractor tells it on labelled pictures with R² {score} only"
    ),
    Shortfall.READ_IN_PART_BINARY: QT_TRANSLATE_NOOP(
        "Shortfalls", "the extractor tells it on labelled pictures with AUC {score} only"
    ),
    Shortfall.UNCHECKED: QT_TRANSLATE_NOOP("Shortfalls", "its pictures were not checked"),
    Shortfall.UNSTEADY: QT_TRANSLATE_NOOP(
        "Shortfalls", "it rises steadily along the axis in only {monotone} of latents"
    ),
    Shortfall.UNCONFIRMED: QT_TRANSLATE_NOOP("Shortfalls", "no second extractor has checked it"),
}


def shortfall_words(figures: Figures) -> list[str]:
    """What a good axis would have that the one with these figures has not."""
    _, short = assess(figures)
    filled_in = {name: printed(text) for name, text in told(figures).items()}
    return [QCoreApplication.translate("Shortfalls", WORDS[each]).format(**filled_in) for each in short]
