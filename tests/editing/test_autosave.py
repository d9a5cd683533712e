import os
from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop.editing import Autosave, Document, GeneratorReference, Scene, Session, left_behind
from tlgan_desktop.editing.history import History
from tlgan_desktop.editing.session import read_session
from tlgan_desktop.errors import UserError


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
