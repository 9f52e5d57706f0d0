"""The encoder: how a message is cut into pieces, what its scores depend on, which weights it takes."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skeji_ray.messages.people import Language, Role
from skeji_ray.messages.reading import Heard, State
from skeji_ray.readers.encoder import Encoder, unpacked
from skeji_ray.readers.learned import ENCODER, OUTPUTS
from skeji_ray.readers.pieces import MAX_LETTERS, MAX_PIECES, Pieces, plain_of
from tests.support.encoders import CHANCES, PIECES, encoder_weights, tiny_encoder

NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
MAX_ENCODER_BYTES = 16_500_000


def heard(text: str, role: Role = Role.CUSTOMER, state: State = State.NOTHING) -> Heard:
    return Heard(text=text, language=Language.ENGLISH, role=role, state=state, at=NOON)


def cut(text: str) -> list[str | None]:
    return [None if one is None else PIECES[one] for one in Pieces(PIECES, CHANCES).cut(text)]


def test_a_text_is_cut_into_its_likeliest_pieces() -> None:
    assert cut("book me") == ["▁book", "▁me"]
    assert cut("bo") == ["▁", "b", "o"]


def test_a_letter_that_no_piece_has_is_unknown() -> None:
    assert cut("yes z") == ["▁yes", "▁", None]


def test_capitals_quotes_marks_and_drawn_out_letters_change_no_piece() -> None:
    assert plain_of("  YES\u200f  don’t\n goooooo ") == "yes don't goo"


@given(st.text(max_size=500) | st.text("אבגדה 0123:/'\"?!🙂", max_size=500))
def test_any_text_is_cut_into_few_pieces_and_scored(text: str) -> None:
    encoder = tiny_encoder()
    assert len(Pieces(PIECES, CHANCES).cut(text)) <= MAX_PIECES
    assert len(plain_of(text)) <= MAX_LETTERS
    scores = encoder.scores(heard(text))
    assert scores.shape == (OUTPUTS,)
    assert np.isfinite(scores).all()


def test_scores_depend_on_words_their_order_and_the_context() -> None:
    encoder = tiny_encoder()
    usual = encoder.scores(heard("book me"))
    others = [
        heard("cancel me"),
        heard("me book"),
        heard("book me", state=State.OFFER_ONE),
        heard("book me", role=Role.OWNER),
    ]
    assert np.array_equal(usual, encoder.scores(heard("book me")))
    assert not any(np.allclose(usual, encoder.scores(other), atol=1e-3) for other in others)


def test_four_bits_are_a_number_of_a_block_times_its_scale() -> None:
    nibbles = np.zeros((1, 32), np.uint8)
    nibbles[0, 0], nibbles[0, 16] = 0x2F, 0x08
    vector = unpacked(nibbles, np.array([[0.5, 2.0]], np.float32))[0]
    assert vector[[0, 16, 32, 48]].tolist() == [3.5, -3.0, 0.0, -16.0]


def test_weights_of_another_format_are_refused() -> None:
    with pytest.raises(ValueError, match="format 99"):
        Encoder({**encoder_weights(), "format": np.array(99)})


def test_encoders_are_told_apart_by_their_weights() -> None:
    assert tiny_encoder().mark == tiny_encoder().mark
    assert tiny_encoder().mark != tiny_encoder(seed=1).mark


def test_the_file_is_small() -> None:
    assert ENCODER.stat().st_size < MAX_ENCODER_BYTES
