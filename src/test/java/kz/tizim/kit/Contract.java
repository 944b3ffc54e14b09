package kz.tizim.kit;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Checks every answer of the API that a test gets against the service's own OpenAPI document. */
final class Contract implements Filter {
    private static volatile @Nullable OpenApiInteractionValidator document;

    private final @Nullable Integer port;

    Contract(@Nullable Integer port) {
        this.port = port;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        Response answer = context.next(request, response);
        // Health, metrics and the document itself are no part of the contract.
        if (request.getURI().contains("/api/v1/")) {
            judge(
                    URI.create(request.getURI()).getRawPath(),
                    Request.Method.valueOf(request.getMethod()),
                    RestAssuredResponse.of(answer));
        }
        return answer;
    }

    /** Tests send wrong requests on purpose: only answers are judged, whatever was asked. */
    void judge(String path, Request.Method method, com.atlassian.oai.validator.model.Response answer) {
        ValidationReport report = document().validateResponse(path, method, answer);
        if (report.hasErrors()) {
            throw new AssertionError(SimpleValidationReportFormat.getInstance().apply(report));
        }
    }

    private OpenApiInteractionValidator document() {
        OpenApiInteractionValidator known = document;
        if (known == null) {
            var request = RestAssured.given();
            String json = (port == null ? request : request.port(port))
                    .get("/q/openapi?format=json")
                    .asString();
            known = OpenApiInteractionValidator.createForInlineApiSpecification(json)
                    // An address or a method that is not in the document is asked for on purpose, too.
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request", Level.IGNORE)
                            .build())
                    .build();
            document = known;
        }
        return known;
    }
}
