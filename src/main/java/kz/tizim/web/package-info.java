/**
 * Pages that stand above all rooms: what waits for an administrator or a commission above the precincts, approvals and alerts.
 * No entities, no transactions and no rules: each page calls the service that the API calls.
 */
@NullMarked
package kz.tizim.web;

import org.jspecify.annotations.NullMarked;
