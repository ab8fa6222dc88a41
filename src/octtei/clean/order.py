"""ORDER: every cleaning rule, in the order in which they run, each with the reason for its place."""

from __future__ import annotations

from octtei.clean.rule import Rule
from octtei.clean.rules import accent, control, dropcap, entity, mojibake, space, unicode

ORDER: tuple[Rule, ...] = (
    control.control_character,  # first: no later pattern need think of NUL
    entity.unresolved,  # a reference may stand for a byte that is part of mojibake
    mojibake.wrong_codec,  # before all that looks at letters; C1 controls are evidence for it
    unicode.decomposed,  # letters are whole before anybody compares words
    unicode.ligature,  # likewise
    unicode.invisible,  # likewise
    accent.lost_mark,  # needs whole letters, spaces as printed (their widths tell the false ones), C1 controls
    dropcap.torn,  # looks for words, which have their accents now
    control.control_c1,  # what is left of them now is rubbish
    space.filler,  # single fillers first: the runs are counted in real spaces then
    space.run,  # last of the shapes: words are now separated by one space
)

RULES: dict[str, Rule] = {rule.name: rule for rule in ORDER}
