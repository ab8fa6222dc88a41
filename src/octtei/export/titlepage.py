"""Title page: which of its lines make the title of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from octtei.model.tree import Heading, Milestone, Node


def runs(nodes: Sequence[Node]) -> Iterator[tuple[bool, Iterator[Node]]]:
    """The lines of a title page in their order, in runs, each with whether it is a docTitle: title and subtitle, and ornaments between them."""
    title = [isinstance(node, Heading) and node.kind in ("main", "sub") for node in nodes]
    for i in range(1, len(nodes) - 1):
        title[i] = title[i] or (isinstance(nodes[i], Milestone) and title[i - 1] and title[i + 1])
    for main, run in groupby(zip(title, nodes, strict=True), key=itemgetter(0)):
        yield main, (node for _, node in run)
