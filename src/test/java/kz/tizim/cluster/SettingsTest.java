package kz.tizim.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tizim.database.DatabaseLogins;
import kz.tizim.database.Login;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Every setting of the manifests is one of the application, and the other way round. */
class SettingsTest {
    private static final String OWN_SERVER = "the embedded PostgreSQL: a pod has no disk of its own";
    private static final String SAMPLE = "the made-up country, whose passwords are printed: for trying on one machine";

    private static final String REASONED = "a figure with its reasons, for elections of this size: changed on purpose";

    /** What the application can be told, and no cluster has to. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("TIZIM_DATA", OWN_SERVER),
            Map.entry("TIZIM_POSTGRES_BINARIES", OWN_SERVER),
            Map.entry("TIZIM_CERTIFICATE_OWN_KEY", OWN_SERVER),
            Map.entry("TIZIM_SAMPLE", SAMPLE),
            Map.entry("TIZIM_SAMPLE_PASSWORD", SAMPLE),
            Map.entry("TIZIM_SAMPLE_CITIZENS", SAMPLE),
            Map.entry("TIZIM_SAMPLE_PRECINCTS", SAMPLE),
            Map.entry("TIZIM_SESSION_SECURE_COOKIE", "false where development has no TLS; a cluster has"),
            Map.entry("TIZIM_TURNOUT_SETTLED_AFTER", REASONED),
            Map.entry("TIZIM_WATCH_BURST_WINDOW", REASONED),
            Map.entry("TIZIM_WATCH_BURST_LEAST", REASONED),
            Map.entry("TIZIM_WATCH_BURST_TIMES_USUAL", REASONED),
            Map.entry("TIZIM_WATCH_BURST_MOST", REASONED),
            Map.entry("TIZIM_WATCH_ORIGIN_LEAST", REASONED),
            Map.entry("TIZIM_WATCH_REFUSALS_LEAST", REASONED),
            Map.entry("TIZIM_WATCH_SILENCE_LEAST", REASONED),
            Map.entry("TIZIM_WATCH_SILENCE_MISSING", REASONED),
            Map.entry("TIZIM_WATCH_SILENCE_TURNOUT", REASONED),
            Map.entry("TIZIM_WATCH_RETRIES_LEAST", REASONED),
            Map.entry("TIZIM_WATCH_TRANSFERS_FROM_ONE_HOUSE", REASONED),
            Map.entry("TIZIM_WATCH_TRANSFERS_INTO", REASONED));

    private static final Pattern NAMED_IN_CODE = Pattern.compile("\"(TIZIM_[A-Z_]*[A-Z])\"");
    private static final Pattern NAMED_IN_PROPERTIES = Pattern.compile("\\$\\{(TIZIM_[A-Z_]*[A-Z])");

    @Test
    void theManifestsSetNothingThatTheApplicationDoesNotRead() throws Exception {
        Set<String> unknown = inManifests();
        assertTrue(unknown.contains("TIZIM_DB_URL"));
        unknown.removeAll(ofApplication());
        assertEquals(Set.of(), unknown);
    }

    @Test
    void theApplicationReadsNothingThatTheManifestsForget() throws Exception {
        Set<String> forgotten = ofApplication();
        forgotten.removeAll(inManifests());
        assertEquals(new TreeSet<>(ELSEWHERE.keySet()), forgotten);
    }

    private static Set<String> inManifests() throws IOException {
        var names = new TreeSet<String>();
        for (String overlay : List.of("single", "ha")) {
            Manifests manifests = Manifests.of(overlay);
            names.addAll(manifests.only(ConfigMap.class).getData().keySet());
            for (Container container : manifests.pods().stream()
                    .flatMap(pod -> pod.getSpec().getContainers().stream())
                    .toList()) {
                container.getEnv().forEach(variable -> names.add(variable.getName()));
                assertEquals(
                        "tizim",
                        container.getEnvFrom().getFirst().getConfigMapRef().getName());
            }
        }
        return names;
    }

    private static Set<String> ofApplication() throws Exception {
        var names = new TreeSet<String>();
        var login = new Login("user", "password");
        names.addAll(
                new DatabaseLogins("url", login, login, login).environment().keySet());
        for (Path file : sources()) {
            Pattern pattern = file.toString().endsWith(".java") ? NAMED_IN_CODE : NAMED_IN_PROPERTIES;
            pattern.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
        }
        Properties fixed = fixed();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("kz.tizim")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                Class<?> mapping = type.reflect();
                addVariables(
                        names, fixed, mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
            }
            type.getConstructors().stream()
                    .flatMap(constructor -> constructor.getParameters().stream())
                    .filter(parameter -> parameter.isAnnotatedWith(ConfigProperty.class))
                    .map(parameter ->
                            parameter.getAnnotationOfType(ConfigProperty.class).name())
                    .filter(property -> property.startsWith("tizim."))
                    .forEach(property -> addVariable(names, fixed, property));
        }
        return names;
    }

    private static void addVariables(Set<String> names, Properties fixed, String prefix, Class<?> mapping) {
        for (Method method : mapping.getMethods()) {
            assertTrue(
                    !method.isAnnotationPresent(WithName.class) && !method.isAnnotationPresent(WithParentName.class),
                    "names are read from the methods");
            String property = prefix + "." + StringUtil.skewer(method.getName());
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getName().startsWith("kz.tizim")) {
                addVariables(names, fixed, property, method.getReturnType());
            } else {
                addVariable(names, fixed, property);
            }
        }
    }

    /** A property that {@code application.properties} takes from a variable is known by that one's name. */
    private static void addVariable(Set<String> names, Properties fixed, String property) {
        if (!fixed.containsKey(property)) {
            names.add(StringUtil.replaceNonAlphanumericByUnderscores(property).toUpperCase(Locale.ROOT));
        }
    }

    private static Properties fixed() throws IOException {
        var properties = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            return files.filter(file -> file.toString().endsWith(".java")
                            || file.getFileName().toString().equals("application.properties"))
                    .toList();
        }
    }
}
