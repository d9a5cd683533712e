"""Entries of zip files, read within bounds."""

import zipfile

from tlgan_desktop.unpickling import UnreadableContent

LARGEST = 64 * 2**20
"""Bytes of one array or pickle; a thousand axes of 2048 dimensions take 16 MiB."""


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a zip entry, however small it was packed.

    Raises:
        UnreadableContent: it is missing, or unfolds into more than :data:`LARGEST` bytes.
    """
    try:
        with archive.open(name) as entry:
            content = entry.read(LARGEST + 1)
    except KeyError as error:
        raise UnreadableContent("is truncated or damaged; get a fresh copy of it") from error
    if len(content) > LARGEST:
        raise UnreadableContent("unfolds into far more data than a file of axes holds")
    return content
