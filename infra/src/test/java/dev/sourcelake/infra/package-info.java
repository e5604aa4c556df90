/** Tests of the settings, the templates and the workflow's definition. */
package dev.sourcelake.infra;
