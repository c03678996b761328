"""What goes over the wire, as JSON: one module for each concept, in camelCase."""
