package kz.tizim.database;

import java.util.Map;

/**
 * Where the database is, and the three logins it is used with.
 *
 * @param url {@code jdbc:postgresql:} URL, without user and password
 * @param owner owns the database and migrates it
 * @param app serves requests; what it may do is granted table by table
 * @param lookup may execute the citizens' look-up function and nothing else
 */
public record DatabaseLogins(String url, Login owner, Login app, Login lookup) {

    /** The configuration by which Quarkus finds its two datasources and Flyway. */
    public Map<String, String> quarkusProperties() {
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", url),
                Map.entry("quarkus.datasource.username", app.user()),
                Map.entry("quarkus.datasource.password", app.password()),
                Map.entry("quarkus.datasource.lookup.jdbc.url", url),
                Map.entry("quarkus.datasource.lookup.username", lookup.user()),
                Map.entry("quarkus.datasource.lookup.password", lookup.password()),
                Map.entry("quarkus.flyway.jdbc-url", url),
                Map.entry("quarkus.flyway.username", owner.user()),
                Map.entry("quarkus.flyway.password", owner.password()));
    }

    /** The environment by which another instance of the service uses this database as an external one. */
    public Map<String, String> environment() {
        return Map.of(
                "TIZIM_DB_URL", url,
                "TIZIM_DB_OWNER_USER", owner.user(),
                "TIZIM_DB_OWNER_PASSWORD", owner.password(),
                "TIZIM_DB_APP_USER", app.user(),
                "TIZIM_DB_APP_PASSWORD", app.password(),
                "TIZIM_DB_LOOKUP_USER", lookup.user(),
                "TIZIM_DB_LOOKUP_PASSWORD", lookup.password());
    }
}
