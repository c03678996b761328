"""HTTP, command line, settings and composition. The only package that knows the outside."""
