"""What is a word, and how common: languages as data behind one interface."""

from octtei.lexicon.archaic import archaic_forms, is_archaic, quotes_archaic
from octtei.lexicon.detect import Evidence, detect, evidence, name
from octtei.lexicon.endings import Endings, endings
from octtei.lexicon.fold import fold, plain
from octtei.lexicon.language import Language, UnknownLanguageError, language, languages, tried_languages
from octtei.lexicon.letters import Letters, letters
from octtei.lexicon.lexicon import Entry, Lexicon, Standing, load
from octtei.lexicon.neighbours import Neighbour, neighbours
from octtei.lexicon.prevailing import prevailing
from octtei.lexicon.shape import core, recase, without_clitics
from octtei.lexicon.strangers import is_elsewhere
from octtei.lexicon.tokens import counted, forms, words
from octtei.lexicon.tongues import may_be_foreign, pieces, told
from octtei.lexicon.vouched import vouched
from octtei.lexicon.wordlist import WordList, WordListError

__all__ = [
    "Endings",
    "Entry",
    "Evidence",
    "Language",
    "Letters",
    "Lexicon",
    "Neighbour",
    "Standing",
    "UnknownLanguageError",
    "WordList",
    "WordListError",
    "archaic_forms",
    "core",
    "counted",
    "detect",
    "endings",
    "evidence",
    "fold",
    "forms",
    "is_archaic",
    "is_elsewhere",
    "language",
    "languages",
    "letters",
    "load",
    "may_be_foreign",
    "name",
    "neighbours",
    "pieces",
    "plain",
    "prevailing",
    "quotes_archaic",
    "recase",
    "told",
    "tried_languages",
    "vouched",
    "without_clitics",
    "words",
]
