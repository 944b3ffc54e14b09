package kz.tizim.kit;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jspecify.annotations.Nullable;

/** Checks every answer of the API that a test gets against the service's own OpenAPI document. */
final class Contract implements Filter {
    private static volatile @Nullable OpenApiValidationFilter document;

    private final @Nullable Integer port;

    Contract(@Nullable Integer port) {
        this.port = port;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        // Health, metrics and the document itself are no part of the contract.
        return request.getURI().contains("/api/v1/")
                ? document().filter(request, response, context)
                : context.next(request, response);
    }

    private OpenApiValidationFilter document() {
        OpenApiValidationFilter known = document;
        if (known == null) {
            var request = RestAssured.given();
            String json = (port == null ? request : request.port(port))
                    .get("/q/openapi?format=json")
                    .asString();
            known = new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(json)
                    // Tests send wrong requests on purpose: only answers are judged.
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request", Level.IGNORE)
                            .build())
                    .build());
            document = known;
        }
        return known;
    }
}
