"""How our networks are trained: made-up scenes, the networks, the lessons. Never run in service.

Needs torch (see requirements.txt here), which the service does not have.
"""
