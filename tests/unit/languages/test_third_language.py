"""A language is one value: a toy one, English in other letters, says everything; what one lacks is named at start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from skeji_ray.languages.completeness import IncompleteLanguage, check_complete, missing
from skeji_ray.languages.en.speech import ENGLISH
from skeji_ray.languages.rendering import render
from skeji_ray.languages.speech import Speech
from skeji_ray.languages.table import SPEECHES
from skeji_ray.messages.acts import Act
from skeji_ray.messages.people import Language
from skeji_ray.messages.talk import SmallTalk
from skeji_ray.messages.wishes import Missing
from tests.support.said import OFFER_ID, SAID

OTHER_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβψδεφγηιξκλμνοπϑρστθωςχυζ")
VALUES = re.compile(
    r"Blue Ocean|Dizengoff|Tel Aviv|Sarah|Call me|https://blue-ocean.example|IL\.abc|general_practitioner|Beach Cuts"
)


def in_other_letters(said: Any) -> Any:
    """What is said with every small letter replaced, but for placeholders."""
    if isinstance(said, str):
        return "".join(
            part if part.startswith("{") else part.lower().translate(OTHER_LETTERS)
            for part in re.split(r"({\w+})", said)
        )
    if isinstance(said, tuple):
        return tuple(in_other_letters(one) for one in said)
    if isinstance(said, Mapping):
        return {key: in_other_letters(one) for key, one in said.items()}
    return lambda word: in_other_letters(said(word))


TOY = Speech(**{table: in_other_letters(said) for table, said in ENGLISH._asdict().items() if table != "finish"})
SPOKEN = {**SPEECHES, "toy": TOY}


def test_one_value_in_the_table_is_a_whole_language() -> None:
    check_complete(SPOKEN)
    for said in SAID:
        rendered = render(said, language="toy", offer_id=OFFER_ID, number="15550000000", speeches=SPOKEN)
        titles = [*(one.title for one in rendered.buttons), *(one.title for one in rendered.rows)]
        shown = VALUES.sub("", " ".join([rendered.text, rendered.choose, *titles]))
        assert not re.search(r"(?<![/.=a-z])[A-Za-z]{2,}", shown), shown
    thanks = render(SmallTalk(talk="thank"), language="toy", speeches=SPOKEN).text
    assert thanks == in_other_letters("You're welcome!")


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"sentences": {**TOY.sentences, "greet": ""}}, "sentences.greet has no words"),
        ({"sentences": {**TOY.sentences, "fly": "f"}}, "sentences.fly has no words in English"),
        ({"attempts": {}}, "attempts.book.done has no words"),
        ({"buttons": {"book": "B"}}, "buttons.decline has no words"),
        ({"questions": {Missing.CITY: "?"}}, "questions.date has no words"),
        ({"acts": {one: words for one, words in TOY.acts.items() if one is not Act.BOOK}}, "acts.book has no words"),
        ({"cannot": {}}, "cannot.price has no words"),
        ({"refusals": {}}, "refusals.kept has no words"),
        ({"fields": {}}, "fields.start_time has no words"),
        ({"limits": {**TOY.limits, "count": "a few"}}, "limits.count is filled with ['most'], not []"),
        ({"months": TOY.months[:11]}, "months are not 12"),
        ({"buttons": {**TOY.buttons, "book": "b" * 21}}, "buttons.book: a button's title"),
    ],
)
def test_what_a_language_lacks_fails_at_start_by_its_name(changed: dict[str, Any], named: str) -> None:
    lacking = TOY._replace(**changed)
    assert any(one.startswith(named) for one in missing(lacking))
    with pytest.raises(IncompleteLanguage, match="toy"):
        check_complete({**SPEECHES, "toy": lacking})


def test_a_language_that_people_may_speak_and_nobody_words_fails_at_start() -> None:
    with pytest.raises(IncompleteLanguage, match="'he' is not there"):
        check_complete({Language.ENGLISH: ENGLISH})
