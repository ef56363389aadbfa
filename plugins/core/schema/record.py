"""The base of every kind's model: a frozen, valid record of one content file.

A record that exists is valid; nothing downstream checks again. `read` turns front matter into a record or into all of
its mistakes at once: pydantic checks each field, and the methods marked `check` check fields together. A check that
needs a field which is itself wrong is skipped, all others still run.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType
from typing import Annotated, Any, ClassVar, NamedTuple, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, TypeAdapter, ValidationError

from plugins.core.schema.body import Body
from plugins.core.schema.evidence.claims import told_as_fact, too_young
from plugins.core.schema.evidence.sources import Sources
from plugins.core.schema.fields import Flag, Line, Many, SiteAddress
from plugins.core.schema.issues import Issue
from plugins.core.schema.messages import issue_of, type_of
from plugins.core.schema.references import ReferenceUse, references_in, references_of
from plugins.core.schema.uses import PUBLIC, WORDS, Use
from plugins.languages.catalogue import language


class SourcePath(NamedTuple):
    """What the file name says (contract, section 2). It gives the permanent address; front matter never moves a page.

    ``path`` is relative to the content folder, ``name`` is how other documents refer to this one, ``lang`` is the code
    of a catalogue (`plugins.languages`), ``front_digest`` the digest of the front matter as written.
    """

    path: str
    kind: str
    name: str
    slug: str
    day: dt.date | None
    lang: str
    address: str
    front_digest: str

    @property
    def html_lang(self) -> str:
        return language(self.lang).html


Check = Callable[[Any], Iterator[Issue]]
C = TypeVar("C", bound=Check)


def check(method: C) -> C:
    """Marks a method of a record that yields the mistakes of fields taken together."""
    method.is_check = True  # type: ignore[attr-defined]
    return method


class Part(BaseModel):
    """Base of nested front matter (``registration:``, ``address:``)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Record(BaseModel):
    """One document. ``source_path`` and ``body`` come from the file, all other fields from its front matter."""

    # Validators are made when the first document is read: where nothing was edited, none is.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    source_path: Annotated[SourcePath, SkipValidation] = Field(exclude=True)
    body: Annotated[Body, SkipValidation] = Field(exclude=True)
    draft: Annotated[Flag, Use(decides="czy widać dokument poza podglądem")] = Field(
        False, title="Szkic", description="tak = widać go tylko w podglądzie na własnym komputerze.", examples=["tak"]
    )
    aliases: Annotated[Many[SiteAddress], Use(decides="skąd prowadzą do niego dawne adresy")] = Field(
        (),
        title="Stare adresy",
        description="Adresy, pod którymi ta strona była wcześniej.",
        examples=["[/stary/adres/]"],
    )

    _checks: ClassVar[tuple[str, ...]] = ()
    _adapters: ClassVar[dict[str, TypeAdapter[Any]]] = {}

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._checks = tuple(
            dict.fromkeys(
                name
                for base in reversed(cls.__mro__)
                for name, member in vars(base).items()
                if isinstance(member, FunctionType) and getattr(member, "is_check", False)
            )
        )
        cls._adapters = {}

    @property
    def slug(self) -> str:
        return self.source_path.slug

    @property
    def path(self) -> str:
        return self.source_path.path

    @property
    def ref(self) -> str:
        """How other documents refer to this one: its file name without ``.md``."""
        return self.source_path.name

    @property
    def lang(self) -> str:
        return self.source_path.lang

    @property
    def address(self) -> str:
        """The page of this document on the site, ``/aktualnosci/2020/otwarcie/``."""
        return self.source_path.address

    @property
    def shown_from(self) -> dt.datetime | None:
        """The moment before which the site does not show this document; None when there is none."""
        return None

    @property
    def year(self) -> int:
        assert self.source_path.day is not None
        return self.source_path.day.year

    def doubts_in(self, text: str) -> Iterator[tuple[int, str]]:
        """(offset, message) of what a text of this document says beyond its sources; told as warnings."""
        known = [day.year for day in (self.source_path.day, getattr(self, "confirmed_on", None)) if day]
        sources = getattr(self, "source", ())
        yield from too_young(text, sources, max(known, default=0))
        if sources and all(source.preview for source in sources) and not getattr(self, "attended", None):
            yield from told_as_fact(text, self.source_path.day.year if self.source_path.day else None)

    @classmethod
    def model_for(cls, _front: Mapping[str, object]) -> type[Self]:
        """The model whose fields these are: a kind may have documents with further fields of their own."""
        return cls

    @classmethod
    def read(
        cls, front: Mapping[str, object], source_path: SourcePath, body: Body
    ) -> tuple[Self | None, tuple[Issue, ...], tuple[ReferenceUse, ...]]:
        """A record, or why there is none; and in that case the references of the fields that are right."""
        # `origin:` and `body:` are our words, not those of staff: written by hand they are unknown fields.
        ours = [Issue(name, "nieznane pole. Usuń je.") for name in ("source_path", "body") if name in front]
        data = {name: value for name, value in front.items() if name not in ("source_path", "body")}
        try:
            record = cls.model_validate({**data, "source_path": source_path, "body": body})
        except ValidationError as error:
            details = error.errors(include_url=False)
            issues = ours + [issue_of(detail, cls, data) for detail in details]
            partial = _Partial(
                cls, data, source_path, body, {str(detail["loc"][0]) for detail in details if detail["loc"]}
            )
            issues += [issue for name in cls._checks for issue in partial.issues_of(name)]
            return None, tuple(issues), tuple(references_in(cls, partial.values))
        issues = ours + [issue for name in cls._checks for issue in getattr(record, name)()]
        return (None, tuple(issues), tuple(references_of(record))) if issues else (record, (), ())


def source_field() -> Any:
    """The field in which a kind names its sources, all of them alike; it may be left out."""
    return Field(
        (),
        title="Źródła",
        description="Lista; każde to tekst albo title, url, date (data strony), read_on (kiedy czytaliśmy), preview.",
        examples=['[{title: "strona miasta", url: "https://miasto.example", date: 2023-05-30, read_on: 2026-11-23}]'],
    )


def title_of(record: Record) -> str:
    """Return the name under which pages of other kinds mention a document; each kind has one."""
    title = getattr(record, "title")  # noqa: B009 - a field of some kinds, a property of others
    assert isinstance(title, str)
    return title


class Titled(Record):
    """Base of the kinds that have a title; an organisation has a name instead."""

    title: Annotated[Line, WORDS] = Field(
        title="Tytuł", description="Krótko i po ludzku, bez kropki na końcu.", examples=["Dzień otwarty"]
    )
    source: Annotated[Sources, PUBLIC] = source_field()


class _NotKnownError(Exception):
    """A check asked for a field that is wrong."""


class _Partial:
    """The fields of a record that are right, for the checks that need no others."""

    def __init__(
        self, model: type[Record], data: Mapping[str, object], source_path: SourcePath, body: Body, wrong: set[str]
    ) -> None:
        self._model = model
        self.values: dict[str, object] = {"source_path": source_path, "body": body}
        for name, info in model.model_fields.items():
            written = info.alias or name
            if info.exclude or written in wrong:
                continue
            if written not in data:
                self.values[name] = info.get_default(call_default_factory=True)
                continue
            if name not in model._adapters:
                model._adapters[name] = TypeAdapter(type_of(info))
            try:
                self.values[name] = model._adapters[name].validate_python(data[written])
            except ValidationError:
                continue

    def issues_of(self, name: str) -> Iterator[Issue]:
        try:
            yield from getattr(self._model, name)(self)
        except _NotKnownError:
            return

    def __getattr__(self, name: str) -> object:
        if name in self.values:
            return self.values[name]
        if name in self._model.model_fields:
            raise _NotKnownError(name)
        attribute = getattr(self._model, name)
        if isinstance(attribute, property):
            assert attribute.fget is not None
            return attribute.fget(self)
        return attribute.__get__(self, self._model) if hasattr(attribute, "__get__") else attribute
