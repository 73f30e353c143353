"""All checks, in the order of their codes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator

from kb.aside import Aside
from kb.checks import (
    bibliography,
    codebooks,
    coding,
    conventions,
    identity,
    invisible,
    misquotes,
    policy,
    references,
    sheets,
    similarity,
    tables,
    unused,
    verification,
    withdrawal,
    wording,
)
from kb.checks.quote_words import QuoteWords
from kb.checks.survey import Survey
from kb.corpus import Corpus
from kb.findings import Finding, first_of_each

_OF_RECORDS: tuple[Callable[[Survey], Iterator[Finding]], ...] = (
    identity.misnamed_files,
    identity.misnamed_codings,
    coding.unknown_factors,
    codebooks.unknown_linked_factors,
    references.unknown_names,
    identity.repeated_ids,
    coding.unstated_codebooks,
    coding.doubled_codebooks,
    withdrawal.withdrawn_names,
    withdrawal.withdrawn_factors,
    withdrawal.lost_successors,
    codebooks.circular_chains,
    codebooks.one_sided_matches,
    codebooks.misplaced_links,
    codebooks.misnumbered_codebooks,
    identity.repeated_names,
    coding.disallowed_values,
    coding.coded_headings,
    coding.needless_absences,
    misquotes.misquoted_terms,
    misquotes.misquoted_examples,
    coding.unjudged_quotes,
    coding.unattended_programs,
    coding.empty_statements,
    similarity.unlike_acknowledgements,
    invisible.invisible_characters,
    verification.stale_proofs,
    verification.unproved_levels,
    verification.secondary_without_via,
    verification.unconfirmed_matches,
    bibliography.malformed_dois,
    bibliography.malformed_arxiv_ids,
    bibliography.malformed_orcids,
    bibliography.unusual_pages,
    bibliography.shared_identifiers,
    bibliography.late_preprints,
    tables.unknown_table_codebooks,
    tables.unknown_table_factors,
    tables.unknown_table_papers,
    tables.unknown_table_quotes,
    tables.repeated_table_names,
    tables.uncoded_table_papers,
    tables.withdrawn_table_names,
    tables.empty_tables,
    tables.overridden_selections,
    sheets.missing_sheets,
    sheets.changed_sheets,
    sheets.strange_classes,
    sheets.nameless_sheets,
)

_OF_A_WHOLE: tuple[Callable[[Survey], Iterator[Finding]], ...] = (
    unused.unused_datasets,
    unused.unused_models,
    unused.unused_factors,
    unused.unused_coders,
    unused.unquoted_papers,
    unused.unused_codebooks,
)
"""Checks that mean something only when every record could be read."""

_OF_WORDS: tuple[Callable[[QuoteWords], Iterator[Finding]], ...] = (
    wording.broken_hyphens,
    wording.lost_partners,
    wording.stray_punctuation,
    wording.superfluous_space,
    wording.ligatures,
    wording.soft_hyphens,
    wording.markup,
    wording.emphasis,
    wording.outer_quotation_marks,
)


_ASIDE: tuple[Callable[[QuoteWords], Iterator[Finding]], ...] = (
    similarity.equal_quotes,
    similarity.near_quotes,
    conventions.other_omissions,
    conventions.bare_dots,
    conventions.bracketed_numbers,
    conventions.foreign_markup,
    conventions.odd_brackets,
    conventions.wordless_quotes,
    policy.long_quotes,
    policy.long_papers,
)
"""Checks that a second process can do meanwhile: about half of the work. Most need all quotes
squashed, to compare them with each other."""

_WORTH_A_PROCESS = 2_000
"""How many quotes make it worth while to compare them in a second process."""


def run_checks(corpus: Corpus, aside: bool = False) -> Iterator[Finding]:
    """What is wrong or remarkable in a corpus; of each code and file a few, and how many more.

    The findings have no line and column yet; `kb.store.locate` gives them theirs.

    Args:
        corpus: the records.
        aside: compare many quotes in a second process; for programs without threads.
    """
    return first_of_each(_all_findings(corpus, aside))


def _all_findings(corpus: Corpus, aside: bool) -> Iterator[Finding]:
    survey = Survey(corpus)
    quotes = QuoteWords(survey)
    comparing = None
    if aside and len(survey.live) >= _WORTH_A_PROCESS:
        comparing = Aside(lambda out: pickle.dump(_findings_aside(quotes), out))
    for check in _OF_RECORDS:
        yield from check(survey)
    for words_check in _OF_WORDS:
        yield from words_check(quotes)
    if survey.is_whole:
        for check in _OF_A_WHOLE:
            yield from check(survey)
    written = comparing.result() if comparing else None
    # Nobody but a copy of this process could write it.
    yield from pickle.loads(written) if written else _findings_aside(quotes)  # noqa: S301 - our own


def _findings_aside(quotes: QuoteWords) -> list[Finding]:
    return [finding for check in _ASIDE for finding in check(quotes)]


__all__ = ["run_checks"]
