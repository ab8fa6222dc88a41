"""Letters that all lost their accents, beside words of another language."""

from octtei.clean.accent.bare import Bare
from octtei.clean.accent.learn import learn
from octtei.lexicon import load
from octtei.text import Safety


def _read(text: str) -> dict[str, Safety]:
    return {edit.after: edit.safety for edit in Bare(text, load("fr"), "accent.bare").edits()}


def test_a_form_beside_a_foreign_word_is_only_proposed() -> None:
    found = _read("Il chantait the premiere of the decade pres du moulin, et la riviere avait deborde.")
    assert found["première"] is Safety.REVIEW
    assert found["rivière"] is Safety.SAFE


def test_the_same_form_beside_its_own_is_put_back() -> None:
    assert _read("Il chantait la premiere chanson pres du moulin.")["première"] is Safety.SAFE


_ALL_BUT_BARE = """L'annee passee, une armee entiere traversa la vallee. La fumee des villages incendies montait derriere les
arbres, et la pensee du retour n'etait plus qu'une idee vague. Apres la journee, les soldats epuises se couchaient pres
des chevaux ; la rosee du matin les reveillait. Le general, entoure de ses aides, etudiait la carte deployee sur une
caisse. Il avait decide d'attendre l'arrivee des renforts, mais la duree du siege l'inquietait. Les habitants, demeures
dans leurs maisons fermees, guettaient la tombee de la nuit pour aller chercher de l'eau a la riviere gelee. On se
souvenait de la premiere gelee, de l'entree des cavaliers, de la soiree ou la cloche avait ete fondue. La destinee de la
cite dependait d'une poignee d'hommes. Une fusee s'eleva ; la tranchee fut enlevee a l'epee, et la melee dura jusqu'a
la matinee. Le lendemain, la nouvelle était répétée partout : la contrée était sauvée.
"""


def test_letters_that_lost_their_accents_are_no_marks() -> None:
    """`annee` is no `anné` with an e for its accent: to weigh such marks took twenty times as long as all else."""
    assert learn(_ALL_BUT_BARE, load("fr")) is None
