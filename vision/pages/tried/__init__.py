"""Likely pages laid one after another, until one is there; and when too little shows to tell."""
