"""The blocks of Unicode by the names that XSD regular expressions use, e.g. IsGreek is block `Greek`."""

from __future__ import annotations

from functools import cache
from typing import Final

# Name and first code point of blocks that follow one another; a block ends before the next, `-` opens a hole.
_BLOCKS: Final = """
BasicLatin 0 Latin-1Supplement 80 LatinExtended-A 100 LatinExtended-B 180 IPAExtensions 250 SpacingModifierLetters 2B0
CombiningDiacriticalMarks 300 Greek 370 Cyrillic 400 CyrillicSupplement 500 Armenian 530 Hebrew 590 Arabic 600 Syriac 700
ArabicSupplement 750 Thaana 780 NKo 7C0 Samaritan 800 Mandaic 840 SyriacSupplement 860 - 870 ArabicExtended-A 8A0
Devanagari 900 Bengali 980 Gurmukhi A00 Gujarati A80 Oriya B00 Tamil B80 Telugu C00 Kannada C80 Malayalam D00
Sinhala D80 Thai E00 Lao E80 Tibetan F00 Myanmar 1000 Georgian 10A0 HangulJamo 1100 Ethiopic 1200 EthiopicSupplement 1380
Cherokee 13A0 UnifiedCanadianAboriginalSyllabics 1400 Ogham 1680 Runic 16A0 Tagalog 1700 Hanunoo 1720 Buhid 1740
Tagbanwa 1760 Khmer 1780 Mongolian 1800 UnifiedCanadianAboriginalSyllabicsExtended 18B0 Limbu 1900 TaiLe 1950
NewTaiLue 1980 KhmerSymbols 19E0 Buginese 1A00 TaiTham 1A20 CombiningDiacriticalMarksExtended 1AB0 Balinese 1B00
Sundanese 1B80 Batak 1BC0 Lepcha 1C00 OlChiki 1C50 CyrillicExtended-C 1C80 GeorgianExtended 1C90 SundaneseSupplement 1CC0
VedicExtensions 1CD0 PhoneticExtensions 1D00 PhoneticExtensionsSupplement 1D80 CombiningDiacriticalMarksSupplement 1DC0
LatinExtendedAdditional 1E00 GreekExtended 1F00 GeneralPunctuation 2000 SuperscriptsandSubscripts 2070
CurrencySymbols 20A0 CombiningMarksforSymbols 20D0 LetterlikeSymbols 2100 NumberForms 2150 Arrows 2190
MathematicalOperators 2200 MiscellaneousTechnical 2300 ControlPictures 2400 OpticalCharacterRecognition 2440
EnclosedAlphanumerics 2460 BoxDrawing 2500 BlockElements 2580 GeometricShapes 25A0 MiscellaneousSymbols 2600
Dingbats 2700 MiscellaneousMathematicalSymbols-A 27C0 SupplementalArrows-A 27F0 BraillePatterns 2800
SupplementalArrows-B 2900 MiscellaneousMathematicalSymbols-B 2980 SupplementalMathematicalOperators 2A00
MiscellaneousSymbolsandArrows 2B00 Glagolitic 2C00 LatinExtended-C 2C60 Coptic 2C80 GeorgianSupplement 2D00
Tifinagh 2D30 EthiopicExtended 2D80 CyrillicExtended-A 2DE0 SupplementalPunctuation 2E00 CJKRadicalsSupplement 2E80
KangxiRadicals 2F00 - 2FE0 IdeographicDescriptionCharacters 2FF0 CJKSymbolsandPunctuation 3000 Hiragana 3040
Katakana 30A0 Bopomofo 3100 HangulCompatibilityJamo 3130 Kanbun 3190 BopomofoExtended 31A0 CJKStrokes 31C0
KatakanaPhoneticExtensions 31F0 EnclosedCJKLettersandMonths 3200 CJKCompatibility 3300
CJKUnifiedIdeographsExtensionA 3400 YijingHexagramSymbols 4DC0 CJKUnifiedIdeographs 4E00 YiSyllables A000
YiRadicals A490 Lisu A4D0 Vai A500 CyrillicExtended-B A640 Bamum A6A0 ModifierToneLetters A700 LatinExtended-D A720
SylotiNagri A800 CommonIndicNumberForms A830 Phags-pa A840 Saurashtra A880 DevanagariExtended A8E0 KayahLi A900
Rejang A930 HangulJamoExtended-A A960 Javanese A980 MyanmarExtended-B A9E0 Cham AA00 MyanmarExtended-A AA60
TaiViet AA80 MeeteiMayekExtensions AAE0 EthiopicExtended-A AB00 LatinExtended-E AB30 CherokeeSupplement AB70
MeeteiMayek ABC0 HangulSyllables AC00 HangulJamoExtended-B D7B0 HighSurrogates D800 HighPrivateUseSurrogates DB80
LowSurrogates DC00 PrivateUse E000 CJKCompatibilityIdeographs F900 AlphabeticPresentationForms FB00
ArabicPresentationForms-A FB50 VariationSelectors FE00 VerticalForms FE10 CombiningHalfMarks FE20
CJKCompatibilityForms FE30 SmallFormVariants FE50 ArabicPresentationForms-B FE70 HalfwidthandFullwidthForms FF00
Specials FFF0 - 10000 OldItalic 10300 Gothic 10330 - 10350 Deseret 10400 - 10450 ByzantineMusicalSymbols 1D000
MusicalSymbols 1D100 - 1D200 MathematicalAlphanumericSymbols 1D400 - 1D800
CJKUnifiedIdeographsExtensionB 20000 - 2A6E0 CJKCompatibilityIdeographsSupplement 2F800 - 2FA20 Tags E0000 - E0080
SupplementaryPrivateUseArea-A F0000 SupplementaryPrivateUseArea-B 100000 - 110000
"""
_ALIASES: Final = {
    "GreekandCoptic": "Greek",
    "CombiningDiacriticalMarksforSymbols": "CombiningMarksforSymbols",
    "CyrillicSupplementary": "CyrillicSupplement",
    "PrivateUseArea": "PrivateUse",
}


@cache
def _ranges() -> dict[str, tuple[int, int]]:
    parts = _BLOCKS.split()
    names, starts = parts[::2], [int(number, 16) for number in parts[1::2]]
    spans = zip(names, starts, starts[1:], strict=False)
    return {name: (start, following - 1) for name, start, following in spans if name != "-"}


def block_range(name: str) -> tuple[int, int]:
    """First and last code point of a block; ValueError where there is none of that name."""
    found = _ranges().get(_ALIASES.get(name, name))
    if found is None:
        raise ValueError(f"there is no Unicode block {name!r}")
    return found
