"""The command line, run in this process."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from tlgan_desktop.__main__ import main


@dataclass(frozen=True)
class Outcome:
    """What one run left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on stdout, which holds nothing else and no number that JSON does not know."""
        assert self.out.count("\n") == 1
        result = json.loads(self.out, parse_constant=lambda word: pytest.fail(f"{word} in the JSON"))
        assert isinstance(result, dict)
        return result

    @property
    def done(self) -> dict[str, Any]:
        """The JSON object of a run that went well."""
        assert self.code == 0, self.out + self.err
        return self.json

    def refused(self, code: int) -> str:
        """The one line with which a run failed."""
        assert self.code == code, self.out + self.err
        assert self.out == ""
        lines = self.err.splitlines()
        assert lines[-1].startswith("tlgan-desktop: ")
        assert lines[-1].endswith((".", "?"))
        return lines[-1].removeprefix("tlgan-desktop: ")


class CommandLine:
    """Runs the command line and catches what it prints."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Outcome:
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = self._capsys.readouterr()
        return Outcome(code, captured.out, captured.err)
