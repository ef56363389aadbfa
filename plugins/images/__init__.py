"""Pictures: one road from a file of `content/obrazy/` to light pictures in three widths, and social cards.

`opening` opens, `inspection` judges a new file once, `cleaning` takes out what the camera wrote into it, `svg` refuses
drawings that can do more than be seen, `variants` makes the smaller pictures, `markup` the HTML, `planning` the list of
files, `cards` the social cards.
"""
