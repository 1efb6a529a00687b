"""ODK Validate (JavaRosa, what Collect runs on) takes every form we serve."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import pyxform

from yiteng.demo.content import surveys as demo
from yiteng.surveys import template
from yiteng.surveys.actions import surveys
from yiteng.surveys.models import FormVersion
from yiteng.surveys.openrosa.tests.hall import admitted, many_photos
from yiteng.surveys.tests.workbooks import book, survey, whole

pytestmark = pytest.mark.java
JAR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
#: Workbooks: of the tests, the template people begin from, the survey of the demo.
BOOKS = {"tests": whole, "template": template.workbook, "demo": lambda: book(**demo.FORM)}


@pytest.fixture(autouse=True)
def phones_on(settings, tmp_path):
    settings.OPENROSA, settings.FILES_ROOT = True, tmp_path / "files"


def validated(client, world, form: FormVersion, folder: Path) -> subprocess.CompletedProcess[str]:
    """The form as a phone fetches it, with the lists beside it, through ODK Validate."""
    held = admitted(world, form)
    path = folder / "form.xml"
    path.write_bytes(client.get(held.at("forms/1.xml")).content)
    for one in form.media.all():
        served = client.get(held.at(f"media/1/{one.filename}")).content
        (folder / one.filename).write_bytes(served)
    return subprocess.run(["java", "-jar", str(JAR), str(path)], capture_output=True, text=True)


@pytest.mark.parametrize("name", BOOKS)
def test_odk_validate_takes_every_form_we_serve(world, client, tmp_path, name):
    held = survey(world)
    surveys.add_form(held, BOOKS[name](), actor=world.li, at=world.now)
    surveys.take(held, "start", actor=world.li, at=world.now)
    form = FormVersion.objects.select_related("survey").get(survey=held)
    done = validated(client, world, form, tmp_path)
    assert (done.returncode, "Xform is valid!" in done.stdout + done.stderr) == (0, True)


def test_odk_validate_takes_photos_in_a_repeat(world, client, tmp_path):
    done = validated(client, world, many_photos(world), tmp_path)
    assert (done.returncode, "Xform is valid!" in done.stdout + done.stderr) == (0, True)


def test_odk_validate_would_notice(world, client, tmp_path):
    path = tmp_path / "form.xml"
    path.write_bytes(bytes(many_photos(world).xform).replace(b"/data/pond/dam", b"/data/nowhere"))
    done = subprocess.run(["java", "-jar", str(JAR), str(path)], capture_output=True, text=True)
    assert done.returncode != 0
