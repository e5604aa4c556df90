/** Facts of every text file, whatever its language: its lines and its encoding. */
package dev.sourcelake.extractors.text;
