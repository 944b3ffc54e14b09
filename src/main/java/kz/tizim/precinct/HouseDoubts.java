package kz.tizim.precinct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.tizim.precinct.Selector.House;
import kz.tizim.precinct.Selector.Part;
import kz.tizim.precinct.SelectorReading.Doubt;
import kz.tizim.precinct.SelectorReading.Warning;

/** Looks through the houses of a selector for what is probably a slip of the pen. */
final class HouseDoubts {
    private static final int FALL = 3;

    private final List<Part> parts;
    private final List<Integer> starts;
    private final List<Warning> warnings = new ArrayList<>();

    /** @param starts where each part begins */
    HouseDoubts(List<Part> parts, List<Integer> starts) {
        this.parts = parts;
        this.starts = starts;
    }

    List<Warning> find() {
        Set<Part> seen = new HashSet<>();
        int falling = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof House)) {
                falling = 0;
                continue;
            }
            if (!seen.add(parts.get(i))) {
                warn(i, Doubt.REPEATED, "");
            }
            falling = number(i) < number(i - 1) ? Math.max(falling, 1) + 1 : 0;
            if (falling == FALL) {
                warn(i + 1 - FALL, Doubt.DESCENDING, "");
            }
            doubtPlace(i);
        }
        return warnings;
    }

    /** The house between its neighbours. */
    private void doubtPlace(int i) {
        int before = number(i - 1);
        int after = number(i + 1);
        boolean outside = before < after && (number(i) < before || number(i) > after);
        if (before > 0 && (outside || after == 0)) {
            String apart = apart(i, before, after);
            if (!apart.isEmpty()) {
                warn(i, Doubt.RUN_TOGETHER, apart);
                return;
            }
        }
        if (before > 0 && outside) {
            warn(i, Doubt.OUT_OF_ORDER, "");
        }
    }

    /** «34» as «3,4» where these two fit in between; after the last house only where they count on. */
    private String apart(int i, int before, int after) {
        if (bareNumber(parts.get(i)) == 0) {
            return "";
        }
        String digits = String.valueOf(number(i));
        for (int cut = 1; cut < digits.length(); cut++) {
            int first = Integer.parseInt(digits.substring(0, cut));
            int second = Integer.parseInt(digits.substring(cut));
            int step = first - before;
            boolean countsOn = (step == 1 || step == 2) && second - first == step;
            if (after == 0 ? countsOn : before < first && first < second && second < after) {
                return first + "," + second;
            }
        }
        return "";
    }

    private void warn(int i, Doubt doubt, String hint) {
        warnings.add(new Warning(starts.get(i), doubt, hint));
    }

    /** The number of a house in the list; 0 where there is none. */
    private int number(int i) {
        return i >= 0 && i < parts.size() && parts.get(i) instanceof House(HouseNumber house) ? house.number() : 0;
    }

    /** The number of a single house without letter, fraction or block; 0 for any other part. */
    static int bareNumber(Part part) {
        return part instanceof House(HouseNumber house) && house.suffix().isEmpty() ? house.number() : 0;
    }
}
