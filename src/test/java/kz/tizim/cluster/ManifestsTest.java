package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code k8s/} asks of a cluster: fields that exist, selectors that select, and what the promises need. */
class ManifestsTest {
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
    void whatSelectsPodsSelectsThem(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        Map<String, String> serving = manifests.serving().getMetadata().getLabels();
        Map<String, String> migrating = manifests.migrating().getMetadata().getLabels();
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
                        manifests.serving().getSpec().getTopologySpreadConstraints().stream()
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
        for (PodTemplateSpec pod : manifests.pods()) {
            assertTrue(pod.getMetadata()
                    .getLabels()
                    .entrySet()
                    .containsAll(toDatabase.getPodSelector().getMatchLabels().entrySet()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "ha"})
    void theIngressReachesNoMetricsAndTheMonitoringNothingElse(String overlay) throws IOException {
        Manifests manifests = Manifests.of(overlay);
        assertEquals(
                List.of("tizim.kz/may-call=service to 8080", "tizim.kz/may-read=metrics to 9000"),
                named(manifests.of(NetworkPolicy.class), "service").getSpec().getIngress().stream()
                        .map(ManifestsTest::from)
                        .toList());
        assertEquals(
                List.of("http"),
                manifests.only(Service.class).getSpec().getPorts().stream()
                        .map(port -> port.getTargetPort().getStrVal())
                        .toList());
    }

    /** The one label of a namespace that may come in, and the one port that it reaches. */
    private static String from(NetworkPolicyIngressRule rule) {
        assertEquals(1, rule.getFrom().size());
        assertEquals(1, rule.getPorts().size());
        Map.Entry<String, String> label = rule.getFrom()
                .getFirst()
                .getNamespaceSelector()
                .getMatchLabels()
                .entrySet()
                .iterator()
                .next();
        return label + " to " + rule.getPorts().getFirst().getPort().getIntVal();
    }

    @Test
    void theHighlyAvailableOneLosesNothingThatWasAcknowledged() throws IOException {
        Manifests manifests = Manifests.of("ha");
        CloudNativePg.ClusterSpec database = manifests.database();
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

    private static NetworkPolicy named(List<NetworkPolicy> policies, String name) {
        return policies.stream()
                .filter(policy -> policy.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
