"""The words of the command line, and how they become the options of a job. Imports nothing heavy."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tlgan_desktop import __version__
from tlgan_desktop.cli import arguments as words
from tlgan_desktop.cli.options import (
    AxesOptions,
    DiscoverOptions,
    EditOptions,
    InspectOptions,
    RenderOptions,
    SelfTestOptions,
    TrainExtractorOptions,
)
from tlgan_desktop.errors import UsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

PROGRAM = "tlgan-desktop"


@dataclass(frozen=True)
class JobWords:
    """How a job is asked for: its module in this package, what it does, its options and their arguments."""

    module: str
    purpose: str
    options: type
    add_arguments: Callable[[argparse.ArgumentParser], None]


JOBS: Mapping[str, JobWords] = {
    "inspect": JobWords(
        "inspect_file",
        "say what a generator, axes, extractor or session file or an exported picture is",
        InspectOptions,
        words.add_inspect,
    ),
    "render": JobWords("render", "make pictures of seeds", RenderOptions, words.add_render),
    "edit": JobWords("edit", "move one picture along feature axes, under locks", EditOptions, words.add_edit),
    "train-extractor": JobWords(
        "train",
        "learn features from labelled pictures",
        TrainExtractorOptions,
        words.add_train_extractor,
    ),
    "discover": JobWords(
        "discover", "find the feature axes of a generator", DiscoverOptions, words.add_discover
    ),
    "axes": JobWords(
        "describe_axes", "list features, their quality and their cosines", AxesOptions, words.add_axes
    ),
    "self-test": JobWords(
        "self_test",
        "load the default generator, edit, render and save, and check the result",
        SelfTestOptions,
        words.add_self_test,
    ),
}


@dataclass(frozen=True)
class Request:
    """A job, named by its module in this package, with its options."""

    module: str
    options: Any


class Parser(argparse.ArgumentParser):
    """A parser whose errors are ours, so that they leave the application the same way as all others."""

    def error(self, message: str) -> NoReturn:
        """Refuse the command line.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message[:1].upper()}{message[1:]}; see '{self.prog} --help'.")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print help, if there is anywhere to print it: Python asks that itself only from 3.11.4 on."""
        if file is not None or sys.stderr is not None:
            super()._print_message(message, file)


def is_job(arguments: Sequence[str]) -> bool:
    """Whether a command line asks for a job rather than for the window."""
    return bool(arguments) and arguments[0] in JOBS


def parse_job(arguments: Sequence[str]) -> Request:
    """The job that a command line asks for; its first word is the job's name.

    Raises:
        UsageError: the command line is wrong.
        SystemExit: help was asked for, and printed.
    """
    name, *rest = arguments
    job = JOBS[name]
    parser = Parser(prog=f"{PROGRAM} {name}", description=_sentence(job.purpose), allow_abbrev=False)
    job.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    parsed = parser.parse_args(rest)
    return Request(job.module, job.options(**{f.name: getattr(parsed, f.name) for f in fields(job.options)}))


@dataclass(frozen=True)
class WindowOptions:
    """What to open in the window, and whether in one of its own although there is a window already."""

    files: list[Path]
    new_window: bool


def parse_window(arguments: Sequence[str]) -> WindowOptions:
    """What the command line asks of the window.

    Raises:
        UsageError: the command line is wrong.
        SystemExit: help or the version was asked for, and printed.
    """
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [--new-window] [FILE ...]\n       {PROGRAM} JOB ...",
        description="Steer an image generator along feature axes of its latent space.",
        epilog=_job_list(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"TL-GAN Desktop {__version__}")
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="open the window with a generator, axes, a session or an exported picture",
    )
    parser.add_argument(
        "--new-window", action="store_true", help="open another window instead of using the one that is open"
    )
    parsed = parser.parse_args(arguments)
    return WindowOptions(parsed.files, parsed.new_window)


def _job_list() -> str:
    width = max(map(len, JOBS)) + 2
    lines = [f"  {name.ljust(width)}{job.purpose}" for name, job in JOBS.items()]
    return "\n".join(["jobs without a window:", *lines, "", f"{PROGRAM} JOB --help says more about a job."])


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
