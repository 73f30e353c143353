"""KB8xx: the files of papers. Their examples say in words what the tests make."""

from __future__ import annotations

from kb.checks.catalogue.rule import Rule, Sample

_PDF = "doe2020.pdf"
_WORDS = Sample(_PDF, "A paper of two pages, whose words can be marked and copied.\n")

RULES = (
    Rule(
        code="KB801",
        severity="error",
        title="A paper's file asks for a password",
        explanation="The words of an encrypted file cannot be read, so no quote can be held "
        "against them.",
        remedy="Open the file with its password and save it without one, or take the paper from "
        "elsewhere.",
        bad=Sample(_PDF, "The same paper, saved with a password.\n"),
        good=_WORDS,
    ),
    Rule(
        code="KB802",
        severity="error",
        title="A paper's file is damaged or cut short",
        explanation="A part of the file is missing or makes no sense. What is left might lack the "
        "very page on which a quote stands, so none of it is used.",
        remedy="Download the file once more. If it is still damaged, take the paper from "
        "elsewhere, or open it in a viewer and print it to a new PDF.",
        bad=Sample(_PDF, "The first half of the same file: the download broke off.\n"),
        good=_WORDS,
    ),
    Rule(
        code="KB803",
        severity="error",
        title="A paper's file has no text",
        explanation="Its pages are pictures, as a scanner makes them, or its letters do not say "
        "what they mean. There are no words to hold a quote against.",
        remedy="Take the publisher's or the author's own file. If there is none, let a program "
        "for text recognition (OCR) write the words, and look over what it wrote.",
        bad=Sample(_PDF, "The same paper, scanned: each page is one picture.\n"),
        good=_WORDS,
    ),
    Rule(
        code="KB804",
        severity="error",
        title="A paper's file is too large",
        explanation="A file is read up to 200 MiB, 1,000 pages and 20 million characters, so that "
        "none can exhaust the memory of whoever reads it.",
        remedy="Cut out the paper's own pages, for instance from the proceedings that it stands "
        "in, or save the file with smaller pictures.",
        bad=Sample(_PDF, "All proceedings of the conference, 2,000 pages.\n"),
        good=_WORDS,
    ),
    Rule(
        code="KB805",
        severity="error",
        title="A paper's file takes too much time or memory",
        explanation="Each file is read by a process of its own, for at most a minute of computing "
        "and within 2 GiB. This file took more, or broke that process.",
        remedy="Open it in a viewer and print it to a new PDF, or take the paper from elsewhere. "
        "Be wary of it: some files are made to do harm.",
        bad=Sample(_PDF, "A small file that unpacks to many gigabytes.\n"),
        good=_WORDS,
    ),
    Rule(
        code="KB806",
        severity="error",
        title="A paper's file is of a kind that is not read",
        explanation="PDF, HTML, JATS XML, Markdown and plain text are read. The content of a file "
        "says what it is, not its name.",
        remedy="Save the paper as a PDF, or take its PDF from the publisher.",
        bad=Sample("doe2020.docx", "The manuscript, as a word processor saves it.\n"),
        good=_WORDS,
    ),
    Rule(
        code="KB807",
        severity="error",
        title="A file that is not the paper",
        explanation="A paper shows its title on lines of its own within the first 1,500 characters "
        "of the file (or, where its DOI or arXiv id stands there, on the first pages), and the "
        "authors near the title: half of them, of many three; its DOI or arXiv id can stand for "
        "them. The message says which of these is missing. The file may be another paper, one that "
        "answers it, its supplement, or a page of the publisher's shop.",
        remedy="Look into the file. Put the right one in its place, or correct the title and "
        "authors in the paper's record. If you have seen that it is the paper all the same, say "
        "`--trust-file` with your name under `--by`: the record then says that a person took it "
        "for the paper.",
        bad=Sample(_PDF, "Another paper, by other authors, under this name.\n"),
        good=_WORDS,
    ),
)
"""In the order of the codes."""
