/**
 * The public look-up: where a citizen votes. It reads with a login of its own that may execute one function and nothing
 * else.
 */
@NullMarked
package kz.tizim.lookup;

import org.jspecify.annotations.NullMarked;
