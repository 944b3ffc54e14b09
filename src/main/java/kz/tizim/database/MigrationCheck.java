package kz.tizim.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Ends the start of an instance that may not migrate, while a migration is missing. */
@ApplicationScoped
class MigrationCheck {
    private static final String WHAT_TO_DO =
            ": run `java -jar quarkus-run.jar migrate` with TIZIM_DB_OWNER_PASSWORD, or set that here too.";

    private final Flyway flyway;

    MigrationCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Before anything reads or writes a table. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent start) {
        int pending;
        try {
            pending = flyway.info().pending().length;
        } catch (FlywayException e) {
            throw new DatabaseUnavailableException(
                    "This login may not read which migrations the database has" + WHAT_TO_DO, e);
        }
        if (pending > 0) {
            throw new DatabaseUnavailableException("The database lacks " + pending + " migrations" + WHAT_TO_DO);
        }
    }
}
