"""What a job starts from: a generator, and the recipes of pictures of seeds or of an exported picture."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tlgan_desktop.axes import AxisSet, LatentSpaces, Whitening, open_axes
from tlgan_desktop.cli.option_values import PIXELS
from tlgan_desktop.cli.options import OnnxOptions, StartOptions
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.editing import Document
from tlgan_desktop.editing.export import read_recipe
from tlgan_desktop.editing.recipe import Recipe, check_recipe_fits
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.generators import AnswerBook, Generator, OnnxAnswers, OnnxQuestion
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.generators.formats.onnx import FORMAT as ONNX
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.paths import data_folder, default_axes, default_generator


def open_chosen_generator(path: Path | None, device: str | None, told: OnnxOptions) -> Generator:
    """The generator at ``path``, the shipped one where that is None, on the named device, else the best one.

    Raises:
        UsageError: something is told that this generator does not leave open.
        UserError: the file or the device is not there, or the file is no generator, or leaves something open.
    """
    texts = {field: getattr(told, field) for field in ("prior", "pixels", "layout") if getattr(told, field)}
    book = AnswerBook(data_folder())
    try:
        generator = book.open(path or default_generator(), choose_device(device), OnnxAnswers.of(texts))
    except OnnxQuestion as question:
        raise UserError(_with_options(question)) from question
    if texts and generator.info.format != ONNX:
        options = " and ".join(f"--{field}" for field in texts)
        raise UsageError(f"{generator.info.name} is no ONNX generator; leave out {options}.")
    return generator


def open_chosen_axes(path: Path | None, generator: Generator, space: str | None) -> AxisSet:
    """The axes at ``path``, the shipped ones where that is None; axes from elsewhere are given a ``space``.

    Raises:
        UserError: the file holds no axes, or its own lie in another space than ``space``.
    """
    info = generator.info
    spaces = LatentSpaces(info.spaces, info.prior, lambda: _whitening(generator))
    axis_set = open_axes(path or default_axes(), spaces, space)
    if space not in (None, axis_set.space):
        raise UserError(f"These axes live in the latent space {axis_set.space}; leave out --space {space}.")
    return axis_set


def starting_recipes(
    generator: Generator, options: StartOptions, space: str | None, count: int = 1
) -> list[Recipe]:
    """The recipes of the pictures to start from, with latents in ``space``, or where they are when None.

    Raises:
        UserError: the recipe is unreadable or another generator's, or the space is not there.
    """
    if options.picture is not None:
        recipes = [_recipe_of_picture(generator, options.picture, options)]
    else:
        recipes = _recipes_of_seeds(generator, options, count)
    return recipes if space in (None, recipes[0].space) else _in_space(generator, recipes, str(space))


def _with_options(question: OnnxQuestion) -> str:
    """Which options answer what a model leaves open."""
    words = {"pixels": tuple(PIXELS)}
    options = " and ".join(
        f"--{field} {' or '.join(words.get(field, choices))}" for field, choices in question.doubts.items()
    )
    return f"{question.name} does not tell its {' and its '.join(question.doubts)}; say {options}."


def _whitening(generator: Generator) -> Whitening:
    whitening = EditSpace(generator, "w").whitening
    assert whitening is not None
    return whitening


def _recipes_of_seeds(generator: Generator, options: StartOptions, count: int) -> list[Recipe]:
    return [
        Recipe(
            generator_fingerprint=generator.info.fingerprint,
            space="z",
            document=Document(latent, latent),
            generator_name=generator.info.name,
            truncation=1.0 if options.truncation is None else options.truncation,
            labels=options.labels,
        )
        for latent in generator.sample(options.seed or 0, count)
    ]


def _recipe_of_picture(generator: Generator, picture: Path, options: StartOptions) -> Recipe:
    recipe = read_recipe(picture)
    check_recipe_fits(recipe, generator.info.fingerprint, generator.info.spaces)
    truncation = recipe.truncation if options.truncation is None else options.truncation
    labels = recipe.labels if options.labels is None else options.labels
    return replace(recipe, truncation=truncation, labels=labels)


def _in_space(generator: Generator, recipes: Sequence[Recipe], space: str) -> list[Recipe]:
    if space == "z":
        raise UserError("This picture was made in w, from which there is no way back to z; use --space w.")
    return [
        replace(recipe, space=space, document=Document(style, style))
        for recipe, style in zip(recipes, _styles(generator, recipes), strict=True)
    ]


def _styles(generator: Generator, recipes: Sequence[Recipe]) -> FloatArray:
    latents = [recipe.document.latent for recipe in recipes]
    styles: FloatArray = generator.mapping(latents, recipes[0].labels).double().cpu().numpy()
    return styles
