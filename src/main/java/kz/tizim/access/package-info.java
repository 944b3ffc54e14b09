/**
 * Who acts: accounts, sessions, roles, the tree of commissions, the current operator, the audit trail and decisions
 * that need a second person.
 *
 * <p>Every way to sign in ends in one {@link kz.tizim.access.Operator}; everything that an operator may touch is decided
 * by the operator's role and place in the tree.
 */
@NullMarked
package kz.tizim.access;

import org.jspecify.annotations.NullMarked;
