/** Says what was found: verdicts and derivations as text for people and as JSON for programs. */
package nld.report;

