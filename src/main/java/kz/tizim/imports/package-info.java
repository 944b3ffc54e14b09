/**
 * Extracts of other registers on their way in: received, checked, compared, approved by a second person, applied.
 *
 * <p>A feature that has something to import offers an {@link kz.tizim.imports.ImportKind}; everything else — streaming,
 * limits, rejected rows, duplicates, states, approval, the one transaction of the apply — is done here for all kinds. The
 * database does the heavy work: rows go by COPY into an unlogged staging table, and statements over whole sets do the rest.
 */
@NullMarked
package kz.tizim.imports;

import org.jspecify.annotations.NullMarked;
