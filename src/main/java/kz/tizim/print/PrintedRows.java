package kz.tizim.print;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.tizim.database.BusyException;

/**
 * Reads rows for printed tables one after the other: whatever is long is never held whole. On the eve of polling day every
 * precinct prints its list at the same hour; so that desks keep their connections, an instance prints a few at a time.
 */
@ApplicationScoped
public class PrintedRows {
    /** The parameter for {@code limit}: several times the largest precinct. */
    public static final int MOST = 20_000;

    private static final int AT_A_TIME = 500;
    private static final int AT_ONCE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AgroalDataSource database;
    private final Semaphore printers = new Semaphore(AT_ONCE, true);

    PrintedRows(AgroalDataSource database) {
        this.database = database;
    }

    /** Prints a row, numbered from 1. */
    @FunctionalInterface
    public interface Printer {
        void print(ResultSet row, int number) throws SQLException, IOException;
    }

    /**
     * Asks one statement, hence of one moment, and prints its rows.
     *
     * @throws BusyException when others print for too long
     */
    public void print(Printer printer, String sql, Object... parameters) {
        boolean mine = false;
        try {
            mine = printers.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine) {
                throw BusyException.tooManyWait();
            }
            read(printer, sql, parameters);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BusyException.tooManyWait();
        } catch (SQLException e) {
            throw new IllegalStateException("what is to be printed cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (mine) {
                printers.release();
            }
        }
    }

    /** A row's name in one line. */
    public static String name(ResultSet row) throws SQLException {
        return Words.joined(" ", row.getString("surname"), row.getString("given_name"), row.getString("patronymic"));
    }

    /** A row's address in one line, with its settlement where that is another one than the precinct's. */
    public static String address(ResultSet row, String precinctKato) throws SQLException {
        String kato = row.getString("kato");
        return Words.joined(
                ", ",
                kato.equals(precinctKato) ? null : kato,
                row.getString("street"),
                row.getString("house"),
                row.getString("flat"));
    }

    private void read(Printer printer, String sql, Object... parameters) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // the driver reads in parts only within a transaction
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(AT_A_TIME);
                for (int i = 0; i < parameters.length; i++) {
                    select.setObject(i + 1, parameters[i]);
                }
                try (ResultSet row = select.executeQuery()) {
                    for (int number = 1; row.next(); number++) {
                        printer.print(row, number);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
