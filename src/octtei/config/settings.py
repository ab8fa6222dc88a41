"""What a TOML file may say, and the frozen Settings that the stages receive."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from octtei.model.record import Language, Record, Strict


class ReadSettings(Strict):
    """`[read]`: how the bytes become text."""

    encoding: str = Field("", description="encoding of the file; measured if not given")
    pages: Literal["auto", "form-feed", "none"] = Field("auto", description="what marks a new page")
    columns: Literal["auto", "none"] = Field(
        "auto", description="whether columns printed side by side are read one after the other"
    )


class CleanSettings(Strict):
    """`[clean]`: which repairs are made."""

    language: Language = Field(
        "", description="language of the text; taken from the record or detected if not given"
    )
    accept: tuple[str, ...] = Field((), description="rules whose REVIEW proposals are applied in this source")
    refuse: tuple[str, ...] = Field((), description="rules that make no edit in this source")
    words: str = Field("", description="a word list beside this file, one word a line: these are words")


class StructureSettings(Strict):
    """`[structure]`: what the measuring of the layout cannot know."""

    first_page: str = Field("", description="printed number of the first page, if it is known")
    paragraphs: Literal["auto", "blank", "indent", "short", "double"] = Field(
        "auto", description="what separates paragraphs"
    )


class ExportSettings(Strict):
    """`[export]`: how much of the carrier the TEI shows."""

    lines: bool = Field(default=True, description="mark each line of the source with <lb/>")
    apparatus: bool = Field(default=False, description="show repairs of damage inline too, as <choice>")


class Decision(Strict):
    """`[[decision]]`: an editor's word. In the surroundings `near`, `before` becomes `after`."""

    near: str = Field(description="some words of the text around the place, enough to find it once")
    before: str = Field(description="what stands there; must occur once in `near`")
    after: str = Field(description="what must stand there")
    why: str = Field("", description="the reason")

    @model_validator(mode="after")
    def _before_lies_in_near(self) -> Decision:
        if self.near.count(self.before) != 1 or not self.before:
            msg = f"`before` ({self.before!r}) must occur exactly once in `near` ({self.near!r})"
            raise ValueError(msg)
        return self


class Allow(Strict):
    """`[[allow]]`: a finding that is known and accepted here."""

    rule: str = Field(description="name of the finding, as the table prints it")
    near: str = Field("", description="some words around the place; everywhere in this source if not given")
    why: str = Field("", description="the reason")


class ValidateSettings(Strict):
    """`[validate]`: what `octtei validate` checks against."""

    tei_all: str = Field("", description="path of tei_all.rng, from this file on")
    tei_all_url: str = Field("", description="where tei_all.rng is fetched from, https")
    tei_all_sha256: str = Field(
        "", pattern="^([0-9a-f]{64})?$", description="checksum that the fetched tei_all.rng must have"
    )


class Waive(Strict):
    """`[[waive]]`: a rule of validation that need not be kept here."""

    rule: str = Field(description="name of the rule, as the table prints it")
    why: str = Field(min_length=1, description="the reason")


class PersonEntry(Strict):
    """`[[person]]`: somebody whom the text cannot introduce well enough."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$", description="short name in small letters: tsereteli")
    names: tuple[str, ...] = Field(description="all forms of the name that the text prints")
    note: str = Field("", description="who that is")


class SpeechEntry(Strict):
    """`[[speech]]`: an editor's word on one speech or quotation."""

    near: str = Field(description="some words that stand in it, enough to find it once")
    kind: Literal["", "said", "quote", "slogan", "soCalled", "mentioned", "title", "nothing"] = Field(
        "", description="what it is; nothing if nobody is quoted there"
    )
    who: str = Field("", description="id of the speaker or writer, several with spaces; ? for nobody known")
    why: str = Field("", description="the reason")


class Settings(Strict):
    """All that the stages are told about one source. `origins` names the files that said it."""

    record: Record = Field(Record(), description="bibliographic data")
    read: ReadSettings = Field(ReadSettings(), description="reading")
    clean: CleanSettings = Field(CleanSettings(), description="repairs")
    structure: StructureSettings = Field(StructureSettings(), description="layout")
    export: ExportSettings = Field(ExportSettings(), description="output")
    decision: tuple[Decision, ...] = Field((), description="an editor's decisions")
    allow: tuple[Allow, ...] = Field((), description="findings that are accepted")
    validation: ValidateSettings = Field(
        ValidateSettings(), alias="validate", description="validation of TEI files"
    )
    waive: tuple[Waive, ...] = Field((), description="rules of validation that are waived")
    person: tuple[PersonEntry, ...] = Field((), description="people")
    speech: tuple[SpeechEntry, ...] = Field((), description="speeches that an editor has decided")
    words: tuple[str, ...] = Field((), exclude=True, description="the words of the editor's list, once read")
    origins: tuple[str, ...] = Field((), exclude=True, description="the files that these settings come from")

    @property
    def language(self) -> str:
        """The language that somebody stated, "" if nobody did."""
        return self.clean.language or self.record.language
