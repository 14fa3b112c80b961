package org.sitedatum.samples.demo;

/**
 * How the people nobody has told about were followed.
 *
 * @param followed visitors that some anonymous pose was near to
 * @param visitors in the building
 * @param errors of the poses near a visitor
 * @param existence mean of these poses, 0..1; NaN without any
 * @param seenShare share of whole seconds in which a visitor had such a pose, the mean over the visitors
 * @param strangers share of all anonymous poses that are near nobody at all, 0..1
 */
record AnonymousFigures(
        int followed, int visitors, ErrorFigures errors, double existence, double seenShare, double strangers) {}
