package kz.tizim.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import kz.tizim.problem.ProblemType;

/**
 * The page of a problem that no form can show.
 *
 * @param fault number of a fault in the log, empty where there is none
 */
@CheckedTemplate(basePath = "page")
record Trouble(ProblemType type, String fault) implements TemplateInstance {}
