"""Forms nobody uses, as PDFs: families of versions that differ a little, to fill a registry up."""
