"""Settings of the site for work on a computer of one's own; publishconf.py changes what publishing needs."""

from jinja2 import StrictUndefined

SITENAME = "strona ośrodka"  # Pelican wants one; pages say the name in content/site.yaml
SITEURL = ""  # empty: the permanent address in content/site.yaml
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
TIMEZONE = "Europe/Warsaw"
DEFAULT_LANG = "pl"

PLUGIN_PATHS = ["."]
PLUGINS = [
    "plugins.core.plugin",
    "plugins.pages",
    "plugins.announcements",
    "plugins.events",
    "plugins.organisations",
    "plugins.regulations",
    "plugins.publishing",
    "plugins.search",
    "plugins.styleguide",
]

# An undefined name in a template is a bug and stops the build. Templates do not change while a build runs, and looking
# whether they did costs a tenth of it.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "auto_reload": False,
    "lstrip_blocks": True,
    "trim_blocks": True,
    "undefined": StrictUndefined,
}

# The pipeline is ours (plugins/core). Pelican's own generators have nothing to do.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
DELETE_OUTPUT_DIRECTORY = False
LOAD_CONTENT_CACHE = True
