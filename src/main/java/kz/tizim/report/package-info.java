/** What is counted and shown of an election; reads only. */
@NullMarked
package kz.tizim.report;

import org.jspecify.annotations.NullMarked;
