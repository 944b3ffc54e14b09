package kz.tizim.access;

import org.jspecify.annotations.Nullable;

/**
 * The person behind the current request.
 *
 * @param accountId id of the account
 * @param username name of the account
 * @param role what the account may do
 * @param commissionId where the account sits
 * @param commissionCode code of that commission; for a precinct commission the precinct's code
 */
public record Operator(int accountId, String username, Role role, int commissionId, String commissionCode) {

    /**
     * Whether the operator's commission stands at or above a precinct.
     *
     * @param precinctId the precinct, which is also its commission
     * @param territorialId the commission above it, null when there is none
     */
    public boolean reaches(int precinctId, @Nullable Integer territorialId) {
        return switch (role) {
            case ADMINISTRATOR, CENTRAL -> true;
            case TERRITORIAL -> territorialId != null && territorialId == commissionId;
            case CHAIR, MEMBER -> precinctId == commissionId;
            case OBSERVER -> false;
        };
    }
}
