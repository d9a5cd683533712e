"""The opcodes of pickle protocols 0 to 5, as operations on a `Machine`."""

import codecs
import pickle
import struct
from collections.abc import Callable, Mapping

from tlgan_desktop.unpickling.machine import Machine, PersistentLoader
from tlgan_desktop.unpickling.plain import Budget, Builders, UnreadableContent, refuse_outside

HIGHEST_PROTOCOL = 5

Operation = Callable[[Machine], object]


def unpickle(
    buffer: memoryview,
    builders: Builders,
    budget: Budget | None = None,
    load_persistent: PersistentLoader | None = None,
) -> tuple[object, int]:
    """Read one pickle at the start of ``buffer``; give the data and the position behind it.

    Arrays and long byte strings are views of ``buffer``, which should be writable.

    Raises:
        UnreadableContent: it is damaged, asks for anything but ``builders``, or would grow out of bounds.
    """
    machine = Machine(buffer, builders, budget or Budget(len(buffer)), load_persistent)
    try:
        while (code := machine.step()) != pickle.STOP[0]:
            OPERATIONS[code](machine)
        return machine.pop(), machine.position
    except (LookupError, TypeError, ValueError, OverflowError, struct.error) as error:
        raise UnreadableContent(f"is damaged near byte {machine.position}; get a fresh copy of it") from error


def _protocol(machine: Machine) -> None:
    if machine.unsigned(1) > HIGHEST_PROTOCOL:
        raise ValueError("an unknown protocol")


def _integer_line(machine: Machine) -> None:
    line = machine.line()
    booleans = {b"00": False, b"01": True}
    machine.push(booleans[line] if line in booleans else int(line))


def _quoted_line(machine: Machine) -> None:
    line = machine.line().strip()
    if len(line) < 2 or line[:1] not in b"'\"" or line[-1:] != line[:1]:
        raise ValueError("a string without quotes")
    content: bytes = codecs.escape_decode(line[1:-1])[0]
    machine.push(content.decode("latin-1"))


def _dictionary(machine: Machine) -> None:
    items = machine.pop_mark()
    machine.push({})
    machine.set_items(items)


def _frozen_set(machine: Machine) -> None:
    items = machine.pop_mark()
    machine.push(set())
    machine.add(items)


def _global_lines(machine: Machine) -> None:
    machine.name(machine.line().decode(), machine.line().decode())


def _reduce(machine: Machine) -> None:
    machine.call(machine.pop())


def _new_object_with_keywords(machine: Machine) -> None:
    args, keywords = machine.pop_tuple(2)
    if keywords:
        raise TypeError("keyword arguments")
    machine.call(args)


def _object(machine: Machine) -> None:
    function, *args = machine.pop_mark()
    machine.push(function)
    machine.call(tuple(args))


def _instance(machine: Machine) -> None:
    args = machine.pop_mark()
    _global_lines(machine)
    machine.call(tuple(args))


def _refuse_extension(_: Machine) -> None:
    raise UnreadableContent("uses extension codes, which can stand for any code, so it was not opened")


def _tuple(count: int) -> Operation:
    return lambda m: m.push(m.pop_tuple(count))


def _sized(read: Callable[[Machine, int], object], size: int) -> Operation:
    """Push what follows a length of ``size`` bytes."""
    return lambda m: m.push(read(m, m.unsigned(size)))


OPERATIONS: Mapping[int, Operation] = {
    code[0]: operation
    for code, operation in (
        (pickle.PROTO, _protocol),
        (pickle.FRAME, lambda m: m.unsigned(8)),
        # scalars
        (pickle.NONE, lambda m: m.push(None)),
        (pickle.NEWTRUE, lambda m: m.push(True)),
        (pickle.NEWFALSE, lambda m: m.push(False)),
        (pickle.INT, _integer_line),
        (pickle.BININT, lambda m: m.push(m.signed(4))),
        (pickle.BININT1, lambda m: m.push(m.unsigned(1))),
        (pickle.BININT2, lambda m: m.push(m.unsigned(2))),
        (pickle.LONG, lambda m: m.push(int(m.line().rstrip(b"L")))),
        (pickle.LONG1, _sized(Machine.signed, 1)),
        (pickle.LONG4, _sized(Machine.signed, 4)),
        (pickle.FLOAT, lambda m: m.push(float(m.line()))),
        (pickle.BINFLOAT, lambda m: m.push(struct.unpack(">d", m.take(8))[0])),
        # text and bytes
        (pickle.STRING, _quoted_line),
        (pickle.BINSTRING, _sized(Machine.old_text, 4)),
        (pickle.SHORT_BINSTRING, _sized(Machine.old_text, 1)),
        (pickle.UNICODE, lambda m: m.push(m.line().decode("raw-unicode-escape"))),
        (pickle.BINUNICODE, _sized(Machine.text, 4)),
        (pickle.SHORT_BINUNICODE, _sized(Machine.text, 1)),
        (pickle.BINUNICODE8, _sized(Machine.text, 8)),
        (pickle.BINBYTES, _sized(Machine.data, 4)),
        (pickle.SHORT_BINBYTES, _sized(Machine.data, 1)),
        (pickle.BINBYTES8, _sized(Machine.data, 8)),
        (pickle.BYTEARRAY8, _sized(Machine.data, 8)),
        # containers
        (pickle.EMPTY_LIST, lambda m: m.push([])),
        (pickle.LIST, lambda m: m.push(m.pop_mark())),
        (pickle.APPEND, lambda m: m.append([m.pop()])),
        (pickle.APPENDS, lambda m: m.append(m.pop_mark())),
        (pickle.EMPTY_TUPLE, lambda m: m.push(())),
        (pickle.TUPLE, lambda m: m.push(tuple(m.pop_mark()))),
        (pickle.TUPLE1, _tuple(1)),
        (pickle.TUPLE2, _tuple(2)),
        (pickle.TUPLE3, _tuple(3)),
        (pickle.EMPTY_DICT, lambda m: m.push({})),
        (pickle.DICT, _dictionary),
        (pickle.SETITEM, lambda m: m.set_items(m.pop_tuple(2))),
        (pickle.SETITEMS, lambda m: m.set_items(m.pop_mark())),
        (pickle.EMPTY_SET, lambda m: m.push(set())),
        (pickle.ADDITEMS, lambda m: m.add(m.pop_mark())),
        (pickle.FROZENSET, _frozen_set),
        # stack and memo
        (pickle.MARK, Machine.mark),
        (pickle.POP, Machine.discard),
        (pickle.POP_MARK, Machine.pop_mark),
        (pickle.DUP, Machine.duplicate),
        (pickle.MEMOIZE, Machine.memoize),
        (pickle.PUT, lambda m: m.put(int(m.line()))),
        (pickle.BINPUT, lambda m: m.put(m.unsigned(1))),
        (pickle.LONG_BINPUT, lambda m: m.put(m.unsigned(4))),
        (pickle.GET, lambda m: m.get(int(m.line()))),
        (pickle.BINGET, lambda m: m.get(m.unsigned(1))),
        (pickle.LONG_BINGET, lambda m: m.get(m.unsigned(4))),
        # names, calls and state
        (pickle.GLOBAL, _global_lines),
        (pickle.STACK_GLOBAL, lambda m: m.name(*m.pop_tuple(2))),
        (pickle.REDUCE, _reduce),
        (pickle.NEWOBJ, _reduce),
        (pickle.NEWOBJ_EX, _new_object_with_keywords),
        (pickle.OBJ, _object),
        (pickle.INST, _instance),
        (pickle.BUILD, Machine.build),
        (pickle.PERSID, lambda m: m.persistent(m.line().decode())),
        (pickle.BINPERSID, lambda m: m.persistent(m.pop())),
        # refused
        *((code, _refuse_extension) for code in (pickle.EXT1, pickle.EXT2, pickle.EXT4)),
        *((code, lambda _: refuse_outside()) for code in (pickle.NEXT_BUFFER, pickle.READONLY_BUFFER)),
    )
}
