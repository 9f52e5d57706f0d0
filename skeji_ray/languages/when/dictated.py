"""Hours as a phone writes what it hears: "half past for", "at ate thirty"."""

from __future__ import annotations

from collections.abc import Sequence

from skeji_ray.languages.when.tokens import TimeWords, Token

_ENDS = frozenset(["", ".", ",", "O", "I", "A", "w", "d", "p", "M", "&", "|", "x"])
"""What may stand behind an hour."""
_FIRST_MINUTE, _LAST_MINUTE = 10, 59


def with_dictated(tokens: Sequence[Token], text: str, words: TimeWords) -> list[Token]:
    """Return the tokens with words that sound like a number as that number, where only an hour can stand."""
    if not words.sounds:
        return list(tokens)
    made: list[Token] = []
    for place, token in enumerate(tokens):
        number = words.sounds.get(text[token.start : token.end])
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        is_hour = number is not None and _is_hour(made, token, following)
        made.append(Token("n", (number, 0, False), token.start, token.end) if is_hour else token)
    return made


def _is_hour(before: Sequence[Token], token: Token, following: Token | None) -> bool:
    codes, after = "".join(one.code for one in before[-2:]), following.code if following is not None else ""
    if codes[-1:] == "P" or codes in ("Ql", "nl"):  # "half past for", "quarter to for"
        return after in _ENDS
    if after == "K" or (after == "M" and codes[-1:] in tuple("Awd")):  # "for o'clock", "at for pm"
        return True
    if codes[-1:] != "A" or following is None or token.code == "l":
        return codes[-1:] == "A" and token.code != "l"
    is_minute = after == "n" and _FIRST_MINUTE <= following.value[0] <= _LAST_MINUTE
    return is_minute or after in _ENDS - {"x", "A"}
