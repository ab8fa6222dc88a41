from __future__ import annotations

from itertools import product

from octtei.lexicon import Lexicon, language, neighbours

CONFUSIONS = {("rn", "m"): 0.3, ("m", "rn"): 0.3, ("i", "l"): 0.2, ("ni", "m"): 0.3, ("n", "u"): 0.3}


def first(form: str, lexicon: Lexicon) -> str:
    return neighbours(form, lexicon, CONFUSIONS)[0].form


def test_the_cheapest_slip_comes_first(french: Lexicon) -> None:
    for seen, meant in (
        ("Ies", "les"),
        ("niais", "mais"),
        ("gouvemement", "gouvernement"),
        ("révolntion", "révolution"),
    ):
        assert first(seen, french) == meant


def test_without_confusions_frequency_decides(french: Lexicon) -> None:
    assert neighbours("soldai", french)[0].form == "soldat"
    assert neighbours("soldai", french)[0].cost == 1.0


def test_a_lost_accent_is_the_smallest_slip(french: Lexicon) -> None:
    assert neighbours("etait", french)[0][:2] == ("était", 0.25)


def test_the_form_itself_is_no_neighbour(french: Lexicon) -> None:
    assert all(n.form.lower() != "mais" for n in neighbours("Mais", french))


def edits(word: str) -> set[str]:
    """The word, and all that one letter more, less or other, or two swapped, make of it."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    return (
        {word}
        | {a + b[1:] for a, b in cuts if b}
        | {a + c + b[1:] for a, b in cuts if b for c in "abe"}
        | {a + c + b for a, b in cuts for c in "abe"}
        | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    )


def test_all_slips_of_one_letter_are_found() -> None:
    forms = {"".join(letters): 1.0 for size in range(1, 4) for letters in product("abé", repeat=size)}
    lexicon = Lexicon.of_words(language("fr"), forms)
    bare = str.maketrans("é", "e")
    for form in ("ab", "bae", "abb"):
        expected = {f for f in forms if f != form and f.translate(bare) in edits(form)}
        assert {n.form for n in neighbours(form, lexicon)} == expected


def test_a_very_long_form_has_none(french: Lexicon) -> None:
    assert neighbours("a" * 41, french) == ()
