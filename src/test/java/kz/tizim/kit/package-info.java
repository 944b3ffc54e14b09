/** What tests share: a small country, a way to call the service, the audit of the ledger. */
package kz.tizim.kit;
