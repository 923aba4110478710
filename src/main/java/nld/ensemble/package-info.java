/**
 * Laws that hold for an ensemble: averages over the orbit of a finite group, exact or sampled with a stated confidence;
 * stochastic gates; what sign patterns can store.
 */
package nld.ensemble;
