"""Reading PDFs that anybody may upload: structure with pikepdf, pictures and text with PDFium.

Scripts in a PDF are never run: pikepdf does not know them and this PDFium is built without them.
"""
