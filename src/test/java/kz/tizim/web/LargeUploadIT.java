package kz.tizim.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import kz.tizim.kit.Service;
import kz.tizim.kit.Visitor;
import kz.tizim.kit.WithSite;
import kz.tizim.registry.Iin;
import kz.tizim.registry.Sex;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An administrator sends a file that takes a while, and sees how much of it has been sent. */
@Timeout(180)
class LargeUploadIT extends WithSite {
    private static final int ROWS = 300_000;
    private static final int SERIALS = 15;
    private static final String SENT = """
            window.shares = [];
            document.addEventListener('htmx:xhr:progress', () => {
              const bar = document.querySelector('#sent');
              if (bar && bar.checkVisibility()) shares.push(bar.value);
            });""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("ways")
    void allOfItArrives(Visitor.Way way) throws Exception {
        Path file = extract();
        try (Visitor admin = site.visitor(way)) {
            admin.signsIn("admin").goes("/admin/imports/new");
            admin.page().evaluate(SENT);
            admin.page().locator("#kind").selectOption("INELIGIBILITY");
            admin.page().locator("#file").setInputFiles(file);
            admin.writes("source", "Court, letter 13").writes("asOf", today().toString());
            admin.page().setDefaultTimeout(60_000);
            admin.sends();
            assertTrue(admin.path().matches("/admin/imports/[0-9]+"), admin::path);
            if (way.scripts()) {
                assertEquals(
                        100, ((Number) admin.page().evaluate("Math.max(...shares)")).intValue(), "the file was sent");
                assertTrue((boolean) admin.page().evaluate("shares.some(share => share < 100)"), "it took a while");
            }
            JsonPath run = checked("/api/v1" + admin.path().replace("/admin", ""));
            assertEquals(Files.size(file), run.getLong("bytes"));
            assertEquals(ROWS, run.getInt("rows.added"));
            admin.goes(admin.path()).presses("#cancel").sees("import-cancelled");
        }
    }

    private static JsonPath checked(String run) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonPath read = site.service().as("admin").get(run).jsonPath();
            if (!Set.of("RECEIVING", "CHECKING").contains(read.getString("state"))) {
                assertEquals("PREVIEW", read.getString("state"), read::prettify);
                return read;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the file is not checked");
    }

    private static LocalDate today() {
        return site.service().now().atZoneSameInstant(Service.ALMATY).toLocalDate();
    }

    /** Court decisions about people whom nobody knows. */
    private Path extract() throws IOException {
        Path file = folder.resolve("extract.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("iin,ground,act,valid_from,valid_to\n");
            for (int i = 0, rows = 0; rows < ROWS; i++) {
                Optional<Iin> iin = Iin.compose(LocalDate.of(1940, 1, 1).plusDays(i / SERIALS), Sex.M, i % SERIALS);
                if (iin.isPresent()) {
                    writer.write(iin.get().digits() + ",SENTENCED,Act No " + i + ",2020-01-01,2020-02-01\n");
                    rows++;
                }
            }
        }
        return file;
    }
}
