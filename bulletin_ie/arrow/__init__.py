"""Records as Apache Arrow: the tables' schemas, batches of rows, and the extractor as a function over batches.

Arrow itself (``pip install 'bulletin-ie[arrow]'``) is imported when a function is called, not with this module.
"""

from bulletin_ie.arrow.columns import batch_of, schema, schema_of
from bulletin_ie.arrow.kernel import extract_batches, record_schema, table_batches
from bulletin_ie.arrow.rows import batches, tables

__all__ = [
    "batch_of",
    "batches",
    "extract_batches",
    "record_schema",
    "schema",
    "schema_of",
    "table_batches",
    "tables",
]
