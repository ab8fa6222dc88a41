"""ORDER: every cleaning rule, in the order in which they run, each with the reason for its place."""

from __future__ import annotations

from octtei.clean.rule import Rule
from octtei.clean.rules import (
    accent,
    accent_above,
    accent_astray,
    accent_twin,
    added,
    agreement,
    angled,
    apostrophe,
    apostrophe_speck,
    bare,
    before_sign,
    capital,
    capital_i,
    control,
    cut_off,
    digit,
    displaced,
    divided_word,
    dropcap,
    entity,
    escape,
    false_comma,
    figure_pronoun,
    first_day,
    font_code,
    glued_run,
    hyphen_space,
    inner_hyphen,
    kerned_capital,
    lacking,
    left_out,
    ligature_space,
    line_hyphen,
    line_speck,
    line_wreck,
    lone_sign,
    long_s,
    lost_apostrophe,
    lost_behind_capitals,
    lost_ligature,
    lost_space,
    lost_stop,
    lost_verb,
    merged_elision,
    mojibake,
    near_name,
    number,
    number_space,
    overprint,
    printed_again,
    raised,
    raised_ending,
    raised_stop,
    real_word,
    roman,
    set_solid,
    set_wide,
    sharp_s,
    sign_in_word,
    sign_space,
    small_capitals,
    space,
    stray,
    stripped,
    swapped,
    tall_letter,
    tex,
    unicode,
    unknown_word,
    unpaired,
    word_space,
    wrong_table,
)

ORDER: tuple[Rule, ...] = (
    font_code.font_code,  # control characters may be ligatures
    lost_ligature.sign,  # likewise; those that no table has
    control.control_character,  # first: no later pattern need think of NUL
    entity.unresolved,  # a reference may stand for a byte that is part of mojibake
    escape.code,  # likewise
    tex.tex,  # likewise
    mojibake.wrong_codec,  # before all that looks at letters; C1 controls are evidence for it
    cut_off.cut_off,  # what it left of such sequences; before all that looks at accents
    swapped.swapped_bytes,  # words have all their letters then
    wrong_table.wrong_table,  # whole sequences first: what they leave are single letters
    displaced.displaced,  # it looks at accents before they are joined to the letters that they stand on
    unicode.decomposed,  # letters are whole before anybody compares words
    lost_ligature.space,  # while the ligatures are still seen
    unicode.ligature,  # likewise
    unicode.invisible,  # likewise
    raised.raised,  # columns are as they were printed
    accent_above.above,  # likewise
    accent_astray.astray,  # likewise
    overprint.overprint,  # letters are counted once, and spaces, before runs of these are thought too wide
    lost_apostrophe.lost_apostrophe,  # it parts words, and is no accent then
    accent.lost_mark,  # needs whole letters, spaces as printed (their widths tell the false ones), C1 controls
    left_out.left_out,  # where no mark is left there is no cipher
    bare.bare,  # likewise
    lacking.letter,  # what is left of such signs is no accent
    lacking.sign,  # likewise
    dropcap.torn,  # looks for words, which have their accents now
    control.control_c1,  # what is left of them now is rubbish
    set_wide.set_wide,  # wider gaps part its words, and are still seen
    space.filler,  # single fillers first: the runs are counted in real spaces then
    lost_ligature.lost,  # halves of words, before a space is thought too many
    space.run,  # last of the shapes: words are now separated by one space
    line_wreck.wreck,  # where it finds no text no rule below works
    printed_again.printed_again,  # words are told, and each counts once
    raised_stop.raised_stop,  # sentences end before anybody looks where they begin
    angled.angled,  # likewise; before anybody pairs guillemets
    before_sign.before_sign,  # signs stand at their words before these are counted
    number_space.in_number,  # digits first: they need no words
    raised_ending.raised_ending,  # likewise
    small_capitals.behind_capital,  # likewise
    lost_behind_capitals.lost_behind_capitals,  # likewise
    kerned_capital.behind_letter,  # likewise; before a letter is taken for an elided one
    ligature_space.ligature_space,  # halves of words, before a half is taken for a word
    sharp_s.sharp_s,  # shapes that need no context
    capital_i.elided_l,  # shapes that need no context, before the words are counted
    capital_i.capital_i,  # likewise
    merged_elision.merged_elision,  # likewise
    apostrophe.apostrophe,  # before halves of words are joined: `le s` may be `le s'`
    tall_letter.tall_letter,  # before names are looked for
    apostrophe_speck.apostrophe_speck,  # behind what is elided: what is left is a speck
    roman.roman,  # likewise
    first_day.first_day,  # likewise
    line_speck.line_speck,  # nothing stands between halves of words but what parts them
    line_hyphen.line_hyphen,  # halves of words are no words: before anybody looks them up
    figure_pronoun.figure_pronoun,  # likewise; it is no number
    number.letter_in_number,  # likewise
    digit.digit_in_word,  # likewise
    long_s.long_s,  # half of an old text is no word before it
    inner_hyphen.inner_hyphen,  # likewise
    set_solid.set_solid,  # likewise; whole lines before words
    hyphen_space.after_hyphen,  # words are whole before they are looked up
    word_space.in_word,  # likewise; what is left unknown is one form
    glued_run.lost_in_row,  # likewise; more than two words before two
    lost_space.lost,  # likewise
    sign_space.behind_sign,  # likewise
    added.added,  # words are whole; before accents are counted that the text has
    stripped.stripped,  # words have all their letters now; what lacks an accent is no misread letter
    near_name.near_name,  # names first: they are neighbours of words
    sign_in_word.sign_in_word,  # what touches a form is told before the form is
    unknown_word.unknown_word,  # what is no word, before what is the wrong word
    divided_word.divided_word,  # likewise, of halves
    lone_sign.lone_sign,  # likewise
    accent_twin.accent_twin,  # the words beside are words now: it leans on them
    real_word.real_word,  # the words are words now: it leans on all its neighbours
    agreement.plural,  # endings, when the words are right
    agreement.gender,  # likewise
    lost_verb.lost_verb,  # likewise
    capital.capital,  # likewise: the words beside tell a sentence from a name
    false_comma.false_comma,  # signs last: what they part or join are words now
    lost_stop.lost_stop,  # likewise
    stray.stray,  # likewise
    unpaired.unpaired,  # likewise: a quotation ends at a stop
)

RULES: dict[str, Rule] = {rule.name: rule for rule in ORDER}
