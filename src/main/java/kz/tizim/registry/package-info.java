/** Citizens as the registry knows them: who they are, and who must not vote. */
@NullMarked
package kz.tizim.registry;

import org.jspecify.annotations.NullMarked;
