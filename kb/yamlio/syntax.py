"""What libyaml's complaints mean to a person who edits a record."""

from __future__ import annotations

_EXPLANATIONS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "a colon stands where no key can stand",
        "put a text that holds ': ' in single quotes or under '>-', or mend the indentation",
    ),
    (
        "cannot start any token",
        "a text begins with a character that YAML reserves",
        "put the text in single quotes or under '>-'",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark that opens a text is never closed",
        "close the quotation mark, or put the text under '>-'",
    ),
    (
        "found unexpected document indicator",
        "a quotation mark that opens a text is never closed",
        "close the quotation mark, or put the text under '>-'",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in brackets is not closed, or lacks a comma",
        "add the comma or the closing ']'",
    ),
    (
        "did not find expected ',' or '}'",
        "a mapping in braces is not closed, or lacks a comma",
        "add the comma or the closing '}'",
    ),
    (
        "could not find expected ':'",
        "a line is neither 'key: value' nor part of a text",
        "add the colon and a space, or indent the line under its text",
    ),
    (
        "did not find expected key",
        "a line does not fit into the mapping around it",
        "align the key with those above; put a text that goes on after a quotation mark in one "
        "pair of quotes or under '>-'",
    ),
    (
        "did not find expected '-' indicator",
        "a line does not fit into the list around it",
        "begin the item with '- ', aligned with those above",
    ),
    (
        "block sequence entries are not allowed",
        "a list item stands where none can stand",
        "put the list on its own lines under its key",
    ),
    (
        "mapping keys are not allowed",
        "a '? ' stands where no key can stand",
        "put the text in single quotes or under '>-'",
    ),
    (
        "did not find expected node content",
        "a value is missing, or begins with a comma or a closing bracket",
        "remove the stray character, or put the text in single quotes",
    ),
    (
        "found unknown escape character",
        "a backslash in a text in double quotes begins no known escape",
        "use single quotes or '>-', where a backslash is a backslash",
    ),
    (
        "invalid Unicode character escape",
        "an escape in a text in double quotes names no character",
        "write the character itself",
    ),
    (
        "did not find expected <document start>",
        "a line stands outside the record",
        "align its keys with those at the top of the file",
    ),
    (
        "leading empty lines with wrong indentation",
        "an empty line before the text is indented deeper than the text",
        "remove the spaces from the empty line",
    ),
)


def explain(problem: str) -> tuple[str, str]:
    """What is wrong and what to do about it, for a complaint of libyaml."""
    for words, message, remedy in _EXPLANATIONS:
        if words in problem:
            return message, remedy
    return f"this is not YAML: {problem}", "compare with the records beside it"
