"""Which known page a sheet is: alike, glanced at, placed, accepted, told from its sisters."""
