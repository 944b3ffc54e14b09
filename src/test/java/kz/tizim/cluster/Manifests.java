package kz.tizim.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The manifests of an overlay as objects, read so that a field which the model does not have is refused. */
record Manifests(List<Object> all) {
    private static final Map<String, Class<?>> TYPES = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "batch/v1 Job", Job.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "postgresql.cnpg.io/v1 Cluster", CloudNativePg.Cluster.class,
            "postgresql.cnpg.io/v1 ScheduledBackup", CloudNativePg.ScheduledBackup.class,
            "barmancloud.cnpg.io/v1 ObjectStore", CloudNativePg.ObjectStore.class);

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated field) {
                    // The model would put what it does not know there.
                    return false;
                }
            })
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    static Manifests of(String overlay) throws IOException {
        List<Object> all = new ArrayList<>();
        for (ObjectNode manifest : Kustomization.render(Path.of("k8s", "overlays", overlay))) {
            all.add(parse(manifest));
        }
        return new Manifests(List.copyOf(all));
    }

    static Object parse(ObjectNode manifest) throws JsonProcessingException {
        String type = manifest.required("apiVersion").asText() + " "
                + manifest.required("kind").asText();
        Class<?> model = TYPES.get(type);
        if (model == null) {
            throw new IllegalArgumentException("no model of " + type);
        }
        return STRICT.treeToValue(manifest, model);
    }

    <T> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T> T only(Class<T> type) {
        List<T> found = of(type);
        if (found.size() != 1) {
            throw new AssertionError(type.getSimpleName() + " is there " + found.size() + " times");
        }
        return found.getFirst();
    }

    PodTemplateSpec serving() {
        return only(Deployment.class).getSpec().getTemplate();
    }

    PodTemplateSpec migrating() {
        return only(Job.class).getSpec().getTemplate();
    }

    List<PodTemplateSpec> pods() {
        return List.of(serving(), migrating());
    }

    CloudNativePg.ClusterSpec database() {
        return only(CloudNativePg.Cluster.class).spec();
    }
}
