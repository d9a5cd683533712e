"""Names for axes from elsewhere: from the file, in plain words, with TL-GAN's turns."""

import re

TURNS = {"no beard": "Beard", "young": "Age", "pale skin": "Skin tone"}
"""CelebA features that TL-GAN turns round, so that a slider's right end is more of what its name says."""

_FILLERS = re.compile(
    r"(stylegan\d?|pggan|celeba(hq)?|ffhq|boundary|boundaries|direction|directions|latent|[zw])+",
    re.IGNORECASE,
)


def plain_name(name: str) -> tuple[str, bool]:
    """A name in plain words, and whether its direction is to be turned round.

    ``Mouth_Slightly_Open`` becomes ``Mouth slightly open``; ``No_Beard`` becomes ``Beard``, turned.
    """
    words = re.sub(r"[\s_]+", " ", name).strip()
    turned = TURNS.get(words.lower())
    if turned is not None:
        return turned, True
    return words[:1].upper() + words[1:].lower() if words != words.upper() else words, False


def name_from_file(stem: str) -> str:
    """The feature in a file's name: ``pggan_celebahq_age_c_gender_boundary`` tells ``age c gender``."""
    words = [word for word in re.split(r"[\s_.-]+", stem) if word]
    telling = [word for word in words if not _FILLERS.fullmatch(word)]
    return " ".join(telling or words) or "Axis"


def distinct(names: list[str]) -> list[str]:
    """The same names, later ones numbered where they repeat."""
    seen: dict[str, int] = {}
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return result
