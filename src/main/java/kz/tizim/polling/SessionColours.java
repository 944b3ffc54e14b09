package kz.tizim.polling;

import io.quarkus.qute.TemplateExtension;
import kz.tizim.precinct.PollingSession;

/** How pages show the state of a precinct. */
@TemplateExtension
final class SessionColours {
    private SessionColours() {}

    static String colour(SessionShown session) {
        return switch (session.state()) {
            case CLOSED -> "grey";
            case OPEN -> "green";
            case CLOSING -> "yellow";
            case LOCKED -> "blue";
        };
    }

    static boolean isClosed(SessionShown session) {
        return session.state() == PollingSession.State.CLOSED;
    }

    static boolean isClosable(SessionShown session) {
        return session.state() == PollingSession.State.OPEN || session.state() == PollingSession.State.CLOSING;
    }
}
