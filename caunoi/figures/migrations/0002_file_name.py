from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial")]

    operations = [
        migrations.AddField("reportdocument", "file_name", models.CharField(blank=True, default="", max_length=200), preserve_default=False),
    ]
