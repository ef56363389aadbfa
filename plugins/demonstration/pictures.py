"""Drawings of our own for the demonstration: flat scenes as SVG, most of them set as PNG so that variants are made."""

from collections.abc import Iterator
from functools import cache

WIDTH, HEIGHT = 1600, 1000
SKY, CREAM, BRICK, LEAF, SUN, NIGHT, WATER, INK, ROSE = (
    "#cfe6ee", "#f7efdf", "#b5532f", "#3f7d52", "#f3b53f", "#22304f", "#5f9fb8", "#2b2320", "#e08f7a",
)  # fmt: skip


def drawings() -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of every picture."""
    for name, scene in SCENES.items():
        yield f"{name}.png", _png(_scene(scene()))
    yield "stoisko.svg", _scene(stall()).encode()
    for name, sign in SIGNS.items():
        yield f"znak-{name}.svg", _sign(sign).encode()
    yield "marka/wierzba.svg", _svg(64, 64, emblem()).encode()
    yield "marka/nad-rzeka.svg", _svg(1200, 90, riverside()).encode()


@cache
def _png(svg: str) -> bytes:
    import typst  # only when asked: start-up time

    source = f"#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 0pt)\n#image(bytes(sys.inputs.svg), width: 100%)"
    return bytes(typst.compile(source.encode(), format="png", ppi=72, sys_inputs={"svg": svg}))


def _scene(inside: str) -> str:
    return _svg(WIDTH, HEIGHT, inside)


def _sign(inside: str) -> str:
    return _svg(120, 120, inside)


def _svg(width: int, height: int, inside: str) -> str:
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{inside}</svg>'


def _rect(x: float, y: float, width: float, height: float, fill: str, round_: float = 0) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{round_:g}" fill="{fill}"/>'


def _disc(x: float, y: float, radius: float, fill: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"/>'


def _path(shape: str, fill: str = "none", stroke: str = "none", width: float = 0) -> str:
    return f'<path d="{shape}" fill="{fill}" stroke="{stroke}" stroke-width="{width:g}" stroke-linecap="round"/>'


def _person(x: float, y: float, size: float, coat: str, skin: str) -> str:
    """Somebody seen from the waist up; ``y`` is the waist."""
    body = _path(f"M{x - size} {y}v{-size}a{size} {size} 0 0 1 {2 * size} 0v{size}z", coat)
    return body + _disc(x, y - size * 2.5, size * 0.62, skin)


def _house(x: float, width: float, height: float, wall: str, roof: str) -> str:
    top = 760 - height
    windows = "".join(
        _rect(x + width * column - 30, top + 60 + row * 120, 60, 76, NIGHT if wall == CREAM else CREAM, 6)
        for column in (0.27, 0.73)
        for row in range(int((height - 120) // 120) + 1)
    )
    gable = _path(f"M{x - 14} {top}L{x + width / 2} {top - width * 0.55}L{x + width + 14} {top}z", roof)
    return _rect(x, top, width, height, wall) + gable + windows


def market() -> str:
    colours = ((ROSE, BRICK), (SUN, BRICK), (WATER, NIGHT), (CREAM, BRICK), (LEAF, NIGHT))
    houses = "".join(_house(60 + i * 300, 260, 330 + (i * 67) % 150, *pair) for i, pair in enumerate(colours))
    bunting = _path("M0 210Q400 320 800 210T1600 210", "none", INK, 5) + "".join(
        _path(f"M{x} {y}l44 4l-26 52z", colour)
        for x, y, colour in zip(
            range(60, 1560, 150),
            (236, 258, 262, 250, 226, 206, 192, 186, 190, 200),
            (BRICK, SUN, LEAF) * 4,
            strict=False,
        )
    )
    stalls = "".join(_stall(150 + i * 480, 640, colour) for i, colour in enumerate((BRICK, LEAF, NIGHT)))
    return _rect(0, 0, WIDTH, HEIGHT, SKY) + houses + _rect(0, 760, WIDTH, 240, "#d9c7a6") + bunting + stalls


def _stall(x: float, y: float, colour: str) -> str:
    stripes = "".join(_rect(x + i * 64, y, 32, 90, CREAM) for i in range(5))
    legs = _rect(x + 8, y + 90, 14, 210, INK) + _rect(x + 298, y + 90, 14, 210, INK)
    goods = "".join(_disc(x + 60 + i * 50, y + 186, 22, (SUN, BRICK, LEAF, ROSE, SUN)[i]) for i in range(5))
    return legs + _rect(x, y, 320, 90, colour) + stripes + goods + _rect(x - 4, y + 200, 328, 50, "#8a6a48", 6)


def stall() -> str:
    books = "".join(
        _rect(470 + i * 62, 560 - (i * 37) % 60, 50, 140 + (i * 37) % 60, colour, 4)
        for i, colour in enumerate((BRICK, NIGHT, LEAF, SUN, ROSE, WATER, NIGHT, BRICK, LEAF, SUN, WATER))
    )
    tent = _path("M360 420L800 130L1240 420z", BRICK) + _path("M660 420L800 130L940 420z", CREAM)
    legs = _rect(390, 420, 18, 440, INK) + _rect(1192, 420, 18, 440, INK)
    return (
        _rect(0, 0, WIDTH, HEIGHT, SKY) + _rect(0, 820, WIDTH, 180, LEAF) + legs + tent + books
        + _rect(420, 700, 760, 40, "#8a6a48", 8) + _rect(470, 740, 24, 120, INK) + _rect(1106, 740, 24, 120, INK)
    )  # fmt: skip


def context() -> str:
    wheel = "".join(
        f'<g transform="rotate({angle} 1200 470)">{_rect(1197, 290, 6, 360, INK)}</g>' for angle in range(0, 180, 20)
    )
    lamp = _path("M330 0v170", "none", INK, 10) + _path("M180 330a150 150 0 0 1 300 0z", SUN)
    tools = (
        _rect(520, 560, 40, 170, BRICK, 12) + _rect(534, 440, 12, 130, "#777", 3)
        + _path("M680 720l120-200", "none", "#8a6a48", 26) + _rect(760, 460, 120, 60, INK, 8)
    )  # fmt: skip
    return (
        _rect(0, 0, WIDTH, HEIGHT, CREAM) + _path("M180 330l-120 440h540l-120-440z", "#fbe3b0") + lamp
        + f'<circle cx="1200" cy="470" r="180" fill="none" stroke="{INK}" stroke-width="26"/>' + wheel
        + _disc(1200, 470, 26, BRICK) + tools + _rect(80, 730, 1440, 60, "#8a6a48", 10)
        + _rect(160, 790, 40, 210, "#6d5236") + _rect(1400, 790, 40, 210, "#6d5236")
    )  # fmt: skip


def academy() -> str:
    chart = "".join(_rect(560 + i * 110, 470 - h, 70, h, c) for i, (h, c) in enumerate(
        ((110, BRICK), (180, SUN), (140, LEAF), (260, NIGHT), (220, BRICK))))  # fmt: skip
    coats = (BRICK, NIGHT, LEAF, SUN, ROSE, WATER, BRICK, NIGHT)
    skins = ("#e8b48c", "#8a5a3c", "#f1cba8", "#c98d62")
    people = "".join(
        _person(180 + i * 178 + row * 60, 800 + row * 200, 66, coats[(i + row * 3) % 8], skins[(i + row) % 4])
        for row in range(2)
        for i in range(8)
    )
    return (
        _rect(0, 0, WIDTH, HEIGHT, "#e9dcc3") + _rect(430, 90, 760, 470, INK, 14) + _rect(450, 110, 720, 430, "#fffdf7")
        + chart + _rect(520, 470, 600, 6, INK) + people
    )  # fmt: skip


def cinema() -> str:
    beam = _path("M800 1000L300 120H1300z", "#31436b")
    film = (
        _rect(300, 110, 1000, 480, CREAM)
        + _disc(620, 330, 90, SUN)
        + _path("M300 590Q560 380 800 520T1300 430V590z", LEAF)
    )
    river = _path("M760 590q60-90 0-150q120 60 140 150z", WATER)
    heads = "".join(
        _person(100 + i * 156 + row * 78, 870 + row * 140, 58, "#0f1729", "#1a2440")
        for row in range(2)
        for i in range(10)
    )
    return _rect(0, 0, WIDTH, HEIGHT, NIGHT) + beam + film + river + heads


def concert() -> str:
    curtains = _path("M0 0h360q-40 420-300 700H0z", BRICK) + _path("M1600 0h-360q40 420 300 700h60z", BRICK)
    skins = ("#e8b48c", "#8a5a3c", "#f1cba8", "#c98d62")
    singers = "".join(
        _person(430 + i * 124 + (row % 2) * 62, 560 + row * 130, 50, (NIGHT, LEAF, ROSE)[row], skins[(i + row) % 4])
        for row in range(3)
        for i in range(7 - row % 2)
    )
    floor = _path("M0 780h1600v220H0z", "#8a6a48")
    return _rect(0, 0, WIDTH, HEIGHT, "#fbe3b0") + floor + singers + curtains + _rect(0, 0, WIDTH, 70, "#8f3d20")


def grants() -> str:
    coins = "".join(
        _disc(x, y, 46, SUN) + f'<circle cx="{x}" cy="{y}" r="30" fill="none" stroke="#c98c1f" stroke-width="7"/>'
        for x, y in ((980, 300), (1100, 220), (1220, 310), (1040, 410), (1170, 420), (1290, 420), (900, 410))
    )
    can = _rect(250, 420, 270, 230, NIGHT, 24) + _path("M520 480L740 380L760 420L520 570z", NIGHT)
    drops = "".join(
        _path(f"M{x} {y}q-22 40 0 56q22-16 0-56z", WATER) for x, y in ((790, 470), (830, 560), (780, 620), (860, 680))
    )
    handle = _path("M250 480q-110 20-90 130t130 30", "none", NIGHT, 30)
    return (
        _rect(0, 0, WIDTH, HEIGHT, SKY) + _rect(0, 840, WIDTH, 160, LEAF)
        + _path("M1090 850V470", "none", "#7a5433", 34)
        + _path("M1090 640L980 480M1090 600L1230 470", "none", "#7a5433", 20) + coins + handle + can + drops
        + _path("M0 690Q150 640 250 560L300 620Q200 740 0 800z", "#e8b48c")
    )  # fmt: skip


def bath_house() -> str:
    arches = "".join(
        _path(f"M{x} 640V500a50 50 0 0 1 100 0V640z", "#fbe3b0") for x in (420, 580, 740, 900, 1060)
    )  # fmt: skip
    strands = "".join(
        _path(
            f"M{x} {420 + (x * 7) % 60}q{(x - 1390) // 12} 120 {(x - 1390) // 8} {210 + (x * 13) % 70}",
            "none",
            shade,
            13,
        )
        for x, shade in zip(range(1230, 1560, 22), (LEAF, "#356b46", "#57956a") * 5, strict=True)
    )
    crown = "".join(_disc(x, y, radius, LEAF) for x, y, radius in ((1300, 400, 90), (1390, 350, 110), (1480, 400, 90)))
    willow = _path("M1380 800q-20-220 10-330", "none", "#7a5433", 44) + crown + strands
    return (
        _rect(0, 0, WIDTH, HEIGHT, SKY) + _disc(240, 200, 90, SUN) + _rect(360, 380, 860, 380, BRICK)
        + _path("M320 390L790 200L1260 390z", "#7d3419") + _rect(1040, 180, 60, 150, "#8f3d20") + arches
        + _rect(730, 660, 120, 100, "#5a2b18", 4) + _rect(0, 760, WIDTH, 60, LEAF) + willow
        + _rect(0, 820, WIDTH, 180, WATER)
        + _path("M80 880h240M520 920h320M1000 870h260M1260 950h220M200 960h180", "none", "#9cc7d8", 10)
    )  # fmt: skip


def emblem() -> str:
    """A willow in a lit circle: the sign of the made-up centre."""
    strands = "".join(
        _path(f"M32 20Q{32 + dx} {15 + abs(dx) / 6:g} {32 + dx * 1.15:g} {47 - abs(dx) / 3:g}", "none", "#1f6b4a", 3.2)
        for dx in range(-15, 16, 5)
    )
    trunk = _path("M32 54q-3-14 0-32", "none", "#5a2b18", 5)
    return (
        _rect(0, 0, 64, 64, "#1f6b4a", 9) + _disc(32, 33, 26, "#f2c14e") + trunk + strands + _rect(8, 53, 48, 4, INK, 2)
    )


def riverside() -> str:
    """Roofs, a bridge and willows, all dark: it stands on the footer."""
    dark = "#15100c"
    roofs = "".join(
        _path(f"M{x} 90V{y}l{width / 2:g}-{width / 3:g}l{width / 2:g} {width / 3:g}V90z", dark)
        for x, y, width in (
            (0, 62, 90),
            (95, 50, 70),
            (170, 66, 110),
            (300, 56, 80),
            (860, 58, 90),
            (960, 48, 60),
            (1030, 64, 170),
        )
    )
    bridge = _path("M420 90V70q170-52 340 0v20h-60a110 44 0 0 0-220 0z", dark)
    willows = "".join(
        _path(f"M{x} 90V40", "none", dark, 6) + _disc(x, 36, 24, dark)
        + "".join(_path(f"M{x + dx} 36v{34 - abs(dx) // 2}", "none", dark, 4) for dx in range(-22, 23, 6))
        for x in (405, 800)
    )  # fmt: skip
    lights = "".join(
        _rect(x, y, 5, 8, "#f2c14e")
        for x, y in ((30, 70), (60, 70), (120, 62), (205, 74), (330, 66), (900, 68), (980, 60), (1090, 72))
    )
    return roofs + bridge + willows + lights


SCENES = {
    "rynek": market, "warsztat": context, "akademia": academy, "kino": cinema, "koncert": concert, "dotacje": grants,
    "laznia": bath_house,
}  # fmt: skip
_WAVE = "q15-18 30 0t30 0t30 0"
SIGNS = {
    "nadrzeczna": "".join(_path(f"M15 {y}{_WAVE}", "none", "#1f5f8b", 11) for y in (40, 65, 90)),
    "podworka": _path("M20 100Q15 25 100 20Q105 95 20 100z", LEAF) + _path("M20 100L75 45", "none", CREAM, 6),
    "sruba": _path("M60 8L105 34V86L60 112L15 86V34z", LEAF) + _disc(60, 60, 26, CREAM),
}
