"""Tries out a built bundle as a stranger would: ``python -m tools.smoke_test dist/FOLDER``.

Nothing of this machine's Python reaches the bundle: it runs from a folder with spaces and letters beyond
ASCII that cannot be written, with an environment that holds an empty home and hardly anything else.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

COMMAND = "tlgan-desktop"
PLACE = "Ein Ördner für Programme ☃"
PATIENCE_S = 300
PICTURES = 40
SIDE = 64
NEEDED_BY_WINDOWS = ("SYSTEMROOT", "TEMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")


class Failed(Exception):
    """The bundle does not do what it is made for."""


def run(bundle: Path) -> None:
    """Try out a bundle.

    Raises:
        Failed: it does not work; says where.
    """
    with tempfile.TemporaryDirectory(prefix="smoke") as folder, _installed(bundle, Path(folder)) as installed:
        stranger = Stranger(_program(installed), Path(folder))
        before = _listing(installed)
        if dangling := [path for path in before if path.is_symlink() and not path.exists()]:
            raise Failed(f"{dangling[0].name} links to nothing")
        stranger.says("self-test works", "self-test", "--json")
        stranger.works_without_streams()
        pictures = Path(folder, "bilder ü")
        draw_labelled_pictures(pictures)
        stranger.starts_to_learn(pictures)
        stranger.discovers(pictures, next(installed.rglob("portraits-extractor.safetensors")))
        stranger.opens_a_window("offscreen")
        if shutil.which("Xvfb"):
            with _xvfb() as display:
                stranger.opens_a_window("xcb", DISPLAY=display)
        if _listing(installed) != before:
            raise Failed("it writes into its own folder")
        if sys.platform == "linux":
            _install_and_uninstall(installed)


class Stranger:
    """Somebody with an empty home who starts the program from elsewhere."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._home = folder / "home é"
        self._no_programs = self._home / "nothing"
        self._no_programs.mkdir(parents=True)

    def says(self, what: str, *arguments: str) -> Mapping[str, object]:
        """Run a job; gives the JSON object that it prints."""
        begin = time.monotonic()
        done = self._run([str(self._program), *arguments])
        if done.returncode:
            raise Failed(f"{arguments[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
        print(f"   {what}: {time.monotonic() - begin:.1f} s", flush=True)
        found: Mapping[str, object] = json.loads(done.stdout)
        return found

    def works_without_streams(self) -> None:
        """As the start menu runs it: nowhere to read from or write to."""
        if sys.platform == "win32":
            return
        closed = ["/bin/sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', str(self._program), "self-test"]
        if code := self._run(closed).returncode:
            raise Failed(f"without stdin, stdout and stderr it ends with {code}")
        print("   works without streams", flush=True)

    def starts_to_learn(self, pictures: Path) -> None:
        """The first steps of a training from nothing; all of it would take minutes."""
        out = self._folder / "merkmale.safetensors"
        command = [str(self._program), "train-extractor", "--dataset", str(pictures), "--out", str(out)]
        training = subprocess.Popen(
            command, stderr=subprocess.PIPE, encoding="utf-8", env=self._environment(), cwd=self._home
        )
        assert training.stderr is not None
        said = list(takewhile(lambda line: not line.startswith("training: "), training.stderr))
        still_learns = training.poll() is None
        training.kill()
        training.communicate()
        if not still_learns:
            raise Failed(f"it does not learn from a folder: {''.join(said)}")
        print("   learns from a folder", flush=True)

    def discovers(self, pictures: Path, start: Path) -> None:
        """From a folder of labelled pictures to axes, building on an extractor."""
        axes = self._folder / "achsen.safetensors"
        options = ("--start", str(start), "--samples", "1000", "--out", str(axes), "--json")
        found = self.says("a small discovery from a folder", "discover", "--dataset", str(pictures), *options)
        if not axes.is_file() or not found.get("features"):
            raise Failed(f"discovery gave no axes: {found}")

    def opens_a_window(self, platform: str, **environment: str) -> None:
        """Start the window, twice as the first time reads all files, until it shows and draws."""
        for _ in range(2):
            seconds = self._seconds_to_window(QT_QPA_PLATFORM=platform, **environment)
        print(f"   the window shows ({platform}): {seconds:.1f} s", flush=True)

    def _seconds_to_window(self, **environment: str) -> float:
        begin = time.monotonic()
        before = self._windows_shown()
        command, surroundings = [str(self._program), "--new-window"], self._environment(**environment)
        window = subprocess.Popen(command, stderr=subprocess.PIPE, env=surroundings, cwd=self._home)
        try:
            while self._windows_shown() == before:
                _demand(window, time.monotonic() - begin < PATIENCE_S)
                time.sleep(0.02)
            seconds = time.monotonic() - begin
            time.sleep(3)  # for the first picture, and whatever it may bring down
            _demand(window)
            return seconds
        finally:
            window.kill()
            window.communicate()

    def _windows_shown(self) -> int:
        """How often the log files say that a window shows."""
        place = Path(os.environ["LOCALAPPDATA"], "TL-GAN Desktop") if sys.platform == "win32" else self._home
        return sum(
            file.read_text(encoding="utf-8").count("shows its window") for file in place.rglob("log.txt*")
        )

    def _run(self, command: Sequence[str]) -> "subprocess.CompletedProcess[str]":
        environment = self._environment()
        try:
            return subprocess.run(
                command,
                env=environment,
                cwd=self._home,
                capture_output=True,
                encoding="utf-8",
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"{command[-1]} takes longer than {PATIENCE_S} s") from None

    def _environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in NEEDED_BY_WINDOWS if name in os.environ}
        return {**kept, "HOME": str(self._home), "PATH": str(self._no_programs), **more}


def _demand(window: "subprocess.Popen[bytes]", in_time: bool = True) -> None:
    """Fail where a window has ended, or takes too long."""
    if in_time and window.poll() is None:
        return
    window.kill()
    raise Failed(f"the window does not stay or show: {window.communicate()[1].decode(errors='replace')}")


def draw_labelled_pictures(folder: Path, count: int = PICTURES) -> None:
    """Write ``count`` pictures in two classes that anybody can tell apart: dark and bright."""
    for index in range(count):
        name, base = ("bright", 150) if index % 2 else ("dark", 20)
        place = folder / name / f"{index}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(
            _png([[base + (x * y * (index + 3)) % 80 for x in range(SIDE)] for y in range(SIDE)])
        )


def _png(rows: Sequence[Sequence[int]]) -> bytes:
    """A grey PNG file of these values."""
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    framed = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


@contextmanager
def _installed(bundle: Path, folder: Path) -> Iterator[Path]:
    """A copy of the bundle that cannot be written, as below ``/opt`` or ``Program Files``."""
    place = folder / PLACE / bundle.name
    shutil.copytree(bundle, place, symlinks=True)
    _set_writable(place, writable=False)
    try:
        yield place
    finally:
        _set_writable(place, writable=True)


def _set_writable(folder: Path, writable: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | 0o200 if writable else mode & ~0o222)


def _listing(folder: Path) -> dict[Path, tuple[int, int]]:
    found = {path: path.lstat() for path in folder.rglob("*")}
    return {path: (status.st_size, status.st_mtime_ns) for path, status in found.items()}


def _program(folder: Path) -> Path:
    places = (f"{COMMAND}.exe", COMMAND, f"Contents/MacOS/{COMMAND}")
    found = [folder / place for place in places if (folder / place).is_file()]
    if not found:
        raise Failed(f"there is no program in {folder}")
    return found[0]


@contextmanager
def _xvfb() -> Iterator[str]:
    """A virtual screen (Linux)."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        os.close(write)
        with os.fdopen(read) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _install_and_uninstall(bundle: Path) -> None:
    """Install for one person, run from there, and leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix="smoke") as folder:
        home = Path(folder, "home $é")
        home.mkdir()
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
        _script(bundle / "install.sh", environment)
        program = home / ".local" / "bin" / COMMAND
        if _output([program, "--version"], environment) == "":
            raise Failed("the installed program does not say its version")
        _script(home / ".local" / "lib" / COMMAND / "uninstall.sh", environment)
        if left := [path for path in home.rglob("*") if COMMAND in path.name]:
            raise Failed(f"uninstalling leaves {left[0]}")
    print("   installs and uninstalls", flush=True)


def _script(path: Path, environment: Mapping[str, str]) -> None:
    _output(["/bin/sh", path], environment)


def _output(command: Sequence[str | Path], environment: Mapping[str, str]) -> str:
    words = [str(word) for word in command]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{words[-1]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def main(arguments: Sequence[str]) -> int:
    """Try out the bundle in a folder; 1 if it does not work."""
    try:
        run(Path(arguments[0]))
    except Failed as error:
        print(f"The bundle does not work: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
