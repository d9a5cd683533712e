"""The foreign formats that `open_generator` knows, in the order in which they are tried."""

from tlgan_desktop.generators.formats import (
    gan_zoo,
    genforce_pggan,
    genforce_stylegan1,
    nvidia_pggan,
    rosinality,
    stylegan3,
    stylegan_ada,
    tensorflow_stylegan,
)
from tlgan_desktop.generators.formats.foreign import ForeignFormat

FORMATS: tuple[ForeignFormat, ...] = (
    tensorflow_stylegan.FORMAT,
    nvidia_pggan.FORMAT,
    gan_zoo.FORMAT,
    genforce_pggan.FORMAT,
    genforce_stylegan1.FORMAT,
    stylegan_ada.FORMAT,
    stylegan3.FORMAT,
    rosinality.FORMAT,
)
