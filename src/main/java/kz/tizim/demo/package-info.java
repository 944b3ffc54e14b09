/** The first start of a rehearsal: the sample country goes through the real imports, and the console says where to go. */
@NullMarked
package kz.tizim.demo;

import org.jspecify.annotations.NullMarked;
