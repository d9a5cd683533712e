"""What an ONNX model cannot say itself: the names of its outputs and the normalisation of its input.

A description is given as an argument, as JSON in the model's metadata under ``tlgan``, or as JSON in a file
beside it (``model.json`` for ``model.onnx``).
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind

METADATA_KEY = "tlgan"
USUAL_SIZE = 64

Positive = Annotated[float, Field(gt=0)]
Dimensions = Sequence[int | str | None]


class Layout(StrEnum):
    """The order of the axes of an input."""

    NCHW = "NCHW"
    NHWC = "NHWC"


class Activation(StrEnum):
    """What a model has applied to its logits already."""

    NONE = "none"
    SIGMOID = "sigmoid"
    SOFTMAX = "softmax"


class OnnxFeature(BaseModel):
    """One column of a model's outputs: binary for a classifier, ordinal or continuous for a regressor."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=1)
    kind: FeatureKind = FeatureKind.BINARY
    group: str = ""
    classes: tuple[str, ...] = ()


class OnnxDescription(BaseModel):
    """How pictures go into a model and what comes out.

    A colour goes in as (level / 255 - mean) / deviation. ``features`` name the columns of ``outputs`` (of all
    but ``embedding`` when empty), one after another. ``layout`` and ``size`` may be left to the model, where
    the shape of its input tells them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    features: Annotated[tuple[OnnxFeature, ...], Field(min_length=1)]
    layout: Layout | None = None
    size: Annotated[int, Field(ge=1, le=4096)] | None = None
    mean: tuple[float, float, float] = (0.5, 0.5, 0.5)
    deviation: tuple[Positive, Positive, Positive] = (0.5, 0.5, 0.5)
    activation: Activation = Activation.NONE
    outputs: tuple[str, ...] = ()
    embedding: str | None = None
    """The name of the output that describes a picture, if there is one."""
    licence: str | None = None


def read_description(path: Path, metadata: str | None) -> OnnxDescription:
    """The description in a model's ``metadata``, or else in the file beside the model.

    Raises:
        UserError: there is none, or it is not a valid one.
    """
    beside = path.with_suffix(".json")
    source = "the metadata" if metadata is not None else beside.name
    try:
        return OnnxDescription.model_validate_json(metadata if metadata is not None else beside.read_bytes())
    except OSError as error:
        raise UserError(
            f"{path.name} does not say what its outputs mean; describe them in {beside.name}."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the text"
        raise UserError(
            f"The description of {path.name} in {source} is not valid: {place}: {first['msg']}."
        ) from error


def layout_and_size(path: Path, shape: Dimensions, description: OnnxDescription) -> tuple[Layout, int]:
    """The order of axes and the side of an input of ``shape``, which the description must not contradict.

    Raises:
        UserError: the input is not one of square colour pictures, or not as described.
    """
    fitting = [layout for layout in Layout if len(shape) == 4 and _fits(shape, layout, description.size)]
    if description.layout is not None:
        fitting = [layout for layout in fitting if layout is description.layout]
    if not fitting:
        raise UserError(
            f"{path.name} takes an input of shape {list(shape)}, not square pictures as described."
        )
    sides = [side for side in _sides(shape, fitting[0]) if isinstance(side, int) and side > 0]
    return fitting[0], sides[0] if sides else description.size or USUAL_SIZE


def _fits(shape: Dimensions, layout: Layout, size: int | None) -> bool:
    """Whether known dimensions agree; unknown ones are names, None or below 1."""
    channels = shape[1 if layout is Layout.NCHW else 3]
    known = {side for side in _sides(shape, layout) if isinstance(side, int) and side > 0}
    three = channels == 3 or not isinstance(channels, int) or channels < 1
    return three and len(known) <= 1 and (size is None or known <= {size})


def _sides(shape: Dimensions, layout: Layout) -> Dimensions:
    return shape[2:4] if layout is Layout.NCHW else shape[1:3]
