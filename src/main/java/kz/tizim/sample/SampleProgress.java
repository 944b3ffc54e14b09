package kz.tizim.sample;

/** Is told how far the writing of a sample is, on the writing thread, after each precinct. */
@FunctionalInterface
public interface SampleProgress {
    /** Citizens written so far, of so many. */
    void written(int citizens, int total);
}
