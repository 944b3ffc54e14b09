/**
 * How anything is printed: tables of many pages for lists, documents for whoever gets a paper in hand. Everything is marked
 * where the installation is a rehearsal, and every letter of the three languages is in the font that goes with the file.
 */
@NullMarked
package kz.tizim.print;

import org.jspecify.annotations.NullMarked;
