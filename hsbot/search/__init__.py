"""Finding passages: the encoder, the generations on disk, dense and lexical retrieval."""
