"""The job ``inspect``: what a file is."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from tlgan_desktop.axes import holds_axes, read_axes
from tlgan_desktop.axes.foreign import read_foreign_axes
from tlgan_desktop.cli.options import InspectOptions, Result
from tlgan_desktop.cli.starting import open_chosen_generator
from tlgan_desktop.editing import picture_endings, read_recipe, read_session
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.extractors import open_extractor
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import container_kind

_FACTS = (
    "kind",
    "format",
    "family",
    "fingerprint",
    "resolution",
    "spaces",
    "prior",
    "parameters",
    "labels",
    "licence",
)
"""What is said of every file; None where it does not apply."""


def run(options: InspectOptions, on_progress: ProgressListener) -> Result:  # noqa: ARG001 - done at once
    """Describe the file by its content; nothing in it is run.

    Raises:
        UserError: the file is missing, damaged, or of no kind that the application knows.
    """
    describe = _describer(options.file)
    facts = _generator_or_model(options) if describe is None else describe(options.file)
    return {**dict.fromkeys(_FACTS), **facts}


def summary(result: Result) -> str:
    """One line a fact."""
    told = {name: _told(value) for name, value in result.items() if value is not None}
    width = max(map(len, told))
    return "\n".join(f"{name.ljust(width)}  {value}" for name, value in told.items())


def _describer(path: Path) -> Callable[[Path], Result] | None:
    """What describes a file; None for whatever is tried as a generator."""
    kind = container_kind(path)
    if kind is not None:
        return {"axes": _axes, "extractor": _extractor, "session": _session}.get(kind)
    if path.suffix.lower() in picture_endings():
        return _exported_picture
    return _foreign_axes if holds_axes(path) else None


def _generator_or_model(options: InspectOptions) -> Result:
    """A generator, or else an ONNX model that is described as an extractor."""
    try:
        return _generator(options)
    except UsageError:
        raise
    except UserError:
        with suppress(UserError):
            return _extractor(options.file)
        raise


def _generator(options: InspectOptions) -> Result:
    info = open_chosen_generator(options.file, None, options).info
    facts = asdict(info) | {"kind": "generator", "prior": info.prior.value, "spaces": dict(info.spaces)}
    return {name: facts[name] for name in (*_FACTS, "name", "num_layers")}


def _axes(path: Path) -> Result:
    axis_set = read_axes(path)
    return {
        "kind": "axes",
        "format": "tlgan",
        "fingerprint": axis_set.fingerprint,
        "spaces": {axis_set.space: axis_set.dimension},
        "prior": axis_set.prior.value,
        "generator_fingerprint": axis_set.generator_fingerprint,
        "extractor": axis_set.extractor,
        "features": list(axis_set.names),
    }


def _foreign_axes(path: Path) -> Result:
    foreign = read_foreign_axes(path)
    return {
        "kind": "axes",
        "format": foreign.format,
        "spaces": {foreign.space or "unknown": foreign.dimension},
        "features": list(foreign.names),
    }


def _extractor(path: Path) -> Result:
    extractor = open_extractor(path)
    return {
        "kind": "extractor",
        "format": "onnx" if container_kind(path) is None else "tlgan",
        "fingerprint": extractor.fingerprint,
        "resolution": extractor.size,
        "licence": extractor.info.licence,
        "name": extractor.info.name,
        "features": [feature.name for feature in extractor.features],
    }


def _session(path: Path) -> Result:
    session = read_session(path)
    return {
        "kind": "session",
        "format": "tlgan",
        "spaces": {session.space: len(session.history.scene.document.latent)},
        "generator_fingerprint": session.generator.fingerprint,
        "generator_name": session.generator.name,
        "pictures": len(session.history.items),
        "features": [] if session.axis_set is None else list(session.axis_set.names),
    }


def _exported_picture(path: Path) -> Result:
    recipe = read_recipe(path)
    return {
        "kind": "picture",
        "format": path.suffix.lower().lstrip("."),
        "spaces": {recipe.space: len(recipe.document.latent)},
        "generator_fingerprint": recipe.generator_fingerprint,
        "generator_name": recipe.generator_name,
        "truncation": recipe.truncation,
        "edits": [asdict(edit) for edit in recipe.edits],
    }


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
