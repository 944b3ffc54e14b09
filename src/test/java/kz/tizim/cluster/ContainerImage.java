package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.io.FileUtils;

/**
 * The image as the build writes it, in an archive of the form that {@code docker save} has. The build asks for a program
 * that loads what it has made; here that one keeps the archive, hence no daemon is needed.
 *
 * @see <a href="https://github.com/moby/moby/blob/master/image/spec/v1.2.md">Docker Image Specification</a>
 */
final class ContainerImage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOAD = """
            #!/bin/sh
            case "$1" in
                info) echo '{"OSType":"linux","Architecture":"x86_64"}' ;;
                load) cat > "$(dirname "$0")/image.tar" ;;
                *) exit 1 ;;
            esac
            """;

    private final JsonNode config;
    private final Map<String, Integer> modes;

    /** The image: what a container of it is started with, and the permissions of its files. */
    private ContainerImage(JsonNode config, Map<String, Integer> modes) {
        this.config = config;
        this.modes = modes;
    }

    /** Packs the classes at hand on top of nothing, and unpacks the image's files into a folder. */
    static ContainerImage build(Path folder, Path root) throws IOException, InterruptedException {
        Path project = Files.createDirectory(folder.resolve("project"));
        for (String part : List.of("pom.xml", "mvnw", ".mvn", "target/classes")) {
            Path from = Path.of(part);
            if (Files.isDirectory(from)) {
                FileUtils.copyDirectory(from.toFile(), project.resolve(part).toFile());
            } else {
                Files.copy(from, project.resolve(part));
            }
        }
        Path load = Files.writeString(folder.resolve("load"), LOAD);
        Files.setPosixFilePermissions(load, PosixFilePermissions.fromString("rwx------"));
        Path log = folder.resolve("build.log");
        Process build = new ProcessBuilder(
                        project.resolve("mvnw").toString(),
                        "-B",
                        "--no-transfer-progress",
                        "quarkus:build",
                        "-Dquarkus.container-image.build=true",
                        "-Dquarkus.jib.docker-executable-name=" + load,
                        "-Dquarkus.jib.base-jvm-image=tar://" + base(folder.resolve("base.tar")))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertEquals(0, build.waitFor(), () -> contents(log));
        Map<String, byte[]> image = new HashMap<>();
        try (var tar = tar(folder.resolve("image.tar"))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                image.put(entry.getName(), tar.readAllBytes());
            }
        }
        JsonNode manifest = JSON.readTree(image.get("manifest.json")).get(0);
        Map<String, Integer> modes = new HashMap<>();
        for (JsonNode layer : manifest.get("Layers")) {
            unpack(image.get(layer.asText()), root, modes);
        }
        return new ContainerImage(JSON.readTree(image.get(manifest.get("Config").asText())), modes);
    }

    /** An image of no files at all, as the Java runtime's would be. */
    private static Path base(Path tar) throws IOException {
        byte[] layer = new byte[1024]; // the end of an archive
        String config = JSON.writeValueAsString(Map.of(
                "architecture",
                "amd64",
                "os",
                "linux",
                "config",
                Map.of(),
                "rootfs",
                Map.of("type", "layers", "diff_ids", List.of("sha256:" + DigestUtils.sha256Hex(layer)))));
        String manifest = JSON.writeValueAsString(List.of(
                Map.of("Config", "config.json", "RepoTags", List.of("base:1"), "Layers", List.of("layer.tar"))));
        try (var out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            add(out, "layer.tar", layer);
            add(out, "config.json", config.getBytes(StandardCharsets.UTF_8));
            add(out, "manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        }
        return tar;
    }

    private static void add(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    private static TarArchiveInputStream tar(Path file) throws IOException {
        return new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static void unpack(byte[] layer, Path root, Map<String, Integer> modes) throws IOException {
        try (InputStream bytes = new ByteArrayInputStream(layer);
                var tar = new TarArchiveInputStream(layer[0] == 0x1f ? new GZIPInputStream(bytes) : bytes)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                assertTrue(file.startsWith(root), entry::getName);
                modes.put("/" + root.relativize(file), entry.getMode());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(tar, file);
                }
            }
        }
    }

    private static String contents(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    String user() {
        return config.at("/config/User").asText();
    }

    String workingDirectory() {
        return config.at("/config/WorkingDir").asText();
    }

    List<String> entrypoint() {
        return StreamSupport.stream(config.at("/config/Entrypoint").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Permission bits by absolute path. */
    Map<String, Integer> modes() {
        return modes;
    }
}
