/** Spectra, ranks and least singular values by Hipparchus, and the densities of large symmetric maps by Lanczos' method. */
package nld.spectrum;
