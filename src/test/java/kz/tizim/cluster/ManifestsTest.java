package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code k8s/} asks of a cluster, for the service that is built here. */
class ManifestsTest {
    /** Connections beside those of the service: the operator's, a migration's, an administrator's, each standby's. */
    private static final int OTHER_CONNECTIONS = 20;

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void everyFieldIsOneThatItsKindHas(String overlay) throws IOException {
        assertTrue(Manifests.of(overlay).all().size() > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spec", "/spec/template/spec", "/spec/template/spec/containers/0/readinessProbe"})
    void anUnknownFieldOfKubernetesIsRefused(String place) throws IOException {
        assertRefused("apps/v1 Deployment tizim", place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spec", "/spec/bootstrap/initdb", "/spec/postgresql/synchronous", "/spec/managed/roles/0"})
    void anUnknownFieldOfCloudNativePgIsRefused(String place) throws IOException {
        assertRefused("postgresql.cnpg.io/v1 Cluster tizim-db", place);
    }

    private static void assertRefused(String manifest, String place) throws IOException {
        ObjectNode changed = Kustomization.render(Path.of("k8s/overlays/ha")).stream()
                .filter(candidate -> Kustomization.key(candidate).equals(manifest))
                .findFirst()
                .orElseThrow();
        assertNotNull(Manifests.parse(changed));
        ((ObjectNode) changed.at(place)).put("replicaz", 3);
        JsonMappingException refusal =
                assertThrows(UnrecognizedPropertyException.class, () -> Manifests.parse(changed));
        assertTrue(refusal.getMessage().contains("replicaz"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void theOwnersLoginIsNowhereButInTheMigrationThatEnds(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        PodSpec serving = serving(manifests).getSpec();
        assertFalse(secretsOf(serving).contains("tizim-owner"));
        assertEquals(List.of(), serving.getInitContainers(), "a pod that serves has no second container");
        PodSpec migrating = manifests.only(Job.class).getSpec().getTemplate().getSpec();
        assertTrue(secretsOf(migrating).contains("tizim-owner"));
        assertEquals(List.of("migrate"), only(migrating).getArgs());
        assertEquals(only(serving).getImage(), only(migrating).getImage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void noContainerMayDoMoreThanItNeeds(String overlay) throws IOException {
        for (PodTemplateSpec pod : pods(Manifests.of(overlay))) {
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
        Container service = only(serving(Manifests.of(overlay)).getSpec());
        assertProbe("/q/health/started", service.getStartupProbe());
        assertProbe("/q/health/live", service.getLivenessProbe());
        assertProbe("/q/health/ready", service.getReadinessProbe());
        assertEquals(
                List.of("http 8080"),
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
        PodSpec spec = serving(Manifests.of(overlay)).getSpec();
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
                Integer.parseInt(database(manifests).postgresql().parameters().get("max_connections"));
        assertTrue(instances * each + OTHER_CONNECTIONS <= most, instances + " instances of " + each);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void whatSelectsPodsSelectsThem(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        Map<String, String> serving = serving(manifests).getMetadata().getLabels();
        Map<String, String> migrating =
                manifests.only(Job.class).getSpec().getTemplate().getMetadata().getLabels();
        Deployment deployment = manifests.only(Deployment.class);
        List<Map<String, String>> selectors = Stream.of(
                        Stream.of(
                                manifests.only(Service.class).getSpec().getSelector(),
                                deployment.getSpec().getSelector().getMatchLabels(),
                                manifests
                                        .only(PodDisruptionBudget.class)
                                        .getSpec()
                                        .getSelector()
                                        .getMatchLabels()),
                        serving(manifests).getSpec().getTopologySpreadConstraints().stream()
                                .map(spread -> spread.getLabelSelector().getMatchLabels()))
                .flatMap(each -> each)
                .toList();
        for (Map<String, String> selector : selectors) {
            assertTrue(serving.entrySet().containsAll(selector.entrySet()), selector::toString);
            assertFalse(migrating.entrySet().containsAll(selector.entrySet()), "a migration serves nobody");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void whatNoPolicyAllowsIsDenied(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        List<NetworkPolicy> all = manifests.of(NetworkPolicy.class);
        NetworkPolicy deny = named(all, "default-deny");
        assertTrue(deny.getSpec().getPodSelector().getMatchLabels().isEmpty(), "of every pod");
        assertEquals(List.of("Ingress", "Egress"), deny.getSpec().getPolicyTypes());
        assertEquals(List.of(), deny.getSpec().getIngress());
        assertEquals(List.of(), deny.getSpec().getEgress());
        Map<String, String> ofDatabase = Map.of(
                "cnpg.io/cluster",
                manifests.only(CloudNativePg.Cluster.class).metadata().getName());
        assertEquals(
                ofDatabase, named(all, "database").getSpec().getPodSelector().getMatchLabels());
        var toDatabase = named(all, "to-database").getSpec();
        assertEquals(
                ofDatabase,
                toDatabase
                        .getEgress()
                        .getFirst()
                        .getTo()
                        .getFirst()
                        .getPodSelector()
                        .getMatchLabels());
        for (PodTemplateSpec pod : pods(manifests)) {
            assertTrue(pod.getMetadata()
                    .getLabels()
                    .entrySet()
                    .containsAll(toDatabase.getPodSelector().getMatchLabels().entrySet()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void everySecretIsALoginOrTheDatabasesCertificate(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        var made = new TreeSet<String>();
        database(manifests)
                .managed()
                .roles()
                .forEach(role -> made.add(role.passwordSecret().name()));
        assertEquals(List.of("tizim-app", "tizim-lookup", "tizim-owner"), List.copyOf(made));
        made.add(manifests.only(CloudNativePg.Cluster.class).metadata().getName() + "-ca");
        for (PodTemplateSpec pod : pods(manifests)) {
            assertTrue(made.containsAll(secretsOf(pod.getSpec())));
            pod.getSpec().getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null)
                    .forEach(volume -> assertEquals(
                            List.of("ca.crt"),
                            volume.getSecret().getItems().stream()
                                    .map(item -> item.getKey())
                                    .toList(),
                            "not the key that signs"));
        }
    }

    @Test
    void theHighlyAvailableOneLosesNothingThatWasAcknowledged() throws IOException {
        Manifests manifests = Manifests.of("ha");
        CloudNativePg.ClusterSpec database = database(manifests);
        assertEquals(3, database.instances());
        assertEquals(
                new CloudNativePg.Synchronous("any", 1, "required", true),
                database.postgresql().synchronous());
        assertEquals("required", database.affinity().podAntiAffinityType());
        assertEquals(3, manifests.only(Deployment.class).getSpec().getReplicas());
        CloudNativePg.ObjectStore store = manifests.only(CloudNativePg.ObjectStore.class);
        CloudNativePg.Plugin archive = database.plugins().getFirst();
        assertTrue(archive.isWALArchiver());
        assertEquals(store.metadata().getName(), archive.parameters().get("barmanObjectName"));
        CloudNativePg.ScheduledBackup backup = manifests.only(CloudNativePg.ScheduledBackup.class);
        assertEquals(archive.name(), backup.spec().pluginConfiguration().name());
        assertEquals(
                manifests.only(CloudNativePg.Cluster.class).metadata().getName(),
                backup.spec().cluster().name());
    }

    private static List<PodTemplateSpec> pods(Manifests manifests) {
        return List.of(serving(manifests), manifests.only(Job.class).getSpec().getTemplate());
    }

    private static PodTemplateSpec serving(Manifests manifests) {
        return manifests.only(Deployment.class).getSpec().getTemplate();
    }

    private static CloudNativePg.ClusterSpec database(Manifests manifests) {
        return manifests.only(CloudNativePg.Cluster.class).spec();
    }

    private static Container only(PodSpec pod) {
        assertEquals(1, pod.getContainers().size());
        return pod.getContainers().getFirst();
    }

    private static NetworkPolicy named(List<NetworkPolicy> policies, String name) {
        return policies.stream()
                .filter(policy -> policy.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
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
