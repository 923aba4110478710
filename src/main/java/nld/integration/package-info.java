/** Integrates flows with Hipparchus, the only room that knows it, and says in our words why one cannot be followed. */
package nld.integration;
