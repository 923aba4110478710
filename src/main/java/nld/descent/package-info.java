/**
 * Runs update rules step by step. It shares nothing with the integration of flows but the lowered
 * gradient, so that each can judge the other.
 */
package nld.descent;
