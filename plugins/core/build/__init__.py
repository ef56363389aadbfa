"""Outputs -> files, skipping every file that is already right.

The key of an output is the digest of the fingerprint, the theme, the options of Jinja, the frame, its path, the
renderer's name, its view and texts (`keys_of`). A file is skipped
when its key is the remembered one and the file on the disk still has the remembered size and mtime. Of the others,
those whose bytes are kept for this very key are copied from the store, and the rest is rendered; files are written
only when the bytes differ. What was made before and is not planned any more is deleted; nothing else ever is. There
are no dependencies to track, as nothing but the view can reach a page.

- `pipeline`: the stages in their order; `analysis`: as far as problems can be known;
- `digest`: a view as a digest;
- `plan`: what is remembered of a plan, and the keys that are made from it (`keys_of`);
- `executor`: the steps from keys to files (`stale`, `tasks`, `apply`);
- `state`: what the last build knew; `store`: where that lies, with kept texts and pages, and what it promises;
- `manifest`: which files are ours; `texts`: the HTML of texts for the pages that ask for it.

An example. The body of one notice is edited, so its file has another stamp. `loading.load` reads it and nothing else:
another digest of the text, the same shape. The shape of the site is the same too, so the remembered plan and the
remembered check result hold, and no kind is asked for anything. `keys_of` makes 16,000 keys from the rows of the
plan; seven have changed: the notice's page and the feeds in which its text stands. `stale` finds these seven, as it
compares keys, and the stamps of all files, with `BuildState.made`. The store holds no bytes for the new keys, so
`tasks` asks for the outputs: `outputs_for` asks the one kind that planned them, and stops as soon as it has given all
seven. `apply` renders them; the first that shows the text makes its HTML, and it is kept with the pages. Last,
`Store.remember` writes the few rows of the memory that differ.

Imports `core.markdown`, `core.reading`, `core.rendering`, `core.schema`, `core.site`, `core.system`,
`core.validation`, `images`, `published`. Enter by `pipeline`.
"""
