package kz.tizim.model;

import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import kz.tizim.model.Plan.Phase;
import kz.tizim.model.Step.Kind;
import org.jspecify.annotations.Nullable;

/** How often each kind of request is drawn, by the time of an election. */
final class Weights {
    private static final Map<Kind, Integer> EARLY = weights("""
            ISSUE 34, RETURN 7, LOSS 1, ANNUL_ASK 2, DECIDE 10, HOME_ASK 12, HOME_DECIDE 10, HOME_WITHDRAW 5, SPECIAL 1,
            BLANK 8, BLANK_RECEIVE 6, REDEEM 4, BALLOT 4, LATE 2, INCLUDE_ASK 2, LINK_ASK 4, ENTITLEMENT 5, HOURS 1,
            LATE_OPEN 1, CORRECT_ASK 8, CORRECT_DECIDE 12""");
    private static final Map<Kind, Integer> SPECIAL_LISTS = weights("""
            ISSUE 14, RETURN 26, LOSS 1, ANNUL_ASK 8, DECIDE 20, HOME_ASK 6, HOME_DECIDE 6, HOME_WITHDRAW 3, SPECIAL 30,
            BLANK 8, BLANK_RECEIVE 6, LINK_ASK 4, ENTITLEMENT 5, CORRECT_ASK 5, CORRECT_DECIDE 8""");
    private static final Map<Kind, Integer> POLLING_DAY = weights("""
            ISSUE 3, RETURN 3, LOSS 1, ANNUL_ASK 1, DECIDE 36, HOME_ASK 6, HOME_DECIDE 6, HOME_WITHDRAW 3, SPECIAL 1,
            BLANK 2, BLANK_RECEIVE 2, REDEEM 26, TOLD_ASK 10, BALLOT 24, LATE 12, REPLACE 6, VOID_ASK 20,
            CONFLICT_VOID_ASK 5, INCLUDE_ASK 10, LINK_ASK 3, ENTITLEMENT 8, OPEN 1, HOURS 1, CLOSE 1, LATE_OPEN 1,
            CORRECT_ASK 1, CORRECT_DECIDE 4""");
    private static final Map<Kind, Integer> EVENING = weights("""
            ISSUE 3, RETURN 12, LOSS 4, ANNUL_ASK 8, DECIDE 32, HOME_ASK 3, HOME_DECIDE 9, HOME_WITHDRAW 6, SPECIAL 1,
            BLANK 2, BLANK_RECEIVE 1, REDEEM 18, TOLD_ASK 6, BALLOT 18, LATE 24, REPLACE 6, VOID_ASK 16,
            CONFLICT_VOID_ASK 8, INCLUDE_ASK 6, LINK_ASK 3, ENTITLEMENT 8, CLOSE 3, LATE_OPEN 5, CORRECT_DECIDE 2""");

    private Weights() {}

    /** By the time of polling day, none before it. */
    static Map<Kind, Integer> at(Phase phase, @Nullable LocalTime time) {
        if (time == null) {
            return phase == Phase.SPECIAL_LISTS ? SPECIAL_LISTS : EARLY;
        }
        return time.getHour() < 20 ? POLLING_DAY : EVENING;
    }

    private static Map<Kind, Integer> weights(String table) {
        var weights = new EnumMap<Kind, Integer>(Kind.class);
        for (String line : table.strip().split(",\\s*")) {
            String[] words = line.split(" ");
            weights.put(Kind.valueOf(words[0]), Integer.valueOf(words[1]));
        }
        return weights;
    }

    static Kind draw(Map<Kind, Integer> weights, Random random) {
        int left = random.nextInt(
                weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<Kind, Integer> weight : weights.entrySet()) {
            left -= weight.getValue();
            if (left < 0) {
                return weight.getKey();
            }
        }
        throw new IllegalStateException();
    }
}
