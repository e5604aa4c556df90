/** The function list-repositories: what an owner has is compared with what the lake has of it. */
package dev.sourcelake.functions.list;
