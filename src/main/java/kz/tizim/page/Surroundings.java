package kz.tizim.page;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.tizim.election.Installation;

/** What is the same for all pages while the service runs, found out at its start. */
@ApplicationScoped
class Surroundings {
    private static final String FOLDER = "/assets/";

    private final Installation installation;
    private Map<String, String> addresses = Map.of();
    private boolean rehearsal;

    Surroundings(Installation installation) {
        this.installation = installation;
    }

    void find(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent start) {
        rehearsal = installation.isRehearsal();
        addresses = Stream.of("govuk.css", "tizim.css", "htmx.js", "tizim.js", "icon.svg")
                .collect(Collectors.toMap(name -> name, name -> FOLDER + name + "?v=" + hash(name)));
    }

    boolean isRehearsal() {
        return rehearsal;
    }

    String address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }

    private static String hash(String name) {
        try (InputStream asset = Surroundings.class.getResourceAsStream("/META-INF/resources" + FOLDER + name)) {
            byte[] content = Objects.requireNonNull(asset, name).readAllBytes();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
