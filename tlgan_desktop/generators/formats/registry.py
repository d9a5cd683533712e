"""The foreign formats that `open_generator` knows, in the order in which they are tried."""

from tlgan_desktop.generators.formats import gan_zoo, genforce_pggan, nvidia_pggan, tensorflow_stylegan
from tlgan_desktop.generators.formats.foreign import ForeignFormat

FORMATS: tuple[ForeignFormat, ...] = (
    tensorflow_stylegan.FORMAT,
    nvidia_pggan.FORMAT,
    gan_zoo.FORMAT,
    genforce_pggan.FORMAT,
)
