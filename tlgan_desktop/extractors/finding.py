"""Finding the extractors that an axis set names, among the files of some folders."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.extractors.files import KIND, open_extractor
from tlgan_desktop.storage import container_kind, read_container


def find_extractors(fingerprints: Sequence[str], places: Iterable[Path]) -> tuple[Extractor, ...]:
    """The extractors with these fingerprints in files or folders, as far as there are such, in their order.

    Files of ours tell their fingerprint; ONNX models must be opened for it, and are looked at last.
    """
    found: dict[str, Extractor] = {}
    files = [file for place in places for file in _files(place)]
    for tells in (_tells_own, _may_be_onnx):
        for path in files:
            missing = [each for each in fingerprints if each not in found]
            if missing and tells(path, missing):
                found |= _opened(path, missing)
    return tuple(found[each] for each in fingerprints if each in found)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    elif place.is_dir():
        yield from sorted(
            path for path in place.iterdir() if path.suffix.lower() in (".safetensors", ".onnx")
        )


def _tells_own(path: Path, missing: Sequence[str]) -> bool:
    if container_kind(path) != KIND:
        return False
    try:
        return read_container(path, KIND).header.get("fingerprint") in missing
    except UserError:
        return False


def _may_be_onnx(path: Path, missing: Sequence[str]) -> bool:
    return path.suffix.lower() == ".onnx" and bool(missing)


def _opened(path: Path, missing: Sequence[str]) -> dict[str, Extractor]:
    """The extractor in a file, if it opens and is one of those that are missing."""
    try:
        extractor = open_extractor(path)
    except UserError:
        return {}
    return {extractor.fingerprint: extractor} if extractor.fingerprint in missing else {}
