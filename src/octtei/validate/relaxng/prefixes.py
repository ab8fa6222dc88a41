"""The namespace prefixes that are in scope while a document is read, and names as its author writes them."""

from __future__ import annotations

from octtei.validate.relaxng.names import XML_NAMESPACE, local_of, namespace_of


class Prefixes:
    """Declarations in scope; also the `Context` of datatypes."""

    def __init__(self, unparsed: set[str]) -> None:
        self._scopes: dict[str, list[str]] = {"xml": [XML_NAMESPACE]}
        self._unparsed = unparsed
        self.assumed: set[str] = set()
        """Namespaces that the document ought to have declared, which has been said once."""

    def declare(self, prefix: str | None, uri: str | None) -> None:
        """A declaration comes into scope; no prefix is the default namespace, no URI takes one back."""
        self._scopes.setdefault(prefix or "", []).append(uri or "")

    def forget(self, prefix: str | None) -> None:
        """The innermost declaration of the prefix goes out of scope."""
        scopes = self._scopes[prefix or ""]
        scopes.pop()
        if not scopes:
            del self._scopes[prefix or ""]

    def resolve(self, prefix: str) -> str | None:
        """The namespace of the prefix; None where it is not declared."""
        declared = self._scopes.get(prefix)
        return declared[-1] if declared else ("" if not prefix else None)

    def is_unparsed_entity(self, name: str) -> bool:
        """Whether the DTD declares such an unparsed entity."""
        return name in self._unparsed

    def show(self, key: str, *, attribute: bool = False) -> str:
        """The name with the prefix that is in scope for it; where there is none, with what would declare it."""
        namespace, local = namespace_of(key), local_of(key)
        if namespace == ("" if attribute else self.resolve("")) or namespace in self.assumed:
            return local
        for prefix, scopes in self._scopes.items():
            if prefix and scopes and scopes[-1] == namespace:
                return f"{prefix}:{local}"
        return f"{{{namespace}}}{local}" if attribute else f'{local} xmlns="{namespace}"'
