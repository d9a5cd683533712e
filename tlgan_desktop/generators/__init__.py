"""Generators: latent -> image, for every file format that the application opens."""

from tlgan_desktop.generators.answer_book import AnswerBook
from tlgan_desktop.generators.formats.onnx_answers import Layout, OnnxAnswers, OnnxQuestion, Pixels
from tlgan_desktop.generators.generator import Generator, GeneratorInfo, to_uint8
from tlgan_desktop.generators.interruption import GivenUp
from tlgan_desktop.generators.open import open_generator
from tlgan_desktop.latents import Prior

__all__ = [
    "AnswerBook",
    "Generator",
    "GeneratorInfo",
    "GivenUp",
    "Layout",
    "OnnxAnswers",
    "OnnxQuestion",
    "Pixels",
    "Prior",
    "open_generator",
    "to_uint8",
]
