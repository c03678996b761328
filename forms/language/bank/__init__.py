"""The phrase bank: sentences that government letters print, and how we say each ourselves."""
