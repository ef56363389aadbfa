"""Text -> tree. Total: every text gives a tree, and whatever was not taken as a unit is listed beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from plugins.regulations.parsing.building import Builder
from plugins.regulations.parsing.contents import without_contents
from plugins.regulations.parsing.nodes import Node, Piece, blocks_of
from plugins.regulations.parsing.rows import rows_of
from plugins.regulations.parsing.unfolding import unfolded
from plugins.regulations.tree.anchors import addressed
from plugins.regulations.tree.units import Block, Passage, Regulation, Unit

# What stands below the last unit of a printed text: place and date, signatures, files, buttons of a web page (P29).
_ENDING = re.compile(
    r"(?:[A-ZŁŚŻ][\w .-]{2,30},\s*(?:dnia|dn\.)\s*(?:\d|[.…_]{3,})"
    r"|(?:Dyrektor|Prezes|Zarząd|Przewodnicząc|Kierowni|Podpis|W imieniu|Za |/-/|\(-\)|\(podpis|Zatwierdz)"
    r"|(?:Pliki do pobrania|Pobierz|Do pobrania|Udostępnij|Drukuj|Metryka|Opublikowan|Data publikacji|Autor:"
    r"|Liczba (?:odsłon|wyświetleń)|Powrót)"
    r"|[.…_ ]{6,}$)"
)
_ENDING_LIMIT = 120


@lru_cache(maxsize=64)
def parse(text: str, first_line: int = 1, citation: str | None = None, verbatim: bool = False) -> Regulation:
    """The tree of a regulation. ``first_line`` is the number of the text's first line in its file, ``verbatim`` gives
    repeated units addresses of their own."""
    builder = Builder(unfolded(without_contents(rows_of(text, first_line)))).build()
    preamble = builder.root.before
    ending = (_cut_ending(builder.root) if builder.root.children else []) + builder.root.closing + builder.ending
    annexes, mentions = _real_annexes(builder.annexes)
    ending += mentions
    regulation = Regulation(
        units=tuple(child.frozen() for child in builder.root.children),
        annexes=tuple(annex.frozen() for annex in annexes),
        preamble=_blocks(preamble),
        ending=_blocks(ending),
        asides=tuple(builder.asides),
    )
    return addressed(regulation, citation, verbatim)


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    return blocks_of(list(pieces))


def _cut_ending(root: Node) -> list[Piece]:
    """Trailing paragraphs of the last unit that are place, date, signature or the furniture of a web page.

    Those of an annex stay: it is often a form, and its dotted lines and signature belong to it.
    """
    path = [root]
    while path[-1].children:
        path.append(path[-1].children[-1])
    ending: list[Piece] = []
    for node in path[1:]:
        last = node.closing if node.children else node.closing or node.before
        cut = _first_of_ending(last)
        ending = last[cut:] + ending
        del last[cut:]
        if last:
            break
    return ending


def _first_of_ending(pieces: list[Piece]) -> int:
    """The index of the first piece that belongs to the ending."""
    cut = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.table or len(piece.text) > _ENDING_LIMIT or not piece.own_line:
            break
        if piece.new_paragraph and _ENDING.match(piece.text):
            cut = index
    return cut


def _real_annexes(annexes: Sequence[Node]) -> tuple[list[Node], list[Piece]]:
    """(annexes, lines that only name one). A list at the end of the text names each annex before it comes itself."""
    full = {node.reading.label for node in annexes if node.reading and (node.children or len(node.before) > 1)}
    kept: list[Node] = []
    mentions: list[Piece] = []
    for node in annexes:
        reading = node.reading
        assert reading is not None
        if node.children or len(node.before) > 1 or node.notes or reading.label not in full:
            kept.append(node)
            continue
        rest = [piece for piece in node.before if not piece.own_line]
        words = " ".join((reading.mark, *(piece.text for piece in rest)))
        mentions.append(Piece(node.line, words, True))
        mentions += [piece for piece in node.before if piece.own_line]
    return kept, mentions


def without_lines(regulation: Regulation) -> Regulation:
    """The same tree with all line numbers set to 1: what two readings of one text have in common."""

    def passage(one: Passage) -> Passage:
        return Passage(one.text)

    def block(one: Block) -> Block:
        return passage(one) if isinstance(one, Passage) else replace(one, line=1)

    def unit(one: Unit) -> Unit:
        return replace(
            one,
            line=1,
            title=passage(one.title) if one.title else None,
            before=tuple(map(block, one.before)),
            closing=tuple(map(block, one.closing)),
            notes=tuple(map(passage, one.notes)),
            children=tuple(map(unit, one.children)),
        )

    return Regulation(
        units=tuple(map(unit, regulation.units)),
        annexes=tuple(map(unit, regulation.annexes)),
        preamble=tuple(map(block, regulation.preamble)),
        ending=tuple(map(block, regulation.ending)),
        citation=regulation.citation,
    )
