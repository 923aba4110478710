/** Integrates flows with Hipparchus, which only it and the room spectrum know, and says in our words why one cannot be followed. */
package nld.integration;
