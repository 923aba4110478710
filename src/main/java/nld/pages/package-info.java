/** The report in HTML: pages that need nothing but themselves. */
package nld.pages;
