"""The catalogues of the window's text: resources/translations/LANGUAGE.ts and its compiled .qm.

    python tools/translations.py           bring the catalogues up to date with the source
    python tools/translations.py --check   fail if they are not

Text that is new is unfinished in a catalogue, and English in the window, until someone translates it.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = ROOT / "resources" / "translations"
SOURCES = (ROOT / "tlgan_desktop" / "gui", ROOT / "tlgan_desktop" / "app.py")
TOOLS = Path(sys.executable).parent


def main(arguments: list[str]) -> int:
    """Update the catalogues, or check them; 1 if the check fails."""
    catalogues = sorted(CATALOGUES.glob("*.ts"))
    if "--check" not in arguments:
        for catalogue in catalogues:
            update(catalogue)
            print(f"{catalogue.name}: {unfinished(catalogue)} texts are not translated yet")
        return 0
    outdated = [catalogue.name for catalogue in catalogues if not is_current(catalogue)]
    for name in outdated:
        print(f"{name} is not up to date with the source; run python tools/translations.py")
    return 1 if outdated else 0


def update(catalogue: Path) -> None:
    """Take the text of the source into a catalogue, drop what is gone, and compile it."""
    sources = [str(path) for folder in SOURCES for path in _modules(folder)]
    # No places and no guesses, so that a catalogue changes only where the text does.
    exact = ["-locations", "none", "-no-obsolete", "-source-language", "en"]
    exact += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
    _run("pyside6-lupdate", *exact, *sources, "-ts", str(catalogue))
    _run("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def is_current(catalogue: Path) -> bool:
    """Whether bringing a catalogue up to date would leave it and its compiled form as they are."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copy(catalogue, folder))
        update(copy)
        suffixes = (".ts", ".qm")
        return all(_content(copy, suffix) == _content(catalogue, suffix) for suffix in suffixes)


def unfinished(catalogue: Path) -> int:
    """How many texts of a catalogue are not translated."""
    return catalogue.read_text(encoding="utf-8").count('type="unfinished"')


def _content(catalogue: Path, suffix: str) -> bytes:
    path = catalogue.with_suffix(suffix)
    return path.read_bytes() if path.is_file() else b""


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place]


def _run(tool: str, *arguments: str) -> None:
    subprocess.run([TOOLS / tool, *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
