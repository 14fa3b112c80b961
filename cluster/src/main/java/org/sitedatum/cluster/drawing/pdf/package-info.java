/**
 * Makes images of the pages of a PDF, so that one can be a floor's plan. PDF is read in a process of its own with little memory
 * and little time: a file that brings down its reader brings down nothing else.
 *
 * <p>Read first: {@link org.sitedatum.cluster.drawing.pdf.PdfPages}, {@link org.sitedatum.cluster.drawing.pdf.PdfReader}. Lengths of
 * pages are points, 1/72 inch.
 */
@NullMarked
package org.sitedatum.cluster.drawing.pdf;

import org.jspecify.annotations.NullMarked;
