"""Named: forms that are names of files, of places on the net or of people, and so no words."""

from __future__ import annotations

import re

from octtei.clean.channel.language import grammar
from octtei.clean.channel.view import View

_JOINED, _JOINS = re.compile(r"\w[.@]\Z|[/_@]\Z"), re.compile(r"[.@]\w|[/_@]")


def is_joined(i: int, seen: View) -> bool:
    """Whether signs of addresses and files join word `i` to another: `www.lemonde.fr`, `notes.txt`."""
    before = seen.text[max(0, seen.starts[i] - 2) : seen.starts[i]]
    return _JOINED.search(before) is not None or _JOINS.match(seen.text, seen.end(i)) is not None


def is_titled(i: int, seen: View) -> bool:
    """Whether word `i` has a capital behind a title, and so is a name: `M. Dumont`."""
    return i > 0 and seen.forms[i][0].isupper() and seen.forms[i - 1] in grammar(seen.language).titles
