import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tlgan_desktop.editing import Document, Recipe, RecipeEdit, check_recipe_fits
from tlgan_desktop.errors import UserError

names = st.text(min_size=1, max_size=20)
finite = st.floats(allow_nan=False, allow_infinity=False)
edits = st.builds(
    RecipeEdit,
    st.dictionaries(names, finite, max_size=3),
    st.lists(names, max_size=3).map(tuple),
    st.booleans(),
)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    latents = arrays.arrays(np.float64, draw(st.integers(1, 16)), elements=finite)
    document = Document(
        draw(latents), draw(latents), tuple(draw(st.lists(names, max_size=3))), draw(st.booleans())
    )
    document = Document(
        document.start, draw(latents).copy().reshape(-1)[: len(document.start)], document.locks
    )
    return Recipe(
        draw(names),
        draw(st.sampled_from("zw")),
        document,
        generator_name=draw(names),
        truncation=draw(finite),
        cutoff=draw(st.none() | st.integers(0, 18)),
        labels=draw(st.none() | st.integers(0, 9) | st.lists(finite, max_size=4).map(tuple)),
        axis_set=draw(st.none() | names),
        edits=tuple(draw(st.lists(edits, max_size=3))),
    )


@given(recipes())
def test_a_recipe_comes_back_from_its_text_to_the_last_bit(recipe: Recipe) -> None:
    assert Recipe.from_text(recipe.to_text()) == recipe


@pytest.fixture
def recipe() -> Recipe:
    rng = np.random.default_rng(0)
    document = Document(rng.standard_normal(32), rng.standard_normal(32), ("Age",))
    return Recipe("ab" * 32, "z", document, "Portraits", edits=(RecipeEdit({"Smile": 1.2}, ("Age",)),))


def test_a_text_that_was_wrapped_by_a_mail_program_is_read(recipe: Recipe) -> None:
    text = recipe.to_text()
    wrapped = "\r\n".join(text[start : start + 72] for start in range(0, len(text), 72))
    assert Recipe.from_text(f"\n{wrapped}\n") == recipe


def test_the_text_is_one_line_of_ascii(recipe: Recipe) -> None:
    text = replace(recipe, generator_name="Gesichter für Zoë\n").to_text()
    assert text.isascii()
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize("text", ["", "hello", "{}", "[1]", '{"tlgan_recipe": "x"}', "[" * 100_000, "\0"])
def test_other_text_is_no_recipe(text: str) -> None:
    with pytest.raises(UserError, match="not a TL-GAN Desktop recipe"):
        Recipe.from_text(text)


def test_a_recipe_that_was_cut_short_is_no_recipe(recipe: Recipe) -> None:
    with pytest.raises(UserError, match="copy"):
        Recipe.from_text(recipe.to_text()[:-7])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("latent", "AAAA"),
        ("latent", "no base64!"),
        ("latent", [1.0, 2.0]),
        ("latent", None),
        ("truncation", 0.5),
        ("space", "q"),
        ("locks", "Age"),
        ("digest", "0123456789abcdef"),
        ("digest", None),
        ("generator", 3),
    ],
)
def test_a_changed_recipe_is_refused(recipe: Recipe, field: str, value: object) -> None:
    content = {**json.loads(recipe.to_text()), field: value}
    with pytest.raises(UserError, match="cut short or changed"):
        Recipe.from_text(json.dumps(content))


def test_a_recipe_of_a_later_version_says_so(recipe: Recipe) -> None:
    content = {**json.loads(recipe.to_text()), "tlgan_recipe": 2}
    with pytest.raises(UserError, match="newer"):
        Recipe.from_text(json.dumps(content))


def test_a_recipe_is_for_its_generator(recipe: Recipe) -> None:
    check_recipe_fits(recipe, "ab" * 32, {"z": 32, "w": 64})
    for fingerprint, spaces in [("cd" * 32, {"z": 32}), ("ab" * 32, {"z": 64}), ("ab" * 32, {"w": 32})]:
        with pytest.raises(UserError, match="made with Portraits"):
            check_recipe_fits(recipe, fingerprint, spaces)
