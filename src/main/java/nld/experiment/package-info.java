/** Ensembles of training runs, with the update rules of the library: mirrored runs, breaking by feedback, thresholds. */
package nld.experiment;

