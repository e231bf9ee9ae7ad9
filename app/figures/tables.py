"""What is drawn, as numbers: CSV that any spreadsheet and any script reads."""

from __future__ import annotations

import csv
import io

from app.figures.panel import Table


def to_csv(table: Table) -> str:
    """A table as CSV, its columns named in the first line; numbers in full."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    columns, rows = table
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)
    return written.getvalue()


def _plain(value: object) -> object:
    """numpy's numbers as Python's: '0.1' and not 'np.float64(0.1)'; flags as yes and no."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return repr(value) if isinstance(value, float) else "" if value is None else value
