"""What a training tells while it goes on."""

from dataclasses import dataclass

from tlgan_desktop.progress import Progress


@dataclass(frozen=True)
class Learning(Progress):
    """Progress of a training that has just been validated.

    ``loss`` is that of the validation pictures, ``figures`` holds the AUC or R2 of each feature on them in
    the order of the data set, NaN where it cannot be told.
    """

    loss: float = float("nan")
    figures: tuple[float, ...] = ()
