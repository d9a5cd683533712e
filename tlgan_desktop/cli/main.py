"""Runs one job of the command line: options in, text or one JSON object out, an exit code back."""

import json
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Protocol, TextIO, cast

from tlgan_desktop.cli.options import Result
from tlgan_desktop.cli.parser import PROGRAM, parse_job
from tlgan_desktop.cli.progress_line import ProgressLine
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.progress import ProgressListener

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Job(Protocol):
    """The module of a job. It is imported when it is asked for, for most of them need torch."""

    def run(self, options: object, on_progress: ProgressListener) -> Result:
        """Do the job; the result is one JSON object."""

    def summary(self, result: Result) -> str:
        """What the result says to a person."""


def run_job(arguments: Sequence[str]) -> int:
    """Do the job that the command line asks for and print its result; returns the exit code.

    With ``--json`` exactly one JSON object goes to stdout, whatever happens; a failure is
    ``{"error": "..."}``. Everything else goes to stderr.
    """
    _accept_any_text()
    _silence_libraries()
    as_json = "--json" in arguments
    progress = ProgressLine(sys.stderr)
    try:
        request = parse_job(arguments)
        job = cast(Job, import_module(f"tlgan_desktop.cli.{request.module}"))
        result = job.run(request.options, progress)
        progress.close()
        _write(sys.stdout, json.dumps(result, allow_nan=False) if as_json else job.summary(result))
        return DONE
    except SystemExit:
        return DONE
    except UsageError as error:
        return fail(str(error), WRONG_USAGE, as_json, progress)
    except UserError as error:
        return fail(str(error), FAILED, as_json, progress)
    except BrokenPipeError:  # whoever read stdout has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return fail("Stopped.", INTERRUPTED, as_json, progress)
    except Exception as error:  # a mistake of ours: say so in one line, below what a developer needs
        progress.close()
        traceback.print_exc()
        return fail(f"Something went wrong inside: {error!r}.", FAILED, as_json, progress)


def fail(message: str, code: int, as_json: bool = False, progress: ProgressLine | None = None) -> int:
    """Print why there is no result, and return the exit code ``code``."""
    if progress is not None:
        progress.close()
    if as_json:
        _write(sys.stdout, json.dumps({"error": message}))
    else:
        _write(sys.stderr, f"{PROGRAM}: {message}")
    return code


def _accept_any_text() -> None:
    """Let names that the terminal's encoding does not know be written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _silence_libraries() -> None:
    """Keep warnings of libraries, which no user can heed, off stderr unless Python was asked for them."""
    if not sys.warnoptions:
        logging.captureWarnings(True)


def _write(stream: TextIO | None, text: str) -> None:
    """Print a line; a windowed bundle has no streams."""
    if stream is not None:
        stream.write(text + "\n")
        stream.flush()
