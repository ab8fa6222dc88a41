"""The two datatypes that RELAX NG has of itself: string and token."""

from __future__ import annotations

from octtei.validate.relaxng.datatype.base import Context, Datatype, DatatypeError, Params


class BuiltinString(Datatype):
    """Any string; two mean the same where they are the same."""

    key = ("", "string")
    label = "text"

    def parse(self, text: str, context: Context) -> object | None:  # noqa: ARG002
        """The text itself."""
        return text


class BuiltinToken(Datatype):
    """Any string; two mean the same where they are the same after white space is made single and trimmed."""

    key = ("", "token")
    label = "text"

    def parse(self, text: str, context: Context) -> object | None:  # noqa: ARG002
        """The text with white space collapsed."""
        return collapse(text)


def collapse(text: str) -> str:
    """Runs of XML white space made one space, none at the ends."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The parts of a string between XML white space (str.split would take other spaces too)."""
    plain = text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return [part for part in plain.split(" ") if part]


def builtin_datatype(name: str, params: Params) -> Datatype:
    """`string` or `token`; DatatypeError for any other name or any parameter."""
    if params:
        raise DatatypeError(f'the built-in datatype "{name}" takes no parameters')
    if name == "string":
        return BuiltinString()
    if name == "token":
        return BuiltinToken()
    raise DatatypeError(
        f'there is no built-in datatype "{name}": only "string" and "token" (is datatypeLibrary missing?)'
    )
