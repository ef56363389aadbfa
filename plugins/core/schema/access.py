"""What helps people to take part: the codes that staff write are the keys of `access` in the catalogues."""

from types import MappingProxyType
from typing import Annotated

from plugins.core.schema.fields import choice
from plugins.languages.catalogue import POLISH, words_of

ACCESS = words_of("access", POLISH)
# The same in a list, where each word takes room from the next item.
ACCESS_SHORT = MappingProxyType(
    {**ACCESS, "pjm": "PJM", "petla": "pętla", "bez-barier": "bez barier", "etr": "ETR", "asystent": "asystent"}
)
Access = Annotated[str, choice(*ACCESS)]
