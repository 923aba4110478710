/**
 * Turns exact scalar expressions into fast functions on {@code double[]}: shared parts are computed once, nothing is
 * allocated, and the same expressions give the same bits on every machine.
 */
package nld.lowering;

