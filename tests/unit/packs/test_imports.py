"""Import of a second version: compared, in one transaction, with conflicts decided and everything undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.domain.errors import BriefingError, Cancelled
from briefing.packs import (
    KeyChanged,
    OlderVersion,
    PackRefused,
    ReusedVersion,
    SignatureMissing,
    UnknownKey,
    build,
    diff,
    import_pack,
    install_starter,
    read,
    undo_import,
)
from briefing.store import IdsTaken, Workspace
from tests.packs_for_tests import (
    append,
    change,
    describe,
    drop,
    new_key,
    second_version,
    starter_copy,
)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file that holds the starter pack."""
    path = tmp_path_factory.mktemp("started") / "workspace.briefing"
    with Workspace.open(path, create=True) as workspace:
        install_starter(workspace)
    return path


@pytest.fixture
def workspace(started: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "workspace.briefing"
    path.write_bytes(started.read_bytes())
    with Workspace.open(path) as opened:
        yield opened


def altered(folder: Path) -> None:
    """What the second version says differently: a new event, other values, dropped rows."""
    change(folder, "events.csv", "E138", title="The committee agreed on a fusion centre")
    change(folder, "institutions.csv", "I04", mandate="Assess threats", tier="military")
    append(
        folder, "events.csv", "E140", id="E901", title="A later meeting", date_edtf="2024-11-25~", fact_id=""
    )
    drop(folder, "open-questions.csv", "Q33")
    coverage = folder / "coverage.csv"
    coverage.write_text(
        coverage.read_text(encoding="utf-8").replace(";open-questions.csv:Q33", ""), encoding="utf-8"
    )


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return second_version(tmp_path_factory.mktemp("second"), altered)


def test_the_starter_is_trusted_as_shipped_and_importing_it_twice_changes_nothing(
    workspace: Workspace,
) -> None:
    (layer,) = workspace.layers()
    assert (layer.name, layer.version, layer.trust, layer.cutoff) == (
        "starter-pk",
        1,
        "shipped",
        "2026-02-24",
    )
    assert workspace.cutoff() == "2026-02-24"
    before = workspace.digest()
    again = install_starter(workspace)
    assert again.nothing
    assert "Nothing to do" in again.words
    assert workspace.digest() == before


def test_diff_tells_records_and_fields_in_words_and_writes_nothing(
    workspace: Workspace, second: Path
) -> None:
    before = workspace.digest()
    found = diff(workspace, read(second))
    told = {record.id: record for record in found.records}
    assert {item_id: record.sort for item_id, record in told.items()} == {
        "evt:e138": "changed",
        "evt:e901": "added",
        "ins:i04": "changed",
        "que:q33": "removed",
    }
    assert found.counts == {"added": 1, "changed": 2, "removed": 1}
    fields = {words.field: (words.before, words.after) for words in told["ins:i04"].fields}
    assert fields["tier"] == ("federal", "military")
    assert fields["mandate"][1] == "Assess threats"
    assert any("Govt approves" in part.words or "says" in part.words for part in told["evt:e901"].parts)
    assert told["evt:e901"].title == "A later meeting"
    assert "1 added, 2 changed, 1 removed" in found.words
    assert workspace.digest() == before


def test_import_reports_what_it_did_and_conflicts_wait_until_decided(
    workspace: Workspace, second: Path
) -> None:
    workspace.edit("evt:e138", {"title": "My title"}, label="Edit title")
    workspace.edit("ins:i04", {"abbreviation": "NIF"}, label="Edit abbreviation")
    preview = diff(workspace, read(second))
    assert [(one.id, one.field) for one in preview.conflicts] == [("evt:e138", "title")]
    report = import_pack(workspace, second)
    assert (report.layer.version, report.previous and report.previous.version) == (2, 1)
    assert report.added["event"] == 1
    assert report.changed["institution"] == 1
    assert report.removed["question"] == 1
    (conflict,) = report.conflicts
    assert (conflict.mine, conflict.theirs) == ("My title", "The committee agreed on a fusion centre")
    assert workspace.item("evt:e138").title == "My title"  # type: ignore[union-attr]
    assert workspace.item("ins:i04").get("abbreviation") == "NIF"  # type: ignore[union-attr]
    assert workspace.item("que:q33") is None
    workspace.decide("evt:e138", "title", "theirs")
    assert workspace.conflicts() == []
    assert workspace.item("evt:e138").title == "The committee agreed on a fusion centre"  # type: ignore[union-attr]
    workspace.undo()
    assert workspace.item("evt:e138").title == "My title"  # type: ignore[union-attr]
    assert len(workspace.conflicts()) == 1


def test_undo_of_an_import_gives_the_layer_back_row_for_row(workspace: Workspace, second: Path) -> None:
    before = workspace.layer_rows("starter-pk")
    import_pack(workspace, second)
    assert workspace.layer_rows("starter-pk") != before
    undo_import(workspace, "starter-pk")
    assert workspace.layer_rows("starter-pk") == before
    assert workspace.layer("starter-pk").version == 1  # type: ignore[union-attr]
    assert workspace.item("que:q33") is not None


def test_a_dropped_record_that_the_user_edited_stays(workspace: Workspace, second: Path) -> None:
    workspace.edit("que:q33", {"answer": "Ask the ministry"}, label="Edit answer")
    report = import_pack(workspace, second)
    assert "que:q33" in report.kept
    assert workspace.item("que:q33").gone  # type: ignore[union-attr]
    assert [one.removed for one in report.conflicts] == [True]


def test_the_difference_names_the_briefings_that_use_what_changes(workspace: Workspace, second: Path) -> None:
    with workspace.act("Start a briefing") as act:
        briefing = act.add("briefing", {"title": "Fusion centre"})
        block = act.add("block", {"block": "timeline", "position": "a"}, about=briefing)
        act.add("statement", {"sort": "fact", "ref": "evt:e138", "position": "a"}, about=block)
    found = diff(workspace, read(second))
    assert found.briefings == (("Fusion centre", 1),)
    (record,) = [record for record in found.records if record.id == "evt:e138"]
    assert record.briefings == ("Fusion centre",)
    assert "your briefings" in found.words


# ---------------------------------------------------------------- versions


def test_an_older_version_is_refused_unless_asked_for_even_after_an_undo(
    workspace: Workspace, second: Path
) -> None:
    import_pack(workspace, second)
    with pytest.raises(OlderVersion, match="version 2 is installed"):
        install_starter(workspace)
    undo_import(workspace, "starter-pk")
    third = import_pack(workspace, second)
    assert third.layer.version == 2
    undo_import(workspace, "starter-pk")
    with pytest.raises(OlderVersion):
        import_pack(workspace, _first(second.parent))
    assert import_pack(workspace, _first(second.parent), allow_older=True).layer.version == 1


def _first(folder: Path) -> Path:
    """A first version that is not the shipped one."""
    again = folder / "first"
    if not again.exists():
        describe(starter_copy(again), title="Changed")
    return build(again / "starter", folder / "first.ctpack").path


def test_a_number_used_again_for_another_content_is_refused(
    workspace: Workspace, second: Path, tmp_path: Path
) -> None:
    import_pack(workspace, second)
    before = workspace.digest()
    other = second_version(
        tmp_path, lambda folder: change(folder, "events.csv", "E001", note="other") and None
    )
    with pytest.raises(ReusedVersion, match="number 2"):
        import_pack(workspace, other)
    assert workspace.digest() == before
    assert import_pack(workspace, other, allow_older=True).changed["event"] >= 1


# ---------------------------------------------------------------- trust


def signed(tmp: Path, key: object, *, version: int = 2, note: str = "") -> Path:
    folder = starter_copy(tmp / f"signed-{version}{note}")
    describe(folder, version=version)
    if note:
        change(folder, "events.csv", "E001", note=note)
    return build(folder, tmp / f"signed-{version}{note}.ctpack", sign_with=key).path  # type: ignore[arg-type]


def test_a_new_key_is_asked_for_once_then_known_and_another_key_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    key, thief = new_key(), new_key()
    second = signed(tmp_path, key)
    before = workspace.digest()
    with pytest.raises(UnknownKey) as asked:
        import_pack(workspace, second)
    assert asked.value.fingerprint == key.public.fingerprint
    assert workspace.digest() == before
    with pytest.raises(UnknownKey):
        import_pack(workspace, second, trust_key=thief.public.fingerprint)
    agreed = key.public.fingerprint.lower().replace(" ", "")
    report = import_pack(workspace, second, trust_key=agreed)
    assert (report.layer.trust, report.layer.key_id) == ("key", key.public.fingerprint)
    assert not report.warnings
    import_pack(workspace, signed(tmp_path, key, version=3))
    with pytest.raises(KeyChanged, match="before"):
        import_pack(workspace, signed(tmp_path, thief, version=4))
    with pytest.raises(SignatureMissing):
        import_pack(workspace, second_version(tmp_path, lambda _: None, version=5))
    assert workspace.layer("starter-pk").version == 3  # type: ignore[union-attr]


def test_an_unsigned_pack_says_so(workspace: Workspace, second: Path) -> None:
    report = import_pack(workspace, second)
    assert report.layer.trust == "unsigned"
    assert any("not signed" in warning for warning in report.warnings)


# ---------------------------------------------------------------- all or nothing


def test_cancel_changes_nothing_whenever_it_comes(workspace: Workspace, second: Path) -> None:
    before = workspace.digest()
    layers = workspace.layers()
    stopped = 0
    while True:
        left = iter(range(3 * stopped))
        try:
            import_pack(workspace, second, copy=False, cancelled=lambda left=left: next(left, None) is None)
        except Cancelled:
            stopped += 1
            assert workspace.digest() == before
            assert workspace.layers() == layers
        else:
            break
    assert stopped >= 5
    assert workspace.layer("starter-pk").version == 2  # type: ignore[union-attr]


def test_a_failure_after_the_transaction_is_reported_as_imported(
    workspace: Workspace, second: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install = Workspace.install

    def fails_after(self: Workspace, *arguments: object, **options: object) -> object:
        install(self, *arguments, **options)  # type: ignore[arg-type]
        raise BriefingError("The disk is full.")

    monkeypatch.setattr(Workspace, "install", fails_after)
    report = import_pack(workspace, second)
    assert not report.nothing
    assert any("stands" in warning for warning in report.warnings)
    monkeypatch.setattr(Workspace, "install", lambda *_, **__: (_ for _ in ()).throw(BriefingError("No.")))
    with pytest.raises(BriefingError, match="No"):
        import_pack(workspace, second, allow_older=True)


def test_a_copy_of_the_workspace_is_kept_beside_it(workspace: Workspace, second: Path) -> None:
    report = import_pack(workspace, second)
    assert report.copy is not None
    with Workspace.open(report.copy, read_only=True) as kept:
        assert kept.layer("starter-pk").version == 1  # type: ignore[union-attr]


# ---------------------------------------------------------------- packs upon packs


ADDITION = {
    "pack.toml": """name = "kp-police"
title = "More on KP"
publisher = "A reader"
version = 1
cutoff = "2026-03-01"
licence = "CC BY 4.0"
requires = ["starter-pk"]
""",
    "sources.csv": "source_id,title,kind,admiralty_reliability,reliability_reason,published\n"
    "KP-S1,A page,press,B,known paper,2026-01-02\n",
    "institution-fields.csv": "id,institution_id,field,span,value,valid_from,source_id,excerpt,locator,stance,"
    "credibility,credibility_reason\n"
    "KP-F1,ins:i15,mandate,kp-mandate-1,border posts,2026-01,KP-S1,given the border posts,page 1,supports,2,report\n",
}


def addition(tmp_path: Path, **changed: str) -> Path:
    folder = tmp_path / "addition"
    folder.mkdir(exist_ok=True)
    for name, content in {**ADDITION, **changed}.items():
        (folder / name).write_text(content, encoding="utf-8")
    return build(folder, tmp_path / "addition.ctpack").path


def test_a_pack_adds_to_the_records_of_another(workspace: Workspace, tmp_path: Path) -> None:
    report = import_pack(workspace, addition(tmp_path))
    assert report.added == {"citation": 1, "source": 1, "span": 1}
    assert [item.get("value") for item in workspace.about("ins:i15") if item.id == "spn:kp-mandate-1"] == [
        "border posts"
    ]


def test_a_pack_upon_a_pack_that_is_not_there_or_an_unknown_record_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    before = workspace.digest()
    fields = ADDITION["institution-fields.csv"].replace("ins:i15", "ins:i15x")
    with pytest.raises(PackRefused) as refused:
        import_pack(workspace, addition(tmp_path, **{"institution-fields.csv": fields}))
    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.field) == ("institution-fields.csv", 2, "institution_id")
    assert "ins:i15" in problem.mend
    with (
        Workspace.open(tmp_path / "empty.briefing", create=True) as empty,
        pytest.raises(PackRefused, match="needs"),
    ):
        import_pack(empty, addition(tmp_path))
    assert workspace.digest() == before


def test_a_pack_never_replaces_the_records_of_another(workspace: Workspace, tmp_path: Path) -> None:
    taken = ADDITION["sources.csv"].replace("KP-S1,", "S01,")
    fields = ADDITION["institution-fields.csv"].replace(",KP-S1,", ",S01,")
    before = workspace.digest()
    with pytest.raises(IdsTaken, match="src:s01"):
        import_pack(workspace, addition(tmp_path, **{"sources.csv": taken, "institution-fields.csv": fields}))
    assert workspace.digest() == before
