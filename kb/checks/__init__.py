"""The checks: what is wrong with a knowledge base, and where."""

from kb.checks.run import run_checks

__all__ = ["run_checks"]
