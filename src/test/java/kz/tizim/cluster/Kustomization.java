package kz.tizim.cluster;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;

/**
 * As much of Kustomize as {@code k8s/} uses; what else a file may ask for is refused as an unknown field.
 *
 * @param namespace of all that is rendered
 * @param resources files with manifests, and folders with a {@code kustomization.yaml}
 * @param patches parts of a manifest that are merged into the one of the same kind and name
 */
record Kustomization(
        String apiVersion, String kind, String namespace, List<String> resources, List<PatchFile> patches) {
    static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    record PatchFile(String path) {}

    Kustomization {
        patches = patches == null ? List.of() : patches;
        if (!apiVersion.equals("kustomize.config.k8s.io/v1beta1") || !kind.equals("Kustomization")) {
            throw new IllegalArgumentException("not a kustomization: " + apiVersion + " " + kind);
        }
    }

    /** The manifests of a folder, patched, in their namespace. */
    static List<ObjectNode> render(Path folder) throws IOException {
        Kustomization here = YAML.readValue(folder.resolve("kustomization.yaml").toFile(), Kustomization.class);
        List<ObjectNode> manifests = new ArrayList<>();
        for (String resource : here.resources) {
            Path path = folder.resolve(resource);
            manifests.addAll(Files.isDirectory(path) ? render(path) : read(path));
        }
        for (PatchFile patch : here.patches) {
            for (ObjectNode part : read(folder.resolve(patch.path))) {
                List<ObjectNode> patched = manifests.stream()
                        .filter(manifest -> key(manifest).equals(key(part)))
                        .toList();
                if (patched.size() != 1) {
                    throw new IllegalArgumentException(key(part) + " is there " + patched.size() + " times");
                }
                merge(patched.getFirst(), part);
            }
        }
        manifests.forEach(manifest -> settle(manifest, here.namespace));
        return manifests;
    }

    private static List<ObjectNode> read(Path file) throws IOException {
        try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
            return documents.readAll();
        }
    }

    static String key(ObjectNode manifest) {
        return manifest.required("apiVersion").asText() + " "
                + manifest.required("kind").asText() + " "
                + manifest.required("metadata").required("name").asText();
    }

    private static void merge(ObjectNode into, ObjectNode part) {
        for (Entry<String, JsonNode> field : part.properties()) {
            JsonNode there = into.get(field.getKey());
            if (there instanceof ObjectNode object && field.getValue() instanceof ObjectNode inner) {
                merge(object, inner);
            } else if (there != null && (there.isArray() || field.getValue().isArray())) {
                // Kustomize merges some lists by key, which is not done here: a patch may only add a list.
                throw new IllegalArgumentException("a patch changes the list " + field.getKey());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }

    private static void settle(ObjectNode manifest, String namespace) {
        if (manifest.required("kind").asText().equals("Namespace")) {
            manifest.withObject("/metadata").put("name", namespace);
        } else {
            manifest.withObject("/metadata").put("namespace", namespace);
        }
    }
}
