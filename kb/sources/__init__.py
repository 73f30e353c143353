"""The files of papers: PDF, HTML, JATS XML, Markdown and plain text as lines, blocks and pages."""
