package kz.tizim.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tizim.database.BusyException;
import kz.tizim.database.OutcomeUnknownException;
import kz.tizim.database.SqlState;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every exception that reaches the edge into a problem document; details of faults stay in the log. */
class ProblemMappers {
    private static final String BODY = "body";
    private static final int LONGEST_NAME = 60;
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return response(e.problem());
    }

    @ServerExceptionMapper
    Response outcomeUnknown(OutcomeUnknownException e, Request request) {
        if (request.getMethod().equals(HttpMethod.GET)) {
            return response(ProblemType.UNAVAILABLE.with("The database went away. Nothing was changed: ask again."));
        }
        LOG.warn("The outcome of a commit is unknown");
        return response(ProblemType.OUTCOME_UNKNOWN.with(
                "The database did not confirm. Ask again with the same Idempotency-Key to find out."));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e) {
        return Response.fromResponse(response(ProblemType.UNAUTHENTICATED.with(
                        "Send 'Authorization: Bearer <token>' with a token from POST /api/v1/sessions.")))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return response(ProblemType.FORBIDDEN.with("The role of this account does not allow the call."));
    }

    @ServerExceptionMapper
    Response violation(ConstraintViolationException e) {
        List<Problem.FieldError> errors = e.getConstraintViolations().stream()
                .map(v -> new Problem.FieldError(field(v), v.getMessage()))
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .toList();
        return response(new Problem(
                ProblemType.INVALID_REQUEST,
                errors.size() == 1 ? "One field is not valid." : errors.size() + " fields are not valid.",
                errors,
                Map.of()));
    }

    // The second is named since the framework has a mapper of its own for it.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response json(JsonProcessingException e) {
        return response(jsonProblem(e));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return response(jsonProblem(json));
            }
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 400 -> response(ProblemType.INVALID_REQUEST.with("The request cannot be read."));
            case 404 -> response(ProblemType.NOT_FOUND.with("There is no such address."));
            case 405 -> response(ProblemType.METHOD_NOT_ALLOWED.with("The address does not take this method."));
            case 406 -> response(ProblemType.NOT_ACCEPTABLE.with("The address does not answer in that type."));
            case 413 -> response(ProblemType.BODY_TOO_LARGE.with("The body is larger than the address takes."));
            case 415 -> response(ProblemType.UNSUPPORTED_MEDIA_TYPE.with("Look up the type in /q/openapi."));
            default -> status >= 500 ? fault(e) : e.getResponse();
        };
    }

    // More specific than the framework's own, which would list the addresses that exist.
    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return web(e);
    }

    @ServerExceptionMapper
    Response busy(BusyException e) {
        return e.isHeld()
                ? inFlight()
                : response(
                        ProblemType.UNAVAILABLE.with("Too many ask at the same time. Nothing was changed: ask again."));
    }

    private static Response inFlight() {
        return response(ProblemType.REQUEST_IN_FLIGHT.with(
                "Another desk has held the citizen for five seconds. Ask again with the same key."));
    }

    @ServerExceptionMapper
    Response fault(Throwable e) {
        String state = SqlState.of(e);
        if ("55P03".equals(state)) {
            return inFlight();
        }
        String id = UUID.randomUUID().toString();
        // The message of a database error may quote a row: only the state and the place are logged.
        LOG.errorf("Fault %s: %s%s at %s", id, e.getClass().getName(), state == null ? "" : " " + state, place(e));
        LOG.debugf(e, "Fault %s", id);
        boolean passing = state == null ? lacksConnection(e) : SqlState.isPassing(state);
        return response((passing ? ProblemType.UNAVAILABLE : ProblemType.INTERNAL_ERROR)
                .with("Nothing was changed. Report the number of this fault if it stays.")
                .with("fault", id));
    }

    static Response response(Problem problem) {
        long retryAfter = Bursts.retryAfter(problem);
        return Response.status(problem.type().status())
                .type(ProblemBody.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.RETRY_AFTER, retryAfter == 0 ? null : retryAfter)
                .entity(problem.body())
                .build();
    }

    private static Problem jsonProblem(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return new Problem(
                    ProblemType.INVALID_REQUEST,
                    "The body is not valid JSON.",
                    List.of(new Problem.FieldError(BODY, "cannot be read" + position(e))),
                    Map.of());
        }
        String message = switch (mapping) {
            case UnrecognizedPropertyException _ -> "is not known here";
            default -> {
                Throwable cause = mapping.getCause();
                // Our values say what they expect; the framework's messages would quote the value.
                yield cause instanceof IllegalArgumentException && cause.getMessage() != null
                        ? cause.getMessage()
                        : "has the wrong type or form";
            }
        };
        return new Problem(
                ProblemType.INVALID_REQUEST,
                "One field is not valid.",
                List.of(new Problem.FieldError(path(mapping), message)),
                Map.of());
    }

    private static String position(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(bounded(step.getFieldName()));
            }
        }
        return path.toString();
    }

    // The name of an unknown field is the sender's: enough of it to recognise it by.
    private static String bounded(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    /** The path within the request: method and parameter name of the resource are left out. */
    private static String field(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    path.append('[').append(node.getIndex()).append(']');
                }
                // An element of a list has no name but its number.
                if (node.getKind() == ElementKind.PROPERTY) {
                    path.append(path.isEmpty() ? "" : ".").append(node.getName());
                }
            }
        }
        return path.isEmpty() ? parameter(violation) : path.toString();
    }

    /** A parameter by its name; the one that is the body has a name in the code only. */
    private static String parameter(ConstraintViolation<?> violation) {
        List<Class<?>> types = List.of();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                types = node.as(Path.MethodNode.class).getParameterTypes();
            } else if (node.getKind() == ElementKind.PARAMETER) {
                int index = node.as(Path.ParameterNode.class).getParameterIndex();
                return types.get(index).isRecord() ? BODY : node.getName();
            }
        }
        return BODY;
    }

    /** Whether the pool had no connection to give: the server and its driver always send a state, the pool never does. */
    private static boolean lacksConnection(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private static String place(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] frames = root.getStackTrace();
        for (StackTraceElement frame : frames) {
            if (frame.getClassName().startsWith("kz.tizim.")) {
                return root.getClass().getSimpleName() + " in " + frame;
            }
        }
        return root.getClass().getSimpleName() + (frames.length == 0 ? "" : " in " + frames[0]);
    }
}
