/** What is counted, shown and printed of an election; reads only. */
@NullMarked
package kz.tizim.report;

import org.jspecify.annotations.NullMarked;
