"""Full disks and short memories: the work stops with a sentence or goes on, and nothing is lost."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtWidgets import QWizard
from safetensors import SafetensorError
from safetensors.numpy import save_file
from torch.nn import functional

from tlgan_desktop import paths, storage
from tlgan_desktop.discovery.plan import Start
from tlgan_desktop.discovery.stages import LessMemory
from tlgan_desktop.gui.discovery_messages import Heard
from tlgan_desktop.gui.wizard.wizard import RESULT

Button = QWizard.WizardButton


class Disk:
    """Writes as safetensors does, until it is full: then half a file, and the error of the system."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.full = True

    def save_file(self, tensors: Any, path: Path, metadata: Mapping[str, str]) -> None:
        save_file(tensors, path, metadata=metadata)
        if self.full and f'"kind": "{self.kind}"' in metadata[storage.METADATA_KEY]:
            os.truncate(path, path.stat().st_size // 2)
            raise SafetensorError("I/O error: No space left on device (os error 28)")


@pytest.mark.parametrize("kind", ["extractor", "pictures", "scores"])
def test_a_full_disk_is_said_and_the_work_goes_on_when_there_is_room(
    person, bright_pictures: Path, small_extractor: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    disk = Disk(kind)
    monkeypatch.setattr(storage, "save_file", disk.save_file)
    person.come_to_the_run(bright_pictures, small_extractor)
    page = person.wizard.run_page
    person.wait(lambda: bool(page.notice.text))
    assert "(No space left on device)" in page.notice.text
    assert "free some space" in page.notice.text
    folders = (paths.data_folder(), paths.cache_folder())
    assert not [path for folder in folders for path in folder.rglob(".*")]
    disk.full = False
    person.click(page.retry)
    person.wait(lambda: person.wizard.currentId() == RESULT)


def test_sliders_that_the_disk_has_no_room_for_stay_in_the_wizard(
    person, bright_pictures: Path, small_extractor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk("axes")
    monkeypatch.setattr(storage, "save_file", disk.save_file)
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    person.press(Button.FinishButton)
    assert "(No space left on device)" in person.wizard.result_page.notice.text
    assert person.window.editor.axis_set is None
    disk.full = False
    person.press(Button.FinishButton)
    assert person.window.editor.axis_set is not None


def test_a_short_memory_halves_the_batches_of_training_and_search(
    person, bright_pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convolve = functional.conv2d

    def convolve_within_memory(pictures: torch.Tensor, *args: Any, **kwargs: Any) -> torch.Tensor:
        if len(pictures) > 4:
            raise torch.OutOfMemoryError("the memory is full")
        return convolve(pictures, *args, **kwargs)

    monkeypatch.setattr(functional, "conv2d", convolve_within_memory)
    smaller: list[int] = []

    def collect(result: object) -> None:
        if isinstance(result, Heard) and isinstance(result.heard, LessMemory):
            smaller.append(result.heard.batch_size)
            assert "memory is short" in person.wizard.run_page.notice.text

    person.drop(bright_pictures)
    person.wizard.run_page.finished.connect(lambda _: smaller.append(0))
    person.window.desk.jobs.told.connect(collect)
    person.press(Button.NextButton)
    person.click(person.wizard.extractor_page.starts[Start.NOTHING])
    person.press(Button.CommitButton)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    assert smaller == [8, 4, 8, 4, 0]  # both extractors
