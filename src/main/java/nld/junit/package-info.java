/** Theorems as tests of a Maven project. */
package nld.junit;
