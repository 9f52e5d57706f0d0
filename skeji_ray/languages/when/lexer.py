"""Cut a text into the tokens of the grammar of time."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

from skeji_ray.languages.when import numerals
from skeji_ray.languages.when.day_letters import with_day_letters
from skeji_ray.languages.when.tokens import Context, TimeWords, Token

MAX_PREFIX_LETTERS = 3
MAX_SHORT_NAME = 5
"""Letters of a weekday or a month that is cut short."""
ISH = "ish"
_CONTRACTED = re.compile(r"(?<=[A-Za-z])['’]s(?![A-Za-z])")
_SPELLINGS = {"’": "'", "‘": "'", "`": "'", "´": "'", "׳": "'", "“": '"', "”": '"', "״": '"', "\u00a0": " ",
              "–": "-", "—": "-", "‑": "-", "־": "-", "−": "-", "\t": " "}  # fmt: skip
_WORD = re.compile(r"[a-z]/[a-z](?![a-z])|b4(?![a-z\d])|[a-z]+(?:'[a-z]+)*|[א-ת]+(?:[\"'][א-ת]+)*'?|[^\W\d_]+")
_GAP = re.compile(r"[ \-\"]+")
_NUMBER_AHEAD = re.compile(r"\s?-?\s?(?=\d)")
_AFTER_TOMORROW = (("d", "after_tomorrow"),)
_ARTICLE_OF = re.compile(r"-?\d")
_TIGHT_NUMBER_AHEAD = re.compile(r"-?(?=\d)")
_MARKS = {",": ",", ";": ",", "(": ",", ")": ",", ":": ",", ".": ".", "!": ".", "?": ".", "\n": ".", "@": "A", "~": "~",
          "&": "&", "+": "&", "/": "_", "_": "_"}  # fmt: skip


class Plain(NamedTuple):
    """A text in lower case with plain quotes and dashes, without vowel points, and where each character stood."""

    text: str
    places: tuple[int, ...]


def plain(text: str) -> Plain:
    """Return the text as the grammar reads it."""
    letters: list[str] = []
    places: list[int] = []
    contracted = {place for match in _CONTRACTED.finditer(text) for place in range(*match.span())}
    for place, letter in enumerate(text):
        if place in contracted:  # "Monday's better" is one Monday, "Mondays" are all of them
            continue
        if ord(letter) > 127 and unicodedata.category(letter) in ("Mn", "Cf"):  # vowel points, marks of direction
            continue
        lower = letter.lower()
        letters.append(_SPELLINGS.get(letter, lower if len(lower) == 1 else letter))
        places.append(place)
    return Plain("".join(letters), (*places, len(text)))


class Lexer:
    """The tokens of one text in one language."""

    def __init__(self, text: str, words: TimeWords, context: Context) -> None:
        self._text, self._words, self._context = text, words, context
        self._tokens: list[Token] = []
        self._article: int | None = None
        self._ahead: dict[int, tuple[str, int] | None] = {}
        """The word behind a gap that begins somewhere, and where it ends."""

    def tokens(self) -> list[Token]:
        """Return the tokens in the order of the text; its ordinary words are tokens of kind x."""
        at, text = 0, self._text
        while at < len(text):
            letter = text[at]
            if letter == " " or (letter.isspace() and letter != "\n"):
                at += 1
            elif letter.isdigit() or letter in "+$€£₪½¼¾":
                at = self._number(at)
            elif letter.isalpha():
                at = self._word(at)
            else:
                at = self._mark(at)
        return _without_hyphens(with_day_letters(self._tokens, text, self._words))

    def _add(self, code: str, value: Any, start: int, end: int, *, is_digits: bool = False) -> None:
        is_definite = self._article is not None
        start = start if self._article is None else self._article
        self._tokens.append(Token(code, value, start, end, is_definite=is_definite, is_digits=is_digits))
        self._article = None

    def _number(self, at: int) -> int:
        for pattern, read in numerals.PATTERNS:
            match = pattern.match(self._text, at)
            made = match and read(match, self._context)
            if match and made:
                self._add(*made, at, match.end(), is_digits=True)
                return match.end()
        mixed = numerals.MIXED.match(self._text, at)
        if mixed and mixed[0] in self._words.phrases:
            self._put(self._words.phrases[mixed[0]], at, mixed.end())
            return mixed.end()
        match = numerals.NUMBER.match(self._text, at)
        if match is None:
            return self._mark(at)
        self._add(*numerals.read_number(match), at, match.end(), is_digits=True)
        return match.end()

    def _mark(self, at: int) -> int:
        letter = self._text[at]
        if letter == "-":
            end = at + len(self._text[at:]) - len(self._text[at:].lstrip("-"))
            is_tight = self._text[at - 1 : at].strip() and self._text[end : end + 1].strip()
            self._add("_" if is_tight else "-", None, at, end)
            return end
        code = _MARKS.get(letter)
        is_abbreviation = letter == "." and self._tokens and self._tokens[-1].end == at and self._is_abbreviated(at)
        if code and not is_abbreviation:
            self._add(code, None, at, at + 1)
        return at + 1

    def _is_abbreviated(self, at: int) -> bool:
        """ "Oct. 2", "16. Nov.", "9.am": such a stop ends no sentence; behind a whole name ("Thursday. 5?") it does."""
        if self._tokens[-1].code in "mwu":
            return at - self._tokens[-1].start <= MAX_SHORT_NAME
        if self._tokens[-1].code != "n":
            return False
        ahead = _WORD.search(self._text, at + 1, at + 16)
        return ahead is not None and (
            numerals.AM_PM.match(self._text, at + 1) is not None
            or any(code == "m" for code, _ in self._words.phrases.get(ahead[0], ()))
        )

    def _word(self, at: int) -> int:
        text = self._text
        marker = numerals.AM_PM.match(text, at)
        if marker and (at == 0 or not text[at - 1].isalpha()) and self._is_marker(marker, at):
            self._add("M", marker[1], at, marker.end())
            return marker.end()
        match = _WORD.match(text, at)
        if match is None:
            return at + 1
        word = _bare(match[0])
        if word in self._words.articles and word not in self._words.prefixes:
            self._article = at if self._article is None else self._article
            return match.end()
        if word.endswith(ISH) and word not in self._words.heads and word.removesuffix(ISH) in self._words.phrases:
            self._put(self._words.phrases[word.removesuffix(ISH)], at, match.end())
            self._add("~", None, match.end() - len(ISH), match.end())
            return match.end()
        return self._phrase(word, at, match.end()) or self._prefixed(word, at, match.end()) or self._other(word, match)

    def _is_marker(self, marker: re.Match[str], at: int) -> bool:
        """Whether this is am or pm: after a number, or with its dots, or a tight "9a"."""
        after_number = bool(self._tokens) and self._tokens[-1].code in "ntgoy"
        if len(marker[0]) == 1:
            return after_number and self._tokens[-1].end == at and self._tokens[-1].is_digits
        return after_number or "." in marker[0]

    def _put(self, made: tuple[tuple[str, Any], ...], start: int, end: int) -> None:
        for code, value in made:
            self._add(code, value, start, end)

    def _phrase(self, word: str, at: int, end: int) -> int | None:
        """Take the longest phrase that begins with the word."""
        for words, made in self._words.heads.get(word, ()):
            if made == _AFTER_TOMORROW and "".join(token.code for token in self._tokens[-2:]) in ("n", "xn"):
                continue  # "2 day after tomorrow" counts days
            last = end if len(words) == 1 else self._follow(words[1:], end)
            if last is not None and words[-1] in self._words.articles and _ARTICLE_OF.match(self._text, last):
                continue  # Hebrew's "day the-10"
            if last is not None:
                self._put(made, at, last)
                return last
        return None

    def _follow(self, words: tuple[str, ...], at: int) -> int | None:
        for expected in words:
            if at not in self._ahead:
                self._ahead[at] = self._next_word(at)
            found = self._ahead[at]
            if found is None or found[0] != expected:
                return None
            at = found[1]
        return at

    def _next_word(self, at: int) -> tuple[str, int] | None:
        gap = _GAP.match(self._text, at)
        match = gap and _WORD.match(self._text, gap.end())
        return (_bare(match[0]), match.end()) if match else None

    def _prefixed(self, word: str, at: int, end: int) -> int | None:
        """Take a word of time with letters written on to it, or such letters before a number."""
        prefixes = self._words.prefixes
        for count in range(1, MAX_PREFIX_LETTERS + 1):
            if count > len(word) or any(letter not in prefixes for letter in word[:count]):
                return None
            if count == len(word):
                if self._ends_days(word):
                    return None  # the last of "א-ה 9-17"
                ahead = (_NUMBER_AHEAD if count == 1 else _TIGHT_NUMBER_AHEAD).match(self._text, end)
                if ahead is None:
                    return None
                self._prefix(word, at)
                return ahead.end()
            if word[count:] in self._words.heads:
                before, article = len(self._tokens), self._article
                self._prefix(word[:count], at)
                taken = self._phrase(word[count:], at + count, end)
                if taken is not None:
                    return taken
                del self._tokens[before:]
                self._article = article
        return None

    def _ends_days(self, word: str) -> bool:
        """Tell whether a letter is the last day of a span of days, and no letter of the number behind it."""
        first, between = self._tokens[-2:] if len(self._tokens) > 1 else (None, None)
        is_led = first is not None and self._text[first.start : first.end] in self._words.letters
        return is_led and between is not None and between.code in "T_" and word in self._words.letters

    def _prefix(self, letters: str, at: int) -> None:
        for offset, letter in enumerate(letters):
            made = self._words.prefixes[letter]
            if letter in self._words.articles:
                self._article = at + offset
            elif made is not None:
                self._add(*made, at + offset, at + offset + 1)

    def _other(self, word: str, match: re.Match[str]) -> int:
        code = "#" if word in self._words.counted else "%" if word in self._words.streets else "x"
        last = self._tokens[-1].code if self._tokens else ""
        if last == "o" and word in self._words.ranked:
            code = "^"
        elif code == "x" and last in tuple("nw") and self._words.plural:
            code = "#" if re.fullmatch(self._words.plural, word) else "x"
        self._add(code, None, match.start(), match.end())
        return match.end()


def _bare(word: str) -> str:
    return word.replace("'", "") if word[0].isascii() else word


def _without_hyphens(tokens: list[Token]) -> list[Token]:
    """Drop hyphens within words ("mid-morning", "twenty-third"); those of spans ("mon-fri") stay."""
    kept: list[Token] = []
    for place, token in enumerate(tokens):
        if token.code == "_" and kept and place + 1 < len(tokens):
            left, right = kept[-1], tokens[place + 1]
            is_span = left.code == right.code and left.code in "wmdt"
            if not (left.is_digits or right.is_digits or is_span):
                continue
        kept.append(token)
    return kept
