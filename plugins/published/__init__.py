"""What was published: the one record of it, and its one owner.

Two files of the content folder, written by `publish` alone, committed, and read by everything else:

- `kalendarz.lock.json` (`calendar`): per UID what subscribers saw (contract, section 4). Each part of a series that is
  an entry of its own is an entry here too.
- `publikacja.lock.json` (`addresses`): per permanent address (pages of documents, feeds, downloads) when it was first
  published, its title and source, and `facts` that kinds want to know later: the id in feeds, the digest of a
  regulation's text, the start of an event as readers last saw it.

For kinds, three things are enough:

- `record.of(site)` gives both as a `Published`; `site.index` keeps it, so ask as often as you like;
- `Kind.facts(site)` gives, by address, what a later build will want to know; it may look at `record.of(site)` for what
  was true before (`facts_of`), and so carry on what it wants to keep. `Kind.calendar(site)` gives the lock after a
  publication;
- `calendar.updated(lock, entries, now)` is the rule of stamps: entries of today -> the lock after a publication.

The modules: `lines` is the form of the files (an entry a line, so that Git merges them; it reads both sides of a
conflict), `calendar` and `addresses` are pure rules, `record` joins them, `storage` alone touches a disk.

Imports `core.system`. Enter by `record`.
"""
