package kz.tizim.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Rows of an import. {@code read = added + changed + unchanged + duplicate + rejected}, from the preview on.
 *
 * @param read all rows of the file
 * @param added not there yet
 * @param changed there, but different
 * @param unchanged there, and the same
 * @param duplicate the same as an earlier row
 * @param rejected not taken because of a fault
 * @param missing there, but not in the file
 * @param warned taken, but a person should look at them
 * @param moved of the changed, those with another address
 */
@Schema(name = "ImportRows", example = """
                {"read":20000,"added":19990,"changed":0,"unchanged":0,"duplicate":4,"rejected":6,"missing":0,"warned":2,"moved":0}""")
public record RowCounts(
        long read,
        long added,
        long changed,
        long unchanged,
        long duplicate,
        long rejected,
        long missing,
        long warned,
        long moved) {

    /** What the receiving side knows. */
    static RowCounts received(long read, long rejected, long warned) {
        return new RowCounts(read, 0, 0, 0, 0, rejected, 0, warned, 0);
    }

    /** Rows that count, once so many were set aside. */
    long usable(long aside) {
        return read - rejected - aside;
    }

    /** What the check has found out. */
    RowCounts checked(Duplicates.Found doubled, long doubtful, Comparison comparison) {
        return new RowCounts(
                read,
                comparison.added(),
                comparison.changed(),
                usable(doubled.all()) - comparison.added() - comparison.changed(),
                doubled.equal(),
                rejected + doubled.conflicting(),
                comparison.missing(),
                warned + doubtful,
                comparison.moved());
    }

    /** Compared again, with what is there meanwhile. */
    RowCounts again(Comparison comparison) {
        return new RowCounts(
                read,
                comparison.added(),
                comparison.changed(),
                read - rejected - duplicate - comparison.added() - comparison.changed(),
                duplicate,
                rejected,
                comparison.missing(),
                warned,
                comparison.moved());
    }
}
