"""What all kinds of documents share: the road from text to files. See plugins/README.md for the drawing."""
