"""From settings and arguments to `BuildOptions`. Knows the names of Pelican's settings, but does not import Pelican."""

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from plugins.core.build.pipeline import BuildOptions
from plugins.core.rendering.filters import FILTERS
from plugins.core.schema.times import parsed_day, parsed_moment
from plugins.core.site import signals
from plugins.core.site.kind import Feature, Kind
from plugins.polish.timezone import ZONE, midnight

FOR_TEMPLATES = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS")


def build_options(settings: Mapping[str, Any]) -> BuildOptions:
    """Return the options that settings describe. The plugins must have been registered."""
    return BuildOptions(
        content=as_seen(settings["PATH"]),
        output=Path(settings["OUTPUT_PATH"]),
        theme=Path(settings["THEME"]),
        cache=Path(settings["CACHE_PATH"]),
        now=now_of(settings.get("TODAY")),
        features=features(),
        site_url=settings["SITEURL"] or None,
        preview=bool(settings.get("PREVIEW")),
        release=bool(settings.get("RELEASE")),
        clean=not settings["LOAD_CONTENT_CACHE"],
        day_given=bool(settings.get("DAY_GIVEN", settings.get("TODAY"))),
        take_over=bool(settings.get("TAKE_OVER")),
        data=settings.get("DATA", {}),
        overrides=tuple(Path(folder) for folder in settings.get("THEME_TEMPLATES_OVERRIDES", ())),
        settings_files=settings_files(settings.get("SETTINGS_FILE"), _brought(settings)),
    )


def _brought(settings: Mapping[str, Any]) -> list[Any]:
    """What the settings bring for templates, without our own filters."""
    brought = [value for name in FOR_TEMPLATES for value in settings.get(name, {}).values()]
    return [value for value in brought if value not in FILTERS.values()]


def settings_files(named: str | None, brought: Iterable[Any] = ()) -> tuple[Path, ...]:
    """The named file, the modules beside it that it has imported, perhaps through others, and those that the functions
    ``brought`` for templates come from."""
    if not named:
        return ()
    beside = Path(named).resolve()
    others = [module for name, module in list(sys.modules.items()) if name not in ("__main__", "tasks")]
    files = (getattr(module, "__file__", None) for module in others)
    imported = {Path(file) for file in files if file and Path(file).parent == beside.parent}
    homes = (getattr(sys.modules.get(getattr(one, "__module__", "")), "__file__", None) for one in brought)
    return tuple(sorted({beside, *imported, *(Path(file) for file in homes if file)}))


def as_seen(path: str | Path) -> Path:
    """A folder as its user would write it: relative when it is below the current one."""
    full = Path(path).resolve()
    return full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else full


def now_of(today: str | dt.datetime | None) -> dt.datetime:
    """The moment that the site is built for. Raises `InvalidValue` for a text that is neither day nor moment.

    Without an argument it is the first minute of the current day in Warsaw: no page shows hours that pass, so a second
    build on the same day changes nothing.
    """
    if isinstance(today, dt.datetime):
        return today
    if not today:
        return midnight(dt.datetime.now(ZONE).date())
    return parsed_moment(today) if len(today) > len("2026-11-20") else midnight(parsed_day(today))


def features() -> tuple[Feature, ...]:
    """What all registered plugins add to the site. Signals promise no order, so they are sorted."""
    sent = (*signals.get_kinds.send("core"), *signals.get_features.send("core"))
    return tuple(sorted((feature for _receiver, feature in sent), key=lambda feature: feature.name))


def kinds() -> tuple[Kind, ...]:
    """The kinds of documents among them."""
    return tuple(feature for feature in features() if isinstance(feature, Kind))


def register_kinds(plugins: Iterable[str]) -> None:
    """Registers plugins without Pelican, for commands that build nothing. The core's own plugin is for Pelican only."""
    for name in plugins:
        if name != "plugins.core.plugin":
            import_module(name).register()
