"""What the benchmarks share: the pages, the ways to read them, starts, stages, and tables in documents."""
