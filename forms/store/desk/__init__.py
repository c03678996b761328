"""The reviewer's desk in the database: what there is to do, and what was decided."""
