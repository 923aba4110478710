/** Pictures of what numerical checks saw, as SVG whose text is text. The only room that knows the plotting library. */
package nld.plots;
