"""The foreign formats that `open_generator` knows, in the order in which they are tried."""

from tlgan_desktop.generators.formats.foreign import ForeignFormat

FORMATS: tuple[ForeignFormat, ...] = ()
