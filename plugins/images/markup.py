"""The HTML of a picture: the light formats first, a size that fits the screen, room kept before it has come."""

from markupsafe import Markup

from plugins.core.rendering.context import RenderContext
from plugins.core.rendering.feeds import Enclosure
from plugins.core.site.site import StaticFile
from plugins.images import variants
from plugins.images.inspection import Pixels

# The width of the text column of the theme.
SIZES = "(min-width: 50rem) 46rem, 100vw"
# Higher than this a picture is not shown: a portrait poster would leave no room for the text. In CSS pixels.
HIGHEST = 720
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


def picture(file: StaticFile, alt: str, lazy: bool = True, sizes: str = SIZES) -> Markup:
    """``<picture>`` with all variants; a plain ``<img>`` for drawings. ``alt`` may be empty: decorative."""
    modern, plain = (variants.of(file, ending) for ending in variants.endings(file))
    common = Markup(' loading="lazy" decoding="async"') if lazy else Markup("")
    if not plain:
        return Markup('<img src="{}" alt="{}"{}{}>').format(file.address, alt, _size(file.pixels), common)
    shown = _middle(plain)
    return Markup(
        '<picture><source type="{}" srcset="{}" sizes="{}"><img src="{}" srcset="{}" sizes="{}" alt="{}"{}{}></picture>'
    ).format(
        _TYPES[modern[0].ending],
        _srcset(modern),
        sizes,
        shown.address,
        _srcset(plain),
        sizes,
        alt,
        _size((shown.width, shown.height)),
        common,
    )


def plain_picture(file: StaticFile, alt: str, base: str) -> Markup:
    """One ``<img>`` with an absolute address, for feeds and e-mails; ``base`` is that of the site.

    A drawing becomes a link to it: readers of feeds do not show SVG. A decorative one says nothing, and is left out.
    """
    shown = variants.away(file)
    if shown is None:
        return Markup('<a href="{}{}">{}</a>').format(base, file.address, alt) if alt else Markup("")
    return Markup('<img src="{}{}" alt="{}"{}>').format(base, shown.address, alt, _size((shown.width, shown.height)))


def attached(file: StaticFile, context: RenderContext) -> Enclosure | None:
    """The picture as the enclosure of a feed's item."""
    shown = variants.away(file)
    if shown is None:
        return None
    return Enclosure(context.absolute(shown.address), len(variants.render(shown, context)), _TYPES[shown.ending])


def in_body(file: StaticFile, alt: str, lazy: bool, base: str | None) -> str:
    """A picture in a text; with ``base`` one for a text that is read elsewhere."""
    return str(picture(file, alt, lazy) if base is None else plain_picture(file, alt, base))


def social(file: StaticFile) -> str | None:
    """The address of the largest variant for all readers."""
    plain = variants.of(file, variants.endings(file)[1])
    return plain[-1].address if plain else None


def _middle(found: tuple[variants.Variant, ...]) -> variants.Variant:
    return found[min(1, len(found) - 1)]


def _srcset(found: tuple[variants.Variant, ...]) -> str:
    return ", ".join(f"{variant.address} {variant.width}w" for variant in found)


def _size(pixels: Pixels | None) -> Markup:
    """The size as shown on a wide screen, in attributes: so browsers keep the room free before the picture has come."""
    if not pixels:
        return Markup("")
    width, height = pixels
    if height > HIGHEST:
        width, height = max(1, round(width * HIGHEST / height)), HIGHEST
    return Markup(' width="{}" height="{}"').format(width, height)
