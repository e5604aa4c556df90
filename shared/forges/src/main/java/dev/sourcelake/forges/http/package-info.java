/** Asking a forge's API: paging, conditional requests, rate limits, patience. */
package dev.sourcelake.forges.http;
