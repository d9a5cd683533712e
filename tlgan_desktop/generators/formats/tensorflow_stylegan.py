"""NVIDIA's TensorFlow pickles of StyleGAN 1, 2 and 2-ADA: refused, with the name of the converter to use."""

from typing import NoReturn

from tlgan_desktop.generators.formats.foreign import ForeignFormat, UnreadableContent
from tlgan_desktop.unpickling import Record

CLASS = "dnnlib.tflib.network.Network"
FIRST_OF_STYLEGAN2 = 4
"""The version of pickles from which NVIDIA's converter takes them."""


def recognises(content: object) -> bool:
    """Whether a TensorFlow network of NVIDIA's ``dnnlib`` is there."""
    entries = content if isinstance(content, tuple | list) else (content,)
    return any(isinstance(entry, Record) and entry.class_name == CLASS for entry in entries)


def read(content: object) -> NoReturn:
    """Refuse.

    Raises:
        UnreadableContent: always; it names the converter.
    """
    entries = content if isinstance(content, tuple | list) else (content,)
    states = [entry.state for entry in entries if isinstance(entry, Record)]
    versions = [state.get("version") for state in states if isinstance(state, dict)]
    if any(isinstance(version, int) and version >= FIRST_OF_STYLEGAN2 for version in versions):
        raise UnreadableContent(
            "is a TensorFlow StyleGAN pickle; convert it with legacy.py of stylegan2-ada-pytorch first"
        )
    raise UnreadableContent(
        "is a TensorFlow pickle of the first StyleGAN; convert it with genforce's convert_model.py first"
    )


FORMAT = ForeignFormat("TensorFlow StyleGAN pickle", recognises, read)
