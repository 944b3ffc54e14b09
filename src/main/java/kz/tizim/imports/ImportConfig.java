package kz.tizim.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of imports. */
@ConfigMapping(prefix = "tizim.import")
interface ImportConfig {
    /** Most bytes of a file once it is expanded; the whole country has about 2 GB. */
    @WithDefault("17179869184")
    long maxExpandedBytes();

    /** Most characters of a row; boundaries of a large settlement take some thousands. */
    @WithDefault("65536")
    int maxRowLength();

    /** Most faults, and most warnings, that are kept for an import; rows are counted all the same. */
    @WithDefault("1000000")
    int maxRejects();

    /** PostgreSQL's {@code work_mem} for the statements over whole sets, in megabytes. */
    @WithDefault("256")
    int workMemory();

    /** Share of missing or moved citizens above which an apply needs a reason. */
    @WithDefault("0.005")
    double brakeShare();

    /** Citizens from which on there is a brake; in a small register a few are a large share. */
    @WithDefault("1000")
    long brakeFrom();
}
