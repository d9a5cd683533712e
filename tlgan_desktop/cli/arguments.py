"""The arguments of each job."""

from argparse import ArgumentParser
from pathlib import Path

from tlgan_desktop.cli.option_values import (
    PIXELS,
    SHIPPED,
    class_labels,
    finite,
    kind,
    layer_range,
    natural,
    not_negative,
    pixels,
    place,
    positive,
    start,
    target,
)


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
        "--count", type=positive, default=1, metavar="K", help="seeds N to N + K - 1 (default: 1)"
    )
    parser.add_argument(
        "--out",
        required=True,
        type=place,
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
        type=target,
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
        type=layer_range,
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
        "--seed", type=natural, default=0, metavar="N", help="of the split and the weights (default: 0)"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="E", help="the extractor file to write")


def add_discover(parser: ArgumentParser) -> None:
    """Add the arguments of ``discover``."""
    _add_generator(parser)
    _add_device(parser)
    _add_dataset(parser)
    _add_files(
        parser,
        "--extractor",
        "E",
        "an extractor file in place of --dataset; may be repeated, and their features add up",
    )
    _add_files(
        parser,
        "--second-extractor",
        "E2",
        "the same features learnt with another seed, to judge the axes by (without one none is good)",
    )
    _add_sampling(parser)
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


def _add_sampling(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--samples", type=positive, metavar="N", help="the most pictures to sample (default: 20000)"
    )
    parser.add_argument(
        "--seed", type=natural, default=0, metavar="N", help="the first picture sampled (default: 0)"
    )
    parser.add_argument(
        "--space", choices=("z", "w"), default="z", help="the latent space of the axes (default: z)"
    )
    parser.add_argument(
        "--method",
        choices=("linear", "tanh", "logistic"),
        default="linear",
        help="regression on the scores, on TL-GAN's arctanh of them, or on their signs (default: linear)",
    )
    parser.add_argument(
        "--stop-angle",
        type=not_negative,
        default=5.0,
        metavar="DEGREES",
        help="sample no more once every axis is sure within this; 0: never stop early (default: 5)",
    )
    parser.add_argument(
        "--truncation", type=finite, default=1.0, metavar="P", help="of the samples (default: 1)"
    )
    parser.add_argument(
        "--class", dest="label", type=natural, metavar="C", help="the class, for generators that take labels"
    )


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
    parser.add_argument("--seed", type=natural, metavar="N", help="the picture to start from, from 0")
    parser.add_argument(
        "--labels",
        type=class_labels,
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
        type=finite,
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
        type=pixels,
        metavar="{" + ",".join(PIXELS) + "}",
        help="the scale of its values: -1 to 1, 0 to 1 or 0 to 255 (default: told by its pictures)",
    )
    group.add_argument(
        "--layout", choices=("nchw", "nhwc"), help="the order of its dimensions (default: told by the shape)"
    )


def _add_dataset(parser: ArgumentParser) -> None:
    _add_files(
        parser,
        "--dataset",
        "D",
        "labelled pictures: a folder with a sub-folder a class, a folder with a CSV or TSV table of "
        "labels, or CelebA's folder with its list_attr_celeba.txt; may be repeated",
    )
    parser.add_argument(
        "--labels", type=Path, metavar="TABLE", help="the table of labels, where it is not in the folder"
    )
    parser.add_argument(
        "--kind",
        dest="kinds",
        type=kind,
        action="append",
        default=[],
        metavar="NAME=KIND",
        help="read a column or a folder of classes as binary, ordinal or continuous, where what is inferred "
        "is not right; may be repeated",
    )
    parser.add_argument(
        "--start",
        type=start,
        metavar="E0",
        help=f"an extractor to start from ('{SHIPPED}': that of the portraits); then fewer pictures do",
    )
    parser.add_argument(
        "--way",
        choices=("frozen", "fine-tuned", "better"),
        help="how to start: with its network as it is, by learning on, or with whichever does better on "
        "held-out pictures (default: frozen for fewer than 1000 pictures, else better)",
    )


def _add_files(parser: ArgumentParser, option: str, metavar: str, purpose: str) -> None:
    """An option that names one path and may be repeated."""
    name = f"{option.removeprefix('--').replace('-', '_')}s"
    parser.add_argument(
        option, dest=name, type=Path, action="append", default=[], metavar=metavar, help=purpose
    )


def _add_device(parser: ArgumentParser) -> None:
    parser.add_argument("--device", metavar="D", help="auto, cpu, cuda, cuda:1 or mps (default: auto)")
