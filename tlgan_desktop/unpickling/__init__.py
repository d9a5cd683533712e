"""Pickles read as plain data, without ever running code from them. Needs numpy alone.

`pickle.load` calls whatever a file names. Here an own machine walks the opcodes: a name that is not in a
table of builders is refused, a builder makes nothing but plain data, and time and memory are bounded by the
size of the file. The bytes of large arrays are not copied: arrays are views of the mapped file.
"""

from tlgan_desktop.unpickling.builders import NUMPY_BUILDERS, record_builders
from tlgan_desktop.unpickling.opcodes import unpickle
from tlgan_desktop.unpickling.plain import (
    Budget,
    Builder,
    Builders,
    Global,
    LongText,
    Record,
    UnreadableContent,
    refuse_name,
)
from tlgan_desktop.unpickling.reading import map_file, read_pickle, told_of

__all__ = [
    "NUMPY_BUILDERS",
    "Budget",
    "Builder",
    "Builders",
    "Global",
    "LongText",
    "Record",
    "UnreadableContent",
    "map_file",
    "read_pickle",
    "record_builders",
    "refuse_name",
    "told_of",
    "unpickle",
]
