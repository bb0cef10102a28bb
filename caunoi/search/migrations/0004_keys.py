"""The keys by which like objects are found. The table is its primary key: without row ids on SQLite."""

import django.db.models.fields.composite
from django.db import migrations, models

TABLE = """CREATE TABLE search_searchkey (
    key integer NOT NULL, body bigint NOT NULL, entry bigint NOT NULL, PRIMARY KEY (key, body, entry))"""


def create(apps, schema_editor):
    layout = " WITHOUT ROWID" if schema_editor.connection.vendor == "sqlite" else ""
    schema_editor.execute(TABLE + layout)


def remove(apps, schema_editor):
    schema_editor.execute("DROP TABLE search_searchkey")


class Migration(migrations.Migration):
    dependencies = [("search", "0003_dates_and_words")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="keys",
            field=models.BinaryField(null=True, verbose_name="khóa"),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(create, remove)],
            state_operations=[
                migrations.CreateModel(
                    name="SearchKey",
                    fields=[
                        (
                            "pk",
                            django.db.models.fields.composite.CompositePrimaryKey(
                                "key", "body", "entry", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("key", models.IntegerField(verbose_name="khóa")),
                        ("body", models.BigIntegerField(verbose_name="cơ quan")),
                        ("entry", models.BigIntegerField(verbose_name="mục tìm kiếm")),
                    ],
                    options={"verbose_name": "khóa so sánh", "verbose_name_plural": "khóa so sánh"},
                ),
            ],
        ),
    ]
