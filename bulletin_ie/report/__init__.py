"""One self-contained HTML page to browse records in: events, deadlines, officials, pages with their values."""

from bulletin_ie.report.writing import MAX_BYTES, Report, write_report

__all__ = ["MAX_BYTES", "Report", "write_report"]
