"""Version 1 to 2: indexes on what questions are asked by, paths of divisions, and another table of versions.

Version 1 had no migrations; its tables are the base that this one stands on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = None

_OLD = ("appointments", "bylines", "events", "participations", "places")
_NEW = (
    ("bulletins", "published"),
    ("counts", "kind"),
    ("events", "article_id"),
    ("events", "type"),
    ("mentions", "article_id"),
    ("statements", "participation_id"),
    ("topics", "label"),
)
_OF_ANY_LENGTH = (("bulletins", "source"), ("officials", "name"), ("people", "name"))


def upgrade() -> None:
    """Change the indexes and add the columns; the store fills these from the records afterwards."""
    for table in _OLD:
        op.drop_index(f"ix_{table}_name", table)
    for table, column in _NEW:
        op.create_index(f"ix_{table}_{column}", table, [column])
    if op.get_bind().dialect.name == "postgresql":
        for table, column in _OF_ANY_LENGTH:
            op.drop_index(f"ix_{table}_{column}", table)
            op.create_index(f"ix_{table}_{column}", table, [column], postgresql_using="hash")
    op.add_column("bulletins", sa.Column("locality_path", sa.Text()))
    op.add_column("places", sa.Column("division_path", sa.Text()))
    op.drop_table("bulletin_ie_schema")
