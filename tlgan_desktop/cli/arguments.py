"""The arguments of each job."""

import math
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from tlgan_desktop.cli.options import ClassLabels

PIXELS = {"signed": "-1..1", "unit": "0..1", "bytes": "0..255"}
"""The words for the scales of an ONNX generator's values."""


def add_inspect(parser: ArgumentParser) -> None:
    """Add the arguments of ``inspect``."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to describe; it is not changed")
    _add_onnx(parser)


def add_axes(parser: ArgumentParser) -> None:
    """Add the arguments of ``axes``."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="A", help="an axis file (default: the shipped one)"
    )
    parser.add_argument("--report", action="store_true", help="print everything that was measured")
    parser.add_argument(
        "--generator", type=Path, metavar="G", help="for axes from elsewhere: the generator that they are for"
    )
    parser.add_argument(
        "--space", choices=("z", "w"), help="for axes from elsewhere: where their file does not tell"
    )
    _add_onnx(parser)


def add_render(parser: ArgumentParser) -> None:
    """Add the arguments of ``render``."""
    _add_start(parser)
    parser.add_argument(
        "--count", type=_positive, default=1, metavar="K", help="seeds N to N + K - 1 (default: 1)"
    )
    parser.add_argument(
        "--out",
        required=True,
        metavar="PATH",
        help="an image file: one picture, or a contact sheet of several; or a folder (there already, or "
        "written with a / at its end): one file a picture, seed-N.png",
    )


def add_edit(parser: ArgumentParser) -> None:
    """Add the arguments of ``edit``."""
    _add_start(parser)
    parser.add_argument("--axes", type=Path, metavar="A", help="an axis file (default: the shipped one)")
    parser.add_argument(
        "--set",
        dest="targets",
        type=_target,
        action="append",
        default=[],
        metavar="NAME=T",
        help="bring a feature to position T, in standard deviations; may be repeated, all reached together",
    )
    parser.add_argument(
        "--lock",
        dest="locks",
        action="append",
        default=[],
        metavar="NAME",
        help="keep a feature where it is; may be repeated",
    )
    parser.add_argument(
        "--strip", action="store_true", help="7 pictures side by side, from -|T| to |T| of the one --set"
    )
    parser.add_argument(
        "--straight", action="store_true", help="move along a straight line and leave the prior's shell"
    )
    parser.add_argument(
        "--layers",
        type=_layer_range,
        metavar="A-B",
        help="for axes in w: edit the layers A to B of the network alone, coarse ones first, from 0",
    )
    parser.add_argument(
        "--any-generator",
        action="store_true",
        help="use axes that were found for another generator, where the dimensions agree",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="PATH", help="the image file to write")


def add_train_extractor(parser: ArgumentParser) -> None:
    """Add the arguments of ``train-extractor``."""
    _add_dataset(parser)
    _add_device(parser)
    parser.add_argument(
        "--seed", type=_natural, default=0, metavar="N", help="of the split and the weights (default: 0)"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="E", help="the extractor file to write")


def add_discover(parser: ArgumentParser) -> None:
    """Add the arguments of ``discover``."""
    _add_generator(parser)
    _add_device(parser)
    _add_dataset(parser)
    parser.add_argument(
        "--extractor",
        dest="extractors",
        type=Path,
        action="append",
        default=[],
        metavar="E",
        help="an extractor file in place of --dataset; may be repeated, and their features add up",
    )
    parser.add_argument(
        "--second-extractor",
        dest="second_extractors",
        type=Path,
        action="append",
        default=[],
        metavar="E2",
        help="the same features learnt with another seed, to judge the axes by (without one none is good)",
    )
    parser.add_argument(
        "--samples", type=_positive, metavar="N", help="the most pictures to sample (default: 20000)"
    )
    parser.add_argument(
        "--seed", type=_natural, default=0, metavar="N", help="the first picture sampled (default: 0)"
    )
    parser.add_argument(
        "--space", choices=("z", "w"), default="z", help="the latent space of the axes (default: z)"
    )
    parser.add_argument(
        "--truncation", type=_finite, default=1.0, metavar="P", help="of the samples (default: 1)"
    )
    parser.add_argument(
        "--class", dest="label", type=_natural, metavar="C", help="the class, for generators that take labels"
    )
    parser.add_argument(
        "--resume",
        action="store_true",
        help="carry on an interrupted run (done without asking too: finished work is always kept and reused)",
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="R",
        help="also write everything that was measured: as a page with pictures (.html), else as JSON",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="A", help="the axis file to write")


def add_self_test(parser: ArgumentParser) -> None:
    """Add the arguments of ``self-test``."""
    _add_device(parser)


def _add_start(parser: ArgumentParser) -> None:
    parser.add_argument(
        "picture",
        nargs="?",
        type=Path,
        metavar="PICTURE",
        help="a PNG that this application exported: start from its recipe instead of --seed",
    )
    _add_generator(parser)
    _add_device(parser)
    parser.add_argument("--seed", type=_natural, metavar="N", help="the picture to start from, from 0")
    parser.add_argument(
        "--labels",
        type=_class_labels,
        metavar="C",
        help="for generators that take labels: a class from 0, or one value a class such as 0,1,0",
    )
    parser.add_argument(
        "--space",
        choices=("z", "w"),
        help="the latent space of the latents (default: that of the axes, else z)",
    )
    parser.add_argument(
        "--truncation",
        type=_finite,
        metavar="P",
        help="draw towards the average picture: 1 is not at all, 0 is fully",
    )


def _add_generator(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--generator", type=Path, metavar="G", help="a generator file (default: the shipped one)"
    )
    _add_onnx(parser)


def _add_onnx(parser: ArgumentParser) -> None:
    group = parser.add_argument_group(
        "what an ONNX generator may leave open", "Said once, it is remembered for that file."
    )
    group.add_argument(
        "--prior", choices=("normal", "uniform", "sphere"), help="what latents come from (default: normal)"
    )
    group.add_argument(
        "--pixels",
        type=_pixels,
        metavar="{" + ",".join(PIXELS) + "}",
        help="the scale of its values: -1 to 1, 0 to 1 or 0 to 255 (default: told by its pictures)",
    )
    group.add_argument(
        "--layout", choices=("nchw", "nhwc"), help="the order of its dimensions (default: told by the shape)"
    )


def _add_dataset(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--dataset",
        dest="datasets",
        type=Path,
        action="append",
        default=[],
        metavar="D",
        help="labelled pictures: a folder with a sub-folder a class, a folder with a CSV or TSV table of "
        "labels, or CelebA's folder with its list_attr_celeba.txt; may be repeated",
    )
    parser.add_argument(
        "--labels", type=Path, metavar="TABLE", help="the table of labels, where it is not in the folder"
    )
    parser.add_argument(
        "--start", type=Path, metavar="E0", help="an extractor to start from: fewer pictures are enough then"
    )


def _add_device(parser: ArgumentParser) -> None:
    parser.add_argument("--device", metavar="D", help="auto, cpu, cuda, cuda:1 or mps (default: auto)")


def _pixels(word: str) -> str:
    """The scale as files write it: a value such as -1..1 would look like another option."""
    if word not in PIXELS:
        raise ArgumentTypeError(f"'{word}' is none of {', '.join(PIXELS)}")
    return PIXELS[word]


def _natural(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"'{text}' is not a whole number from 0 up")
    return int(text)


def _positive(text: str) -> int:
    number = _natural(text)
    if number == 0:
        raise ArgumentTypeError("at least 1 is needed")
    return number


def _finite(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ArgumentTypeError(f"'{text}' is not a number")
    return number


def _target(text: str) -> tuple[str, float]:
    name, equals, position = text.rpartition("=")
    if not equals or not name.strip():
        raise ArgumentTypeError(f"'{text}' is not of the form NAME=T, such as Smile=1.5")
    return name.strip(), _finite(position)


def _layer_range(text: str) -> tuple[int, int]:
    first, dash, last = text.partition("-")
    if not dash:
        raise ArgumentTypeError(f"'{text}' is not a range of layers, such as 0-3")
    return _natural(first), _natural(last)


def _class_labels(text: str) -> ClassLabels:
    if "," in text:
        return tuple(_finite(value) for value in text.split(","))
    return _natural(text)
