"""Work on high resolutions in strips of rows that fit the processor's cache.

Between two convolutions stand cheap passes over memory: scaling, noise, bias, rectifier. On a strip that is
still in the cache they cost next to nothing; on a whole 1024x1024 layer they, and fetching the memory, take
as long as the convolutions.
"""

from collections.abc import Iterator

from torch import Tensor
from torch.nn import functional

STRIP_BYTES = 8 * 2**20
FLOAT_BYTES = 4


def row_strips(x: Tensor, height: int, row_floats: int) -> Iterator[tuple[int, int]]:
    """Even bounds (start, stop) of strips that cover ``height`` rows of ``row_floats`` numbers each.

    On other devices than the CPU, where ``x`` lies, one strip covers all.
    """
    step = max(STRIP_BYTES // (FLOAT_BYTES * row_floats) // 2 * 2, 8)
    if x.device.type != "cpu":
        step = height
    for start in range(0, height, step):
        yield start, min(start + step, height)


def take_rows(x: Tensor, start: int, stop: int) -> Tensor:
    """Rows ``start`` to ``stop`` of features ``(n, c, h, w)``, with zeros for rows outside."""
    height = x.shape[2]
    inside = x[:, :, max(start, 0) : min(stop, height)]
    if start >= 0 and stop <= height:
        return inside
    return functional.pad(inside, (0, 0, max(-start, 0), max(stop - height, 0)))
