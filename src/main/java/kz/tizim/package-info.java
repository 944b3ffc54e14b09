/** Where the service starts. */
@NullMarked
package kz.tizim;

import org.jspecify.annotations.NullMarked;
