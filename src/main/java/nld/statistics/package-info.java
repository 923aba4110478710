/** Means of samples and how well they are known; besides integration the only room that knows Hipparchus. */
package nld.statistics;
