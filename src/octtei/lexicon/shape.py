"""Shape: taking a form apart at apostrophes and hyphens, and putting one into the case of another."""

from __future__ import annotations

from octtei.lexicon.language import Language


def heads_and_rest(form: str, lang: Language) -> tuple[str, str] | None:
    """`l'homme` -> ("l'", "homme"); None if `form` does not begin with an elision of `lang` before a fitting letter."""
    at = next((i + 1 for i, char in enumerate(form) if char in "'’ʼ"), 0)
    head, rest = form[:at], form[at:]
    if not rest or not lang.elides(head[:-1]) or rest[0].lower() not in lang.elision_before:
        return None
    return head, rest


def without_clitics(form: str, lang: Language) -> str:
    """`dit-il` -> `dit`, `celui-là` -> `celui`; the form itself if it ends in no clitic of `lang`."""
    lower = form.lower()
    for clitic in lang.clitics if lower.endswith(lang.clitics) else ():
        if lower.endswith(clitic) and len(lower) > len(clitic):
            return form[: -len(clitic)]
    return form


def core(form: str, lang: Language) -> tuple[str, str, str]:
    """`form` as what is elided before it, the word itself, and the clitics behind: ("l'", "a", "-t-il").

    The three put together are `form` again. One elision and one clitic group are taken off.
    """
    stem = without_clitics(form, lang)
    head, rest = heads_and_rest(stem, lang) or ("", stem)
    return head, rest, form[len(stem) :]


def recase(form: str, like: str) -> str:
    """`form` with the capitals of `like`: all of them, the first, or its own."""
    if len(like) > 1 and like.isupper():
        return form.upper()
    if like[:1].isupper() and form[:1].islower():
        return form[:1].upper() + form[1:]
    return form
