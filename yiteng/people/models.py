"""Units in a tree, accounts, posts and who holds them; roles are attached to posts."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from yiteng.places.models import Placed
from yiteng.rules.roles import BY_CODE
from yiteng.rules.words import N_

LINES = (
    ("party", N_("Party line")),
    ("government", N_("Government line")),
    ("congress", N_("People's congress")),
    ("cppcc", N_("Consultative conference")),
    ("discipline", N_("Discipline body")),
    ("park", N_("Park")),
    ("village", N_("Village committees")),
    ("care", N_("Care provider")),
    ("insurance", N_("Medical insurance")),
    ("installation", N_("Installation")),
    ("other", N_("Others")),
)


class Unit(Placed):
    """A unit in the tree; parks and subdistricts are what they are."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    name = models.CharField(max_length=100)
    short_name = models.CharField(max_length=40, blank=True)
    line = models.CharField(max_length=12, choices=LINES)
    kind = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class UnitChange(models.Model):
    """A merger, split, renaming or closing of units on a day; source: the document's number."""

    kind = models.CharField(max_length=10)
    on = models.DateField()
    origin = models.ForeignKey(Unit, models.PROTECT, related_name="changes_from")
    target = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="changes_to")
    source = models.CharField(max_length=100)
    reason = models.CharField(max_length=300, blank=True)


class Accounts(BaseUserManager["Account"]):
    """Finding accounts by their log-in name; they are made by people.actions only."""


class Account(AbstractBaseUser):
    """A person who logs in. Deleting one deletes no record: the trail has no foreign keys."""

    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    must_change_password = models.BooleanField(default=False)
    password_changed_on = models.DateField(null=True)
    failed_count = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    language = models.CharField(max_length=8, default="zh-hans")
    large_type = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = Accounts()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = []


class Attempt(models.Model):
    """Failed log-ins under a name nobody has: its keyed digest, kept for a day."""

    digest = models.CharField(max_length=64, unique=True)
    failed_count = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=("at",), name="attempt_at")]


class Post(models.Model):
    """A post of a unit: posts, not persons, own work."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    title = models.CharField(max_length=100)
    order = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class PostRole(models.Model):
    """A role of rules.roles attached to a post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=("post", "role"), name="role_once")]

    @property
    def title(self) -> str:
        """The role's title (message id)."""
        return BY_CODE[self.role].title


class Holding(models.Model):
    """Who holds a post, since when; acting (代理) and on leave."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="holdings")
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    acting = models.BooleanField(default=False)
    on_leave = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True)


class Charge(models.Model):
    """Which leader is in charge of a unit (分管), since when, by which document; open: no end."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="charges")
    post = models.ForeignKey(Post, models.PROTECT, related_name="charges")
    since = models.DateField()
    until = models.DateField(null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("unit",), condition=models.Q(until__isnull=True), name="charge_open_once"
            ),
        ]
        indexes = [models.Index(fields=("post", "until"), name="charge_of_post")]
