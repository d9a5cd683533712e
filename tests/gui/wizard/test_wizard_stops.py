"""Cancelled on every page and in every phase, and taken up again."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import brief
import pytest
from PySide6.QtWidgets import QWizard

from tlgan_desktop import paths
from tlgan_desktop.discovery.plan import Plan, Start, read_plan, write_plan
from tlgan_desktop.discovery.stages import Stage
from tlgan_desktop.extractors.learning import Learning
from tlgan_desktop.gui.discovery_messages import CarriedOut, CarryOut, Heard, JobStopped
from tlgan_desktop.gui.wizard.draft import PLAN_FILE
from tlgan_desktop.gui.wizard.wizard import RESULT, RUN

Button = QWizard.WizardButton

KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from brief import shorten_quick
from tlgan_desktop.discovery.carrying_out import Places, carry_out
from tlgan_desktop.discovery.plan import read_plan
from tlgan_desktop.extractors import trainer
from tlgan_desktop.generators import open_generator

phase, done = sys.argv[5], int(sys.argv[6])

def listen(heard):
    progress = getattr(heard, "progress", None)
    if progress is not None and progress.phase == phase and progress.done >= done:
        os.kill(os.getpid(), signal.SIGKILL)

data, cache, plan, generator = map(Path, sys.argv[1:5])
shorten_quick()
trainer.CHECKPOINT_SECONDS = -1.0
carry_out(read_plan(plan), open_generator(generator), None, Places(data, cache), listen)
"""


def test_cancel_on_the_first_page_offers_to_go_on(person, bright_pictures: Path) -> None:
    assert person.window.desk.take_pictures([bright_pictures])
    person.wait(person.wizard.pictures_page.isComplete)
    person.press(Button.CancelButton)
    person.wait(lambda: person.window.desk.wizard is None)
    person.window.commands.discover.trigger()
    offer = person.wizard.pictures_page.offer
    assert offer.isVisible()
    person.click(offer.go_on)
    person.wait(person.wizard.pictures_page.isComplete)
    assert person.wizard.draft.plan.folders == (bright_pictures,)


def test_begin_anew_forgets_the_unfinished_plan(person, bright_pictures: Path) -> None:
    assert person.window.desk.take_pictures([bright_pictures])
    person.wait(person.wizard.pictures_page.isComplete)
    person.press(Button.CancelButton)
    person.wait(lambda: person.window.desk.wizard is None)
    person.window.commands.discover.trigger()
    person.click(person.wizard.pictures_page.offer.begin_anew)
    assert person.wizard.draft.plan.folders == ()
    assert not (paths.data_folder() / PLAN_FILE).exists()


def test_cancel_on_the_second_page_keeps_the_choices(person, bright_pictures: Path) -> None:
    assert person.window.desk.take_pictures([bright_pictures])
    person.press(Button.NextButton)
    person.press(Button.CancelButton)
    person.wait(lambda: person.window.desk.wizard is None)
    assert read_plan(paths.data_folder() / PLAN_FILE).folders == (bright_pictures,)


def test_cancel_while_pictures_are_read_stops_the_reading(person, bright_pictures: Path) -> None:
    ended: list[object] = []
    person.window.commands.discover.trigger()
    jobs = person.window.desk.jobs
    jobs.told.connect(ended.append)
    jobs.step_aside()  # the reading waits for a moment, so that it is not over too soon
    person.wizard.choose_pictures((bright_pictures,), None)
    assert person.wizard.pictures_page.busy.isVisible()
    person.press(Button.CancelButton)
    person.wait(lambda: bool(ended))
    assert isinstance(ended[0], JobStopped)
    assert person.window.desk.wizard is None
    assert read_plan(paths.data_folder() / PLAN_FILE).folders == (bright_pictures,)


def test_cancel_on_the_result_page_adds_nothing_and_offers_the_result_again(
    person, bright_pictures: Path, small_extractor: Path
) -> None:
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    person.press(Button.CancelButton)
    person.wait(lambda: person.window.desk.wizard is None)
    assert person.window.editor.axis_set is None
    assert not paths.own_axes(person.window.editor.info.fingerprint).exists()
    person.window.commands.discover.trigger()
    person.click(person.wizard.pictures_page.offer.go_on)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    assert person.wizard.run_page.result.findings.discovery.rendered == 0


@pytest.mark.parametrize("stage", list(Stage))
def test_cancel_in_every_phase_stops_the_work_at_once(
    person, stage: Stage, bright_pictures: Path, small_extractor: Path
) -> None:
    ended: list[object] = []

    def cancel_there(result: object) -> None:
        if isinstance(result, Heard) and getattr(result.heard, "stage", None) is stage:
            person.wizard.button(Button.CancelButton).click()

    def collect(result: object) -> None:
        if isinstance(result, CarriedOut) or isinstance(getattr(result, "request", None), CarryOut):
            ended.append(result)

    jobs = person.window.desk.jobs
    jobs.told.connect(collect)
    jobs.told.connect(cancel_there)
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.window.desk.wizard is None)
    person.wait(lambda: bool(ended))
    # Of the last stages the window may hear when their last step is done already.
    assert isinstance(ended[0], JobStopped) or stage in (Stage.CHECKING, Stage.STRIPS)
    assert person.window.editor.axis_set is None
    assert read_plan(paths.data_folder() / PLAN_FILE).running


def kill_a_run(person, plan: Plan, generator: Path, phase: str, done: int) -> None:
    """Begin to carry out a plan in another process, which is killed in mid-work."""
    data, cache = paths.data_folder(), paths.cache_folder()
    data.mkdir()
    write_plan(data / PLAN_FILE, replace(plan, generator=person.window.editor.info.fingerprint, running=True))
    arguments = map(str, [data, cache, data / PLAN_FILE, generator, phase, done])
    code = [sys.executable, "-c", KILLED_RUN, *arguments]
    places = os.pathsep.join([str(Path(brief.__file__).parent), *sys.path])
    killed = subprocess.run(code, check=False, env={**os.environ, "PYTHONPATH": places})
    assert killed.returncode == -9


def test_a_killed_search_goes_on_where_it_was(
    person, bright_pictures: Path, small_extractor: Path, tiny_generator_path: Path
) -> None:
    plan = Plan(folders=(bright_pictures,), start=Start.EXTRACTOR, extractor=small_extractor)
    kill_a_run(person, plan, tiny_generator_path, "sampling", 256)
    person.window.commands.discover.trigger()
    person.click(person.wizard.pictures_page.offer.go_on)
    person.wait(lambda: person.wizard.currentId() == RUN)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    found = person.wizard.run_page.result.findings.discovery
    assert found.resumed
    assert found.reused >= 256 - 64  # the batch in hand is lost


def test_a_killed_training_goes_on_where_it_was(
    person, bright_pictures: Path, tiny_generator_path: Path
) -> None:
    kill_a_run(person, Plan(folders=(bright_pictures,)), tiny_generator_path, "training", 9)
    validated: list[int] = []

    def collect(result: object) -> None:
        stage = getattr(getattr(result, "heard", None), "stage", None)
        if stage is Stage.LEARNING and isinstance(result.heard.progress, Learning):
            validated.append(result.heard.progress.done)

    person.window.desk.jobs.told.connect(collect)
    person.window.commands.discover.trigger()
    person.click(person.wizard.pictures_page.offer.go_on)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    assert validated
    assert min(validated) > 9
