package kz.tizim.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A kind of extract; a feature offers one bean for each. */
public interface ImportKind {
    /** Name in the API, for example {@code CITIZENS}. */
    String name();

    /** Names of the columns that the header must have, in any order; others are ignored. */
    List<String> header();

    /**
     * Columns of the staging table, beside the framework's own. The first one is kept of rejected rows too where the reader
     * could read it ({@link RowFields#keep}), so that whose row has a fault does not count as missing.
     */
    List<StagedColumn> columns();

    /** Names of the staging columns of which no two rows may have the same values. */
    List<String> keys();

    /** A reader for one file. */
    RowReader reader();

    /** Compares the staged rows with what is there; changes nothing. */
    Comparison compare(Connection connection, Staging staging) throws SQLException;

    /**
     * Writes the staged rows, in a transaction that somebody else commits.
     *
     * @return what was written; the framework rolls back unless added, changed and missing are what was previewed
     */
    Comparison apply(Connection connection, Staging staging) throws SQLException;
}
