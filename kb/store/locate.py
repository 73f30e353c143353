"""Giving findings their line and column: only files with a finding are read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kb.findings import Finding, in_order
from kb.store.layout import read_bytes
from kb.yamlio.limits import MAX_BYTES
from kb.yamlio.nodes import Node, YamlProblem, find, parse_nodes


def locate(findings: Iterable[Finding], root: Path) -> tuple[Finding, ...]:
    """The findings with the line and column of their place, in order."""
    trees: dict[str, Node | None] = {}
    located = []
    for finding in findings:
        if finding.line:
            located.append(finding)
            continue
        if finding.file not in trees:
            trees[finding.file] = _parse(root / finding.file)
        tree = trees[finding.file]
        if tree is None or not finding.at.path:
            located.append(finding.moved(1, 1))
        else:
            node = find(tree, finding.at.path, finding.at.on_key)
            located.append(finding.moved(node.line, node.column))
    return in_order(located)


def _parse(path: Path) -> Node | None:
    try:
        return parse_nodes(read_bytes(str(path), MAX_BYTES))
    except (OSError, YamlProblem):
        return None
