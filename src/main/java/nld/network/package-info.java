/** Layered maps as expressions: forward passes, cells with fixed gates, path sums, and the Ising form in gate spins. */
package nld.network;

