/** The command line: verbs, options, exit codes. It wires the rooms together and decides nothing itself. */
package nld.cli;

