package kz.tizim.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tizim.problem.PlainText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The people who may sign in. */
@Path("/")
@Tag(name = "Access")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
@RunOnVirtualThread
class AccountResource {
    private final AccountService accounts;
    private final CurrentOperator operator;

    AccountResource(AccountService accounts, CurrentOperator operator) {
        this.accounts = accounts;
        this.operator = operator;
    }

    /** A new account; {@code commission} is the code of a territorial commission or precinct, absent at the centre. */
    @Schema(name = "AccountRequest", example = """
                    {"username":"member-11-1-b","fullName":"Member B","role":"MEMBER","commission":"11-1",
                     "password":"a long password"}""")
    record Request(
            @NotNull
            @Pattern(
                    regexp = "[a-z0-9][a-z0-9._-]{0,59}",
                    message = "must be 1 to 60 of a-z, 0-9, dot, dash, underscore")
            String username,

            @NotNull @PlainText String fullName,
            @NotNull Role role,
            @Nullable @Size(max = 20) String commission,

            @NotNull @Size(min = 12, max = Passwords.MAX_BYTES, message = "must have 12 to 72 characters")
            String password) {}

    /** An account as it is shown. */
    @Schema(name = "Account", example = """
                    {"id":17,"username":"member-11-1-b","fullName":"Member B","role":"MEMBER","commission":"11-1","active":true}""")
    record Shown(int id, String username, String fullName, Role role, String commission, boolean active) {}

    @POST
    @Path("/api/v1/accounts")
    @ResponseStatus(201)
    @Operation(summary = "Make an account")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = Shown.class, responseCode = "201")
    public Shown create(@NotNull @Valid Request request) {
        return accounts.create(request, operator.get());
    }

    @GET
    @Path("/api/v1/accounts")
    @Operation(summary = "Accounts in the order of their ids")
    public List<Shown> list(
            @QueryParam("after") @DefaultValue("0") @Min(0) int after,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return accounts.list(after, limit);
    }

    @POST
    @Path("/api/v1/accounts/{id}/deactivation")
    @Operation(summary = "Deactivate an account and end its sessions")
    public Shown deactivate(@PathParam("id") int id) {
        return accounts.deactivate(id, operator.get());
    }
}
