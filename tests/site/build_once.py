"""One build in a process of its own, for tests that need another hash seed, another time zone or a kill.

python -m tests.site.build_once CONTENT OUTPUT CACHE THEME TODAY SITE_URL
"""

import sys
from pathlib import Path

from plugins.cli.settings import now_of
from plugins.core.build import pipeline
from tests.building import environment, features


def main(content: str, output: str, cache: str, theme: str, today: str, site_url: str) -> None:
    plan = pipeline.BuildOptions(
        content=Path(content),
        output=Path(output),
        theme=Path(theme),
        cache=Path(cache),
        now=now_of(today),
        features=features(searched=bool(site_url)),
        site_url=site_url or None,
    )
    report, _memory = pipeline.build(plan, environment(Path(theme)))
    print(report.documents, report.written, report.unchanged, report.removed, len(report.rendered))


if __name__ == "__main__":
    main(*sys.argv[1:])
