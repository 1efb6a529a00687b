"""What stands in a case file, and that check.py finds every change."""

from __future__ import annotations

import json
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from yiteng.audit import checkpoints
from yiteng.audit.canonical import leaf
from yiteng.audit.merkle import Range
from yiteng.audit.proofs import paths
from yiteng.casefiles.reader import check as reader
from yiteng.casefiles.tests.shelf import agreed, checked, fetched, members, unpacked
from yiteng.files.actions import attach
from yiteng.gate import actions as gate
from yiteng.gate.tests.papers import submitted, whole
from yiteng.workflow.clock import real_now


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 13, 100])
def test_every_event_is_proven_in_a_chain_of_any_length(size):
    leaves = [bytes.fromhex(leaf(str(n))) for n in range(size)]
    tree = Range()
    for one in leaves:
        tree.add(one)
    for number, way in paths(leaves, range(1, size + 1)).items():
        hexes = [node.hex() for node in way]
        assert reader.root(leaves[number - 1].hex(), number, size, hexes) == tree.root().hex()


def test_the_file_holds_what_was_known_when(world, settings, tmp_path):
    settings.DATA = tmp_path
    application = submitted(world)
    casefile = agreed(world, application)
    held = members(fetched(world, casefile))
    assert sorted(held) == [
        "check.py", "dossier.json", "events.json", "index.html", "manifest.json",
        "papers/approval-form.docx", "proofs.json", "style.css", "verdict.json",
    ]  # fmt: skip
    manifest = json.loads(held["manifest.json"])
    events = json.loads(held["events.json"])
    assert (manifest["asked"]["post"], manifest["agreed"]["post"]) == ("政府办秘书", "纪检监察员")
    assert manifest["software"]["version"] and manifest["rules"] == "2"
    assert manifest["events"] == [one["number"] for one in events]
    kinds = {one["subject"][0] for one in events}
    assert {
        "gate.application", "gate.goal", "gate.item", "gate.paper", "gate.prescription",
        "gate.opinion", "research.problem", "research.finding",
        "research.occasion", "casefiles.casefile",
    } <= kinds  # fmt: skip
    later = [one["subject"][0] for one in events if not one["known_at_submission"]]
    assert later == ["casefiles.casefile"]
    dossier = json.loads(held["dossier.json"])
    assert [one["title"] for one in dossier["goals"]] == ["新增冷库"]
    assert [(one["up_type"], one["role"]) for one in dossier["links"]] == [
        ("finding", "found_in"), ("finding", "found_in"), ("problem", "treats"),
    ]  # fmt: skip
    assert docx.Document(BytesIO(held["papers/approval-form.docx"])).tables


def test_a_part_taken_out_again_and_a_later_finding_stand_in_it(world, settings, tmp_path):
    settings.DATA = tmp_path
    application = whole(world)
    by = {"actor": world.li, "at": world.now}
    gate.remove_part(application.opinions.get(), **by)
    (application,) = gate.submit([application], **by)
    held = members(fetched(world, agreed(world, application)))
    events = json.loads(held["events.json"])
    opinions = [one["action"] for one in events if one["subject"][0] == "gate.opinion"]
    assert opinions == ["add", "remove"]


def test_the_files_of_papers_stand_in_it_with_their_digests(world, settings, tmp_path):
    settings.DATA, settings.FILES_ROOT = tmp_path, tmp_path / "files"
    application = whole(world)
    upload = SimpleUploadedFile("方案.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    attach(
        [upload], parent_type="gate.paper", parent_id=application.papers.get().pk,
        county_id=application.county_id, actor=world.li, at=world.now,
    )  # fmt: skip
    (application,) = gate.submit([application], actor=world.li, at=world.now)
    held = members(fetched(world, agreed(world, application)))
    (one,) = json.loads(held["dossier.json"])["files"]
    assert (one["name"], one["sha256"]) == ("方案.pdf", reader.sha(b"%PDF-1.4\n%%EOF"))
    attached = [e for e in json.loads(held["events.json"]) if e["action"] == "attach"]
    assert [e["subject"] for e in attached] == [["files.attachment", one["id"]]]


def test_it_names_posts_and_no_persons(world, settings, tmp_path):
    settings.DATA = tmp_path
    held = members(fetched(world, agreed(world)))
    assert world.accounts["secretary"].login not in held["index.html"].decode()
    dossier = json.loads(held["dossier.json"])["application"]
    assert {"submitted_by", "opened_by", "reviewed_by"} & dossier.keys() == set()


def test_an_untouched_file_passes_from_the_zip_and_from_a_folder(world, settings, tmp_path):
    settings.DATA = tmp_path
    casefile = agreed(world)
    packed = fetched(world, casefile)
    folder = unpacked(packed, tmp_path / "out")
    archive = tmp_path / "casefile.zip"
    archive.write_bytes(packed)
    script = folder / "check.py"
    for words in ((), (archive,), (archive, "--fingerprint", casefile.fingerprint)):
        code, said = checked(*words, script=script)
        assert (code, said.startswith("✓ 未发现改动"), casefile.fingerprint in said) == (
            0, True, True,
        )  # fmt: skip


def test_a_flipped_byte_is_found_in_every_member(world, settings, tmp_path):
    settings.DATA = tmp_path
    packed = fetched(world, agreed(world))
    script = unpacked(packed, tmp_path / "good") / "check.py"
    for place, (name, content) in enumerate(sorted(members(packed).items())):
        if name == "manifest.json":
            continue
        flipped = bytearray(content)
        flipped[len(flipped) // 2] ^= 1
        folder = unpacked(packed, tmp_path / str(place), **{name: bytes(flipped)})
        code, said = checked(folder, script=script)
        assert (code, "案卷已被改动" in said or "无法读取" in said) == (1, True), name


def test_a_removed_event_is_found(world, settings, tmp_path):
    settings.DATA = tmp_path
    packed = fetched(world, agreed(world))
    held = members(packed)
    events = json.loads(held["events.json"])
    gone = events.pop(3)
    folder = unpacked(packed, tmp_path / "out", **{"events.json": json.dumps(events).encode()})
    code, said = checked(folder, script=folder / "check.py")
    assert code == 1
    assert f"第{gone['number']}号事件被移除" in said


def test_an_event_reworded_with_all_digests_redone_does_not_stand_in_the_chain(
    world, settings, tmp_path
):
    settings.DATA = tmp_path
    packed = fetched(world, agreed(world))
    held = members(packed)
    events = json.loads(held["events.json"])
    one = next(e for e in events if e["subject"][0] == "research.finding")
    one["data"] = one["data"].replace("冷库", "热库") + " "
    one["leaf"] = leaf(one["data"])
    one["hash"] = reader.sha(bytes.fromhex(one["previous"]) + bytes.fromhex(one["leaf"]))
    changed = json.dumps(events).encode()
    manifest = json.loads(held["manifest.json"])
    manifest["files"]["events.json"] = reader.sha(changed)
    folder = unpacked(
        packed, tmp_path / "out",
        **{"events.json": changed, "manifest.json": json.dumps(manifest).encode()},
    )  # fmt: skip
    code, said = checked(folder, script=folder / "check.py")
    assert (code, f"第{one['number']}号事件不符" in said) == (1, True)


def test_a_manifest_made_anew_does_not_have_the_fingerprint_of_the_page(world, settings, tmp_path):
    settings.DATA = tmp_path
    casefile = agreed(world)
    packed = fetched(world, casefile)
    manifest = json.loads(members(packed)["manifest.json"])
    manifest["reason"] = "别的用途"
    folder = unpacked(packed, tmp_path / "out", **{"manifest.json": json.dumps(manifest).encode()})
    script = folder / "check.py"
    assert checked(folder, script=script)[0] == 0
    code, said = checked(folder, "--fingerprint", casefile.fingerprint, script=script)
    assert (code, "清单指纹不符" in said) == (1, True)


def test_events_are_proven_against_the_checkpoint_outside_the_database(world, settings, tmp_path):
    settings.DATA = tmp_path
    application = submitted(world)
    (point,) = checkpoints.write(at=real_now())
    held = members(fetched(world, agreed(world, application)))
    manifest = json.loads(held["manifest.json"])
    assert manifest["checkpoint"] == {
        "size": point.size, "root": point.root.hex(), "head": point.head, "at": point.at,
    }  # fmt: skip
    folder = unpacked(fetched(world, agreed(world, application)), tmp_path / "out")
    assert checked(folder, script=folder / "check.py")[0] == 0
    proofs = json.loads(held["proofs.json"])
    assert 0 < len(proofs["checkpoint"]) < len(proofs["chain"])


def test_another_application_is_not_in_it(world, settings, tmp_path):
    settings.DATA = tmp_path
    other = submitted(world, title="另一个会")
    held = members(fetched(world, agreed(world)))
    subjects = [tuple(one["subject"]) for one in json.loads(held["events.json"])]
    assert ("gate.application", other.pk) not in subjects
    assert "另一个会" not in held["dossier.json"].decode()
