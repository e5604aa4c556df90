/** The function receive-push: what forges send is proved, and what follows from it is started. */
package dev.sourcelake.functions.receive;
