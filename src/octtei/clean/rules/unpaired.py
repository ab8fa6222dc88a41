"""Quotation marks without their other half, where the place of the half that is missing can be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from octtei.clean.channel.language import grammar
from octtei.clean.channel.lent import borrowed
from octtei.clean.channel.verbs import are_verbs
from octtei.clean.channel.view import View, view
from octtei.clean.rule import Kind, Passage, rule
from octtei.text import Edit, Safety, Span

_PAIRS = (("«", "»"), ("“", "”"))
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_BLANK = "\n\n"
_LEAST, _SHARE = 2, 0.3
"""So many whole pairs a text has at the least, and so many paragraphs with marks at the most lack a half."""
_LONGEST, _NEXT = 1_500, 10
_STOP = re.compile(r"[.!?…](?=\s+[^\W\d_a-zß-ÿœ«“]|\s*$)")
_CLAUSE = re.compile(r"(?P<mark>[?!…]|,)\s(?P<verb>[a-zß-ÿœ]+)(?=-(?:t-)?[a-z]|\s)")
_FULL = ".!?…"
_SAYING = frozenset({"<says>", "<do-s>", "<do-p>"})


@rule("punctuation.unpaired", Kind.TEXT)
def unpaired(passage: Passage) -> Iterator[Edit]:
    """A quotation mark has no other half in its paragraph, and its place is plain.

    Why: marks are small, and recognition takes them for specks.
    Wrong when: the quotation goes on in the next paragraph, or ends elsewhere than at the words of who speaks or at
    the end of the only sentence; then nothing is said, and what is said is only proposed. Texts that hardly pair
    their marks, or have no empty lines between paragraphs, are left.
    Example: "« Non », dit-il.\\n\\n« Oui », dit-elle.\\n\\n« Il viendra demain, répondit Jean.\\n\\nIl vint." → "« Non », dit-il.\\n\\n« Oui », dit-elle.\\n\\n« Il viendra demain », répondit Jean.\\n\\nIl vint."
    Keep: "Les mots « oui » et « non » : « Il viendra. Il l'a dit. Il partit."
    """
    text = passage.value
    pairs = [pair for pair in _PAIRS if pair[0] in text and pair[1] in text]
    seen = view(passage) if pairs and _BLANK in text else None
    if seen is None or not borrowed(seen.language):
        return
    for opening, closing in pairs:
        paragraphs = _with_marks(text, opening, closing)
        whole = sum(1 for _, found in paragraphs if _is_paired(found, opening))
        if whole >= _LEAST and len(paragraphs) - whole <= max(1, _SHARE * len(paragraphs)):
            before = _gap((left[-1:] for left in text.split(closing)[:-1]), " ")
            after = _gap((right[:1] for right in text.split(opening)[1:]), " ")
            for n, (paragraph, found) in enumerate(paragraphs):
                following = paragraphs[n + 1][1][0] if n + 1 < len(paragraphs) else opening
                if (
                    not _is_paired(found, opening)
                    and len(paragraph.group()) < _LONGEST
                    and following == opening
                ):
                    place = _closing(paragraph, opening, closing, seen)
                    if place is not None:
                        yield _put(place, before + closing)
                    elif (place := _opening(paragraph, opening, closing)) is not None:
                        yield _put(place, opening + after)


def _with_marks(text: str, opening: str, closing: str) -> list[tuple[re.Match[str], list[str]]]:
    """The paragraphs that have such marks, each with its marks."""
    found: list[tuple[re.Match[str], list[str]]] = []
    end = -1
    for mark in re.finditer(f"[{opening}{closing}]", text):
        if mark.start() >= end:
            start = text.rfind(_BLANK, 0, mark.start())
            paragraph = _PARAGRAPH.search(text, max(0, start))
            if paragraph:  # there is one: the mark stands in it
                found.append((paragraph, []))
                end = paragraph.end()
        found[-1][1].append(mark.group())
    return found


def _put(place: int, mark: str) -> Edit:
    return Edit(Span(place, place), "", mark, "punctuation.unpaired", Safety.REVIEW)


def _is_paired(marks: list[str], opening: str) -> bool:
    """Whether each mark that opens is followed by one that closes."""
    return len(marks) % 2 == 0 and all((mark == opening) == (n % 2 == 0) for n, mark in enumerate(marks))


def _gap(beside: Iterable[str], usual: str) -> str:
    """What stands most often between a mark and what it encloses, by the characters beside such marks."""
    found = Counter(" " if char == "\n" else char if char.isspace() else "" for char in beside)
    return max(found, key=lambda gap: (found[gap], gap)) if found else usual


def _closing(paragraph: re.Match[str], opening: str, closing: str, seen: View) -> int | None:
    """Where the mark that closes belongs, if the paragraph lacks just one and its place is plain."""
    text, start = paragraph.group(), paragraph.start()
    lone = [
        m
        for m in re.finditer(opening, text)
        if not (end := re.search(f"[{opening}{closing}]", text[m.end() :])) or end.group() == opening
    ]
    if len(lone) != 1 or text.count(opening) != text.count(closing) + 1:
        return None
    at = lone[0].end()
    another = text.find(opening, at)
    quoted = text[at : another if another >= 0 else len(text)]
    clause = next((c for c in _CLAUSE.finditer(quoted) if _says(c["verb"], seen)), None)
    stops = [m.end() for m in _STOP.finditer(quoted)]
    if clause:
        place = clause.start() + (clause["mark"] != ",")
        behind = quoted[clause.end() :].partition(".")[0]
        return start + at + place if "," not in behind and not any(s < place for s in stops) else None
    goes_on = seen.text[paragraph.end() : paragraph.end() + _NEXT].lstrip().startswith(opening)
    if another >= 0 or goes_on or not quoted.rstrip().endswith(tuple(_FULL)) or len(stops) != 1:
        return None
    before = text[: lone[0].start()].rstrip()
    return start + at + stops[0] if not before or before.endswith(":") else None


def _opening(paragraph: re.Match[str], opening: str, closing: str) -> int | None:
    """Where the mark that opens belongs: behind the colon of a sentence that lacks it."""
    text = paragraph.group()
    if text.count(closing) != text.count(opening) + 1:
        return None
    first = next(
        (
            m
            for m in re.finditer(closing, text)
            if text.rfind(opening, 0, m.start()) <= text.rfind(closing, 0, m.start())
        ),
        None,
    )
    colon = text.rfind(": ", 0, first.start()) if first else -1
    if (
        first is None
        or colon < 0
        or opening in text[colon : first.start()]
        or closing in text[colon : first.start()]
    ):
        return None
    return paragraph.start() + colon + 2 if text[colon + 2 : colon + 3].isupper() else None


def _says(verb: str, seen: View) -> bool:
    """Whether a word is a finite verb and nothing else, or one of those that say."""
    facts = grammar(seen.language)
    if verb in facts.groups:
        return facts.groups[verb] in _SAYING
    return are_verbs(verb, verb, seen)
