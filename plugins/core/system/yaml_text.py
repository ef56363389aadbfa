"""The one writer of YAML, for drafts that importers make."""

from collections.abc import Mapping
from typing import Any

import yaml


def as_yaml(front: Mapping[str, Any]) -> str:
    """Fields one below the other; a list of plain words and a part of plain values in the line of their field."""
    return "".join(
        yaml.dump(
            {name: value},
            Dumper=yaml.CSafeDumper,
            allow_unicode=True,
            # None: lists and parts in one line. A field alone would be put into braces by it.
            default_flow_style=False if isinstance(value, str) else None,
            sort_keys=False,
            width=10_000_000,
        )
        for name, value in front.items()
    )
