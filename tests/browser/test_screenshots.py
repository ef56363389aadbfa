"""The pictures of the README, of the made-up centre: written anew with `--rewrite-golden`, and then looked at."""

import pytest

from tests.building import ROOT

FOLDER = ROOT / "docs" / "img"
SHOTS = {"home": "/", "calendar": "/kalendarz/2026/12/"}


@pytest.mark.browser
@pytest.mark.parametrize("name", SHOTS)
def test_the_readme_shows_the_site(name: str, request: pytest.FixtureRequest) -> None:
    path = FOLDER / f"{name}.jpg"
    if request.config.getoption("--rewrite-golden"):
        visit = request.getfixturevalue("visit")
        FOLDER.mkdir(parents=True, exist_ok=True)
        visit(SHOTS[name], width=1280, height=900).page.screenshot(path=path, type="jpeg", quality=75)
    assert path.read_bytes().startswith(b"\xff\xd8")
    assert f"docs/img/{name}.jpg" in (ROOT / "README.md").read_text(encoding="utf-8")
