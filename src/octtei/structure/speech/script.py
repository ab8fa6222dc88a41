"""Plays and minutes: paragraphs that begin with the name of who speaks become utterances."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octtei.model.inline import Run
from octtei.model.tree import Division, Edition, Heading, Node, Paragraph, Utterance
from octtei.structure.evidence.saying import LETTER, MEMBER
from octtei.structure.lines.shape import is_capitals
from octtei.structure.speech.strip import Strip, read_strip
from octtei.structure.speech.weave import split

_CAPITALS = r"[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’.\-]+(?:[ \u00a0](?:[A-ZÀ-ÞŒ'’.\-]+|[IVX]+|\d)){0,4}"
_TITLED = r"(?:(?:[A-ZÀ-Þ]\w*\.?|[ld]['’])[ \u00a0]?(?:(?:de|du|des|la|le|of|the|von|der)[ \u00a0])?){1,4}"
_ASIDE = r"(?:,[ \u00a0][^.:—–!?]{1,60}|[ \u00a0]?\([^)]{1,80}\))?"
_VOICES = r"[A-ZÀ-Þ]\w*(?:[ \u00a0][\w'’]+){1,4}"
_DASH = r"[.:]?[ \u00a0]?[—–]+[ \u00a0]*|\.[ \u00a0]?-+[ \u00a0]*"
_LABELS = (
    re.compile(rf"\s*(?P<name>{_CAPITALS}){_ASIDE}[ \u00a0]?(?:{_DASH}|[ \u00a0]?[:.][ \u00a0]+)(?=\S)"),
    re.compile(rf"\s*(?P<name>{_TITLED}){_ASIDE}(?:{_DASH}|[ \u00a0]?:[ \u00a0]+)(?=\S)"),
    # who has no name, or a title in small letters: `Le président. — `, `La citoyenne Moreau (Lyon). — `
    re.compile(rf"\s*(?P<name>{_VOICES}){_ASIDE}\.[ \u00a0]?[—–]+[ \u00a0]*(?=\S)"),
)
# The name of a member as reports of debates print it.
_TITLE = re.compile(
    r"(?:MM?|Mr|Mrs|Ms|Mme|Mlle|Dr|Sir|Lord|The|Le|La|L['’]|Herr|Abg)\b\.?.*?(?<!\w)[A-ZÀ-Þ'’-]{3,}\.?$"
)
# What labels a single paragraph among others: `Voix diverses. — Très bien !`
_OTHERS = re.compile(rf"\s*(?P<name>{_VOICES}){_ASIDE}{_DASH}(?=\S)")
# Who calls from the benches, between two speakers, has no name: `Voix à droite. Oh !`, `Un membre au centre. Non !`, `Several voices: No!`
_BENCHES = re.compile(
    r"\s*(?P<name>(?:(?:Une?|Plusieurs|Diverses|Nombreuses|Quelques|An?|Some|Several|Many|Einige|Mehrere|Viele|Molte|Varias|Muchas)[ \u00a0])?"
    r"(?i:voix|membres?|voices?|members?|stimmen?|zurufe?|rufe?|voci|voces)\b[^.:!?«»()]{0,40})(?:\.|[ \u00a0]?:)[ \u00a0]+(?=[A-ZÀ-Þ«„“\"])"
)
# In a play whose scenes have headings a point is enough behind a name: `Luise. Still!`, `Fritz (ängstlich). Wo?`
_POINTED = re.compile(
    r"\s*(?P<name>(?:[A-ZÀ-Þ][\w'’-]+[ \u00a0]){0,2}[A-ZÀ-Þ][\w'’-]+)(?:[ \u00a0]?\([^)]{1,80}\))?\.[ \u00a0]+(?=[^\s.])"
)
_SCENE = re.compile(
    r"\b(?:act[eo]?|scène|scene|scena|akt|aufzug|auftritt|szene|atto|escena|jornada|tableau)\b", re.IGNORECASE
)
_SCENES = 2
PERSONS = re.compile(r"(?:[\w'’-]++\s?){1,5}(?:[.,;]\s*(?:[\w'’-]++\s?){1,5})*\.?\s*")
"""A few words, and a few more behind each comma: who is on stage. No word is tried in parts, which would take for ever."""
# What ends with a title names nobody yet: `PRÉSIDENCE DE M. BRISSON`.
_AWAITS = re.compile(r"(?<!\w)(?:MM?|Mme|Mlle|Mrs?|Ms|Dr|Prof|St|Ste|Hr|Fr|Sra?|Sig)\.\s*$", re.IGNORECASE)
# The number of a question is no part of who asks: `D. 3. — `
_QUESTION = re.compile(r"([A-Z])\.?[ \u00a0]?\d{1,3}")
_FEWEST = 4
_SHARE = 0.3
_TURNS = 0.8
_LONGEST = 200
# More of what is said begins with a capital.
_SMALL = 0.25


@dataclass(frozen=True, slots=True)
class _Label:
    """The label of a paragraph: whose it is, and where in the paragraph it ends."""

    name: str
    end: int


def scripted(edition: Edition, value: str) -> Edition:
    """The edition with utterances where its paragraphs have labels; as it is where it has utterances already.

    There must be four labels and two names, and a third of the paragraphs labelled. A name counts that labels two
    paragraphs, or has a title before its capitals (`Mr. TREVANION`), or stands in capitals, or between two others.
    """
    paragraphs = list(_paragraphs(edition.body))
    if any(isinstance(p, Utterance) for p in paragraphs):
        return edition
    heads = {id(p): _beginning(p, value) for p in paragraphs if isinstance(p, Paragraph)}
    members = _members(heads)
    letters = _by_turns(heads) | members | _pointed(edition.body, heads, value)
    begun = [p for p in paragraphs if isinstance(p, Paragraph) and (_label(heads[id(p)]) or id(p) in letters)]
    strips = {id(p): _strip(p, value) for p in begun}
    labels = {
        key: label for key, strip in strips.items() if (label := _label(strip.text) or letters.get(key))
    }
    names = Counter(label.name for label in labels.values())
    kept = {k: label for k, label in labels.items() if names[label.name] > 1}
    if kept:
        kept |= {k: label for k, label in labels.items() if _TITLE.match(label.name) or k in members}
    if _are_fields(strips[k].text[label.end :] for k, label in kept.items()):
        return edition
    if len(kept) < _FEWEST or len(set(names)) < 2 or len(kept) < _SHARE * len(paragraphs):
        return edition
    order = [id(p) for p in paragraphs]
    around = list(zip(order, order[1:], order[2:], strict=False))
    middle = {k for b, k, a in around if b in kept and a in kept}
    middle |= {k for b, k, a in around if (b in kept or a in kept) and _BENCHES.match(heads.get(k, ""))}
    for paragraph in paragraphs:
        if isinstance(paragraph, Paragraph) and id(paragraph) in middle and id(paragraph) not in labels:
            strips[id(paragraph)] = _strip(paragraph, value)
            if other := _OTHERS.match(words := strips[id(paragraph)].text) or _BENCHES.match(words):
                labels[id(paragraph)] = _Label(other.group("name"), other.end())
    between = {k: label for k, label in labels.items() if k in middle}
    capitals = {k: label for k, label in labels.items() if label.name.split()[-1].isupper()}
    return replace(edition, body=_convert(edition.body, strips, {**kept, **between, **capitals}))


def _are_fields(said: Iterable[str]) -> bool:
    """Whether what stands behind labels begins small again and again: `Provenance: the family`; nobody speaks so."""
    small = [words[:1].islower() for words in said]
    return sum(small) > _SMALL * len(small)


def _paragraphs(nodes: Sequence[Node]) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Division):
            found += _paragraphs(node.content)
        elif isinstance(node, Utterance) or (isinstance(node, Paragraph) and node.kind == "p"):
            found.append(node)
    return found


def _beginning(paragraph: Paragraph, value: str) -> str:
    """The first words of a paragraph, as far as a label may reach."""
    runs = [part.span for part in paragraph.content[:4] if isinstance(part, Run)]
    return " ".join(value[span.start : min(span.end, span.start + _LONGEST)] for span in runs[:2])


def _strip(paragraph: Paragraph, value: str) -> Strip:
    return read_strip(value, Strip((), 0, "p", paragraph.content, barrier=False))


def _label(text: str) -> _Label | None:
    if is_capitals(text):  # a title in capitals, which nobody says
        return None
    for pattern in _LABELS:
        if (hit := pattern.match(text)) and not _AWAITS.search(hit.group()):
            name = hit.group("name").strip(" .\u00a0")
            asked = _QUESTION.fullmatch(name)
            return _Label(asked[1] if asked else name, hit.end())
    return None


def _by_turns(heads: dict[int, str]) -> dict[int, _Label]:
    """The labels of one letter, if there are two letters that take turns: questions and answers."""
    hits = {key: hit for key, words in heads.items() if (hit := LETTER.match(words))}
    names = [hit.group("name") for hit in hits.values()]
    turns = sum(a != b for a, b in pairwise(names))
    if len(names) < _FEWEST or len(set(names)) != 2 or turns < _TURNS * (len(names) - 1):
        return {}
    return {key: _Label(hit.group("name"), hit.end()) for key, hit in hits.items()}


def _members(heads: dict[int, str]) -> dict[int, _Label]:
    """The labels of members with their titles, if two of them come back."""
    hits = {key: hit for key, words in heads.items() if (hit := MEMBER.match(words))}
    names = Counter(hit.group("name") for hit in hits.values())
    if len(hits) < _FEWEST or sum(count > 1 for count in names.values()) < 2:
        return {}
    return {key: _Label(hit.group("name"), hit.end()) for key, hit in hits.items()}


def _pointed(body: Sequence[Node], heads: dict[int, str], value: str) -> dict[int, _Label]:
    """The labels that end with a point, of names that come back, in a play with scenes. Who is on stage stands below the
    heading of a scene, and says nothing."""
    if sum(bool(_SCENE.search(words)) for words in _headings(body, value)) < _SCENES:
        return {}
    first = {id(n) for n in _first_paragraphs(body)}
    hits = {key: hit for key, words in heads.items() if (hit := _POINTED.match(words))}
    hits = {k: h for k, h in hits.items() if k not in first or not PERSONS.fullmatch(heads[k])}
    names = Counter(hit.group("name") for hit in hits.values())
    return {k: _Label(h.group("name"), h.end()) for k, h in hits.items() if names[h.group("name")] > 1}


def _headings(nodes: Sequence[Node], value: str) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Division):
            yield from _headings(node.content, value)
        elif isinstance(node, Heading):
            yield " ".join(part.span.of(value) for part in node.content if isinstance(part, Run))


def _first_paragraphs(nodes: Sequence[Node]) -> Iterator[Paragraph]:
    for node in nodes:
        if isinstance(node, Division):
            yield from _first_paragraphs(node.content)
    yield from (b for a, b in pairwise(nodes) if isinstance(a, Heading) and isinstance(b, Paragraph))


def _convert(nodes: Sequence[Node], strips: dict[int, Strip], labels: dict[int, _Label]) -> tuple[Node, ...]:
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, Division):
            made.append(replace(node, content=_convert(node.content, strips, labels)))
        elif isinstance(node, Paragraph) and id(node) in labels:
            made.append(_utterance(node, strips[id(node)], labels[id(node)]))
        else:
            made.append(node)
    return tuple(made)


def _utterance(node: Paragraph, strip: Strip, label: _Label) -> Utterance:
    """The label as it is printed becomes the speaker, what follows it the paragraph."""
    left, right = split(strip, label.end)
    why = "a label of a speaker, as others have it"
    return Utterance(Paragraph(left, kind="speaker"), (replace(node, content=right),), why=why)
