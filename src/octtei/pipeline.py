"""One document: source -> clean text -> tree -> files -> verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from octtei import __version__
from octtei.clean import RULES, Kind, clean
from octtei.clock import Clock, peak_memory, pinned_day
from octtei.config import ConfigError, Settings, load_settings
from octtei.export import Context, RestoreError, Written, carried_by, restore_from, write_edition
from octtei.lexicon import name
from octtei.model.finding import Finding, Severity
from octtei.model.summary import FAILED, INVALID, VALID, Summary
from octtei.read import ReadError, read_file
from octtei.room import forget_learnt, give_back_pieces, moved_together
from octtei.structure import structure
from octtei.text import Source, Text, legible
from octtei.validate import audit, parse, silence, validate_tree

# So many code points tell the language of a text.
_SAMPLE = 100_000
SHOWN_RULES = frozenset(name for name, rule in RULES.items() if rule.kind is Kind.TEXT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; no files if it failed."""

    summary: Summary
    written: Written | None = None


def build_file(path: Path, *, decide: bool = True) -> Outcome:
    """Build the raw file at `path` with the settings beside it. Never raises: a failure is an outcome."""
    try:
        settings = load_settings(path)
        source, findings = read_file(path, settings.read.encoding or None)
        return build_source(source, settings, findings, decide=decide)
    except ReadError as error:
        return _failed(path, Finding(error.rule, Severity.ERROR, str(error)))
    except ConfigError as error:
        return _failed(path, *(Finding("config.wrong", Severity.ERROR, m) for m in error.args), config=True)
    except (MemoryError, RecursionError, Exception) as error:
        return _failed(path, _fault(error))


def build_source(
    source: Source, settings: Settings, findings: list[Finding] | None = None, *, decide: bool = True
) -> Outcome:
    """Build a source that was read already; `decide` = False leaves the editor's decisions out."""
    clock = Clock()
    settings = settle(settings, source)
    text, cleaned = clean(Text.of(source), settings, decide=decide)
    forget_learnt(len(source.data))
    cleaned = moved_together(cleaned, len(source.data))
    give_back_pieces(len(source.data))
    clock.lap("clean")
    edition, structured = structure(text, settings)
    clock.lap("structure")
    written = write_edition(edition, text, settings, _context(settings))
    clock.lap("export")
    accounts = audit(text, written.carried, [c.span for c in edition.consumed])
    del edition  # the tree is large, and nobody asks for it any more
    written = replace(written, carried=())  # likewise
    repairs = Counter(edit.rule for layer in text.layers for edit in layer)
    del text
    forget_learnt(len(source.data))
    structured = moved_together(structured, len(source.data))
    give_back_pieces(len(source.data))
    faults = [*accounts.findings, *_checked(source, written)]
    clock.lap("validate")
    told = silence([*(findings or ()), *cleaned, *structured, *written.findings, *faults], source, settings)
    summary = Summary(
        name=source.name,
        status=INVALID if any(f.severity is Severity.ERROR for f in faults) else VALID,
        findings=tuple(told),
        repairs=repairs,
        tags=written.tags,
        audit=accounts.counts,
        seconds=clock.laps,
        peak=peak_memory(),
    )
    return Outcome(summary, written)


def settle(settings: Settings, source: Source) -> Settings:
    """`settings` with the language of `source`: the one that somebody stated, else the one that its words tell."""
    if settings.language:
        return settings
    found = name(source.text[:_SAMPLE]) or ""
    return settings.model_copy(update={"clean": settings.clean.model_copy(update={"language": found})})


def _context(settings: Settings) -> Context:
    return Context(
        version=__version__,
        language=settings.language,
        date=pinned_day(),
        shown_rules=SHOWN_RULES,
        summaries=_summaries(),
    )


@lru_cache(maxsize=1)
def _summaries() -> dict[str, str]:
    return {name: rule.summary for name, rule in RULES.items()}


def _checked(source: Source, written: Written) -> list[Finding]:
    """What is wrong with the files that were written: with the edition, or with the way back from it."""
    tree, findings = parse(written.tei)
    if tree is None:
        return findings
    findings = validate_tree(tree, findings, name=source.name)
    try:
        carried = carried_by(tree.getroot())
        del tree  # it is large, and its text is enough to go back
        give_back_pieces(len(source.data))
        if restore_from(carried, written.repairs) == source.data:
            return findings
        reason = "the bytes differ"
    except RestoreError as error:
        reason = str(error)
    message = f"The raw file cannot be given back from the edition: {reason}."
    hint = "This is a fault of octtei: report it with the source."
    return [Finding("audit.not-restorable", Severity.ERROR, message, hint=hint), *findings]


def _failed(path: Path, *findings: Finding, config: bool = False) -> Outcome:
    return Outcome(Summary(legible(path.name), FAILED, findings, config=config))


def _fault(error: BaseException) -> Finding:
    if isinstance(error, MemoryError):
        message = "There is not enough memory for this document."
        hint = "Build it alone (--jobs 1), or where there is more memory."
        return Finding("build.out-of-memory", Severity.ERROR, message, hint=hint)
    message = f"octtei failed on this document ({type(error).__name__}: {error})."
    hint = "This is a fault of octtei: report it with the source."
    return Finding("octtei.failed", Severity.ERROR, message, hint=hint)
