"""Compiled templates are kept: compiling those of a page takes as long as all else of a build after an edit."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache

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
    """Keeps compiled templates in ``folder``.

    Compiled templates hold the settings of the environment, and what filters gave for constants. So the folder's name
    stands for both. Older ones go, but for those that another build may be using this very hour.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True)
        for other in folder.parent.iterdir():
            if folder.stat().st_mtime - other.stat().st_mtime > KEPT_S:
                shutil.rmtree(other) if other.is_dir() else other.unlink()
    environment.bytecode_cache = FileSystemBytecodeCache(str(folder))
