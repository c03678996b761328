"""Which known pages a sheet looks like, and whether a glance finds their print there."""
