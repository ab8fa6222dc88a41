"""The cleaning stage: every rule of ORDER once over the text, each in a layer of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from octtei.clean.asked import unknown_rules
from octtei.clean.channel.judge import forget
from octtei.clean.channel.view import follow, let_go, rest
from octtei.clean.characters import forget_text
from octtei.clean.conjecture import believed
from octtei.clean.decide import decided, decisions
from octtei.clean.language import LASTING
from octtei.clean.measured import certainty
from octtei.clean.order import ORDER
from octtei.clean.rule import Passage, Rule
from octtei.clean.spelt import of_old
from octtei.clean.wrecks import Wrecks, moved, outside, shown
from octtei.config import Settings
from octtei.model.finding import Finding, Severity
from octtei.read.unroll import Unrolled, unrolled
from octtei.room import give_back_pieces
from octtei.text import Edit, Layer, Safety, Span, Text

# So many code points of a text show where a proposal stands.
_AROUND = 30
_LINE = 80


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding and the place it is about, in the text below layer `depth`; a `sure` one is told whatever is decided. `edit` is what it proposes."""

    finding: Finding
    span: Span
    depth: int
    sure: bool = False
    edit: Edit | None = None


def clean(
    text: Text, settings: Settings, rules: Sequence[Rule] = ORDER, *, decide: bool = True
) -> tuple[Text, list[Finding]]:
    """`text` with a layer over it for each rule that found something, and the findings.

    SAFE edits are applied, REVIEW edits only where `settings.clean.accept` names their rule; the others are
    findings, unless a decision lies over their place. With `decide` the editor's decisions come last, as a layer named `editor`. A rule that crashes is a
    finding and leaves no layer. Lines stay lines and nothing but characters is repaired.
    """
    told: list[_Told] = []
    work = _begun(text, settings)
    refused = settings.clean.refuse
    for rule in rules:
        if rule.name not in refused:
            work = _run(rule, work, settings, told)
    told += [_Told(finding, Span(0, 0), len(work.text.layers), sure=True) for finding in of_old(work.passage)]
    text = _left(work)
    standing = _standing(text, told)
    told = [t for t, _ in standing]
    if not decide:
        return text, [t.finding for t in told]
    text, more = decisions(text, settings)
    settled = decided(text, [span for _, span in standing])
    kept = [t.finding for t, done in zip(told, settled, strict=True) if not done or t.sure]
    return text, [*kept, *more, *unknown_rules(settings, (rule.name for rule in ORDER))]


@dataclass(frozen=True, slots=True)
class _Work:
    """A text, what rules see of it, and the order in which they do, where that is not the text's own.

    `wrecks` are the places of the passage where no rule works any more.
    """

    text: Text
    passage: Passage
    view: Unrolled | None = None
    wrecks: Wrecks = ()

    def edit(self, edit: Edit) -> Edit:
        """An edit of the passage as one of the text."""
        return self.view.turned(edit) if self.view else edit

    def over(self, layer: Layer) -> _Work:
        """The work with `layer`, whose edits are those of the passage, over it."""
        if not len(layer):
            return self
        _rest(self.passage)
        if self.view is None:
            text = self.text.over(layer)
            return _Work(text, _now(self.passage, layer, text.value), None, moved(self.wrecks, layer))
        view = self.view.over(Layer.of(map(self.view.turned, layer), layer.name))
        return _Work(view.text, _now(self.passage, layer, view.value), view, moved(self.wrecks, layer))


def _rest(passage: Passage) -> None:
    """Forget what was worked out of a passage as it is: it changes, and the text that comes next needs room."""
    forget()
    forget_text()
    rest(passage)


def _left(work: _Work) -> Text:
    """What a finished work leaves: the text, and nothing of what rules saw of it."""
    _rest(work.passage)
    let_go(work.passage)
    return work.text


def _begun(text: Text, settings: Settings) -> _Work:
    """Columns side by side are cleaned as they are read: a word that a line end divides goes on in the line below."""
    view = unrolled(text) if settings.read.columns == "auto" else None
    return _Work(text, Passage(view.value if view else text.value, settings.language, settings.words), view)


def _now(passage: Passage, layer: Layer, value: str) -> Passage:
    """The passage that the next rule sees: the same with all its views if nothing changed, else what lasts of them."""
    if passage.value == value:
        return passage
    lasting = {view: passage.shared[view] for view in LASTING if view in passage.shared}
    if not lasting.get("language"):  # a text without spaces may tell its language when other damage is mended
        lasting = {view: told for view, told in lasting.items() if view not in ("language", "lexicon")}
    lasting |= follow(passage, layer, value)
    return Passage(value, passage.language, passage.words, lasting)


def _run(rule: Rule, work: _Work, settings: Settings, told: list[_Told]) -> _Work:
    """The work with the layer of one rule."""
    depth = len(work.text.layers)
    try:
        found = _found(rule, work)
        if not found:
            return work
        edits = [_measured(edit) for edit in believed(rule, found, work.passage)]
        changed = work.over(Layer(tuple(untouching(_wanted(edits, settings))), rule.name))
        changed = replace(changed, wrecks=(*changed.wrecks, *shown(edits)))
    except Exception as error:  # one rule's fault must not cost the document
        told.append(_Told(_crash(rule, error), Span(0, 0), depth, sure=True))
        return work
    told += [_proposed(work, edit, depth) for edit in edits if not _applies(edit, settings)]
    give_back_pieces(len(work.text.source.data))
    return changed


def _proposed(work: _Work, edit: Edit, depth: int) -> _Told:
    """An edit of the passage that is not made, as one of the text."""
    turned = work.edit(edit)
    return _Told(_proposal(work, edit), turned.span, depth, edit=turned)


def _found(rule: Rule, work: _Work) -> list[Edit]:
    """What a rule finds, but for what would run over the end of a column, and what lies in a line that is no text."""
    found, view = rule.find(work.passage), work.view
    if work.wrecks:
        found = outside(found, work.wrecks)
    return list(found) if view is None else [edit for edit in found if view.lies_within(edit.span)]


def _measured(edit: Edit) -> Edit:
    """`edit` with what was measured of its rule, where it does not say better itself."""
    known = certainty(edit.rule, edit.safety) if edit.certainty is None else None
    if known is None:
        return edit
    return Edit(edit.span, edit.before, edit.after, edit.rule, edit.safety, known, edit.others)


def proposals(
    text: Text, settings: Settings, rules: Sequence[Rule] = ORDER
) -> tuple[Text, list[tuple[Span, Edit]]]:
    """The clean text, and each edit that is proposed, not made and not decided, with its place in that text."""
    told: list[_Told] = []
    work = _begun(text, settings)
    for rule in rules:
        if rule.name not in settings.clean.refuse:
            work = _run(rule, work, settings, told)
    text = _left(work)
    proposed = (t for t in told if t.edit and t.edit.safety is Safety.REVIEW)
    standing = _standing(text, proposed)
    found = [(t.depth, t.edit) for t, _ in standing if t.edit]
    text, _ = decisions(text, settings)
    settled = decided(text, [span for _, span in standing])
    return text, [
        (_risen(text, depth, edit.span), edit)
        for (depth, edit), done in zip(found, settled, strict=True)
        if not done
    ]


def _risen(text: Text, depth: int, span: Span) -> Span:
    """Where a span of the text below layer `depth` stands now."""
    for layer in text.layers[depth:]:
        span = layer.destination(span)
    return span


def _standing(text: Text, told: Iterable[_Told]) -> list[tuple[_Told, Span]]:
    """What is told, with its place in `text`, but for proposals of what a later rule repaired otherwise."""
    places = ((t, _risen(text, t.depth, t.span)) for t in told)
    return [(t, span) for t, span in places if t.edit is None or span.of(text.value) == t.edit.before]


def _applies(edit: Edit, settings: Settings) -> bool:
    return edit.safety is Safety.SAFE or (edit.safety is Safety.REVIEW and edit.rule in settings.clean.accept)


def _wanted(edits: Iterable[Edit], settings: Settings) -> list[Edit]:
    return sorted((e for e in edits if _applies(e, settings)), key=lambda e: (e.span.start, e.span.end))


def untouching(edits: Sequence[Edit]) -> Iterator[Edit]:
    """`edits` with those joined that touch, since a layer cannot hold two of them side by side."""
    if not edits:
        return
    now = edits[0]
    for _, edit in pairwise(edits):
        if edit.span.start > now.span.end:
            yield now
            now = edit
        elif edit.span.start == now.span.end:
            now = _joined(now, edit)
    yield now


def _joined(left: Edit, right: Edit) -> Edit:
    span = left.span.hull(right.span)
    before, after = left.before + right.before, left.after + right.after
    return Edit(span, before, after, left.rule, left.safety, left.certainty)


def _proposal(work: _Work, edit: Edit) -> Finding:
    span = work.edit(edit).span
    if edit.safety is Safety.SHOW:
        return _seen_only(work, edit, span)
    return Finding(
        rule=edit.rule,
        severity=Severity.REVIEW if edit.safety is Safety.REVIEW else Severity.INFO,
        message=_sentence(work.passage.value, edit),
        raw=work.text.origin(span),
        line=work.text.raw_line(span.start),
        hint="`octtei review` writes the decision for the TOML file.",
        before=edit.before,
        candidates=(edit.after, *edit.others),
    )


def _seen_only(work: _Work, edit: Edit, span: Span) -> Finding:
    """What a rule only shows."""
    words = " ".join(edit.before.split())
    return Finding(
        rule=edit.rule,
        severity=Severity.WARNING,
        message=f"This line looks like no text: “{words[:_LINE]}”.",
        raw=work.text.origin(span),
        line=work.text.raw_line(span.start),
        hint="Look at the page image; a decision in the TOML file says what the print has there.",
        before=edit.before,
    )


def _sentence(value: str, edit: Edit) -> str:
    """What may be wrong, with the words around it."""
    left = value[max(0, edit.span.start - _AROUND) : edit.span.start].replace("\n", " ").partition(" ")[2]
    right = value[edit.span.end : edit.span.end + _AROUND].replace("\n", " ").rpartition(" ")[0]
    there = f"“{left}[{edit.before}]{right}”".replace("\n", " ")
    if not edit.before:
        return f"“{edit.after}” may be missing in “{left}[ ]{right}”"
    if not edit.after:
        return f"“{edit.before}” may be too much in {there}"
    others = "".join(f", or “{other}”" for other in edit.others)
    return f"“{edit.before}” may be “{edit.after}”{others} in {there}"


def _crash(rule: Rule, error: Exception) -> Finding:
    return Finding(
        rule="octtei.rule-failed",
        severity=Severity.ERROR,
        message=f"The rule {rule.name} failed ({type(error).__name__}: {error}); its repairs are missing here.",
        hint="This is a fault of octtei: report it with the source.",
    )
