"""Which pictures a site needs: each file of `content/obrazy/` as it is, and the variants of those that pages show."""

from collections.abc import Iterator

from plugins.core.rendering.context import RenderContext
from plugins.core.schema.references import references_of
from plugins.core.site.outputs import Output
from plugins.core.site.site import Site, StaticFile
from plugins.images import variants
from plugins.images.inspection import is_picture


def outputs(site: Site) -> Iterator[Output]:
    shown = shown_paths(site)
    smaller: dict[str, variants.Variant] = {}
    for file in site.files.values():
        if not is_picture(file.path):
            continue
        yield Output(file.path, file, original)
        if file.path in shown:
            # The same picture under the same name in two folders has the same variants.
            smaller |= {variant.path: variant for variant in variants.all_of(file)}
    for path, variant in smaller.items():
        yield Output(path, variant, variants.render)


def original(file: StaticFile, context: RenderContext) -> bytes:
    """The picture as it was put there, but for what the camera wrote into it."""
    from plugins.images.cleaning import cleaned  # only when asked: start-up time

    return cleaned(context.file_bytes(file))


def shown_paths(site: Site) -> frozenset[str]:
    """The files that a document shows, in its front matter or in its text."""
    pictures = [path for path in site.files if is_picture(path)]
    if not pictures:
        return frozenset()
    found = {path for path in pictures if any(site.pointing_to("file", path, kind.name) for kind in site.kinds)}
    for record in site.records:
        for link in record.body.links:
            if link.image and (file := site.file(site.address_of_target(link.target, record.path))):
                found.add(file.path)
        if record.lang != "pl":  # not in the index of what points where
            found.update(text for _field, reference, text in references_of(record) if reference.target == "file")
    return frozenset(found)
