"""What phones read, to the byte."""

from __future__ import annotations

import pytest

from yiteng.surveys.openrosa import xml

FORM = xml.Listed("yt2023-0001", "冷库 & 果子", "1", "ab" * 16, "http://h/f.xml", "http://h/m")


def test_the_list_of_forms():
    assert xml.form_list([FORM]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xforms xmlns="http://openrosa.org/xforms/xformsList"><xform><formID>yt2023-0001</formID>'
        "<name>冷库 &amp; 果子</name><version>1</version>"
        "<hash>md5:abababababababababababababababab</hash>"
        "<downloadUrl>http://h/f.xml</downloadUrl><manifestUrl>http://h/m</manifestUrl></xform></xforms>"
    )


def test_a_form_without_media_has_no_manifest():
    bare = xml.Listed("a", "b", "1", "0" * 32, "http://h/f.xml")
    assert b"manifestUrl" not in xml.form_list([bare])


def test_an_empty_list_is_a_list():
    assert xml.form_list([]) == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n'
        b'<xforms xmlns="http://openrosa.org/xforms/xformsList"></xforms>'
    )


@pytest.mark.parametrize("lacks", ["form_id", "name", "md5", "url"])
def test_a_form_that_would_spoil_the_list_is_not_listed(lacks):
    whole = {"form_id": "a", "name": "b", "version": "1", "md5": "0" * 32, "url": "http://h/f"}
    with pytest.raises(ValueError, match="without id"):
        xml.form_list([xml.Listed(**{**whole, lacks: ""})])


def test_the_manifest():
    assert xml.manifest([xml.File("villages.csv", "cd" * 16, "http://h/v.csv")]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest xmlns="http://openrosa.org/xforms/xformsManifest"><mediaFile>'
        "<filename>villages.csv</filename><hash>md5:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd</hash>"
        "<downloadUrl>http://h/v.csv</downloadUrl></mediaFile></manifest>"
    )


def test_the_answer_to_a_submission():
    assert xml.answer("已收到 <1>", "submit_success").decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenRosaResponse xmlns="http://openrosa.org/http/response" items="0">'
        '<message nature="submit_success">已收到 &lt;1&gt;</message></OpenRosaResponse>'
    )
