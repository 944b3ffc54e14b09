package kz.tizim.page;

import kz.tizim.access.Role;

/** Where the work of a role begins. */
final class Landing {
    private Landing() {}

    static String of(Role role) {
        return switch (role) {
            case CHAIR, MEMBER -> "/desk";
            case ADMINISTRATOR, CENTRAL, TERRITORIAL, OBSERVER -> "/admin";
        };
    }
}
