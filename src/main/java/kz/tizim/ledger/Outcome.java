package kz.tizim.ledger;

import java.util.List;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;

/** What was decided about an act. A refusal is returned, not thrown: its attempt and audit are committed too. */
public sealed interface Outcome {

    /**
     * It is done.
     *
     * @param answer what the client gets, as JSON with status 201
     * @param writes what it changes
     */
    record Done(Object answer, List<Sql.Row> writes) implements Outcome {
        public Done {
            writes = List.copyOf(writes);
        }

        @Override
        public String word() {
            return "DONE";
        }
    }

    /**
     * It is refused, and changes nothing that a decision reads.
     *
     * @param writes what is kept of the refusal itself: an alert, a reasoned decision to print
     */
    record Refused(Problem problem, List<Sql.Row> writes) implements Outcome {
        public Refused {
            writes = List.copyOf(writes);
        }

        /** A refusal of which only attempt and audit are kept. */
        public Refused(Problem problem) {
            this(problem, List.of());
        }

        @Override
        public String word() {
            return problem.type().slug();
        }
    }

    /** What it writes, in the transaction of the act. */
    List<Sql.Row> writes();

    /** What the audit trail says of it. */
    String word();

    static Refused refused(ProblemType type, String detail) {
        return new Refused(type.with(detail));
    }
}
