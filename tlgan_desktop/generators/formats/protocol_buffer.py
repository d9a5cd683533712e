"""Reading the wire format of protocol buffers (https://protobuf.dev/programming-guides/encoding/)."""

from collections.abc import Iterator, Mapping

from tlgan_desktop.unpickling import Budget

VARINT, EIGHT_BYTES, LENGTH, FOUR_BYTES = 0, 1, 2, 5
MAX_VARINT_BYTES = 10
MAX_PACKED_BYTES = 1024

Field = int | memoryview
Message = Mapping[int, list[Field]]
"""The values of each field by its number: numbers, or views of bytes, text and inner messages."""


def read_message(buffer: memoryview, budget: Budget) -> Message:
    """Read the fields of one message; inner messages stay views.

    Raises:
        ValueError: it is damaged.
        UnreadableContent: it has an absurd number of fields.
    """
    message: dict[int, list[Field]] = {}
    position = 0
    while position < len(buffer):
        budget.take_step()
        tag, position = _varint(buffer, position)
        value, position = _value(buffer, position, tag & 7)
        message.setdefault(tag >> 3, []).append(value)
    return message


def views_of(message: Message, field: int) -> list[memoryview]:
    """The bytes of a field, for each time that it occurs."""
    return [value for value in message.get(field, []) if isinstance(value, memoryview)]


def text_of(message: Message, field: int) -> str:
    """The text of a field; empty where it does not occur."""
    views = views_of(message, field)
    return str(views[0], "utf-8") if views else ""


def whole_numbers_of(message: Message, field: int) -> list[int]:
    """The numbers of a field, whether packed into bytes or not."""
    numbers: list[int] = []
    for value in message.get(field, []):
        numbers += [value] if isinstance(value, int) else _packed(value)
    return numbers


def _value(buffer: memoryview, position: int, wire_type: int) -> tuple[Field, int]:
    if wire_type == VARINT:
        return _varint(buffer, position)
    if wire_type == LENGTH:
        length, position = _varint(buffer, position)
    elif wire_type in (EIGHT_BYTES, FOUR_BYTES):
        length = 8 if wire_type == EIGHT_BYTES else 4
    else:
        raise ValueError("an unknown wire type")
    if position + length > len(buffer):
        raise ValueError("a field that ends too soon")
    return buffer[position : position + length], position + length


def _varint(buffer: memoryview, position: int) -> tuple[int, int]:
    value = 0
    for index in range(MAX_VARINT_BYTES):
        byte = buffer[position + index]
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return value, position + index + 1
    raise ValueError("a number that does not end")


def _packed(view: memoryview) -> Iterator[int]:
    if len(view) > MAX_PACKED_BYTES:
        raise ValueError("an absurd number of numbers")
    position = 0
    while position < len(view):
        number, position = _varint(view, position)
        yield number
