"""The names of all faults of documents, each with the sentence that explains it."""

from __future__ import annotations

from typing import Final

RULES: Final = {
    "rng.bad-attribute": "The value of an attribute is not one that the schema allows.",
    "rng.bad-value": "The text of an element is not one that the schema allows.",
    "rng.dangling-idref": "A reference names an identifier that no element has.",
    "rng.duplicate-id": "Two elements have the same identifier.",
    "rng.incomplete-element": "An element ends although something must still come in it.",
    "rng.missing-attribute": "An element lacks an attribute that it must have.",
    "rng.missing-element": "An element comes although another one must come before it.",
    "rng.unexpected-attribute": "An attribute excludes another one that the element has.",
    "rng.unexpected-element": "An element that the schema knows stands where it is not allowed.",
    "rng.unexpected-text": "Text stands where only elements are allowed, or nothing.",
    "rng.unknown-attribute": "An element has an attribute that it cannot have.",
    "rng.unknown-element": "An element has a name that the schema does not know.",
    "rng.wrong-namespace": "An element has a known name in another namespace, or in none.",
    "xml.encoding": "The file is in an encoding that cannot be read.",
    "xml.entities": "The entities of the file expand beyond measure: it is refused.",
    "xml.external-entity": "The file wants the text of another file, which is not read.",
    "xml.not-well-formed": "The file is not XML: what comes after cannot be checked.",
    "xml.too-long": "A single tag, comment or value is longer than can be checked.",
    "xml.undefined-entity": "The file uses an entity that only its DTD could declare; no DTD is ever fetched.",
}
