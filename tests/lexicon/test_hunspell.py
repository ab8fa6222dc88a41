from __future__ import annotations

from octtei.lexicon.hunspell import expand

AFFIXES = """
FLAG long
NEEDAFFIX ()
FORBIDDENWORD {}
PFX re Y 1
PFX re 0 re .
PFX l' Y 1
PFX l' 0 l' .
SFX aa Y 2
SFX aa er ons [^g]er
SFX aa er eons ger
SFX bb N 1
SFX bb 0 s .
SFX cc Y 1
SFX cc 0 x/{} .
"""


def test_affixes_follow_their_conditions_and_cross_where_both_allow() -> None:
    found = expand("3\nchanter/aarel'\nmanger/aa\nami/bbrel'\n", AFFIXES)
    assert found == {
        "chanter", "chantons", "rechanter", "rechantons", "manger", "mangeons", "ami", "amis", "reami",
    }  # fmt: skip


def test_hidden_forms_stay_hidden() -> None:
    assert expand("3\nracine/()bb\nfaute/{}bb\nmot/cc\n", AFFIXES) == {"racines", "mot"}


def test_morphology_behind_the_word_is_no_part_of_it() -> None:
    assert expand("1\nmot/bb po:nom\n", AFFIXES) == {"mot", "mots"}
    assert expand("1\nmot\tpo:nom\n", AFFIXES) == {"mot"}


def test_a_prefix_may_bring_suffixes_of_its_own() -> None:
    units = AFFIXES + "PFX Um Y 2\nPFX Um 0 0/bb .\nPFX Um 0 kilo/bb .\n"
    assert expand("1\ngramme/Um\n", units) == {"gramme", "grammes", "kilogramme", "kilogrammes"}
