/** What functions that speak to forges share: secrets, tokens, and the services that keep them. */
package dev.sourcelake.functions.forge;
