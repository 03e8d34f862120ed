"""The Discord bot; given a callable from Question to Answer, it knows nothing of search."""
