package kz.tizim.election;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Settles at the first start whether the database is a rehearsal, before anything else begins. */
@ApplicationScoped
class InstallationStart {
    private static final Logger LOG = Logger.getLogger(InstallationStart.class);

    private final Installation installation;
    private final boolean wanted;

    InstallationStart(Installation installation, @ConfigProperty(name = "tizim.rehearsal") boolean wanted) {
        this.installation = installation;
        this.wanted = wanted;
    }

    void settle(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        boolean rehearsal = installation.settle(wanted);
        if (rehearsal != wanted) {
            LOG.warnf(
                    "This database is %s since its first start; TIZIM_REHEARSAL does not change it.",
                    rehearsal ? "a rehearsal" : "a real one");
        }
        if (rehearsal) {
            LOG.warn("REHEARSAL: nothing here is a real election.");
        }
    }
}
