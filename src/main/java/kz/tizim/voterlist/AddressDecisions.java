package kz.tizim.voterlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import kz.tizim.access.AuditTrail;
import kz.tizim.access.Operator;
import kz.tizim.election.DecidingClock;
import kz.tizim.election.ElectionFacts;
import kz.tizim.precinct.Precincts;
import kz.tizim.precinct.Selector;
import kz.tizim.precinct.StreetName;
import kz.tizim.problem.Problem;
import kz.tizim.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Decides about everybody who waits at an address at once, by an alias or a rule that later builds find again. */
@ApplicationScoped
class AddressDecisions {
    private static final String ADD_ALIAS = """
            insert into street_alias (kato, alias, street, valid_from, decision, decided_by) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String IS_OTHER =
            "select street <> ? from street_alias where kato = ? and alias = ? and valid_from = ?"
                    + " and (valid_to is null or valid_to > valid_from)";
    /** A rule that was taken back on its first day may be made again. */
    private static final String ADD_RULE = """
            insert into boundary (kato, street, selector, precinct_id, valid_from, decision, decided_by)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict on constraint boundary_rule do update
                set valid_to = null, decision = excluded.decision, decided_by = excluded.decided_by
                where boundary.import_id is null and boundary.valid_to is not null""";

    private final DraftService drafts;
    private final Precincts precincts;
    private final DecidingClock clock;
    private final AuditTrail audit;

    AddressDecisions(DraftService drafts, Precincts precincts, DecidingClock clock, AuditTrail audit) {
        this.drafts = drafts;
        this.precincts = precincts;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Keeps the decision and lists whom it places; asked again, it changes nothing more.
     *
     * @throws kz.tizim.problem.ProblemException {@code decides-nobody} if it would place nobody: then it is not kept
     */
    @Transactional
    RenewalShown decide(ElectionFacts election, AddressDecision decision, Operator operator) {
        var kept = new boolean[1];
        RenewalShown renewed = drafts.renewAfter(election, decision.kato(), connection -> {
            LocalDate today = clock.now().atZoneSameInstant(election.zone()).toLocalDate();
            LocalDate from = today.isAfter(election.pollingDay()) ? election.pollingDay() : today;
            kept[0] = switch (decision.as()) {
                case ALIAS -> addAlias(connection, decision, from, operator);
                case RULE -> addRule(connection, decision, from, operator);
            };
        });
        if (kept[0] && renewed.changed() == 0) {
            throw ProblemType.DECIDES_NOBODY.exception(
                    "Nobody's place would change: look at the spelling, or whether the rules take these houses.");
        }
        audit.record(
                operator,
                "address-decision",
                "DONE",
                election.code() + " " + decision.as() + " " + decision.kato().code());
        return renewed;
    }

    private static boolean addAlias(Connection connection, AddressDecision decision, LocalDate from, Operator operator)
            throws SQLException {
        String street = needed("sameAs", decision.sameAs());
        if (decision.house() != null) {
            throw Problem.invalid("house", "must be absent: an alias is for the whole street");
        }
        if (StreetName.of(decision.street()).isNone()
                || StreetName.of(street).equals(StreetName.of(decision.street()))) {
            throw Problem.invalid("sameAs", "must be another name than the street's");
        }
        Object[] row = {
            decision.kato().code(), decision.street(), street, from, decision.decision(), operator.accountId()
        };
        if (insert(connection, ADD_ALIAS, row)) {
            return true;
        }
        try (PreparedStatement other = connection.prepareStatement(IS_OTHER)) {
            other.setString(1, street);
            other.setString(2, decision.kato().code());
            other.setString(3, decision.street());
            other.setObject(4, from);
            try (ResultSet found = other.executeQuery()) {
                if (found.next() && found.getBoolean(1)) {
                    throw ProblemType.ALREADY_EXISTS.exception("Another street was decided on for this name today.");
                }
            }
        }
        return false;
    }

    private boolean addRule(Connection connection, AddressDecision decision, LocalDate from, Operator operator)
            throws SQLException {
        int precinct = precincts
                .within(needed("precinct", decision.precinct()), operator)
                .id();
        return insert(
                connection,
                ADD_RULE,
                decision.kato().code(),
                decision.street(),
                selector(decision.house()).print(),
                precinct,
                from,
                decision.decision(),
                operator.accountId());
    }

    private static Selector selector(@Nullable String house) {
        return house == null
                ? Selector.WHOLE
                : Selector.ofHouse(house)
                        .orElseThrow(() -> Problem.invalid("house", "must be a house's number or name"));
    }

    private static String needed(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "must not be empty for this kind of decision");
        }
        return value.strip();
    }

    private static boolean insert(Connection connection, String sql, Object... row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < row.length; i++) {
                insert.setObject(i + 1, row[i]);
            }
            return insert.executeUpdate() == 1;
        }
    }
}
