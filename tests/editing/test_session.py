import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Document, RecipeEdit, Scene, Steering
from tlgan_desktop.editing.history import History
from tlgan_desktop.editing.session import GeneratorReference, Session, read_session, write_session
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import read_container, write_container


def edited(axis_set: AxisSet) -> Session:
    steering = Steering(axis_set)
    document = steering.random(steering.open(np.ones(64)), 1)
    history = History.start(Scene(document, seed=1))
    locked = steering.with_lock(document, "Age", True)
    moved = steering.move(locked, {"Smile": 1.2})
    history = history.add(Scene(locked, 1), "Lock Age").add(Scene(moved, 1, 0.7, 4, (0.5, 0.5)), "Smile +1.2")
    history = history.add(Scene(document, 1), "Reopened", edits=(RecipeEdit({"Age": 0.5}),), from_start=True)
    history = history.undo().renamed(2, "Mona").pinned(2, True).undo()
    generator = GeneratorReference("ab" * 32, "Portraits", "/faces/portraits.safetensors")
    return Session(generator, axis_set.space, history, axis_set, {0: b"\x89PNG one", 2: b""})


@pytest.mark.parametrize("axes", ["z_axes", "w_axes"])
def test_a_session_comes_back_whole(axes: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    session = edited(request.getfixturevalue(axes))
    write_session(tmp_path / "a.tlgan", session)
    read = read_session(tmp_path / "a.tlgan")
    assert (read.generator, read.space, read.history) == (session.generator, session.space, session.history)
    assert dict(read.thumbnails) == dict(session.thumbnails)
    assert read.axis_set is not None
    assert session.axis_set is not None
    assert read.axis_set.fingerprint == session.axis_set.fingerprint


def test_a_session_needs_no_axes(tmp_path: Path) -> None:
    latent = np.arange(4.0)
    session = Session(GeneratorReference("ab"), "z", History.start(Scene(Document(latent, latent))))
    write_session(tmp_path / "a.tlgan", session)
    read = read_session(tmp_path / "a.tlgan")
    assert read.axis_set is None
    assert read.history == session.history
    write_session(tmp_path / "a.tlgan", replace(session, space="w"))
    with pytest.raises(UserError, match=r"a\.tlgan is not a"):
        read_session(tmp_path / "a.tlgan")


def test_latents_that_items_share_are_kept_once(z_axes: AxisSet, tmp_path: Path) -> None:
    write_session(tmp_path / "a.tlgan", edited(z_axes))
    assert read_container(tmp_path / "a.tlgan").tensors["latents"].shape == (2, 64)
    documents = [item.scene.document for item in read_session(tmp_path / "a.tlgan").history.items]
    assert all(np.shares_memory(documents[0].start, document.start) for document in documents)


def item(**changes: object) -> object:
    return lambda header: {**header, "items": [*header["items"][:-1], {**header["items"][-1], **changes}]}


def top(**changes: object) -> object:
    return lambda header: {**header, **changes}


@pytest.mark.parametrize(
    "change",
    [
        item(parent=3),
        item(parent=7),
        item(parent=None),
        item(latent=9),
        item(latent=-1),
        item(locks="Age"),
        item(truncation="much"),
        top(current=4),
        top(current=-1),
        top(next_child=[[1, 1]]),
        top(next_child=[[0, 9]]),
        top(items=[]),
        top(space="q"),
        top(space="w"),
        top(axes={"features": []}),
        top(axes=None),
        item(locks=("Nose",)),
        top(generator=None),
    ],
)
def test_a_session_that_contradicts_itself_is_refused(
    z_axes: AxisSet, change: object, tmp_path: Path
) -> None:
    path = tmp_path / "a.tlgan"
    write_session(path, edited(z_axes))
    container = read_container(path)
    write_container(path, "session", change(container.header), container.tensors)  # type: ignore[operator]
    with pytest.raises(UserError, match=r"a\.tlgan is not a"):
        read_session(path)


def test_another_kind_of_file_is_no_session(tmp_path: Path) -> None:
    write_container(tmp_path / "g.safetensors", "generator", {}, {"w": np.zeros(1)})
    with pytest.raises(UserError, match="kind 'generator'"):
        read_session(tmp_path / "g.safetensors")


SAVE_FOREVER = """
import sys
from pathlib import Path
from dataclasses import replace
from tlgan_desktop.editing.session import read_session, write_session
session = read_session(Path(sys.argv[1]))
print("saving", flush=True)
for count in range(10**6):
    name = replace(session.generator, name=str(count))
    write_session(Path(sys.argv[1]), replace(session, generator=name))
    print(count, flush=True)
"""


def test_a_save_that_is_killed_leaves_a_whole_file(z_axes: AxisSet, tmp_path: Path) -> None:
    path = tmp_path / "a.tlgan"
    session = replace(edited(z_axes), thumbnails={0: bytes(400_000)})
    write_session(path, session)
    for saves in (0, 1, 3):
        with subprocess.Popen(
            [sys.executable, "-c", SAVE_FOREVER, str(path)], stdout=subprocess.PIPE, text=True
        ) as saver:
            assert saver.stdout is not None
            for _ in range(saves + 1):
                saver.stdout.readline()
            saver.kill()
        assert read_session(path).history == session.history
