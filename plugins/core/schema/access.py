"""What helps people to take part: the codes that staff write and the words that readers see."""

from types import MappingProxyType
from typing import Annotated

from plugins.core.schema.fields import choice

ACCESS = MappingProxyType(
    {
        "pjm": "tłumaczenie na polski język migowy (PJM)",
        "petla": "pętla indukcyjna",
        "napisy": "napisy",
        "winda": "winda",
        "bez-barier": "wejście bez barier",
        "audiodeskrypcja": "audiodeskrypcja",
        "etr": "materiały łatwe do czytania (ETR)",
        "asystent": "pomoc asystenta",
    }
)
# The same in a list, where each word takes room from the next item.
ACCESS_SHORT = MappingProxyType(
    {**ACCESS, "pjm": "PJM", "petla": "pętla", "bez-barier": "bez barier", "etr": "ETR", "asystent": "asystent"}
)
Access = Annotated[str, choice(*ACCESS)]
