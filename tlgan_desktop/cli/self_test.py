"""The job ``self-test``: the way from the shipped generator to a saved picture, checked at every step."""

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image

from tlgan_desktop import __version__
from tlgan_desktop.axes import read_axes
from tlgan_desktop.cli import edit, render
from tlgan_desktop.cli.options import EditOptions, RenderOptions, Result, SelfTestOptions
from tlgan_desktop.editing.export import read_recipe
from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE
from tlgan_desktop.errors import UserError
from tlgan_desktop.paths import default_axes
from tlgan_desktop.progress import ProgressListener

SEED = 1
TARGET = 1.0
EXACT = 1e-6
"""How far a target may be missed, and how far a locked position may move, in standard deviations."""
MOST_ALIKE = 0.9
"""Features more alike than this leave each other too little to show an edit by."""


def run(options: SelfTestOptions, on_progress: ProgressListener) -> Result:
    """Edit a picture of the shipped generator under a lock, save it, make it again and check all of it.

    Raises:
        UserError: a step fails; names it.
    """
    begin = time.perf_counter()
    moved, locked = _entangled_features()
    with tempfile.TemporaryDirectory() as folder:
        edited, remade = Path(folder, "edited.png"), Path(folder, "remade.png")
        facts = edit.run(_edit_options(moved, locked, edited, options.device), on_progress)
        again = render.run(_render_options(edited, remade, options.device), on_progress)
        checks = {**_edit_checks(facts, moved, locked), **_file_checks(facts, again, edited, remade)}
    if failed := [name for name, passed in checks.items() if not passed]:
        raise UserError(f"The self-test failed: {', '.join(failed)}; install the application again.")
    return {
        "version": __version__,
        "generator_fingerprint": again["generator_fingerprint"],
        "set": moved,
        "locked": locked,
        "checks": list(checks),
        "seconds": round(time.perf_counter() - begin, 3),
    }


def summary(result: Result) -> str:
    """What holds."""
    passed = "\n".join(f"  {check}" for check in result["checks"])
    return f"TL-GAN Desktop {result['version']} works ({result['seconds']:.1f} s):\n{passed}"


def _entangled_features() -> tuple[str, str]:
    """The two features whose axes share most, yet leave each other room: to move one and lock the other."""
    axis_set = read_axes(default_axes())
    shared = np.abs(np.triu(axis_set.cosines(), k=1))
    shared[shared > MOST_ALIKE] = 0
    moved, locked = np.unravel_index(shared.argmax(), shared.shape)
    return axis_set.names[int(moved)], axis_set.names[int(locked)]


def _edit_options(moved: str, locked: str, out: Path, device: str | None) -> EditOptions:
    return EditOptions(
        picture=None,
        seed=SEED,
        generator=None,
        device=device,
        labels=None,
        space=None,
        truncation=None,
        axes=None,
        targets=[(moved, TARGET)],
        locks=[locked],
        strip=False,
        straight=False,
        layers=None,
        any_generator=False,
        out=out,
    )


def _render_options(picture: Path, out: Path, device: str | None) -> RenderOptions:
    return RenderOptions(
        picture=picture,
        seed=None,
        generator=None,
        device=device,
        labels=None,
        space=None,
        truncation=None,
        count=1,
        out=str(out),
    )


def _edit_checks(facts: Result, moved: str, locked: str) -> Mapping[str, bool]:
    before, after = facts["positions_before"], facts["positions_after"]
    return {
        "the edit reaches its position": abs(after[moved] - TARGET) <= EXACT,
        "the locked feature stays": abs(after[locked] - before[locked]) <= EXACT,
        "the latent changes": facts["latent_after"] != facts["latent_before"],
    }


def _file_checks(facts: Result, again: Result, edited: Path, remade: Path) -> Mapping[str, bool]:
    recipe = read_recipe(edited)
    return {
        "the picture is varied": bool(_pixels(edited).std() > 1),
        "the picture carries its latent": recipe.document.latent.tolist() == facts["latent_after"],
        "the picture is made again from its file": again["latents"] == [facts["latent_after"]]
        and np.array_equal(_pixels(edited), _pixels(remade)),
        "the picture says that a machine made it": DIGITAL_SOURCE_TYPE.encode() in edited.read_bytes(),
    }


def _pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image)
