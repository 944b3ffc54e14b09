package kz.tizim.page;

import java.io.InputStream;

/**
 * A form with a file. The fields that stand before the file are there; the file itself comes in while it is read, so that its
 * size does not matter.
 *
 * @param file ends where the file ends; empty if none was chosen
 */
public record Upload(Form form, InputStream file) {}
