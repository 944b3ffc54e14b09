package kz.tizim.problem;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text as people write it: letters of any script, digits, spaces and the punctuation of names, titles and reasons, 1 to
 * 300 characters. Control characters, mark-up and statement separators are not text. Null passes: say {@code @NotNull}.
 */
@Documented
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@Size(min = 1, max = 300)
@Pattern(regexp = PlainText.CHARACTERS)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
public @interface PlainText {
    /** The characters of text, any number of them. */
    String CHARACTERS = "[\\p{L}\\p{M}\\p{N} .,:!?'’ʼ\"«»„“”()\\[\\]№/&+%@_–—-]*";

    /** What is expected. */
    String message() default "must be text of 1 to 300 characters: letters, digits, spaces and common punctuation";

    /** As Jakarta Validation has it. */
    Class<?>[] groups() default {};

    /** As Jakarta Validation has it. */
    Class<? extends Payload>[] payload() default {};
}
