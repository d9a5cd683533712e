import os
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop.editing import Autosave, Document, GeneratorReference, Scene, Session, left_behind
from tlgan_desktop.editing.history import History
from tlgan_desktop.editing.session import read_session
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import atomic_path


@pytest.fixture
def session() -> Session:
    return Session(GeneratorReference("ab"), "z", History.start(Scene(Document(np.ones(4), np.ones(4)))))


def test_what_a_crash_left_is_found_newest_first(session: Session, tmp_path: Path) -> None:
    old, new = Autosave.new(tmp_path), Autosave.new(tmp_path)
    for autosave, moment in ((new, 200), (old, 100)):
        autosave.keep(session)
        os.utime(autosave.path, (moment, moment))
    assert left_behind(tmp_path, lambda _: True) == [new, old]
    assert read_session(new.path).history == session.history


def test_sessions_of_running_instances_are_left_alone(session: Session, tmp_path: Path) -> None:
    running, crashed = Autosave.new(tmp_path), Autosave.new(tmp_path)
    running.keep(session)
    crashed.keep(session)
    assert left_behind(tmp_path, lambda lock: lock != running.lock) == [crashed]


def test_what_a_killed_save_left_is_swept_away_and_never_offered(session: Session, tmp_path: Path) -> None:
    crashed, running, crashed_early = (Autosave.new(tmp_path) for _ in range(3))
    crashed.keep(session)
    left = [half_saved(autosave.path) for autosave in (crashed, running, crashed_early)]
    assert left_behind(tmp_path, lambda lock: lock != running.lock) == [crashed]
    assert [path.exists() for path in left] == [False, True, False]


def half_saved(path: Path) -> Path:
    """What a save of ``path`` leaves that is killed before its end."""
    with suppress(KeyboardInterrupt), atomic_path(path) as temporary:
        temporary.write_bytes(b"half a session")
        temporary.rename(path.with_suffix(".aside"))
        raise KeyboardInterrupt
    return path.with_suffix(".aside").rename(temporary)


def test_a_discarded_session_is_not_found_again(session: Session, tmp_path: Path) -> None:
    autosave = Autosave.new(tmp_path)
    autosave.keep(session)
    autosave.discard()
    autosave.discard()
    assert left_behind(tmp_path, lambda _: True) == []


def test_a_folder_that_is_not_there_yet_holds_nothing(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "none", lambda _: True) == []
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be kept"):
        Autosave.new(tmp_path / "file")
