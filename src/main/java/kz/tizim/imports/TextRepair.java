package kz.tizim.imports;

import org.jspecify.annotations.Nullable;

/** Mends the characters of a text as it is read; must be cheap where there is nothing to mend. */
@FunctionalInterface
public interface TextRepair {
    /** The mended characters, as many as there were, or null where nothing is to be mended. */
    char @Nullable [] repaired(char[] text, int from, int to);
}
