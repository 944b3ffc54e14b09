package kz.tizim.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import kz.tizim.kit.Fleet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of all acts, eight desks at three running instances, judged by a model in memory. A seed that failed is
 * played again with {@code -Dtizim.model.seed=…}; the draws are the same then, though threads may meet otherwise.
 */
class ModelIT {
    private static final int INSTANCES = 3;
    private static final int OPERATIONS_OF_A_GAME = 2_500;
    private static final int OPERATIONS = Integer.getInteger("tizim.model.operations", 5_000);

    @TempDir
    static Path folder;

    @Test
    void theModelExplainsEveryAnswer() throws Exception {
        long seed = Long.getLong("tizim.model.seed", System.nanoTime() % 1_000_000);
        Map<String, Integer> counts = new TreeMap<>();
        try (var fleet = new Fleet(INSTANCES, folder)) {
            long begin = System.nanoTime();
            for (int done = 0; done < OPERATIONS; done += OPERATIONS_OF_A_GAME) {
                System.out.println("model test, seed " + seed);
                new Game(fleet, seed)
                        .play(OPERATIONS_OF_A_GAME)
                        .forEach((outcome, count) -> counts.merge(outcome, count, Integer::sum));
                seed++;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf("%d operations, judged, %.0f a second%n", OPERATIONS, OPERATIONS / seconds);
        }
        counts.forEach((outcome, count) -> System.out.println(count + " " + outcome));
        int answered = counts.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(answered >= OPERATIONS, () -> answered + " answers, all judged");
    }
}
