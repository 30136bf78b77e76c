"""Records in files, and tables in files: JSON Lines, Parquet, CSV."""

from bulletin_ie.exchange.folders import write_tables
from bulletin_ie.exchange.lines import read_jsonl, write_jsonl
from bulletin_ie.exchange.pages import extract_parquet
from bulletin_ie.exchange.parquet import read_parquet, write_parquet
from bulletin_ie.exchange.records import read_records, write_records

__all__ = [
    "extract_parquet",
    "read_jsonl",
    "read_parquet",
    "read_records",
    "write_jsonl",
    "write_parquet",
    "write_records",
    "write_tables",
]
