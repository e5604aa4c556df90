/** Proofs of identity to a forge, which appear in no log, message or text form. */
package dev.sourcelake.forges.credentials;
