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

    /**
     * The value that a column of the header had in a staged row, as a field of CSV in SQL.
     *
     * @param alias of the staged row
     */
    default String field(String headerColumn, String alias) {
        return columns().stream()
                .filter(column -> column.name().equals(headerColumn))
                .findFirst()
                .map(column -> column.asField(alias))
                .orElse("''");
    }

    /** A reader for one file. */
    RowReader reader();

    /** Notes doubts about rows that only show beside what is missing; asked where there is something missing. */
    default void doubt(Doubts doubts) throws SQLException {}

    /** How its rows are compared with what is there, and written. */
    Merge merge();

    /**
     * Writes the staged rows, in a transaction that somebody else commits.
     *
     * @return what was written; the framework rolls back unless added, changed and missing are what was previewed
     */
    default Comparison apply(Connection connection, Staging staging) throws SQLException {
        return merge().apply(connection, staging);
    }
}
