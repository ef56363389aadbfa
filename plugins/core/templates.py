"""What Pelican's Jinja environment needs to be quick at 10,000 pages.

Compiling the templates of one page takes as long as everything else of a build after an edit, so the compiled ones are
kept. The rest is done some 30 times a page, and costs more than the page's own text: a map of globals for each
template, compared at every import; a lock at every import; questions whether a macro wants to know the context.
"""

from collections.abc import Callable, MutableMapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.runtime import Context


class _Context(Context):
    """Calls what a template calls. Nothing that our templates call wants the context as an argument of its own."""

    def call(__self, __called: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (as Jinja names them)
        # The scope of the caller, which the compiled template gives to those that ask for the context.
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __called(*args, **kwargs)


def prepare(environment: Environment, folder: Path) -> None:
    """Keeps compiled templates in ``folder``, and lets all templates share the globals of the environment."""
    folder.mkdir(parents=True, exist_ok=True)
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
