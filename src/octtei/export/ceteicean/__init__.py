"""A folder for CETEIcean: the TEI itself in the browser, with our behaviours and style.

CETEIcean shows both readings of a `choice` and the furniture of pages in the text, and notes in brackets; the files
written here show one reading, hide furniture, open notes and number pages. `CETEI.js` (npm `CETEIcean`, file
`dist/CETEI.js`) is not ours and must be put beside them.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from lxml import etree

from octtei.export.html.about import about
from octtei.export.html.markup import characters

NEEDED = "CETEI.js"
_STYLE, _SCRIPT = "octtei-ceteicean.css", "octtei-ceteicean.js"
_TEI = "{http://www.tei-c.org/ns/1.0}"


def ceteicean(root: etree._Element, name: str) -> dict[str, bytes]:
    """The files, by name, that show the edition `root` (a TEI element) with CETEIcean: NAME.html, NAME.xml, our two.

    NAME.html holds the TEI, so that it opens without a server; who has a site of CETEIcean's needs NAME.xml and the
    two `octtei-ceteicean` files only.
    """
    tei = etree.tostring(root, encoding="unicode")
    return {
        f"{name}.html": _page(root, tei),
        f"{name}.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n{tei}\n'.encode(),
        _STYLE: _asset(_STYLE).encode(),
        _SCRIPT: _asset(_SCRIPT).encode(),
    }


def _page(root: etree._Element, tei: str) -> bytes:
    title = characters(about(root.find(f"{_TEI}teiHeader")).title)
    # Inside a script only `<` could end it or open a comment.
    data = json.dumps(tei, ensure_ascii=False).replace("<", "\\u003c")
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{_STYLE}">
<script src="{NEEDED}"></script><script src="{_SCRIPT}"></script></head>
<body><div id="edition"><noscript>CETEIcean needs JavaScript.</noscript></div>
<script type="application/json" id="tei">{data}</script>
<script>
const shown = new CETEI();
shown.addBehaviors(octteiBehaviors);
shown.makeHTML5(JSON.parse(document.getElementById("tei").textContent), (edition) => {{
  document.getElementById("edition").replaceChildren(edition);
}});
</script></body></html>
""".encode()


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
