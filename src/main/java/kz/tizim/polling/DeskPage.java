package kz.tizim.polling;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import kz.tizim.access.Role;
import kz.tizim.page.Faults;
import kz.tizim.page.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The desk of a precinct: who stands there, and what that person may do. */
@Path("/desk")
@RolesAllowed({Role.CHAIR_NAME, Role.MEMBER_NAME})
@RunOnVirtualThread
class DeskPage {
    private final Pages pages;

    DeskPage(Pages pages) {
        this.pages = pages;
    }

    @CheckedTemplate(basePath = "polling")
    record Box(Faults faults, String query) implements TemplateInstance {}

    @GET
    @Operation(hidden = true)
    public Response ask() {
        return pages.show(new Box(new Faults(), ""));
    }
}
