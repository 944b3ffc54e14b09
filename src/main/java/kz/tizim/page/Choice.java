package kz.tizim.page;

/**
 * Something to choose in a form.
 *
 * @param code what the form sends
 * @param title in the reader's language
 */
public record Choice(String code, String title) {}
