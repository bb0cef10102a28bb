"""Database triggers that make the journal append-only, on SQLite and on PostgreSQL.

They refuse UPDATE, DELETE and TRUNCATE of entries, and let a chain's head move forward by one entry only. The one way
out is for sample data: rows of chains named `mau:…` may be deleted. A migration that rebuilds these tables on SQLite
must call `install` again (SQLite drops triggers with the old table); a test looks for them.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = {
    "journal_entry_no_update": """
        CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry
        BEGIN SELECT RAISE(ABORT, 'journal_entry is append-only'); END""",
    "journal_entry_no_delete": """
        CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry WHEN substr(OLD.chain, 1, 4) <> 'mau:'
        BEGIN SELECT RAISE(ABORT, 'journal_entry is append-only'); END""",
    "journal_chainhead_forward": """
        CREATE TRIGGER journal_chainhead_forward BEFORE UPDATE ON journal_chainhead
        WHEN NEW.chain <> OLD.chain OR NEW.seq <> OLD.seq + 1
        BEGIN SELECT RAISE(ABORT, 'journal_chainhead only moves forward'); END""",
    "journal_chainhead_no_delete": """
        CREATE TRIGGER journal_chainhead_no_delete BEFORE DELETE ON journal_chainhead
        WHEN substr(OLD.chain, 1, 4) <> 'mau:'
        BEGIN SELECT RAISE(ABORT, 'journal_chainhead only moves forward'); END""",
}

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND substr(OLD.chain, 1, 4) = 'mau:' THEN
        RETURN OLD;
    END IF;
    IF TG_TABLE_NAME = 'journal_chainhead' AND TG_OP = 'UPDATE' AND NEW.chain = OLD.chain AND NEW.seq = OLD.seq + 1 THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$"""
_POSTGRES = {
    "journal_entry_guard": """
        CREATE TRIGGER journal_entry_guard BEFORE UPDATE OR DELETE ON journal_entry
        FOR EACH ROW EXECUTE FUNCTION journal_guard()""",
    "journal_entry_no_truncate": """
        CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry
        FOR EACH STATEMENT EXECUTE FUNCTION journal_guard()""",
    "journal_chainhead_guard": """
        CREATE TRIGGER journal_chainhead_guard BEFORE UPDATE OR DELETE ON journal_chainhead
        FOR EACH ROW EXECUTE FUNCTION journal_guard()""",
    "journal_chainhead_no_truncate": """
        CREATE TRIGGER journal_chainhead_no_truncate BEFORE TRUNCATE ON journal_chainhead
        FOR EACH STATEMENT EXECUTE FUNCTION journal_guard()""",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; they must not exist yet."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for statement in _triggers(connection).values():
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers where they exist (undoing the migration, emptying a development database)."""
    with connection.cursor() as cursor:
        for name, statement in _triggers(connection).items():
            table = statement.split(" ON ")[1].split()[0]
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    return _POSTGRES if connection.vendor == "postgresql" else _SQLITE
