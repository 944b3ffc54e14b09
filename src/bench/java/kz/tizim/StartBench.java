package kz.tizim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kz.tizim.bench.PackagedService;
import kz.tizim.database.DurableDatabase;
import org.junit.jupiter.api.Test;

/** From {@code java -jar} to the first answered request, on an external database that is migrated already. A report. */
class StartBench {
    private static final int RUNS = 5;

    @Test
    void theServiceStarts() throws Exception {
        try (DurableDatabase database = DurableDatabase.start()) {
            List<Double> seconds = new ArrayList<>();
            System.out.printf("start, with migrations: %.2f s%n", start(database));
            for (int i = 0; i < RUNS; i++) {
                seconds.add(start(database));
            }
            Collections.sort(seconds);
            System.out.printf(
                    "start to first answer: median %.2f s, %.2f to %.2f s of %d runs%n",
                    seconds.get(RUNS / 2), seconds.getFirst(), seconds.getLast(), RUNS);
        }
    }

    private static double start(DurableDatabase database) throws Exception {
        try (PackagedService service = PackagedService.start(database)) {
            return service.startSeconds();
        }
    }
}
