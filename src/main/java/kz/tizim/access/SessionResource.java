package kz.tizim.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import kz.tizim.problem.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Path("/")
@Tag(name = "Access")
@RunOnVirtualThread
class SessionResource {
    private final SignIn signIn;
    private final Sessions sessions;

    SessionResource(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** Name and password. */
    @Schema(name = "SignInRequest", example = "{\"username\":\"chair-11-1\",\"password\":\"a long password\"}")
    record Request(
            @NotNull @Size(min = 1, max = 100) String username,
            @NotNull @Size(min = 1, max = 200) String password) {}

    /** The token to send as {@code Authorization: Bearer}, and whom it stands for. */
    @Schema(name = "Session", example = """
                    {"token":"2oBk…","expiresAt":"2026-01-01T18:00:00Z","username":"chair-11-1","role":"CHAIR","commission":"11-1"}""")
    record Opened(String token, OffsetDateTime expiresAt, String username, Role role, String commission) {}

    @POST
    @Path("/api/v1/sessions")
    @PermitAll
    @ResponseStatus(201)
    @Operation(summary = "Sign in")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Opened.class, responseCode = "201")
    public Opened signIn(@NotNull @Valid Request request) {
        return signIn.signIn(request.username(), request.password())
                .orElseThrow(() -> ProblemType.UNAUTHENTICATED.exception("The name or the password is wrong."));
    }

    @DELETE
    @Path("/api/v1/sessions/current")
    @PermitAll
    @Operation(
            summary = "Sign out",
            description = "Ends the session of the token that is sent; an ended one stays ended.")
    public void signOut(@HeaderParam("Authorization") @Nullable String header) {
        SessionToken token = BearerAuthentication.tokenOf(header);
        if (token == null) {
            throw ProblemType.UNAUTHENTICATED.exception("There is no session to end.");
        }
        sessions.end(token);
    }
}
