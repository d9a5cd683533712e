"""The state of a pickle being read: position, stack and memo. The opcodes themselves are in `opcodes`."""

from collections.abc import Callable, Sequence

from tlgan_desktop.unpickling.plain import (
    Budget,
    Builders,
    Global,
    LongText,
    Pending,
    Record,
    refuse_name,
    refuse_outside,
    refuse_truncated,
)

LONG = 64 * 1024
"""Text and bytes longer than this stay in the file."""
MAX_INTEGER_BYTES = 1024
LINE_WINDOW = 256

PersistentLoader = Callable[[object], object]


class Machine:
    """A stack machine that builds plain data only."""

    def __init__(
        self, buffer: memoryview, builders: Builders, budget: Budget, load_persistent: PersistentLoader | None
    ) -> None:
        self.position = 0
        self._buffer = buffer
        self._builders = builders
        self._budget = budget
        self._load_persistent = load_persistent
        self._stack: list[object] = []
        self._marked: list[list[object]] = []
        # A dictionary, so that a huge memo index costs nothing.
        self._memo: dict[int, object] = {}
        self._memo_keys: dict[int, int] = {}

    def take(self, count: int) -> memoryview:
        """The next bytes, as a view."""
        end = self.position + count
        if end > len(self._buffer):
            refuse_truncated()
        view = self._buffer[self.position : end]
        self.position = end
        return view

    def unsigned(self, size: int) -> int:
        """An unsigned integer of ``size`` bytes."""
        return int.from_bytes(self.take(size), "little")

    def signed(self, size: int) -> int:
        """A signed integer of ``size`` bytes."""
        if size > MAX_INTEGER_BYTES:
            raise ValueError("an integer of absurd length")
        return int.from_bytes(self.take(size), "little", signed=True)

    def line(self) -> bytes:
        """The bytes up to the next line end, which is skipped."""
        window = LINE_WINDOW
        while True:
            seen = bytes(self._buffer[self.position : self.position + window])
            if (end := seen.find(b"\n")) >= 0:
                self.position += end + 1
                return seen[:end]
            if len(seen) < window:
                refuse_truncated()
            window *= 4

    def text(self, size: int) -> str | LongText:
        """UTF-8 text of ``size`` bytes."""
        view = self.take(size)
        return LongText(view) if size > LONG else str(view, "utf-8", "surrogatepass")

    def data(self, size: int) -> bytes | memoryview:
        """A byte string; a view where it is long."""
        view = self.take(size)
        return view if size > LONG else bytes(view)

    def old_text(self, size: int) -> str | memoryview:
        """A string of Python 2: short ones are names, long ones are the bytes of arrays."""
        view = self.take(size)
        return view if size > LONG else str(view, "latin-1")

    def push(self, item: object) -> None:
        """Put an item on the stack."""
        self._stack.append(item)

    def pop(self) -> object:
        """Take the top of the stack."""
        return self._stack.pop()

    def discard(self) -> None:
        """Drop the top of the stack, or the newest mark where nothing lies above it."""
        if self._stack:
            self._stack.pop()
        else:
            self.pop_mark()

    def duplicate(self) -> None:
        """Push the top of the stack once more."""
        self.push(self._stack[-1])

    def mark(self) -> None:
        """Begin a new group of items."""
        self._marked.append(self._stack)
        self._stack = []

    def pop_mark(self) -> list[object]:
        """Take all items above the newest mark."""
        items = self._stack
        self._stack = self._marked.pop()
        return items

    def pop_tuple(self, count: int) -> tuple[object, ...]:
        """Take the top ``count`` items."""
        if len(self._stack) < count:
            raise IndexError("the stack is too short")
        items = tuple(self._stack[-count:])
        del self._stack[-count:]
        return items

    def put(self, key: int) -> None:
        """Remember the top of the stack."""
        item = self._stack[-1]
        self._memo[key] = item
        if isinstance(item, Pending):
            self._memo_keys[id(item)] = key

    def memoize(self) -> None:
        """Remember the top of the stack under the next free key."""
        self.put(len(self._memo))

    def get(self, key: int) -> None:
        """Push what is remembered."""
        self.push(self._memo[key])

    def append(self, items: Sequence[object]) -> None:
        """Add items to the list on the stack."""
        target = self._stack[-1]
        if not isinstance(target, list):
            raise TypeError("items for something that is not a list")
        target.extend(items)

    def add(self, items: Sequence[object]) -> None:
        """Add items to the set on the stack."""
        target = self._stack[-1]
        if not isinstance(target, set):
            raise TypeError("items for something that is not a set")
        target.update(map(hashable, items))

    def set_items(self, items: Sequence[object]) -> None:
        """Add alternating keys and values to the dictionary on the stack."""
        target = self._stack[-1]
        if not isinstance(target, dict):
            raise TypeError("entries for something that is not a dictionary")
        target.update(zip(map(hashable, items[::2]), items[1::2], strict=True))

    def name(self, module: object, name: object) -> None:
        """Push the builder of a name, or refuse it."""
        if not isinstance(module, str) or not isinstance(name, str):
            raise TypeError("a name that is not text")
        full_name = f"{module}.{name}"
        builder = self._builders.get(full_name)
        if builder is None:
            refuse_name(full_name)
        self.push(Global(full_name, builder))

    def call(self, args: object) -> None:
        """Replace a name on the stack by what its builder makes of ``args``."""
        function = self.pop()
        if not isinstance(function, Global) or not isinstance(args, tuple):
            raise TypeError("a call of something that is not a known name")
        self._budget.take_weight(args)
        self.push(function.build(*args))

    def build(self) -> None:
        """Give the object on the stack its state."""
        state, target = self.pop(), self._stack[-1]
        if isinstance(target, Record):
            target.state = state
        elif isinstance(target, Pending):
            self._budget.take_weight(state)
            self._stack[-1] = finished = target.finish(state)
            if (key := self._memo_keys.pop(id(target), None)) is not None:
                self._memo[key] = finished
        elif not isinstance(target, dict):  # the attributes of a dictionary's subclass are dropped
            raise TypeError("a state for plain data")

    def persistent(self, key: object) -> None:
        """Push data that lies outside the pickle."""
        if self._load_persistent is None:
            refuse_outside()
        self.push(self._load_persistent(key))

    def step(self) -> int:
        """The next opcode, counted against the budget."""
        self._budget.take_step()
        if self.position == len(self._buffer):
            refuse_truncated()
        self.position += 1
        return self._buffer[self.position - 1]


def hashable(key: object) -> object:
    """Check a key: only scalars, for the hash of nested tuples can take exponential time."""
    if key is not None and not isinstance(key, str | int | float | bytes):
        raise TypeError("a key that is not a scalar")
    return key
