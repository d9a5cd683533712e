"""MakeHuman's .mhmat materials, of which the picture of the colour is all that is needed."""

from pathlib import Path

from tlgan_desktop.errors import UserError


def diffuse_texture(path: Path) -> str:
    """The name of a material's colour picture, as written in the file.

    Raises:
        UserError: the file cannot be read, or names no picture.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    for words in (line.split(maxsplit=1) for line in lines):
        if len(words) == 2 and words[0] == "diffuseTexture":
            return words[1].strip()
    raise UserError(f"{path} names no diffuseTexture; give a material with one.")
