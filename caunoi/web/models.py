"""The one table of this room: counters of acts in a window of time, for limits that hold across processes."""

from django.db import models


class Counter(models.Model):
    """How often something was done until `ends_at`. The key is a hash; it holds no address and no name."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(count__gte=1), name="web_counter_count_from_one")]

    def __str__(self) -> str:
        return f"{self.key[:8]}… {self.count}"
