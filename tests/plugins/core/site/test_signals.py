"""How plugins join: by two signals of ours."""

from importlib import import_module

import pytest

from pelicanconf import PLUGINS
from plugins.cli.settings import features, kinds
from plugins.core.site import signals


@pytest.mark.usefixtures("_no_pelican_signals_left")
def test_every_plugin_answers_once_registered(monkeypatch: pytest.MonkeyPatch) -> None:
    for signal in (signals.get_kinds, signals.get_features):
        monkeypatch.setattr(signal, "receivers", {})
    assert features() == ()
    for name in PLUGINS[1:]:
        import_module(name).register()
    # Events bring the words of their cycles along, as a second kind.
    assert {f"plugins.{feature.name}" for feature in features()} == {*PLUGINS[1:], "plugins.cycles"}
    assert {kind.name for kind in kinds()} < {feature.name for feature in features()}
