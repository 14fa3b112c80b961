/**
 * JCStress tests of what is read without locks while another thread writes. Not part of the test run: {@code java -cp
 * ... org.openjdk.jcstress.Main -m quick -t stress}; {@code -m sanity} is too short to prove anything.
 */
@NullMarked
package org.sitedatum.benchmarks.stress;

import org.jspecify.annotations.NullMarked;
