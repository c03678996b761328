"""The addresses of the service: one file for each resource. Declare, call, map."""
