"""The one entry point: jobs named on the command line are done without a window, anything else opens it."""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

from tlgan_desktop.cli.main import DONE, FAILED, WRONG_USAGE, fail, run_job
from tlgan_desktop.cli.parser import JOBS, is_job, parse_window
from tlgan_desktop.display import has_display
from tlgan_desktop.errors import UsageError

NO_DISPLAY = (
    "There is no display to open a window on; without one, use the jobs of the command line "
    f"({', '.join(JOBS)}), which --help explains."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the application with the arguments ``argv``; returns the exit code."""
    multiprocessing.freeze_support()
    _occupy_closed_streams()
    arguments = list(sys.argv[1:] if argv is None else argv)
    return run_job(arguments) if is_job(arguments) else _open_window(arguments)


def _occupy_closed_streams() -> None:
    """Open the null device where stdin, stdout or stderr are closed, as they are without a terminal.

    The next file that is opened would take the number, and what a library prints would end in that file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _open_window(arguments: Sequence[str]) -> int:
    try:
        _refuse_misspelt_job(arguments)
        options = parse_window(arguments)
    except SystemExit:
        return DONE
    except UsageError as error:
        return fail(str(error), WRONG_USAGE, as_json="--json" in arguments)
    if not has_display():
        return fail(NO_DISPLAY, FAILED)
    if sys.platform == "win32":
        # Since torch 2.9 its libraries fail to load (WinError 1114) once Qt's are loaded; elsewhere torch is
        # loaded behind the window, which then shows two seconds earlier.
        import_module("torch")
    from tlgan_desktop import app

    return app.run(options.files, new_window=options.new_window)


def _refuse_misspelt_job(arguments: Sequence[str]) -> None:
    """Refuse a first word that is no file but is like the name of a job, before its options are looked at."""
    word = arguments[0] if arguments else ""
    if (alike := get_close_matches(word, JOBS, n=1, cutoff=0.7)) and not Path(word).exists():
        raise UsageError(f"There is no file or job '{word}'; did you mean {alike[0]}?")


if __name__ == "__main__":
    sys.exit(main())
