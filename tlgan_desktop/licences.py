"""The licences of what the application stands on, as one text: a bundle has it, else it is put together."""

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, PackagePath, distribution
from pathlib import Path

from tlgan_desktop import paths

DISTRIBUTION = "tlgan-desktop"
FILE_NAME = "licences.txt"
LICENCE_FILES = re.compile(r"(licen[cs]e|copying|notice|thirdpartynotices)[^/]*$|/licenses/", re.IGNORECASE)
NOT_TEXT = (".py", ".pyc", ".pyi", ".so", ".pyd", ".json")
RULE = "=" * 78


def licence_text() -> str:
    """Every licence: the file of the bundle, or the texts that the installed packages brought along."""
    shipped = paths.resource(FILE_NAME)
    return shipped.read_text(encoding="utf-8") if shipped.is_file() else collect_licences()


def collect_licences(root: str = DISTRIBUTION) -> str:
    """The licence texts of an installed distribution and of all that it needs, itself first."""
    return "\n".join(section(title(found), texts(found)) for found in installed(root))


def installed(root: str = DISTRIBUTION) -> list[Distribution]:
    """A distribution and all that it needs and that is installed, itself first, then by name."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = _normal(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # another platform needs it
            continue
        waiting += _needs(found[name])
    return [found[name] for name in sorted(found, key=lambda name: (name != _normal(root), name))]


def section(heading: str, texts: Sequence[str]) -> str:
    """A part of the text: what it is about, and the licences of it."""
    return "\n\n".join([f"{RULE}\n{heading}\n{RULE}", *(text.strip() for text in texts)]) + "\n"


def title(found: Distribution) -> str:
    """Name, version and licence, such as ``numpy 2.4.6 (BSD-3-Clause)``."""
    metadata = found.metadata
    stated = (metadata["License-Expression"] or metadata["License"] or "").strip()
    if not stated or "\n" in stated:  # some put the whole text there
        kinds = [kind for kind in metadata.get_all("Classifier") or () if kind.startswith("License")]
        stated = ", ".join(kind.split(" :: ")[-1] for kind in kinds)
    return f"{metadata['Name']} {found.version}" + (f" ({stated})" if stated else "")


def texts(found: Distribution) -> list[str]:
    """The texts of its licence files; files of libraries that it contains come under their own names."""
    files = sorted(_licence_files(found), key=lambda file: (len(file.parts), str(file)))
    places = [(file, Path(str(found.locate_file(file)))) for file in files]
    found_texts = [(file, place.read_text("utf-8", "replace")) for file, place in places if place.is_file()]
    if len(found_texts) == 1:
        return [found_texts[0][1]]
    return [f"--- {file} ---\n\n{text.strip()}" for file, text in found_texts]


def _licence_files(found: Distribution) -> Iterator[PackagePath]:
    for file in found.files or ():
        if LICENCE_FILES.search(str(file).replace("\\", "/")) and file.suffix not in NOT_TEXT:
            yield file


def _needs(found: Distribution) -> list[str]:
    """The names of what a distribution requires, without its extras."""
    requirements = [line for line in found.requires or () if "extra ==" not in line.replace("'", '"')]
    return [match.group() for line in requirements if (match := re.match(r"[\w.-]+", line))]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
