"""Tables: rows whose columns are certain; and what is none."""

from __future__ import annotations

import pytest
from lxml import etree

import octtei
from octtei.export.edition import Written
from octtei.model.block import BlockKind as Kind
from octtei.structure.evidence.tables import Row, rows_of
from octtei.structure.lines.line import read_lines
from tests.structure.blocks import PROSE, blocks_of

TEI = "{http://www.tei-c.org/ns/1.0}"
TEXT = "\n\n".join([PROSE] * 2)
WAGES = """    Métiers                Hommes    Femmes
    Tisserands               3,20      1,80
    Fileurs                  2,95      1,55
    Teinturiers              4,10         —
    Charretiers              3,75      0,90"""


def around(lines: str) -> str:
    return f"{TEXT}\n\n{lines}\n\n{TEXT}\n"


def written(value: str) -> Written:
    outcome = octtei.build(value.encode())
    assert outcome.written is not None
    return outcome.written


def tables_of(value: str) -> list[etree._Element]:
    return list(etree.fromstring(written(value).tei).iter(f"{TEI}table"))


def cells_of(table: etree._Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in table.iter(f"{TEI}row")]


def rows_in(lines: str) -> list[Row]:
    """The rows that some lines of one page make by themselves."""
    return rows_of([line for line in read_lines(lines) if line.words], lambda _a, _b: False)


def test_cells_below_one_another_are_columns() -> None:
    (table,) = tables_of(around(WAGES))
    rows = cells_of(table)
    assert rows[0] == ["Métiers", "Hommes", "Femmes"]
    assert rows[3] == ["Teinturiers", "4,10", "—"]
    assert [row.get("role") for row in table.iter(f"{TEI}row")] == ["label", None, None, None, None]


def test_what_is_called_a_table_above_it_is_its_heading() -> None:
    (table,) = tables_of(around(f"          Tableau 2. — Salaires\n\n{WAGES}"))
    head = table.find(f"{TEI}head")
    assert head is not None
    assert head.text == "Tableau 2. — Salaires"


def test_years_above_numbers_say_what_these_are_of() -> None:
    rows = rows_in(
        "Communes    1901    1906\nSauve        812     790\nLédignan     640     655\nQuissac      902     911"
    )
    assert [row.is_label for row in rows] == [True, False, False, False]


def test_leaders_part_cells_and_are_not_said() -> None:
    lines = "\n".join(
        f"{name + ' ':.<30}  {value:>8}"
        for name, value in (("Loyer", "60,00"), ("Bois", "9,35"), ("Huile", "21,10"))
    )
    (table,) = tables_of(around(lines))
    assert cells_of(table) == [["Loyer", "60,00"], ["Bois", "9,35"], ["Huile", "21,10"]]


def test_a_table_goes_on_on_the_next_page() -> None:
    lines = [*WAGES.splitlines(), "    Menuisiers               3,80      0,95"]
    value = (
        f"{TEXT}\n\n"
        + "\n".join(lines[:3])
        + "\n\f"
        + "\n".join(f"  {line}" for line in lines[3:])
        + f"\n\n{TEXT}\n"
    )
    (table,) = tables_of(value)
    assert len(cells_of(table)) == 6
    assert table.find(f".//{TEI}cell/{TEI}pb") is not None


@pytest.mark.parametrize(
    "value", [around(WAGES), around(WAGES.replace("Fileurs                 ", "Fileurs ................"))]
)
def test_every_byte_of_a_table_comes_back(value: str) -> None:
    files = written(value)
    assert octtei.restore(files.tei, files.repairs) == value.encode()


NO_TABLES = (
    # contents, whose numbers only rise
    "Le pont             3\nLe bac             17\nLa digue           28\nLe moulin          40",
    # names in two columns
    "Jean Aubin            Louis Tarric\nPaul Royer            Henri Lacaze\nMarc Soulier          Jules Vidal",
    # two columns of prose
    "La crue dura trois jours et       le maire fit fermer le pont\npersonne ne put passer. On        dès le premier soir. Enfin\nattendit donc aux fenêtres        vers midi l'eau baissa et",
    # two rows only
    "Loyer       60,00      61,00\nBois         9,35      10,20",
    # columns that cross one another
    "Loyer   60,00           1848\nBois de chauffe     9,35   1849\nHuile          1,10  21,00  1850",
    # days and what was written on them
    "12 mai      Pluie. Personne n'est venu.\n13 mai      Beau temps, du monde.\n14 mai      Réparé la corde du bac.",
    # numbers that count what stands beside them
    "12   Le vent du soir\n14   La barque blanche\n19   Le vieux passeur\n22   Le jour de marché",
    # who signs, at the right
    "                              Sauve, le 3 mars 1871.\n                              Henri Aubin,\n                              notaire.",
    # verse
    "   La rivière est haute ce soir,\n   Et les bateaux dorment au port ;\n   La lune se mire au miroir\n   De l'eau qui chante encore.",
)


@pytest.mark.parametrize("lines", NO_TABLES)
def test_other_lines_are_no_table(lines: str) -> None:
    assert not tables_of(around(lines))
    assert not [b for b in blocks_of(around(lines)) if b.kind is Kind.CAPTION]


def test_a_row_of_figures_at_the_edge_of_a_page_is_no_running_head() -> None:
    rows = [f"   {1900 + n}        {n}       {n + 40}      {n * 7 + 200}" for n in range(12)]
    value = "\f".join(f"{TEXT}\n" + "\n".join(rows[n : n + 4]) + "\n" for n in (0, 4, 8))
    assert sum(len(cells_of(table)) for table in tables_of(value)) == 12


LISTS = (
    (
        "INDEX DES NOMS",
        "Aubin, Pierre                 81\nLacaze, Marie                 12\nTarric, Jean                  47",
    ),
    (
        "BIBLIOGRAPHIE",
        "1874    Les péages, par M. Aubin\n1881    Le bac de Sauve\n1902    Notes sur les crues",
    ),
)


@pytest.mark.parametrize(("head", "lines"), LISTS)
def test_the_entries_of_a_list_are_no_rows(head: str, lines: str) -> None:
    assert not tables_of(f"{TEXT}\n\n{head}\n\n{lines}\n")
    assert tables_of(f"{TEXT}\n\nLES COMPTES DE SAUVE\n\n{lines}\n")


def test_one_tab_parts_cells_however_wide_they_are() -> None:
    (table,) = tables_of(
        around("Année\tVoyageurs\tBêtes\n1866\t812\t9\n1867\t79\t240\n1868\t855\t\n1869\t901\t198")
    )
    rows = cells_of(table)
    assert rows[0] == ["Année", "Voyageurs", "Bêtes"]
    assert rows[3] == ["1868", "855", ""]
    assert [row.get("role") for row in table.iter(f"{TEI}row")][:2] == ["label", None]


def test_what_the_columns_hold_and_a_short_last_row_keep_their_gaps() -> None:
    lines = """                 Inscrits   Votants   Aubin   Lacaze
Sauve               312       280      150      130
Lédignan            121       101       60       41
Quissac              98        77       17       60
Total               531       458"""
    (table,) = tables_of(around(lines))
    rows = cells_of(table)
    assert rows[0] == ["", "Inscrits", "Votants", "Aubin", "Lacaze"]
    assert rows[-1] == ["Total", "531", "458", "", ""]


def test_figures_of_an_account_count_no_verses() -> None:
    lines = """Recettes                       fr.    c.
Péage des voyageurs            812    40
Péage des bêtes                233    05
Vente de la barque              45    00
Don de la commune              100    00
Quête                            3    00
Total                         1193    45"""
    (table,) = tables_of(around(lines))
    assert cells_of(table)[-1] == ["Total", "1193", "45"]


def test_a_sum_below_a_rule_is_no_heading() -> None:
    value = around(
        "Péage           812\nBêtes           233\nBarque           45\n-------------------\nTotal          1090"
    )
    assert len(tables_of(value)) == 1
    assert Kind.HEADING not in [b.kind for b in blocks_of(value)]


def test_german_prose_whose_lines_begin_big_by_chance_is_no_list_of_names() -> None:
    lines = (
        "Kosten der Stadt die Ausbesserung der",
        "Brücke. Die Zahlen sprechen für sich. Der",
        "Hauptmann verlangte trotz der Bitten seiner",
        "Familie eine Truhe voller Urkunden; die Gesellschaft",
        "Sorgfalt eine Truhe voller Urkunden. Der",
        "Hauptmann verlangte mit großer Sorgfalt",
        "den Vertrag der Mühle und das Buch der Kirche.",
    )
    value = f"{PROSE}\n\nMeine Großmutter verlangte auf\n" + "\n".join(lines) + f"\n\n{PROSE}"
    assert not any(b.kind is Kind.TABLE for b in blocks_of(value))


def test_names_below_one_another_are_rows() -> None:
    names = "Herr Brandt, Schiffer\nFrau Lang aus Niederau\nDer Müller Ott\nDer Pfarrer Weiß\nAnton Rey\nJohann Kern"
    value = f"{PROSE}\n\n{names}\n\n{PROSE}"
    assert sum(b.kind is Kind.TABLE for b in blocks_of(value)) == 6
