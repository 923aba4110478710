/**
 * Integrates flows with Hipparchus, which only it and the rooms spectrum and statistics know, stiff ones by Radau IIA with Hipparchus's linear
 * algebra, and says in our words why one cannot be followed.
 */
package nld.integration;
