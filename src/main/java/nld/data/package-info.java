/** Numbers that no theorem file writes out: drawn from a seed, or read from a file beside it. */
package nld.data;
