"""Diagnostics → text for someone. One format a file."""
