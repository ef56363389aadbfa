"""Pictures: from a file of `content/obrazy/` to light pictures in three widths, and social cards.

`open_image` opens, `inspection` checks a new file once, `cleaning` takes out what the camera wrote into it, `svg`
refuses drawings that can do more than be seen, `variants` makes the smaller pictures, `markup` the HTML, `planning`
the list of files, `social_card` the social cards.

Imports `core.rendering`, `core.schema`, `core.site`, `core.system`, `languages`, `polish`.
"""
