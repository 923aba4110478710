/**
 * Layered networks in double precision: values, gradients and curvature of losses over examples, written by hand for speed and
 * so that a mirrored network is mirrored to the bit.
 */
package nld.layers;
