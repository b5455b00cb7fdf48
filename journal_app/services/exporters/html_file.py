"""A document as one HTML file that needs nothing else and asks nothing of anyone."""

import html

from journal_app.services.document import one_line
from journal_app.services.render import to_html

STYLE = """
:root { color-scheme: light dark; --ink: #24231f; --ground: #ffffff; --line: #e3dfd7;
  --muted: #625e56; --accent: #0e6a64; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e7e2; --ground: #212528;
  --line: #2f3438; --muted: #a9a7a0; --accent: #63c4ba; } }
body { margin: 0 auto; max-width: 42rem; padding: 3rem 1.5rem; color: var(--ink);
  background: var(--ground); font: 16px/1.6 Inter, "Noto Sans", "Helvetica Neue", Arial,
  "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK JP", "Noto Color Emoji", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0 0 0.25rem; }
h1 + p { color: var(--muted); margin: 0 0 2.5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem; padding-top: 1.25rem;
  border-top: 1px solid var(--line); }
h3 { font-size: 1.06rem; margin: 1.75rem 0 0.5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.25rem 0 0.25rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: start; vertical-align: top; padding: 0.45rem 0.9rem 0.45rem 0;
  border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 600; font-size: 0.875rem; }
blockquote { margin: 1rem 0; padding-inline-start: 1rem; color: var(--muted);
  border-inline-start: 3px solid var(--line); }
pre { white-space: pre-wrap; padding: 0.75rem 1rem; border: 1px solid var(--line);
  border-radius: 7px; }
code { font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; font-size: 0.9em; }
a { color: var(--accent); }
@media print { body { padding: 0; max-width: none; font-size: 11pt; }
  h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; } }
"""


def to_page(text: str, title: str, language: str) -> str:
    """The whole page; its metadata is the title and the language and nothing else."""
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(language or "en", quote=True)}">\n<head>\n'
        '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{html.escape(one_line(title))}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{to_html(text)}\n</body>\n</html>\n"
    )


def title_of(text: str) -> str:
    """The first heading of a Markdown text."""
    first = next((line for line in text.split("\n") if line.startswith("# ")), "")
    return first.removeprefix("# ")
