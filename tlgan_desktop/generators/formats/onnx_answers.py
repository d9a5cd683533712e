"""What an ONNX model leaves open about its latents and pictures, and who tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior
from tlgan_desktop.unpickling import UnreadableContent

METADATA_PREFIX = "tlgan."


class Pixels(StrEnum):
    """The scale of a picture's values."""

    SIGNED = "-1..1"
    UNIT = "0..1"
    BYTES = "0..255"


class Layout(StrEnum):
    """The order of a picture's dimensions."""

    CHANNELS_FIRST = "nchw"
    CHANNELS_LAST = "nhwc"


@dataclass(frozen=True)
class OnnxAnswers:
    """What is known of a model beyond what it tells itself; None is not known.

    What the person answers stands above the file's metadata (whose keys are the names of these fields behind
    ``tlgan.``), and that above what the pictures look like. The prior is normal where nobody tells it.
    """

    prior: Prior | None = None
    pixels: Pixels | None = None
    layout: Layout | None = None

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> "OnnxAnswers":
        """Answers by field, as people and files write them.

        Raises:
            ValueError: a value is not among those that its field may have; fields of other names are ignored.
        """
        return cls(
            prior=Prior(texts["prior"]) if "prior" in texts else None,
            pixels=Pixels(texts["pixels"]) if "pixels" in texts else None,
            layout=Layout(texts["layout"]) if "layout" in texts else None,
        )

    def texts(self) -> dict[str, str]:
        """What is known, by field, as files write it."""
        return {field: value.value for field, value in vars(self).items() if value is not None}

    def or_else(self, other: "OnnxAnswers") -> "OnnxAnswers":
        """These answers, completed by others."""
        return OnnxAnswers(
            prior=self.prior or other.prior,
            pixels=self.pixels or other.pixels,
            layout=self.layout or other.layout,
        )


NO_ANSWERS = OnnxAnswers()


class OnnxQuestion(UserError):
    """A model leaves something open: ask which it is, and open the file with those answers.

    ``doubts`` is {field of `OnnxAnswers` that is to be filled in: its choices, the likeliest first}.
    """

    def __init__(self, name: str, doubts: Mapping[str, tuple[str, ...]]) -> None:
        asked = " and ".join(f"its {field} ({' or '.join(choices)})" for field, choices in doubts.items())
        keys = " and ".join(METADATA_PREFIX + field for field in doubts)
        super().__init__(f"{name} does not tell {asked}; say which, or write it into its metadata as {keys}.")
        self.name = name
        self.doubts = doubts


def answers_in_metadata(metadata: Mapping[str, str]) -> OnnxAnswers:
    """What the ``metadata_props`` of a file answer.

    Raises:
        UnreadableContent: a key of ours has a value that is not among those it may have.
    """
    return OnnxAnswers(
        prior=_chosen(metadata, "prior", Prior),
        pixels=_chosen(metadata, "pixels", Pixels),
        layout=_chosen(metadata, "layout", Layout),
    )


Choice = TypeVar("Choice", bound=StrEnum)


def _chosen(metadata: Mapping[str, str], field: str, choices: type[Choice]) -> Choice | None:
    value = metadata.get(METADATA_PREFIX + field)
    if value is None:
        return None
    if value not in [choice.value for choice in choices]:
        known = ", ".join(choices)
        raise UnreadableContent(f"has a value other than {known} in its metadata {METADATA_PREFIX}{field}")
    return choices(value)
