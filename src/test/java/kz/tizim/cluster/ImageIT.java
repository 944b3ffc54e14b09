package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import kz.tizim.database.TestDatabase;
import kz.tizim.kit.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The container image, packed as for a registry, holds what the manifests count on, and serves. */
class ImageIT {
    private static final int READ_BY_OTHERS = 0004;
    private static final int WRITTEN_BY_OTHERS = 0002;

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void itIsBuiltWithoutADaemonAndServes() throws Exception {
        Path root = folder.resolve("root");
        ContainerImage image = ContainerImage.build(folder, root);

        PodSecurityContext pod = Manifests.of("ha").serving().getSpec().getSecurityContext();
        assertEquals(pod.getRunAsUser().toString(), image.user());
        assertEquals("java", image.entrypoint().getFirst());
        assertTrue(image.modes().size() > 100, "the libraries are in it");
        image.modes().forEach((file, mode) -> {
            assertTrue(file.startsWith(image.workingDirectory()), file);
            assertNotEquals(0, mode & READ_BY_OTHERS, file);
            assertEquals(0, mode & WRITTEN_BY_OTHERS, file);
        });
        serves(image, root);
    }

    /** By the image's own command, of which the Java runtime is another one's. */
    private void serves(ContainerImage image, Path root) throws Exception {
        var arguments = new ArrayList<>(image.entrypoint());
        arguments.removeFirst();
        Path jar = root.resolve(image.workingDirectory().substring(1)).resolve(arguments.removeLast());
        arguments.add(jar.toString());
        Map<String, String> environment = TestDatabase.fresh().environment();
        try (Instance instance = Instance.run(arguments, environment, folder, "image")) {
            instance.awaitReady();
        }
    }
}
