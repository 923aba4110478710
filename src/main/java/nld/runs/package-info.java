/**
 * Logs of real training runs: reads their columns, row by row in constant memory, and holds the step laws of a theorem
 * against every row, with bounds derived from rounding.
 */
package nld.runs;
