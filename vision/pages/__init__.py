"""Which known page a sheet is: what is `known` and `likely` is `tried`, and told from `sisters`."""
