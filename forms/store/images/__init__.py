"""Pictures of pages, kept by what their bytes are: in a folder or a bucket, and moved between."""
