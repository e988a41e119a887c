"""The shell: the only files that touch the world."""
