"""The word index of each database: an FTS5 table fed by triggers on SQLite, a stored column with GIN on PostgreSQL."""

from django.db import migrations

COLUMNS = ("title", "text", "title_fold", "text_fold")
NAMES = ", ".join(COLUMNS)
OLD = ", ".join(f"old.{name}" for name in COLUMNS)
NEW = ", ".join(f"new.{name}" for name in COLUMNS)

SQLITE = [
    f"""CREATE VIRTUAL TABLE search_words USING fts5({NAMES}, content='search_searchentry', content_rowid='id',
        tokenize="unicode61 remove_diacritics 0", prefix='2 3')""",
    f"""CREATE TRIGGER search_words_after_insert AFTER INSERT ON search_searchentry BEGIN
        INSERT INTO search_words(rowid, {NAMES}) VALUES (new.id, {NEW}); END""",
    f"""CREATE TRIGGER search_words_after_delete AFTER DELETE ON search_searchentry BEGIN
        INSERT INTO search_words(search_words, rowid, {NAMES}) VALUES ('delete', old.id, {OLD}); END""",
    f"""CREATE TRIGGER search_words_after_update AFTER UPDATE ON search_searchentry BEGIN
        INSERT INTO search_words(search_words, rowid, {NAMES}) VALUES ('delete', old.id, {OLD});
        INSERT INTO search_words(rowid, {NAMES}) VALUES (new.id, {NEW}); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_words_after_insert",
    "DROP TRIGGER search_words_after_delete",
    "DROP TRIGGER search_words_after_update",
    "DROP TABLE search_words",
]
# "ranh.gioi" takes a place between two parts, so that no phrase runs over their border; no query can hold a dot.
VECTOR = " || ".join(
    f"setweight(to_tsvector('simple', {name} || ' ranh.gioi'), '{weight}')"
    for name, weight in zip(COLUMNS, "ACBD", strict=True)
)
POSTGRESQL = [
    f"ALTER TABLE search_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX search_entry_words ON search_searchentry USING gin (words)",
]
POSTGRESQL_BACK = ["DROP INDEX search_entry_words", "ALTER TABLE search_searchentry DROP COLUMN words"]


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
