"""Opening any generator file: the format is told by the content, never by the file's ending."""

from collections.abc import Callable, Mapping
from pathlib import Path

import torch

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.description import describe
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.formats.foreign import ForeignFormat, ForeignNetwork, UnreadableContent
from tlgan_desktop.generators.formats.onnx import open_onnx
from tlgan_desktop.generators.formats.onnx_answers import NO_ANSWERS, OnnxAnswers
from tlgan_desktop.generators.formats.registry import FORMATS
from tlgan_desktop.generators.formats.sniffing import Container, container_of
from tlgan_desktop.generators.formats.telling import what_it_holds
from tlgan_desktop.generators.formats.torch_file import read_torch
from tlgan_desktop.generators.formats.unpickler import read_pickle
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.generators.native import open_native

CONTENT_READERS: Mapping[Container, Callable[[Path], object]] = {
    Container.TORCH: read_torch,
    Container.PICKLE: read_pickle,
}


def open_generator(
    path: str | Path,
    device: torch.device | None = None,
    answers: OnnxAnswers = NO_ANSWERS,
    ask_prior: bool = False,
) -> Generator:
    """Open a generator file of any supported format; ``answers`` tell what an ONNX model leaves open.

    The prior of an ONNX model that tells none is taken for normal, unless ``ask_prior``.

    Raises:
        OnnxQuestion: the file leaves something open that ``answers`` do not tell.
        UserError: the file is missing, damaged, of an unknown format, or not a generator.
    """
    path = Path(path)
    container = container_of(path)
    if container is Container.SAFETENSORS:
        return open_native(path, device)
    if container is Container.ONNX:
        return open_onnx(path, device, answers, ask_prior)
    # What the file holds is let go before the network is made ready: both at once would need more memory.
    foreign_format, foreign = read_foreign(path, CONTENT_READERS[container](path))
    info = describe(
        foreign.network,
        name=path.stem,
        file_format=foreign_format.name,
        family=foreign.family,
        prior=foreign.prior,
        fingerprint=network_fingerprint(foreign.network),
        licence=foreign_format.licence_hint,
    )
    return Generator(foreign.network, info, device)


def read_foreign(path: Path, content: object) -> tuple[ForeignFormat, ForeignNetwork]:
    """The format and the network of what a foreign file holds.

    Raises:
        UserError: there is no generator in it, or a damaged one.
    """
    foreign_format = next((known for known in FORMATS if known.recognises(content)), None)
    if foreign_format is None:
        raise UserError(f"{path.name} {what_it_holds(content)}.")
    try:
        return foreign_format, foreign_format.read(content)
    except UnreadableContent as error:
        raise UserError(f"{path.name} {error}.") from error
    except (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise UserError(
            f"{path.name} is a {foreign_format.name} whose parts do not fit together; get a fresh copy of it."
        ) from error
