"""The house style is a setting: chosen once, it is kept, followed by the pages, and refused in words."""

from __future__ import annotations

import pytest

from briefing.ui.composer.printing import HOUSE_STYLE, PrintJob
from briefing.ui.shell.settings_place import SettingsPlace


@pytest.fixture
def settings_place(window):
    window.go("settings")
    place = window.here
    assert isinstance(place, SettingsPlace)
    return place


def test_a_house_style_is_kept_and_followed(window, settings_place, tmp_path):
    file = tmp_path / "house.toml"
    file.write_text('institution = "Directorate"\n', encoding="utf-8")
    assert "None" in settings_place.house_words.words()
    settings_place.set_house(str(file))
    assert str(file) in settings_place.house_words.words()
    assert window.context.workspace.setting(HOUSE_STYLE) == str(file)
    assert PrintJob.of(window.context, "bri:none").house == str(file)
    assert settings_place.no_house.isVisible()
    settings_place.no_house.click()
    assert window.context.workspace.setting(HOUSE_STYLE) == ""
    assert "None" in settings_place.house_words.words()


def test_a_file_that_cannot_be_followed_is_refused_in_words(window, settings_place, tmp_path, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(window.context, "show_error", lambda error: told.append(str(error)))
    file = tmp_path / "pale.toml"
    file.write_text('[colours]\naccent = "#EEEEEE"\n', encoding="utf-8")
    settings_place.set_house(str(file))
    assert window.context.workspace.setting(HOUSE_STYLE) == ""
    assert len(told) == 1
    assert "pale.toml" in told[0]
    assert "choose a darker colour" in told[0]
