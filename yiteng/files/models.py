"""Tables of the store. The bytes lie in the data folder under their hash."""

from __future__ import annotations

from django.db import models
from django.urls import reverse


class Attachment(models.Model):
    """A file that belongs to a row of another room.

    looked: a picture's look has been kept (see Look), or it says nothing. county_id: internal area
    key. parent_type: label of the row's model, e.g.
    ``verification.proof``. size: bytes as stored. path: below FILES_ROOT. width, height: pixels,
    images only. post: id of the post that put it in.
    """

    county_id = models.BigIntegerField()
    parent_type = models.CharField(max_length=60)
    parent_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=80)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    post = models.BigIntegerField()
    post_title = models.CharField(max_length=200)
    at = models.DateTimeField()
    looked = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=("id",),
                name="files_unlooked",
                condition=models.Q(looked=False, media_type__startswith="image/"),
            ),
            models.Index(fields=("parent_type", "parent_id", "id"), name="files_parent"),
            models.Index(fields=("path",), name="files_path"),
        ]

    @property
    def url(self) -> str:
        """Where it is downloaded."""
        return reverse("files:download", args=[self.pk])

    @property
    def is_image(self) -> bool:
        """Whether a page may show it as a picture."""
        return self.media_type.startswith("image/")


class Look(models.Model):
    """What a picture looks like: 128 bits, hexadecimal (files.likeness); two for each picture."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="looks")
    county_id = models.BigIntegerField()
    bits = models.CharField(max_length=32)


class Band(models.Model):
    """One of the 16 bands of a look: what an index can find."""

    look = models.ForeignKey(Look, models.CASCADE, related_name="bands")
    county_id = models.BigIntegerField()
    key = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=("county_id", "key", "look"), name="files_by_band")]


class Usage(models.Model):
    """How many bytes a county has stored: compared with its quota before more come in."""

    county_id = models.BigIntegerField(unique=True)
    size = models.BigIntegerField(default=0)
