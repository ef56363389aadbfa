"""A version as PDF, JSON and Akoma Ntoso. Imports `tree`, `references` and the views. Enter by `rendering`."""
