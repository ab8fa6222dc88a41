"""What stands in an edition of who speaks."""

from __future__ import annotations

import re
from typing import Any

import pytest

import octtei
from octtei.model.finding import Finding


def built(text: str, **settings: Any) -> tuple[str, list[Finding]]:
    outcome = octtei.build(text, settings={"record": {"language": "fr"}, **settings})
    assert outcome.written is not None
    assert outcome.summary.status == "valid", outcome.summary.findings
    return outcome.written.tei.decode(), list(outcome.summary.findings)


def speeches(text: str, **settings: Any) -> list[tuple[str, str, str]]:
    """Element, speaker and text of each speech."""
    tei, _ = built(text, **settings)
    body = tei[tei.index("<text>") :]
    found = re.findall(r"<(said|quote|q|soCalled|title|mentioned)\b([^>]*)>(.*?)</\1>", body, re.S)
    who = [re.search(r'(?:who|source)="([^"]*)"', attributes) for _, attributes, _ in found]
    plain = [" ".join(re.sub(r"<[^>]*>", "", content).split()) for _, _, content in found]
    return [(name, w.group(1) if w else "", p) for (name, _, _), w, p in zip(found, who, plain, strict=True)]


FIRST = "Le bourg dormait encore sous la neige, et les cloches ne sonnaient plus depuis la Toussaint. "


@pytest.mark.parametrize(
    "marks", ["« {} »", '" {} "', '"{}"', "“ {} ”", "“{}”", "„{}“", "«{}»"], ids=lambda m: m.format("x")
)
def test_every_kind_of_mark(marks: str) -> None:
    quoted = marks.format("Personne ne passera ce soir.")
    assert speeches(f"{FIRST}Le maire déclara : {quoted} Puis il sortit sans attendre.\n") == [
        ("said", "#maire", quoted)
    ]


def test_a_narrator_in_the_middle_makes_two_parts_that_point_at_each_other() -> None:
    tei, _ = built(f"{FIRST}« Je ne sais pas, répondit Martin, ce que vous voulez. » Il se tut.\n")
    assert (
        '<said xml:id="s0001" who="#martin" next="#s0001b">« Je ne sais pas,</said> répondit Martin, '
        '<said xml:id="s0001b" who="#martin" prev="#s0001">ce que vous voulez. »</said>'
    ) in tei


def test_a_mark_at_the_end_of_a_line_opens_what_follows() -> None:
    text = f'{FIRST}\nLe maire, très pâle, se leva de sa chaise et déclara à tous les présents : "\nNous partirons demain. " Puis il sortit.\n'
    assert speeches(text) == [("said", "#maire", '" Nous partirons demain. "')]


def test_a_quotation_in_a_quotation() -> None:
    text = f'{FIRST}Martin dit : « Mon père répétait : "Qui dort dîne." Je n\'ai jamais compris. »\n'
    assert speeches(text)[0][:2] == ("said", "#martin")
    tei, _ = built(text)
    assert re.search(r'<said [^>]*who="#martin">[^<]*<said [^>]*>"Qui dort dîne."</said>', tei)


def test_apostrophes_and_inches_are_no_quotations() -> None:
    assert (
        speeches("L'arbre qu'il planta l'an dernier mesurait 27\" de haut, et l'autre 31\" environ.\n") == []
    )
    assert speeches("C'est l'eau d'aujourd'hui qu'on n'a pas bue hier ; l'été l'emporte.\n") == []


def test_a_mark_repeated_before_each_paragraph_makes_one_block() -> None:
    text = (
        f"{FIRST}Le gardien écrivit dans son rapport :\n\n« La nuit fut calme et personne ne vint à la porte.\n\n"
        "« Au matin, la neige avait cessé et le col restait fermé.\n\n« Je signe ce rapport en toute conscience. »\n\n"
        "On n'en sut jamais davantage.\n"
    )
    tei, _ = built(text)
    assert re.search(
        r"<quote [^>]*>\s*<p [^>]*>« La nuit.*?« Au matin.*?« Je signe[^<]*</p>\s*</quote>", tei, re.S
    )


def test_a_speech_that_runs_on_is_chained() -> None:
    text = (
        f"{FIRST}Le maire déclara : « Nous partirons demain, quoi qu'il arrive.\n\n"
        "« Que chacun prépare ses affaires et ferme sa maison. » On se sépara.\n"
    )
    tei, _ = built(text)
    assert re.search(r'next="#(s\d+)">« Nous.*?<said xml:id="\1"[^>]* prev="#s\d+">« Que', tei, re.S)


def test_a_note_inside_does_not_break_a_quotation() -> None:
    text = (
        f"{FIRST}Le maire déclara : « Nous partirons1 demain, quoi qu'il arrive. » On se sépara dans la nuit.\n\n"
        "1 Ils ne partirent qu'au printemps.\n"
    )
    tei, _ = built(text)
    assert re.search(
        r"<said [^>]*>« Nous partirons<note .*?</note> demain, quoi qu'il arrive. »</said>", tei, re.S
    )


def test_a_mark_without_partner_is_reported_and_left() -> None:
    tei, findings = built(f"{FIRST}Il cherchait son « chapeau dans la neige. Puis il rentra.\n")
    assert [f.rule for f in findings if f.rule.startswith("speech")] == ["speech.mark-missing"]
    assert "son « chapeau" in tei
    assert "<soCalled>" not in tei


def test_a_mark_turned_the_wrong_way_closes() -> None:
    text = f"{FIRST}On accusait les «rôdeurs «et leurs amis de tous les maux du pays.\n"
    assert speeches(text) == [("soCalled", "", "«rôdeurs «")]
    assert "speech.mark-turned" in {f.rule for f in built(text)[1]}


def test_kinds() -> None:
    found = speeches(
        f"{FIRST}Le journal « La Cloche » parlait de « complot ». Sur les pancartes on lisait « À bas les loups ! » "
        "Une lettre du préfet disait : « Les crédits sont épuisés pour cette année. »\n"
    )
    assert [kind for kind, _, _ in found] == ["title", "soCalled", "q", "quote"]


def test_who_is_i() -> None:
    text = f"{FIRST}« Je reste ici », répondis-je au maire.\n"
    assert speeches(text)[0][1] == ""
    authors = {"language": "fr", "authors": [{"name": "Jules Perrin"}]}
    assert speeches(text, record=authors)[0][1] == "#perrin"


def test_a_pronoun_with_two_antecedents_names_nobody() -> None:
    text = (
        f"{FIRST}« Entrez donc », dit Martin. « Non merci », répondit Lucas. Puis Martin regarda Lucas longuement. "
        "« Je ne vous crois pas », dit-il.\n"
    )
    assert speeches(text)[-1][:2] == ("said", "")
    assert any(
        f.rule == "speech.speaker" and set(f.candidates) == {"martin", "lucas"} for f in built(text)[1]
    )


def test_forms_of_a_name_are_one_person() -> None:
    tei, _ = built(
        f"{FIRST}« Je reste », dit Trotsky. On l'écouta longtemps. « Je pars », ajouta Léon Trotski. Personne ne bougea.\n"
    )
    assert tei.count('<said xml:id="s0001" who="#trotsky"') == 1
    assert tei.count('who="#trotsky"') == 2
    assert tei.count("<person ") == 1
    assert "<persName>Trotsky</persName>" in tei
    assert "<persName>Trotski</persName>" in tei


def test_settings_name_people_and_decide_speeches() -> None:
    text = f"{FIRST}« Je reste », dit-on quelque part. « Tout est perdu », lisait-on sur le mur.\n"
    person = [{"id": "anselme", "names": ["Anselme", "le boulanger"], "note": "boulanger du bourg"}]
    entries = [{"near": "Je reste", "who": "anselme"}, {"near": "Tout est perdu", "kind": "slogan"}]
    assert speeches(text, person=person, speech=entries) == [
        ("said", "#anselme", "« Je reste »"),
        ("q", "", "« Tout est perdu »"),
    ]
    findings = built(text, speech=[{"near": "nulle part ailleurs", "kind": "said"}])[1]
    assert "speech.unfit" in {f.rule for f in findings}


def test_a_play_without_marks() -> None:
    text = (
        "Une cour de ferme, le soir, avant la pluie.\n\nLE MAÎTRE. — Tu rentres tard, et les bêtes ont faim depuis midi.\n\n"
        "LE VALET, posant sa fourche. — La route était longue et le cheval boitait un peu.\n\n"
        "LE MAÎTRE. — Le cheval boite depuis que tu le montes, et personne d'autre.\n\n"
        "LE VALET. — Alors vendez-le, monsieur, et qu'on n'en parle plus jamais.\n"
    )
    tei, _ = built(text)
    assert tei.count('<sp who="#maitre">') == 2
    assert tei.count('<sp who="#valet">') == 2
    assert "<speaker>LE VALET, posant sa fourche. — </speaker>" in tei


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert (
        speeches(
            "On distingue trois saisons au bord de la rivière :\n\n- la haute eau, de décembre à mars ;\n\n"
            "- l'étiage, de juillet à septembre ;\n\n- l'entre-deux, qui est le reste de l'année.\n"
        )
        == []
    )


def test_a_chapter_that_is_one_speech_is_its_headings() -> None:
    text = (
        f"1. La digue\n\n{FIRST}On se tut dans toute la salle.\n\n2. Discours du Commissaire aux travaux\n\n"
        "« Citoyens, la digue est faite et la plaine est à vous pour toujours.\n\n"
        "« Nous avons travaillé trois ans, et personne n'a compté ses heures.\n\n"
        "« Rentrez chez vous et semez ce que vous voudrez dans vos champs. »\n"
    )
    assert [(kind, who) for kind, who, _ in speeches(text)] == [("said", "#commissaire-aux-travaux")] or [
        (kind, who) for kind, who, _ in speeches(text)
    ] == [("said", "#commissaire")]


def test_a_letter_of_two_has_both_as_its_source() -> None:
    entry = {"near": "La digue a cédé", "kind": "quote", "who": "aubert lormeau"}
    text = f"{FIRST}Aubert et Lormeau écrivirent au préfet : « La digue a cédé cette nuit. » Rien ne vint.\n"
    assert speeches(text, speech=[entry])[0][:2] == ("quote", "#aubert #lormeau")


def test_a_quotation_of_many_paragraphs_with_a_list_and_quotations_in_it_is_one_block() -> None:
    text = (
        f"{FIRST}Verdier leur envoya une dernière lettre. En voici un passage :\n\n"
        "« … la digue est une chose particulière ; elle demande des soins qu'il faut bien connaître. L'ancien maire le "
        "savait quand il écrivait : « Comme la vigne, la digue est un art. »\n\n"
        "Voici quelques règles que l'ancien maire a données de cet art :\n\n"
        "1. Ne jamais remettre le travail au lendemain, et ne commencer que ce que l'on peut finir.\n\n"
        "2. Rassembler les pierres en automne. « La pluie n'attend personne. »\n\n"
        "3. Il faut garder toujours « l'avantage du nombre » sur la rivière.\n\n"
        "Espérons que les voisins sauront appliquer ces règles.\n\n"
        "Le sort du canton dépend de deux ou trois nuits de travail ».\n\n"
        "Cette lettre avait été écrite le lundi, et le mardi personne n'en parlait plus au village.\n"
    )
    tei, findings = built(text)
    assert re.search(
        r"<quote [^>]*>\s*<p [^>]*>« … la digue.*<list.*de travail »[^<]*</p>\s*</quote>", tei, re.S
    )
    assert not [f for f in findings if f.rule == "speech.mark-missing"]


def test_a_straight_mark_that_never_closes_is_a_finding() -> None:
    _, findings = built(
        f'{FIRST}Le soir, le conseil du bourg forme un "Comité de la digue chargé de garder la rivière et de prévenir '
        "les voisins au moindre danger, et le maire y consent sans attendre la réponse du préfet, car la pluie tombait "
        'depuis trois jours. La "Garde des eaux" se tint prête.\n'
    )
    assert sum(f.rule == "speech.mark-missing" for f in findings) == 1


@pytest.mark.parametrize("link", ["", "de "])
def test_what_is_called_a_watchword_is_a_slogan(link: str) -> None:
    tei, _ = built(
        f"{FIRST}Ils avançaient vers la place sous le mot d'ordre {link}« moulin libre » en chantant.\n"
    )
    assert re.search(r'<q [^>]*type="slogan"[^>]*>« moulin libre »', tei)


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("La lettre de Verdier « Avis aux voisins » fut lue partout.", "Avis aux voisins"),
        ("Il aimait la fable de Verdier « Le loup blanc » plus que tout.", "Le loup blanc"),
        ("La commune lança un appel « Aux habitants du canton » le lendemain.", "Aux habitants du canton"),
        ("Il revit le film de Delorme « Novembre » au village.", "Novembre"),
        ("On vendait plusieurs journaux, dont la « Gazette » au marché.", "Gazette"),
    ],
)
def test_a_kind_of_work_with_its_author_names_a_title(sentence: str, title: str) -> None:
    assert ("title", "", f"« {title} »") in speeches(f"{FIRST}{sentence}\n")


def test_what_an_appeal_says_is_no_title() -> None:
    text = f"{FIRST}On entendit un appel « Au secours ! » et la lettre de Verdier parlait d'un « Conseil ».\n"
    assert all(kind != "title" for kind, _, _ in speeches(text))


def test_a_saying_is_its_owners_though_an_apposition_follows_the_name() -> None:
    text = (
        f"{FIRST}Delorme a résumé la leçon en citant le mot de Verdier, le plus grand des maîtres que le canton ait "
        "connu : « du courage, encore du courage, toujours du courage »\n"
    )
    assert [who for _, who, _ in speeches(text)] == ["#verdier"]


def test_a_decision_is_nobody() -> None:
    text = f"{FIRST}La décision du conseil commençait par les paroles suivantes : « La mairie est fermée ce soir. »\n"
    assert [who for _, who, _ in speeches(text)] == [""]


def test_an_editor_says_that_a_passage_is_no_speech() -> None:
    text = f"{FIRST}Martin dit : « Qui dort dîne. » Puis il sortit.\n"
    assert speeches(text, speech=[{"near": "Qui dort", "kind": "nothing"}]) == []


def test_a_reference_in_brackets_beside_a_quotation_is_its_bibl() -> None:
    text = f"{FIRST}Comme l'écrit Jeanne Faure, « les hivers ont la mémoire longue » (Les Saisons, p. 12). Rien de plus.\n"
    tei, _ = built(text)
    assert (
        '<cit><quote xml:id="s0001" source="#faure">« les hivers ont la mémoire longue »</quote> '
        "<bibl>(Les Saisons, p. 12)</bibl></cit>"
    ) in tei


def test_brackets_that_tell_no_source_are_no_reference() -> None:
    text = f"{FIRST}Comme l'écrit Jeanne Faure, « les hivers ont la mémoire longue » (il neigeait depuis 1902). Rien.\n"
    assert "<bibl>" not in built(text)[0]


def test_a_document_quoted_whole_is_a_floating_text() -> None:
    text = (
        f"{FIRST}Le maire fit afficher sur la porte de l'école un avis ainsi conçu :\n\n"
        "« Le pont est fermé jusqu'à la fin du mois.\n\n« Les voitures passeront par le gué, à leurs risques. »\n\n"
        "Personne ne passa par le gué, et l'on attendit la fin du mois sans murmurer.\n"
    )
    tei, _ = built(text)
    assert re.search(r'<quote [^>]*type="document"[^>]*><floatingText><body>', tei)
    excerpt = text.replace(
        "un avis ainsi conçu :", "un avis, et l'on pouvait lire au bas de la dernière page :"
    )
    assert "<floatingText>" not in built(excerpt)[0]


def test_labels_in_lines_of_their_own() -> None:
    text = (
        "La Pendule\n\nACTE PREMIER\n\nUn salon. Il fait nuit, et la pendule est arrêtée depuis la veille au soir.\n\n"
        "MARTHE, bâillant.\nQuelle heure est-il à ta montre ? La mienne s'est arrêtée quand la pluie a commencé.\n\n"
        "PAUL\nElle est chez l'horloger, comme la tienne y sera demain si tu veux bien m'écouter une fois.\n\n"
        "MARTHE\nAlors, comment saurons-nous quand dîner ? Personne ne passe, et la cloche est muette.\n\n"
        "Un silence.\n\nPAUL (à part)\nNous dînerons à la faim, comme les chats, et nous dormirons à la fatigue.\n\n"
        "MARTHE\nTu parles comme ton père, qui n'a jamais su l'heure qu'il était de toute sa vie.\n\n"
    )
    tei, _ = built(text)
    assert tei.count("<sp who=") == 5
    assert '<sp who="#marthe">\n<speaker>MARTHE, bâillant.</speaker>' in tei
    assert re.search(r"</sp>\n<p [^>]*>Un silence\.</p>", tei)


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ainsi que le note le chanoine Aubry,", "#aubry"),
        ("Selon le maire,", "#maire"),
        ("Martin regarda la neige. Selon lui,", "#martin"),
        ("L'avis du préfet traînait sur la table. On y lisait :", "#prefet"),
        ("Dans une lettre à son frère, Martin raconte :", "#martin"),
        ("La rumeur disait :", ""),
        ("Une pancarte portait :", ""),
    ],
)
def test_whose_words_they_are(before: str, who: str) -> None:
    named = "« Il fait froid », dit Martin. Le maire se taisait.\n\n"
    text = f"{FIRST}{named}{FIRST}{before} « le pont ne tiendra pas jusqu'au dégel de mars ». On attendit.\n"
    assert speeches(text)[1][1] == who


def test_a_name_that_nothing_tells_of_stops_the_search_for_an_antecedent() -> None:
    text = f"{FIRST}« Il fait froid », dit Martin. Kerdonc, transi, attendait dehors. « Ouvrez-moi donc », cria-t-il.\n"
    assert [who for _, who, _ in speeches(text)] == ["#martin", ""]


def test_an_apposition_and_a_name_are_one_person() -> None:
    text = f"{FIRST}Le maire, Jacques Ferrier, se leva. « Il fait froid », dit-il. « Sans doute », fit le maire.\n"
    assert {who for _, who, _ in speeches(text)} == {"#ferrier"}


def test_the_turn_after_one_that_is_said_to_somebody_is_theirs() -> None:
    text = (
        f"{FIRST}Rose et Martin marchaient devant.\n\n— As-tu froid ? demanda Rose à Martin.\n\n— Pas encore.\n\n"
        "— Moi, je gèle, dit Rose.\n"
    )
    assert [who for _, who, _ in speeches(text)] == ["#rose", "#martin", "#rose"]


def test_a_scene_of_two_people_is_theirs() -> None:
    text = (
        f"{FIRST}Étienne poussa la porte du moulin. Il appela, et ce fut la meunière qui vint.\n\n— Qui est là ? demanda-t-elle.\n\n"
        "— Un voyageur.\n\nÉtienne ôta son chapeau et attendit que la lampe fût levée.\n\n— Vous êtes trempé.\n\n"
        "— Le gué est plus haut que moi, dit Étienne.\n"
    )
    assert [who for _, who, _ in speeches(text)] == ["#meuniere", "#etienne", "#meuniere", "#etienne"]


@pytest.mark.parametrize(
    ("clause", "who"),
    [
        ("a promis le préfet", "#prefet"),
        ("lui a répondu le délégué syndical, Ahmed Benali", "#benali"),
        ("fit la concierge d'un ton de respect", "#concierge"),
        ("cria quelqu'un", ""),
    ],
)
def test_clauses_behind_a_speech(clause: str, who: str) -> None:
    text = f"{FIRST}On se tut. « Nous verrons cela demain matin », {clause}. Puis chacun rentra chez soi.\n"
    assert speeches(text) == [("said", who, "« Nous verrons cela demain matin »")]


def test_she_is_whom_the_pronoun_took_up_before() -> None:
    text = (
        f"{FIRST}Ursule Hay vint la première. Elle portait un plan roulé sous le bras. Le maire la salua.\n\n"
        "Ursule Hay s'assit. « Voici la carrière », dit-elle.\n"
    )
    assert speeches(text) == [("said", "#hay", "« Voici la carrière »")]
