/** What was found about a theorem, kept from one run to the next, and used only where nothing that it depends on has changed. */
package nld.store;
