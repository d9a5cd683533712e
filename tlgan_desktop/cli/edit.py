"""The job ``edit``: one picture moved along feature axes while others are locked."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from tlgan_desktop.axes import AxisSet, check_fits
from tlgan_desktop.cli.drawing import Sheet, draw
from tlgan_desktop.cli.feature_names import known_name
from tlgan_desktop.cli.options import EditOptions, Result
from tlgan_desktop.cli.starting import open_chosen_axes, open_chosen_generator, starting_recipes
from tlgan_desktop.editing import Document, Steering
from tlgan_desktop.editing.export import check_destination, save_picture
from tlgan_desktop.editing.recipe import Recipe, RecipeEdit
from tlgan_desktop.errors import UsageError
from tlgan_desktop.progress import ProgressListener

STRIP_PICTURES = 7


def run(options: EditOptions, on_progress: ProgressListener) -> Result:
    """Edit and save the picture, or the strip of pictures.

    Raises:
        UsageError: a feature is both set and locked, or set twice.
        UserError: a file cannot be read or written, a name is unknown, a position is out of reach, or axes,
            generator and options do not fit each other.
    """
    check_destination(options.out)
    generator = open_chosen_generator(options.generator, options.device, options)
    axis_set = open_chosen_axes(options.axes, generator, options.space)
    edit = _known_edit(axis_set, options)
    check_fits(axis_set, generator.info.fingerprint, generator.info.spaces, options.any_generator)
    recipe = starting_recipes(generator, options, axis_set.space)[0]
    edit = replace(edit, straight=edit.straight or recipe.document.straight)  # else it would change at once
    steering = Steering(axis_set)
    before = _opened(steering, recipe, edit, options.layers)
    after = steering.move(before, edit.targets)
    shown = _strip(steering, before, edit.targets) if options.strip else [after]
    edited = replace(
        recipe, document=after, axis_set=axis_set.fingerprint, edits=_history(recipe, axis_set, edit)
    )
    pictures = draw(generator, [replace(edited, document=document) for document in shown], on_progress)
    sheet = Sheet(len(shown), generator.info.resolution, columns=len(shown))
    save_picture(options.out, sheet.of(pictures), None if options.strip else edited)
    return _result(options, steering, before, after)


def summary(result: Result) -> str:
    """What was written, and where the edit brought each feature."""
    before, after = result["positions_before"], result["positions_after"]
    width = max(7, *map(len, before))
    lines = [f"Wrote {result['out']}.", f"{'feature'.ljust(width)}   before    after  effect kept"]
    for name, kept in result["effect_kept"].items():
        note = "locked" if name in result["locks"] else f"{kept:.0%}"
        lines.append(f"{name.ljust(width)}  {before[name]:7.3f}  {after[name]:7.3f}  {note:>11}")
    return "\n".join(lines)


def _known_edit(axis_set: AxisSet, options: EditOptions) -> RecipeEdit:
    """The edit in the axis set's own names."""
    targets = {known_name(axis_set, name): position for name, position in options.targets}
    locks = tuple(known_name(axis_set, name) for name in options.locks)
    if len(targets) < len(options.targets):
        raise UsageError("A feature is set twice; set each one once.")
    if both := [name for name in targets if name in locks]:
        raise UsageError(f"'{both[0]}' is both set and locked; do one or the other.")
    return RecipeEdit(targets, locks, options.straight)


def _opened(steering: Steering, recipe: Recipe, edit: RecipeEdit, layers: tuple[int, int] | None) -> Document:
    document = steering.open(recipe.document.latent, edit.straight)
    document = steering.with_layers(document, layers or recipe.document.layers)
    for name in edit.locks:
        document = steering.with_lock(document, name, True)
    if not recipe.document.edited:
        return document
    return replace(document, start=recipe.document.start)


def _strip(steering: Steering, before: Document, targets: Mapping[str, float]) -> list[Document]:
    """The document at seven positions along the one axis that is set, from minus to plus its target."""
    ((name, target),) = targets.items()
    positions = np.linspace(-abs(target), abs(target), STRIP_PICTURES)
    return [steering.move(before, {name: float(position)}) for position in positions]


def _history(recipe: Recipe, axis_set: AxisSet, edit: RecipeEdit) -> tuple[RecipeEdit, ...]:
    """The steps since the start; those along other axes are told by the start latent alone."""
    return (*recipe.edits, edit) if recipe.axis_set == axis_set.fingerprint else (edit,)


def _result(options: EditOptions, steering: Steering, before: Document, after: Document) -> Result:
    return {
        "out": str(options.out),
        "seed": options.seed,
        "space": steering.axis_set.space,
        "locks": list(before.locks),
        "latent_before": before.latent.tolist(),
        "latent_after": after.latent.tolist(),
        "positions_before": steering.positions(before.latent),
        "positions_after": steering.positions(after.latent),
        "range": {name: _range(steering.reachable(before, name)) for name in steering.axis_set.names},
        "effect_kept": {name: state.effect_kept for name, state in steering.sliders(before).items()},
    }


def _range(ends: Sequence[float]) -> list[float | None]:
    """The ends as JSON knows them: None where there is no limit."""
    return [end if math.isfinite(end) else None for end in ends]
