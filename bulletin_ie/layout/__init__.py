"""Page layout: from a read page to its articles, with headlines, bylines and publication."""

from bulletin_ie.layout.analyzer import PageAnalyzer, analyze
from bulletin_ie.layout.model import ArticleLayout, LayoutDiagnostic, PageLayout

__all__ = ["ArticleLayout", "LayoutDiagnostic", "PageAnalyzer", "PageLayout", "analyze"]
