"""What Alembic runs: the migrations on the connection that `forms.store.upgrade` hands over."""

from alembic import context

from forms.store.schema import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables,
    # SQLite cannot alter most things in place.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
