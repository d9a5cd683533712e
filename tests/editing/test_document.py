import numpy as np
import pytest

from tlgan_desktop.editing.document import Document


def test_latents_are_copied_and_read_only() -> None:
    latent = np.arange(4.0)
    document = Document(latent, latent)
    latent[0] = 9
    assert document.latent[0] == 0
    with pytest.raises(ValueError, match="read-only"):
        document.latent[0] = 1


def test_documents_are_equal_when_every_bit_is() -> None:
    row = np.arange(4.0)
    one = Document(row, row, ("Smile",))
    assert one == Document(row.copy(), row, ("Smile",))
    assert hash(one) == hash(Document(row.copy(), row, ("Smile",)))
    others = [
        Document(row, np.nextafter(row, 9), ("Smile",)),
        Document(row, row),
        Document(row, row, ("Smile",), True),
    ]
    assert one not in others


def test_a_document_knows_whether_it_was_edited() -> None:
    row = np.arange(4.0)
    assert not Document(row, row.copy()).edited
    assert Document(row, row + 1).edited


@pytest.mark.parametrize("latent", [np.zeros((1, 4)), [1.0, np.nan], [np.inf]])
def test_a_latent_is_one_finite_row(latent: object) -> None:
    with pytest.raises(ValueError, match="one row"):
        Document(np.zeros(4), latent)
