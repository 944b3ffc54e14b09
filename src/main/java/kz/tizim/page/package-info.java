/**
 * What all pages share: the layout and its components (templates under {@code page} and {@code tags}), languages, forms
 * and how problems are shown.
 *
 * <p>A page's resource stands in the room of its service, takes a {@link kz.tizim.page.Form}, calls the service that the
 * API calls, and lets {@link kz.tizim.page.Pages} show the template. No rule of the domain lives in a page: what is not
 * possible is a problem of the API, shown in the reader's language by its kind.
 */
@NullMarked
package kz.tizim.page;

import org.jspecify.annotations.NullMarked;
