"""Where a site is published to: a folder, another machine, a branch of a Git host; each behind one small interface.

They may import the trees and stages beside them; the commands of `cli` ask `targets`.
"""
