"""What an author can write, and how it becomes a Program."""
