"""The languages of the site: one catalogue each. Stands on `polish`, imports nothing else of ours."""
