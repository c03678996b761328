"""Making a form ready to publish: from a blank file to a version that a second person publishes."""
