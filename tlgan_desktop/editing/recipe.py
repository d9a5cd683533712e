"""The recipe: everything that makes one picture, as text that can be copied, pasted and shared.

The text is one line of JSON. Latents are base64 of little-endian float64, so that no bit is lost, and a
digest tells a recipe that was cut short or changed on its way.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
)

from tlgan_desktop.editing.document import Document, frozen_latent
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray

RECIPE_VERSION = 1
LONGEST_TEXT = 4_000_000
"""Characters; a recipe of a 2048-dimensional latent takes 45,000."""

Labels = int | tuple[float, ...] | None
"""The labels of a conditional generator: a class, or a value for each class."""


@dataclass(frozen=True)
class RecipeEdit:
    """One step on the way: axes brought to positions while others were locked."""

    targets: Mapping[str, float]
    locks: tuple[str, ...] = ()
    straight: bool = False


@dataclass(frozen=True)
class Recipe:
    """What makes one picture: generator, latents to the last bit, truncation, axis set and edits.

    ``axis_set`` is :attr:`AxisSet.fingerprint`, None where the picture was not edited along axes. ``edits``
    tell how the start became the latent; the picture is made from the latent itself.
    """

    generator_fingerprint: str
    space: str
    document: Document
    generator_name: str = ""
    truncation: float = 1.0
    cutoff: int | None = None
    labels: Labels = None
    axis_set: str | None = None
    edits: tuple[RecipeEdit, ...] = field(default=())

    def to_text(self) -> str:
        """The recipe as one line of text."""
        body = _body_of(self).model_dump(mode="json")
        return json.dumps({"tlgan_recipe": RECIPE_VERSION, "digest": _digest(body), **body})

    @classmethod
    def from_text(cls, text: str) -> "Recipe":
        """The recipe in a text.

        Raises:
            UserError: the text is no recipe, is cut short or changed, or comes from a newer version.
        """
        content = _parsed(text)
        if content.pop("tlgan_recipe") > RECIPE_VERSION:
            raise NewerRecipe("This recipe comes from a newer TL-GAN Desktop; update the application.")
        digest = content.pop("digest", None)
        try:
            body = _Body.model_validate(content)
            if digest != _digest(body.model_dump(mode="json")):
                raise ValueError("the digest does not match")
            return body.recipe()
        except ValueError as error:
            raise UserError("This recipe was cut short or changed on its way; copy it again.") from error


class NewerRecipe(UserError):
    """A recipe is whole, but of a version that is not known yet."""


class OtherGenerator(UserError):
    """A recipe or a session was made with the generator ``fingerprint``, which is not the one in use."""

    def __init__(self, what: str, name: str, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self.name = name or f"the generator {fingerprint[:12]}"
        super().__init__(f"{what} was made with {self.name}; open that generator first.")


def check_recipe_fits(recipe: Recipe, fingerprint: str, spaces: Mapping[str, int]) -> None:
    """Check that a recipe was made with the generator of this ``fingerprint`` and these ``spaces``.

    Raises:
        OtherGenerator: it was made with another one; names it.
    """
    size = len(recipe.document.latent)
    if recipe.generator_fingerprint == fingerprint and spaces.get(recipe.space) == size:
        return
    raise OtherGenerator("This picture", recipe.generator_name, recipe.generator_fingerprint)


def _decoded_latent(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return frozen_latent(np.frombuffer(base64.b64decode(value, validate=True), dtype="<f8"))
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _checked_layers(layers: tuple[int, int] | None) -> tuple[int, int] | None:
    if layers is not None and not 0 <= layers[0] <= layers[1]:
        raise ValueError("the range of layers is empty")
    return layers


def _encoded_latent(latent: FloatArray) -> str:
    return base64.b64encode(latent.astype("<f8").tobytes()).decode()


_Latent = Annotated[Any, BeforeValidator(_decoded_latent), PlainSerializer(_encoded_latent)]


_Layers = Annotated[tuple[int, int] | None, AfterValidator(_checked_layers)]


class _Body(BaseModel):
    """The recipe as it stands in the text."""

    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    generator: str
    generator_name: str = ""
    space: str = Field(pattern="^[zw]$")
    start: _Latent
    latent: _Latent
    locks: tuple[str, ...] = ()
    straight: bool = False
    layers: _Layers = None
    truncation: float = 1.0
    cutoff: int | None = None
    labels: Labels = None
    axis_set: str | None = None
    edits: tuple[RecipeEdit, ...] = ()

    def recipe(self) -> Recipe:
        """The recipe; ValueError where the latents do not fit each other."""
        if not isinstance(self.start, np.ndarray) or not isinstance(self.latent, np.ndarray):
            raise ValueError("latents are base64 text")
        if self.start.shape != self.latent.shape:
            raise ValueError("start and latent have different dimensions")
        if self.layers is not None and self.space != "w":
            raise ValueError("layers are of w alone")
        return Recipe(
            generator_fingerprint=self.generator,
            space=self.space,
            document=Document(self.start, self.latent, self.locks, self.straight, self.layers),
            generator_name=self.generator_name,
            truncation=self.truncation,
            cutoff=self.cutoff,
            labels=self.labels,
            axis_set=self.axis_set,
            edits=self.edits,
        )


def _body_of(recipe: Recipe) -> _Body:
    return _Body(
        generator=recipe.generator_fingerprint,
        generator_name=recipe.generator_name,
        space=recipe.space,
        start=recipe.document.start,
        latent=recipe.document.latent,
        locks=recipe.document.locks,
        straight=recipe.document.straight,
        layers=recipe.document.layers,
        truncation=recipe.truncation,
        cutoff=recipe.cutoff,
        labels=recipe.labels,
        axis_set=recipe.axis_set,
        edits=recipe.edits,
    )


def _parsed(text: str) -> dict[str, Any]:
    """The JSON object in a text, which may have been wrapped into lines on its way."""
    try:
        content = json.loads("".join(text[:LONGEST_TEXT].splitlines()).strip())
        if isinstance(content, dict) and isinstance(content.get("tlgan_recipe"), int):
            return content
    except (ValueError, RecursionError):
        pass
    raise UserError("This text is not a TL-GAN Desktop recipe; copy the whole recipe and paste it again.")


def _digest(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:16]
