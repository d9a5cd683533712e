"""What people answered about ONNX models, kept so that nobody is asked twice about a file."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

import torch

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.formats.onnx_answers import NO_ANSWERS, OnnxAnswers
from tlgan_desktop.generators.formats.sniffing import Container, container_of
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.generators.open import open_generator
from tlgan_desktop.storage import atomic_path

FILE = "onnx-answers.json"


class AnswerBook:
    """Opens generators with the answers that were given about their files, which are known by content.

    The book is one small JSON file, {SHA-256 of a model's file: {field: value}}. One that is missing or
    damaged is an empty one: all that it can lose is a question asked again.
    """

    def __init__(self, folder: Path) -> None:
        self._path = Path(folder) / FILE

    def open(
        self,
        path: Path,
        device: torch.device | None = None,
        answers: OnnxAnswers = NO_ANSWERS,
        ask_prior: bool = False,
        afresh: bool = False,
    ) -> Generator:
        """Open a generator file with ``answers`` and those in the book, and write down the new ones.

        With ``afresh`` those in the book do not count, so that they are asked again.

        Raises:
            OnnxQuestion: the file leaves something open that nobody has answered.
            UserError: as :func:`open_generator`.
        """
        path = Path(path)
        if container_of(path) is not Container.ONNX:
            return open_generator(path, device)
        key = _content_key(path)
        known = answers if afresh else answers.or_else(self._answers(key))
        generator = open_generator(path, device, known, ask_prior)
        if answers != NO_ANSWERS:
            self._keep(key, known)
        return generator

    def answers(self, path: Path) -> OnnxAnswers:
        """What was answered about a file.

        Raises:
            UserError: the file is missing or of no kind that is known.
        """
        return self._answers(_content_key(path)) if container_of(path) is Container.ONNX else NO_ANSWERS

    def _answers(self, key: str) -> OnnxAnswers:
        with suppress(TypeError, ValueError):
            return OnnxAnswers.of(self._read().get(key, {}))
        return NO_ANSWERS

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def _keep(self, key: str, answers: OnnxAnswers) -> None:
        book = self._read() | {key: answers.texts()}
        with suppress(OSError, UserError):  # nothing is lost but the answer, which can be asked again
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(self._path) as temporary:
                temporary.write_text(json.dumps(book, indent=2), encoding="utf-8")


def _content_key(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UserError(f"{path.name} cannot be read ({error.strerror or error}).") from error
