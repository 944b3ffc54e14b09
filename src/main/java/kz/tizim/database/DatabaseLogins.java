package kz.tizim.database;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and the three logins it is used with.
 *
 * @param url {@code jdbc:postgresql:} URL, without user and password
 * @param owner owns the database and migrates it; absent where an instance may only serve
 * @param app serves requests; what it may do is granted table by table
 * @param lookup may execute the citizens' look-up function and nothing else
 */
public record DatabaseLogins(String url, @Nullable Login owner, Login app, Login lookup) {

    /** The configuration by which Quarkus finds its two datasources and Flyway. */
    public Map<String, String> quarkusProperties() {
        // Without the owner's login Flyway only reads what was migrated, which the service may read too.
        Login migrates = owner == null ? app : owner;
        var properties = new HashMap<>(datasources(url, app.user(), lookup.user()));
        properties.put("quarkus.datasource.password", app.password());
        properties.put("quarkus.datasource.lookup.password", lookup.password());
        properties.putAll(flyway(url, migrates));
        properties.put("quarkus.flyway.migrate-at-start", Boolean.toString(owner != null));
        return properties;
    }

    static Map<String, String> datasources(String url, String app, String lookup) {
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", app,
                "quarkus.datasource.lookup.jdbc.url", url,
                "quarkus.datasource.lookup.username", lookup);
    }

    static Map<String, String> flyway(String url, Login login) {
        return Map.of(
                "quarkus.flyway.jdbc-url", url,
                "quarkus.flyway.username", login.user(),
                "quarkus.flyway.password", login.password());
    }

    /** The environment by which another instance of the service uses this database as an external one. */
    public Map<String, String> environment() {
        var environment = new HashMap<>(Map.of(
                "TIZIM_DB_URL", url,
                "TIZIM_DB_APP_USER", app.user(),
                "TIZIM_DB_APP_PASSWORD", app.password(),
                "TIZIM_DB_LOOKUP_USER", lookup.user(),
                "TIZIM_DB_LOOKUP_PASSWORD", lookup.password()));
        if (owner != null) {
            environment.put("TIZIM_DB_OWNER_USER", owner.user());
            environment.put("TIZIM_DB_OWNER_PASSWORD", owner.password());
        }
        return environment;
    }
}
