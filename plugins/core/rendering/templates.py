"""What Pelican's Jinja environment needs to be quick at 10,000 pages.

Compiling the templates of one page takes as long as everything else of a build after an edit, so the compiled ones are
kept. The rest is done some 30 to 80 times a page: a map of globals for each template, compared at every import, and a
lock at every import.
"""

import shutil
from collections.abc import Mapping, MutableMapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.runtime import Context


class _Context(Context):
    """The scope of a page. No template has globals of its own that it would have to hand on to those it imports."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.globals_keys = set()


# What of an environment's settings decides about the text that a template gives.
_OPTIONS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline", "autoescape", "finalize", "undefined", "extensions", "filters",
    "tests", "globals",
)  # fmt: skip


def jinja_options(environment: Environment) -> str:
    """The settings of an environment as text: equal for environments that give the same pages."""
    return "\n".join(f"{name}={_told(getattr(environment, name))}" for name in _OPTIONS)


def _told(value: object) -> str:
    """A setting without what differs from process to process. What a function does, its code says."""
    if value is None or isinstance(value, str | int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name!r}: {_told(value[name])}" for name in sorted(value))
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_told, value))}]"
    return str(getattr(value, "__qualname__", type(value).__qualname__))


KEPT_S = 3600


def prepare(environment: Environment, folder: Path) -> None:
    """Keeps compiled templates in ``folder``, and lets all templates share the globals of the environment.

    Compiled templates hold the settings of the environment, and what filters gave for constants. So the folder's name
    stands for both. Older ones go, but for those that another build may be using this very hour.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for other in folder.parent.iterdir():
            if folder.stat().st_mtime - other.stat().st_mtime > KEPT_S:
                shutil.rmtree(other) if other.is_dir() else other.unlink()
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
    environment.context_class = _Context

    def make_globals(own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        if own:
            raise RuntimeError("our templates have no globals of their own")
        return environment.globals

    environment.make_globals = make_globals  # type: ignore[method-assign, assignment]
    # The method of the class, since the environment may have been prepared before.
    found = cache(partial(type(environment).get_template, environment))
    environment.get_template = found  # type: ignore[method-assign]
