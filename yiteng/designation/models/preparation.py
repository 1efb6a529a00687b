"""What the hospital prepares: the self-check, partner, equipment, training, papers."""

from __future__ import annotations

from django.db import models

from yiteng.designation.models.case import DesignationCase

PREPARATIONS = ("partner", "equipment", "training")


class Answer(models.Model):
    """What is stated for a line of a standard: a number or a day; the latest stands."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="answers")
    code = models.CharField(max_length=30)
    number = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("case", "code"), name="answer_once")]


class Preparation(models.Model):
    """The partner hospital, a piece of equipment with who paid, a training.

    what: partner, equipment, training. number: pieces, or months. cost: yuan. paid_by: who paid.
    """

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="preparations")
    what = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    number = models.DecimalField(max_digits=8, decimal_places=1, null=True)
    cost = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    paid_by = models.CharField(max_length=100, blank=True)
    on = models.DateField(null=True)
    source = models.CharField(max_length=200, blank=True)
    invented = models.BooleanField(default=False)


class Suggestion(models.Model):
    """A suggestion made on site, and the day the hospital followed it."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="suggestions")
    words = models.CharField(max_length=500)
    made_on = models.DateField()
    done_on = models.DateField(null=True)
    done_words = models.CharField(max_length=300, blank=True)


class Paper(models.Model):
    """A paper of the application that was handed in; a file, or a note where the original lies."""

    case = models.ForeignKey(DesignationCase, models.CASCADE, related_name="papers")
    code = models.CharField(max_length=20)
    given_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("case", "code"), name="paper_once")]
