package kz.tizim.imports;

import java.util.ArrayList;
import java.util.List;

/** The faults and doubts of the row that is being read. */
final class RowFaults {
    private final List<String> header;
    private final List<RowFault> all = new ArrayList<>();
    private boolean isRejected;

    RowFaults(List<String> header) {
        this.header = header;
    }

    void begin() {
        if (!all.isEmpty()) {
            all.clear();
        }
        isRejected = false;
    }

    void add(RowFault fault) {
        all.add(fault);
        isRejected |= !fault.isWarning();
    }

    void reject(int column, String code, String detail) {
        add(new RowFault(header.get(column), code, detail, false));
    }

    void warn(int column, String code, String detail) {
        add(new RowFault(header.get(column), code, detail, true));
    }

    boolean isRejected() {
        return isRejected;
    }

    List<RowFault> all() {
        return all;
    }
}
