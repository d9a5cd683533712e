"""Cancelled on every page and in every phase, and taken up again."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWizard

from tlgan_desktop import paths
from tlgan_desktop.discovery.plan import Plan, Start, read_plan, write_plan
from tlgan_desktop.discovery.stages import Stage
from tlgan_desktop.gui.discovery_messages import CarryOut, Heard, JobStopped
from tlgan_desktop.gui.wizard.draft import PLAN_FILE
from tlgan_desktop.gui.wizard.wizard import RESULT, RUN

Button = QWizard.WizardButton

KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from tlgan_desktop.discovery.carrying_out import Places, carry_out
from tlgan_desktop.discovery.plan import read_plan
from tlgan_desktop.generators import open_generator

def listen(heard):
    progress = getattr(heard, "progress", None)
    if progress is not None and progress.phase == "sampling" and progress.done >= 1024:
        os.kill(os.getpid(), signal.SIGKILL)

data, cache, plan, generator = map(Path, sys.argv[1:])
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


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.READING])
def test_cancel_in_every_phase_stops_the_work_at_once(
    person, stage: Stage, bright_pictures: Path, small_extractor: Path
) -> None:
    stopped: list[JobStopped] = []

    def cancel_there(result: object) -> None:
        if isinstance(result, Heard) and getattr(result.heard, "stage", None) is stage:
            person.wizard.button(Button.CancelButton).click()

    def collect(result: object) -> None:
        if isinstance(result, JobStopped) and isinstance(result.request, CarryOut):
            stopped.append(result)

    jobs = person.window.desk.jobs
    jobs.told.connect(collect)
    jobs.told.connect(cancel_there)
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.window.desk.wizard is None)
    # The very last step of the work may be the one that was heard: then it had ended already.
    person.wait(lambda: bool(stopped) or stage is Stage.STRIPS)
    assert read_plan(paths.data_folder() / PLAN_FILE).running


def test_a_killed_run_goes_on_where_it_was(
    person, bright_pictures: Path, small_extractor: Path, tiny_generator_path: Path, tmp_path: Path
) -> None:
    data, cache = paths.data_folder(), paths.cache_folder()
    data.mkdir()
    plan = Plan(
        folders=(bright_pictures,),
        start=Start.EXTRACTOR,
        extractor=small_extractor,
        generator=person.window.editor.info.fingerprint,
        running=True,
    )
    write_plan(data / PLAN_FILE, plan)
    arguments = [data, cache, data / PLAN_FILE, tiny_generator_path]
    killed = subprocess.run([sys.executable, "-c", KILLED_RUN, *map(str, arguments)], check=False)
    assert killed.returncode == -9
    person.window.commands.discover.trigger()
    person.click(person.wizard.pictures_page.offer.go_on)
    person.wait(lambda: person.wizard.currentId() == RUN)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    found = person.wizard.run_page.result.findings.discovery
    assert found.resumed
    assert found.reused >= 1024 - 64  # the batch in hand is lost
