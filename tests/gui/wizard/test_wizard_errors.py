"""What goes wrong is said in a sentence, on the page, and nothing is lost."""

from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtWidgets import QWizard

from tlgan_desktop import paths
from tlgan_desktop.discovery.plan import Start

Button = QWizard.WizardButton


def write_pictures(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    rng = np.random.default_rng(ord(folder.name[0]))  # other pictures in other folders
    for number in range(count):
        Image.fromarray(rng.integers(0, 255, (8, 8, 3), np.uint8)).save(folder / f"{number}.png")


def refusal_of(person, folder: Path) -> str:
    assert person.window.desk.take_pictures([folder])
    page = person.wizard.pictures_page
    person.wait(lambda: bool(page.notice.text))
    assert not person.wizard.button(Button.NextButton).isEnabled()
    return page.notice.text


def test_a_folder_without_pictures_is_refused(person, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert "holds no pictures" in refusal_of(person, folder)


def test_one_class_is_refused_and_another_folder_can_be_chosen(
    person, tmp_path: Path, bright_pictures: Path
) -> None:
    write_pictures(tmp_path / "one" / "smile", 25)
    assert "one class only" in refusal_of(person, tmp_path / "one")
    person.wizard.pictures_page.choose((bright_pictures,), None)
    person.wait(person.wizard.pictures_page.isComplete)
    assert person.wizard.pictures_page.notice.text == ""


def test_too_few_pictures_are_refused(person, tmp_path: Path) -> None:
    write_pictures(tmp_path / "few" / "a", 25)
    write_pictures(tmp_path / "few" / "b", 3)
    assert "only 3 pictures" in refusal_of(person, tmp_path / "few")


def test_damaged_pictures_are_left_out_and_named(person, tmp_path: Path) -> None:
    write_pictures(tmp_path / "mixed" / "a", 25)
    write_pictures(tmp_path / "mixed" / "b", 25)
    (tmp_path / "mixed" / "a" / "broken.png").write_bytes(b"nothing")
    assert person.window.desk.take_pictures([tmp_path / "mixed"])
    page = person.wizard.pictures_page
    person.wait(page.isComplete)
    assert "broken.png" in page.notes.text()


def cut_short(path: Path) -> None:
    """Make a JPEG whose header is whole and whose data ends half-way."""
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)
    Image.fromarray(noise).save(path, "JPEG")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_pictures_that_are_cut_short_are_left_out_and_named_with_the_reason(person, tmp_path: Path) -> None:
    write_pictures(tmp_path / "mixed" / "a", 25)
    write_pictures(tmp_path / "mixed" / "b", 25)
    for number in range(7):
        cut_short(tmp_path / "mixed" / "a" / f"cut {number}.jpg")
    assert person.window.desk.take_pictures([tmp_path / "mixed"])
    page = person.wizard.pictures_page
    person.wait(page.isComplete)
    names = ", ".join(f"cut {number}.jpg" for number in range(5))
    assert f"Left out (cut short): {names} and 2 more." in page.notes.text().splitlines()
    assert "50 pictures were understood." in page.notes.text()


def test_a_class_that_is_too_small_without_its_damaged_pictures_is_refused(person, tmp_path: Path) -> None:
    write_pictures(tmp_path / "mixed" / "a", 25)
    write_pictures(tmp_path / "mixed" / "b", 18)
    for number in range(4):
        cut_short(tmp_path / "mixed" / "b" / f"cut {number}.jpg")
    refusal = refusal_of(person, tmp_path / "mixed")
    assert "only 18 pictures of class 'b'" in refusal
    assert "cut 0.jpg (cut short)" in refusal


def test_the_reading_is_shown_as_it_goes_on(person, tmp_path: Path) -> None:
    write_pictures(tmp_path / "many" / "a", 25)
    write_pictures(tmp_path / "many" / "b", 25)
    shown = []
    person.window.desk.open_wizard()
    page = person.wizard.pictures_page
    page.busy.valueChanged.connect(shown.append)
    page.choose((tmp_path / "many",), None)
    person.wait(page.isComplete)
    assert shown[-1] == page.busy.maximum() == 50
    assert not page.busy.isVisible()


def test_nothing_ticked_cannot_be_learnt(person, bright_pictures: Path) -> None:
    assert person.window.desk.take_pictures([bright_pictures])
    page = person.wizard.pictures_page
    person.wait(page.isComplete)
    person.click(page.cards.cards[0].check)
    assert not page.isComplete()
    assert "Tick" in page.notice.text


def test_a_file_that_is_no_extractor_is_refused(person, bright_pictures: Path, tmp_path: Path) -> None:
    (tmp_path / "wrong.safetensors").write_bytes(b"nothing")
    assert person.window.desk.take_pictures([bright_pictures])
    person.press(Button.NextButton)
    page = person.wizard.extractor_page
    person.click(page.starts[Start.READY])
    page.use_extractor(tmp_path / "wrong.safetensors")
    person.wait(lambda: "wrong.safetensors" in page.notice.text)
    assert not page.isComplete()


def test_a_folder_that_cannot_be_written_is_said_and_can_be_tried_again(
    person, bright_pictures: Path, small_extractor: Path
) -> None:
    paths.cache_folder().write_text("a file stands where the folder is to be")
    person.come_to_the_run(bright_pictures, small_extractor)
    page = person.wizard.run_page
    person.wait(lambda: bool(page.notice.text))
    assert str(paths.cache_folder()) in page.notice.text
    assert page.retry.isVisible()
    paths.cache_folder().unlink()
    person.click(page.retry)
    person.wait(page.isComplete)


def test_axes_that_cannot_be_saved_stay_in_the_wizard(
    person, bright_pictures: Path, small_extractor: Path
) -> None:
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(person.wizard.run_page.isComplete)
    (paths.data_folder() / "axes").write_text("a file stands where the folder is to be")
    person.press(Button.FinishButton)
    assert "axes" in person.wizard.result_page.notice.text
    assert person.window.editor.axis_set is None
    (paths.data_folder() / "axes").unlink()
    person.press(Button.FinishButton)
    assert person.window.editor.axis_set is not None


def test_the_report_is_written_where_it_can_be(
    person, bright_pictures: Path, small_extractor: Path, tmp_path: Path
) -> None:
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(person.wizard.run_page.isComplete)
    page = person.wizard.result_page
    page.save_report(tmp_path / "missing" / "report.html")
    person.wait(lambda: "missing" in page.notice.text)
    page.save_report(tmp_path / "report.html")
    person.wait(lambda: (tmp_path / "report.html").is_file())
    assert "bright" in (tmp_path / "report.html").read_text()
