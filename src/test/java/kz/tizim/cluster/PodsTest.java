package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pods of the service and of its migration may do, hold and expect. */
class PodsTest {
    private static final String SIGNING_KEY = "tizim-certificate-key";
    /** Connections beside those of the service: the operator's, a migration's, an administrator's, each standby's. */
    private static final int OTHER_CONNECTIONS = 20;

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void theOwnersLoginIsNowhereButInTheMigrationThatEnds(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        PodSpec serving = manifests.serving().getSpec();
        assertFalse(secretsOf(serving).contains("tizim-owner"));
        assertEquals(List.of(), serving.getInitContainers(), "a pod that serves has no second container");
        PodSpec migrating = manifests.migrating().getSpec();
        assertTrue(secretsOf(migrating).contains("tizim-owner"));
        assertEquals(List.of("migrate"), only(migrating).getArgs());
        assertEquals(only(serving).getImage(), only(migrating).getImage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void noContainerMayDoMoreThanItNeeds(String overlay) throws IOException {
        for (PodTemplateSpec pod : Manifests.of(overlay).pods()) {
            PodSpec spec = pod.getSpec();
            assertEquals(false, spec.getAutomountServiceAccountToken());
            assertTrue(spec.getSecurityContext().getRunAsNonRoot());
            assertEquals(
                    "RuntimeDefault",
                    spec.getSecurityContext().getSeccompProfile().getType());
            var context = only(spec).getSecurityContext();
            assertTrue(context.getReadOnlyRootFilesystem());
            assertFalse(context.getAllowPrivilegeEscalation());
            assertEquals(List.of("ALL"), context.getCapabilities().getDrop());
            assertTrue(
                    only(spec).getVolumeMounts().stream()
                            .anyMatch(mount -> mount.getMountPath().equals("/tmp")),
                    "the only place that is written to");
            assertNotNull(only(spec).getResources().getLimits().get("memory"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void aPodIsProbedAtTheHealthEndpointsOfItsPort(String overlay) throws IOException {
        Container service = only(Manifests.of(overlay).serving().getSpec());
        assertProbe("/q/health/started", service.getStartupProbe());
        assertProbe("/q/health/live", service.getLivenessProbe());
        assertProbe("/q/health/ready", service.getReadinessProbe());
        assertEquals(
                List.of("http 8080", "metrics 9000"),
                service.getPorts().stream()
                        .map(port -> port.getName() + " " + port.getContainerPort())
                        .toList());
    }

    private static void assertProbe(String path, Probe probe) {
        assertEquals(path, probe.getHttpGet().getPath());
        assertEquals("http", probe.getHttpGet().getPort().getStrVal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void aPodIsGivenTheTimeInWhichRequestsUnderWayAreFinished(String overlay) throws IOException {
        PodSpec spec = Manifests.of(overlay).serving().getSpec();
        long forgotten = only(spec).getLifecycle().getPreStop().getSleep().getSeconds();
        assertTrue(forgotten > 0, "the endpoints forget the pod before it refuses");
        long needed = forgotten + seconds("quarkus.shutdown.timeout");
        assertTrue(spec.getTerminationGracePeriodSeconds() >= needed + 10, "and the process ends by itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void theDatabaseHasAConnectionForEachThatAnInstanceMayOpen(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        Deployment deployment = manifests.only(Deployment.class);
        int instances = deployment.getSpec().getReplicas()
                + deployment
                        .getSpec()
                        .getStrategy()
                        .getRollingUpdate()
                        .getMaxSurge()
                        .getIntVal();
        // One more of each: readiness asks Flyway by a connection of its own.
        int each = number("quarkus.datasource.jdbc.max-size") + number("quarkus.datasource.lookup.jdbc.max-size") + 1;
        int most =
                Integer.parseInt(manifests.database().postgresql().parameters().get("max_connections"));
        assertTrue(instances * each + OTHER_CONNECTIONS <= most, instances + " instances of " + each);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void everySecretIsALoginTheSigningKeyOrTheDatabasesCertificate(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        var made = new TreeSet<String>();
        manifests
                .database()
                .managed()
                .roles()
                .forEach(role -> made.add(role.passwordSecret().name()));
        assertEquals(List.of("tizim-app", "tizim-lookup", "tizim-owner"), List.copyOf(made));
        made.add(manifests.only(CloudNativePg.Cluster.class).metadata().getName() + "-ca");
        made.add(SIGNING_KEY);
        for (PodTemplateSpec pod : manifests.pods()) {
            assertTrue(made.containsAll(secretsOf(pod.getSpec())));
            pod.getSpec().getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null
                            && !volume.getSecret().getSecretName().equals(SIGNING_KEY))
                    .forEach(volume -> assertEquals(
                            List.of("ca.crt"),
                            volume.getSecret().getItems().stream()
                                    .map(item -> item.getKey())
                                    .toList(),
                            "not the key that signs"));
        }
    }

    private static Container only(PodSpec pod) {
        assertEquals(1, pod.getContainers().size());
        return pod.getContainers().getFirst();
    }

    /** By variables and by volumes. */
    private static TreeSet<String> secretsOf(PodSpec pod) {
        var names = new TreeSet<String>();
        for (Container container : pod.getContainers()) {
            container.getEnv().stream()
                    .filter(variable -> variable.getValueFrom() != null)
                    .forEach(variable ->
                            names.add(variable.getValueFrom().getSecretKeyRef().getName()));
            container.getEnvFrom().stream()
                    .filter(source -> source.getSecretRef() != null)
                    .forEach(source -> names.add(source.getSecretRef().getName()));
        }
        pod.getVolumes().stream()
                .filter(volume -> volume.getSecret() != null)
                .forEach(volume -> names.add(volume.getSecret().getSecretName()));
        return names;
    }

    private static int number(String property) throws IOException {
        return Integer.parseInt(property(property));
    }

    private static int seconds(String property) throws IOException {
        return Integer.parseInt(property(property).replaceFirst("s$", ""));
    }

    private static String property(String name) throws IOException {
        var properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties.getProperty(name);
    }
}
