"""Making a form: from a blank file to fields, texts and rules that may be published."""
