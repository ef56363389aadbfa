"""Problems between documents: references, links in the text, pictures, anchors, addresses taken twice.

Nothing is parsed here; each record already knows what it points to.
"""

import datetime as dt
import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.core.schema.addresses import looks_like_file, put_it_there, scheme_of
from plugins.core.schema.body import Link
from plugins.core.schema.broken import Broken
from plugins.core.schema.evidence.sources import Source
from plugins.core.schema.fields import unknown_word
from plugins.core.schema.issues import Issue
from plugins.core.schema.record import Record
from plugins.core.schema.references import ADDRESS, Reference, has_addresses, references_of
from plugins.core.schema.site_data.centre import SITE, way_of
from plugins.core.site.kind import Kind, Layout
from plugins.core.site.outputs import Output, Redirect, address_of, alias_path
from plugins.core.site.site import Site
from plugins.polish.timezone import day_of
from plugins.polish.words import suggestion

Finding = tuple[str, Issue]
_FILMS = (".mp4", ".webm")


def reference_issues(site: Site, broken: Iterable[Broken]) -> Iterator[Finding]:
    """(path of the file, mistake) for references in front matter that lead nowhere."""
    vocabularies = {"topic": (site.centre.topics, "topics"), "district": (site.centre.districts, "districts")}
    found = [(record.source_path, references_of(record)) for record in site.records]
    found += [(document.source_path, iter(document.references)) for document in broken]
    # A translation takes all its references from its original, where they are told once and at their line.
    originals = {(source.kind, source.name) for source, _ in found if source.lang == "pl"}
    pointing = [
        (source.path, references)
        for source, references in found
        if source.lang == "pl" or (source.kind, source.name) not in originals
    ]
    pointing.append((SITE, references_of(site.centre)))
    for path, references in pointing:
        for field, reference, text in references:
            if reference.target == "file":
                if text not in site.files:
                    yield path, Issue(field, f"nie ma pliku content/{text}. {_near_file(text, site)}")
            elif reference.target in vocabularies:
                vocabulary, home = vocabularies[reference.target]
                if text not in vocabulary:
                    message = f"{unknown_word(text, tuple(vocabulary))} Lista stoi w site.yaml ({home})."
                    yield path, Issue(field, message)
            elif reference != ADDRESS and text not in site.known_names.get(reference.target, ()):
                yield path, Issue(field, _no_document(text, reference, site))


def _no_document(text: str, reference: Reference, site: Site) -> str:
    kind = next((kind for kind in site.kinds if kind.name == reference.target), None)
    if kind and f"{kind.folder}/{text}.md" in site.addresses.values():
        return f"{kind.folder}/{text}.md to szkic. Usuń z niego „draft: tak” albo usuń ten odnośnik."
    near = suggestion(text, tuple(sorted(site.known_names.get(reference.target, ()))))
    cure = f"Może chodziło o „{near}”?" if near else "Podaj nazwę pliku bez „.md”."
    if reference.or_name and not near:
        cure = "Podaj nazwę pliku bez „.md” albo pełną nazwę tak, jak się ją pisze."
    return f"nie ma {kind.genitive if kind else Kind.genitive} „{text}”. {cure}"


def early_links(site: Site) -> Iterator[Finding]:
    """Links to what does not stand on the site yet: until that day they lead nowhere."""
    coming = {
        record.address: record.shown_from
        for record in site.records
        if record.shown_from and record.shown_from > site.now and not site.preview
    }
    if not coming:
        return
    for document in site.records:
        for link in document.body.links:
            address = site.address_of_target(link.target.partition("#")[0], document.path)
            moment = coming.get(address) if address else None
            if moment and moment > (document.shown_from or site.now):
                message = (
                    f"„{link.target}” prowadzi do ogłoszenia, które pokaże się dopiero {moment:%d.%m.%Y o %H:%M}; "
                    "do tego czasu odnośnik nie działa. Dodaj go później."
                )
                yield document.path, Issue("", message, link.line, link.column)


def early_changes(site: Site) -> Iterator[Finding]:
    """Documents that say they were changed on a day that has not come: until then nobody is told of the change."""
    for record in site.records:
        updated = vars(record).get("updated")
        if updated and (day := day_of(updated)) > site.today:
            message = (
                f"dzień zmiany ({day}) dopiero będzie, więc czytelnicy jeszcze jej nie zobaczą. Wpisz dzień zmiany."
            )
            yield record.path, Issue("updated", message)


def future_readings(site: Site) -> Iterator[Finding]:
    """Sources that were read, or pages that are dated, after the day of the build; of one document the first."""
    for record in site.records:
        if record.lang == "pl":  # a translation has the sources of its original
            found = (issue for number, one in enumerate(getattr(record, "source", ()))
                     for issue in _early(f"source.{number}", one, site.today))  # fmt: skip
            yield from ((record.path, issue) for issue in islice(found, 1))
    centre = site.centre
    ways: list[tuple[str, Source | None, dt.date | None]] = [
        (f"{name}.{number}.", one.source, one.confirmed_on)
        for name, held in (("phones", centre.phones), ("links", centre.links), ("ways_out", centre.ways_out))
        for number, one in enumerate(map(way_of, held))
    ]
    for prefix, source, confirmed in (*ways, ("email_", *centre.email_way)):
        if source:
            yield from ((SITE, issue) for issue in _early(f"{prefix}source", source, site.today))
        if confirmed and confirmed > site.today:
            message = f"{confirmed} jest w przyszłości. Podaj dzień, w którym to potwierdzono."
            yield SITE, Issue(f"{prefix}confirmed_on", message, future=True)


def _early(field: str, source: Source, today: dt.date) -> Iterator[Issue]:
    if source.read_on and source.read_on > today:
        message = f"{source.read_on} jest w przyszłości. Podaj dzień, w którym czytano tę stronę."
        yield Issue(f"{field}.read_on", message, future=True)
    if source.days and source.days[0] > today:
        yield Issue(f"{field}.date", f"„{source.date}” jest w przyszłości. Sprawdź datę.", future=True)


def _near_file(path: str, site: Site) -> str:
    near = suggestion(path, tuple(site.files))
    return f"Może chodziło o „{near}”?" if near else "Dodaj plik albo popraw nazwę."


def link_issues(site: Site, broken: Sequence[Broken], planned: Collection[str]) -> Iterator[Finding]:
    """(path, mistake) for links and pictures of the bodies, and addresses in front matter, that lead nowhere.

    ``planned`` are the output paths.
    """
    good: set[tuple[str, bool]] = set()  # most links of a site lead to few places
    documents: tuple[Record | Broken, ...] = (*site.records, *broken)
    places = _Places(site, broken, planned)
    for document in documents:
        for link in document.body.links:
            place = link.target, link.image
            if place in good:
                continue
            message = _wrong_link(link, document, places)
            if message:
                yield document.source_path.path, Issue("", message, link.line, link.column)
            elif link.target.startswith("/"):
                good.add(place)
        for field, address in _addresses_of(document):
            message = _wrong_link(Link(address, 0, 0), document, places)
            if message:
                yield document.source_path.path, Issue(field, message)


def _addresses_of(document: Record | Broken) -> Iterator[tuple[str, str]]:
    """(field, address) of the front matter, for addresses inside the site."""
    if isinstance(document, Broken):
        references = document.references
    else:
        references = tuple(references_of(document)) if has_addresses(type(document)) else ()
    for field, reference, text in references:
        if reference == ADDRESS and not scheme_of(text):
            yield field, text


def _wrong_link(link: Link, document: Record | Broken, places: "_Places") -> str | None:
    site = places.site
    target = link.target
    address, _, anchor = target.partition("#")
    if not address:
        return _wrong_anchor(anchor, document, places)
    found = site.address_of_target(address, document.source_path.path)
    if found is None and (address.endswith(".md") or "{filename}" in address):
        name = address.removeprefix("{filename}")
        return f"nie ma pliku „{name}”. Sprawdź nazwę i katalog, np. {{filename}}/strony/kontakt.md"
    if found is None and looks_like_file(address):
        there = next((path for path in (f"obrazy/{address}", f"pliki/{address}") if path in site.files), None)
        return f"„{target}” to sama nazwa pliku. {f'Zapisz /{there}' if there else put_it_there(address)}"
    if found is None and (there := _meant_file(address, site)):
        return f"„{target}” nie jest adresem. Zapisz /{there}"
    if found is None:
        return f"„{target}” nie jest adresem. Podaj /adres/ w tym serwisie, {{filename}}plik.md albo adres z https://"
    path = (unquote(found) if "%" in found else found).partition("?")[0]
    if path.removeprefix("/") in site.files:
        return _wrong_picture(path.removeprefix("/"), target, site) if link.image else None
    if link.image:
        if not target.startswith("/") and (there := _meant_file(address, site)):
            return f"nie ma obrazu content{path}. Zapisz /{there}"
        return f"nie ma obrazu content{path}. {_near_file(path.removeprefix('/'), site)}"
    owner = site.by_address(found) if anchor else None
    if owner is None and path.startswith(places.unfinished):
        return None
    if found in site.addresses or found in site.aliases or _output_of(path) in places.planned:
        if draft := places.drafts.get(found):
            return f"„{target}” prowadzi do szkicu {draft}. Usuń z niego „draft: tak” albo usuń ten odnośnik."
        owner = owner or (places.shown_at.get(found) if anchor else None)
        return _wrong_anchor(anchor, owner, places) if owner else None
    return _no_address(target, found, places)


def _meant_file(address: str, site: Site) -> str | None:
    """The file that an address names from the content folder or from the project, and not from its own document."""
    path = unquote(address).removeprefix("./").removeprefix("content/")
    return path if path in site.files else None


def _wrong_picture(path: str, target: str, site: Site) -> str | None:
    """What is wrong with a file that a text shows like a picture: a film without captions, or no picture at all."""
    if path.lower().endswith(_FILMS):
        captions = str(PurePosixPath(path).with_suffix(".vtt"))
        if captions in site.files:
            return None
        return f"film nie ma napisów. Włóż plik z napisami obok filmu: content/{captions}"
    if path.startswith("obrazy/"):
        return None
    return f"„{target}” to nie obraz. Zapisz odnośnik bez wykrzyknika: [tytuł]({target})"


def _output_of(path: str) -> str:
    path = path.removeprefix("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _no_address(target: str, found: str, places: "_Places") -> str:
    if not found.endswith("/") and _output_of(f"{found}/") in places.planned:
        return f"adres „{target}” nie ma końcowego ukośnika. Zapisz {found}/"
    pages = (address_of(path) for path in places.planned if path.endswith("/index.html"))
    near = suggestion(found, (*places.site.addresses, *pages))
    return f"w serwisie nie ma adresu „{target}”. " + (f"Może chodziło o „{near}”?" if near else "Sprawdź adres.")


def _wrong_anchor(anchor: str, owner: Record | Broken, places: "_Places") -> str | None:
    known = places.anchors_of(owner)
    if not anchor or anchor in known:
        return None
    near = suggestion(anchor, tuple(sorted(known)))
    cure = f"Może chodziło o „#{near}”?" if near else "Sprawdź nagłówki tej strony."
    return f"na stronie {owner.source_path.address} nie ma miejsca „#{anchor}”. {cure}"


class _Places:
    """Where links may lead: ``planned`` outputs, documents, and the ids of their pages.

    Each question is answered once, and only when a link asks.
    """

    def __init__(self, site: Site, broken: Sequence[Broken], planned: Collection[str]) -> None:
        self.site = site
        self.planned = planned
        self._broken = broken
        self._kinds = {kind.name: kind for kind in site.kinds}
        self._known: dict[str, frozenset[str]] = {}

    @cached_property
    def shown_at(self) -> Mapping[str, Record]:
        """Addresses of kinds' own pages that show a record."""
        return {address: record for kind in self.site.kinds for address, record in kind.shown_at(self.site).items()}

    @cached_property
    def drafts(self) -> Mapping[str, str]:
        """Addresses at which nothing will stand, since their document is a draft; with its path."""
        shown = {record.path for record in self.site.records} | {document.source_path.path for document in self._broken}
        return {address: path for address, path in self.site.addresses.items() if path not in shown}

    @cached_property
    def unfinished(self) -> tuple[str, ...]:
        """Where the pages and files of documents with problems would stand: links there are checked once these are
        mended.
        """
        return tuple(self._of_broken())

    def _of_broken(self) -> Iterator[str]:
        for document in self._broken:
            address = document.source_path.address
            if self._kinds[document.source_path.kind].layout is Layout.VERSIONS:
                yield f"{posixpath.dirname(address.rstrip('/'))}/"
            elif document.source_path.slug != "index":  # all others stand below the home page
                yield address

    def anchors_of(self, document: Record | Broken) -> frozenset[str]:
        """The ids of a document's page."""
        path = document.source_path.path
        if path not in self._known:
            own = self._kinds[document.source_path.kind].anchors
            headings = frozenset(h.id for h in document.body.headings if h.id)
            more = own(document) if isinstance(document, Record) else frozenset()
            self._known[path] = more | headings | {*document.body.ids, "tresc"}
        return self._known[path]


def address_issues(site: Site, outputs: Sequence[Output]) -> tuple[dict[str, Output], list[Finding]]:
    """The outputs by path, and the records whose address or alias is taken by another file of the site.

    Two documents with one address have been told before. Two outputs for one path that no document is to blame for are
    our own bug, and raise.
    """
    planned: dict[str, Output] = {}
    second = [output for output in outputs if planned.setdefault(output.path, output) is not output]
    owners = Counter(record.address for record in site.records) if second else Counter()
    found: list[Finding] = []
    for output in second:
        address = address_of(output.path)
        record = site.by_address(address)
        if owners[address] > 1:
            continue
        if record is None and address not in site.aliases:
            raise RuntimeError(f"two outputs for {output.path}: {planned[output.path].render} and {output.render}")
        if record is not None:
            message = f"adres {address} należy do stałej części serwisu. Zmień nazwę pliku."
            found.append((record.path, Issue("", message, line=1)))
    found += _alias_issues(site, planned)
    return planned, found


def _alias_issues(site: Site, planned: Mapping[str, Output]) -> Iterator[Finding]:
    leads: dict[str, list[Record]] = defaultdict(list)
    for record in site.records:
        for alias in record.aliases:
            leads[alias].append(record)
    for record in site.records:
        for number, alias in enumerate(record.aliases):
            field = f"aliases.{number}"
            other = site.by_address(alias) or leads[alias][0]
            if other is not record or alias == record.address:
                yield record.path, Issue(field, f"adres {alias} ma już plik {other.path}. Podaj inny albo usuń go.")
            elif _is_taken(alias, [to.address for to in leads[alias]], planned):
                yield record.path, Issue(field, f"adres {alias} należy do innej strony serwisu. Usuń go.")


def _is_taken(alias: str, targets: Collection[str], planned: Mapping[str, Output]) -> bool:
    """Whether something else than the way to its records stands at an old address, or a file stands in its way."""
    path = alias_path(alias) or alias.removeprefix("/")
    if any(parent.as_posix() in planned for parent in PurePosixPath(path).parents):
        return True
    output = planned.get(path)
    return output is not None and not (isinstance(output.view, Redirect) and output.view.target in targets)
