"""Answers about ONNX models, remembered by the content of their files."""

import shutil
from pathlib import Path

import pytest
from onnx_models import doubtful_model, linear_model, saved

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import AnswerBook, Layout, OnnxAnswers, OnnxQuestion, Pixels, Prior

ANSWERS = OnnxAnswers(Prior.UNIFORM, Pixels.BYTES, Layout.CHANNELS_LAST)


@pytest.fixture
def book(tmp_path: Path) -> AnswerBook:
    return AnswerBook(tmp_path / "data" / "of a person")


def test_everything_in_doubt_is_asked_at_once(book: AnswerBook, tmp_path: Path) -> None:
    path = saved(tmp_path, doubtful_model(side=3))
    with pytest.raises(OnnxQuestion) as question:
        book.open(path, ask_prior=True)
    assert list(question.value.doubts) == ["prior", "pixels", "layout"]
    assert question.value.doubts["prior"][0] == "normal"


def test_an_answer_is_remembered_for_that_content_under_any_name(book: AnswerBook, tmp_path: Path) -> None:
    path = saved(tmp_path, doubtful_model(side=3))
    answered = book.open(path, answers=ANSWERS, ask_prior=True)
    moved = shutil.copy(path, tmp_path / "moved.onnx")
    again = AnswerBook(tmp_path / "data" / "of a person").open(moved, ask_prior=True)
    assert again.info.prior is Prior.UNIFORM
    latents = answered.sample(1, 2)
    assert (again.forward(latents) == answered.forward(latents)).all()
    assert book.answers(moved) == ANSWERS
    other = saved(tmp_path, doubtful_model(side=3, batch=1))
    with pytest.raises(OnnxQuestion):
        book.open(other)


def test_a_later_answer_stands_above_an_earlier_one_and_completes_it(
    book: AnswerBook, tmp_path: Path
) -> None:
    path = saved(tmp_path, doubtful_model())
    book.open(path, answers=OnnxAnswers(Prior.UNIFORM, Pixels.UNIT))
    book.open(path, answers=OnnxAnswers(pixels=Pixels.SIGNED))
    assert book.answers(path) == OnnxAnswers(Prior.UNIFORM, Pixels.SIGNED)


def test_nothing_is_written_down_about_files_that_do_not_open(book: AnswerBook, tmp_path: Path) -> None:
    path = saved(tmp_path, doubtful_model(side=3))
    with pytest.raises(OnnxQuestion):
        book.open(path, answers=OnnxAnswers(pixels=Pixels.UNIT))
    assert book.answers(path) == OnnxAnswers()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("content", ["", "[1]", "{", '{"KEY": {"prior": "cauchy"}}', '{"KEY": 3}', "\xff"])
def test_a_damaged_book_is_an_empty_one(book: AnswerBook, tmp_path: Path, content: str) -> None:
    path = saved(tmp_path, linear_model())
    book.open(path, answers=OnnxAnswers(prior=Prior.UNIFORM))
    written = tmp_path / "data" / "of a person" / "onnx-answers.json"
    key = written.read_text().split('"')[1]
    written.write_bytes(content.replace("KEY", key).encode("latin-1"))
    assert book.open(path).info.prior is Prior.NORMAL
    book.open(path, answers=OnnxAnswers(prior=Prior.SPHERE))
    assert book.open(path).info.prior is Prior.SPHERE


def test_a_missing_file_gets_its_sentence(book: AnswerBook, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"none\.onnx"):
        book.open(tmp_path / "none.onnx")
