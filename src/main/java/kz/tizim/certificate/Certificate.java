package kz.tizim.certificate;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import kz.tizim.access.Concern;
import kz.tizim.ledger.Sql;
import org.jspecify.annotations.Nullable;

/** An absentee certificate, for one voter and contest. Acts change its state by {@link #move}, never the entity. */
@Entity
@Table(name = "certificate")
@IdClass(Certificate.Key.class)
class Certificate extends PanacheEntityBase {
    private static final Sql MOVE = Sql.over(
            "election_id integer, iin bigint, number bigint, state text, reason text, state_at timestamptz", """
            update certificate c set state = given.state, state_reason = given.reason, state_at = given.state_at
            from given where c.election_id = given.election_id and c.iin = given.iin and c.number = given.number""");

    /** Where a certificate stands; the table has the same words. */
    enum State {
        ISSUED,
        REDEEMED,
        RETURNED,
        REPORTED_LOST,
        ANNULLED,
        EXPIRED;

        /**
         * Whether the voter is detached from the home list (domain rules 6 and 7). A return ends that. So does an annulment:
         * the certificate is out no more but void, and the voter's right rests on the list again, if not struck off it. One
         * that was reported lost stays out, in whoever's hands: the voter stays detached, and gets no other one.
         */
        boolean detaches() {
            return this != RETURNED && this != ANNULLED;
        }

        /** Whether the paper must not be in anybody's hands: it was handed in, or is blocked for ever. */
        boolean isNotToBeBrought() {
            return this == RETURNED || this == REPORTED_LOST || this == ANNULLED;
        }

        /** What those above are told when it is brought all the same. */
        String whenBrought() {
            return "The certificate was brought for redemption; its state is " + this;
        }
    }

    /** Who collected it. */
    enum Applicant {
        VOTER,
        PROXY
    }

    /** The primary key. */
    record Key(int electionId, long iin, long number) implements Serializable {}

    @Id
    public int electionId;

    @Id
    public long iin;

    @Id
    public long number;

    public int contestId;

    @Enumerated(EnumType.STRING)
    public State state;

    public int homePrecinctId;

    @Enumerated(EnumType.STRING)
    public Applicant applicant;

    public @Nullable String proxyName;
    public @Nullable String powerOfAttorney;
    public String documentLast4;
    public @Nullable String destinationKato;
    public OffsetDateTime issuedAt;
    public int issuedBy;
    public OffsetDateTime stateAt;
    public @Nullable String stateReason;

    static Optional<Certificate> byNumber(int electionId, CertificateNumber number) {
        return find("electionId = ?1 and number = ?2", electionId, number.value())
                .firstResultOptional();
    }

    /** Whom a matter about a certificate is about. */
    static List<Concern> concerns(int electionId, CertificateNumber number) {
        return byNumber(electionId, number).stream()
                .map(certificate -> new Concern(electionId, certificate.iin, number.digits()))
                .toList();
    }

    /**
     * Moves a certificate to another state.
     *
     * @param reason the record that the move rests on, null where it needs none
     */
    static Sql.Row move(
            int electionId, long iin, long number, State state, @Nullable String reason, OffsetDateTime now) {
        return MOVE.row(electionId, iin, number, state.name(), reason, now);
    }
}
