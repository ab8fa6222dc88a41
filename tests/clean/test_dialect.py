"""What is written as a dialect is spoken is no damage; the text around it is mended."""

from __future__ import annotations

import pytest

from octtei.clean import clean
from octtei.config import Settings
from octtei.read import read_bytes
from octtei.text import Text

PICARD = """Min père, i travaillot à l' fosse. Tous les matins, à quatre heures, i s'in allot avec sin briquet dins s' musette, pis s' lampe. Mi
j'avos six ins, j'étos un tiot galibot qui n' savot nin core lire. « Ch'est ti l' tiot Jules ? » qu'i dijot l' porion. « Viens m' vir, min
fieu, in va t'apprinde. » I avot un visache tout noir, comme l' carbon. Dins l' coron, tout l' monde s' connaichot. El diminche, in juot à
l' crosse, à coqs, à javelots ; les femmes, elles étottent au lavoir pis à l'église. Quo qu'in pouvot faire ? Ravisse m' mère : elle est
restée droite, sans braire, à l' porte de l' cour.
"""
OCCITAN = """Lo matin de la vòta, l'oncle Joan nos menèt a la fièra de Sant Miquèu. Aviá plogut tota la nuèch e lo camin èra plen de fanga. E puòi,
quand l'ostal se calhava, lo papet contava la Bèstia de Gavaudan. Qué volètz, i cresiam. Los vesins venián velhar amb lor fialosa, e las
castanhas petavan dins la padena. Disián que lo lop rodava al ras del prat bassòl, e degun gausava pas sortir.
"""
CREOLE = """Toutan nou té piti, manman té ka di nou : « Pa janmen mété pié zot an lanmè-a lè lapli ka vini. » Vié Ti-Jo té ka di konsa yon bon maren
ka konnèt lanmè kon i ka konnèt fanm li. Lè solèy ka kouché, tout timoun té ka sanblé douvan kay la pou kouté kont épi chanté.
"""
STANDARD = """La grève dura cinq semaines. Les commerçants du bourg faisaient crédit aux familles, et le curé lui-même quêta pour les enfants. Le
syndicat avait loué une salle derrière la mairie ; on y servait la soupe à midi, et le soir on y lisait les journaux à voix haute. Ceux qui
venaient de loin dormaient dans la grange. Personne ne parlait de reprendre le travail avant que le directeur eût répondu aux délégués.
"""


def cleaned(text: str) -> tuple[str, list[str]]:
    """What the stage makes of a French text, and the rules that would change more of it."""
    source, _ = read_bytes("text.txt", text.encode())
    done, findings = clean(Text.of(source), Settings.model_validate({"clean": {"language": "fr"}}))
    return done.value, [f.rule for f in findings]


@pytest.mark.parametrize("text", [PICARD, OCCITAN, CREOLE], ids=["picard", "occitan", "creole"])
def test_a_dialect_is_no_damage(text: str) -> None:
    value, found = cleaned(text)
    assert value == text
    assert found == []


@pytest.mark.parametrize("text", [PICARD, OCCITAN, CREOLE], ids=["picard", "occitan", "creole"])
def test_the_text_around_it_is_mended(text: str) -> None:
    misread = STANDARD.replace("syndicat", "syndicai").replace("semaines", "sernaines")
    value, _ = cleaned(misread + STANDARD * 2 + text + STANDARD * 2)
    assert value == STANDARD * 3 + text + STANDARD * 2
