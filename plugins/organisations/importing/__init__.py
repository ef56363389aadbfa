"""Tables of organisations -> drafts and proposals. Each cell is taken over or named with its place (`Ledger`).

files     bytes -> sheets of rows of text, whatever program saved them
headings  which row names the columns, and which field each column is
cells     a cell -> the value of a field as staff would write it
rows      a row -> what is known of an organisation, guesses marked
matching  which file of the directory is the same organisation
drafts    what is known -> a new file
proposals what would change in a file that exists
taking    all of it, row by row

Imports `core.reading`, `core.schema`, `core.site`, `core.system`, `fields`, `model`, `polish`. Enter by `taking`.
"""
