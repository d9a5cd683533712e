"""Feature names as people type them."""

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.errors import UserError


def known_name(axis_set: AxisSet, typed: str) -> str:
    """The name in the axis set that ``typed`` means, whatever its case.

    Raises:
        UserError: there is none, and names those that are most like it; or there are several.
    """
    if typed in axis_set.names:
        return typed
    alike = [name for name in axis_set.names if name.casefold() == typed.casefold()]
    if len(alike) > 1:
        raise UserError(f"'{typed}' may mean {' or '.join(alike)}; write it with its capitals.")
    return alike[0] if alike else axis_set.names[axis_set.index(typed)]
