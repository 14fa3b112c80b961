package org.sitedatum.frames.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 12})
    void shouldRebuildTheMatrixFromOrthonormalVectorsAndDescendingValues(int n) {
        var random = new SplittableRandom(n);
        for (int round = 0; round < 200; round++) {
            double size = Math.pow(10, random.nextDouble(-6, 6));
            double[] m = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    m[i * n + j] = size * random.nextDouble(-1, 1);
                    m[j * n + i] = m[i * n + j];
                }
            }

            SymmetricEigen eigen = SymmetricEigen.of(m, n);

            assertDecomposes(m, n, eigen, 1e-13 * size * n);
        }
    }

    @Test
    void shouldHandleRepeatedZeroAndGradedValues() {
        assertThat(SymmetricEigen.of(Matrix3.IDENTITY, 3).values()).containsExactly(1, 1, 1);
        assertThat(SymmetricEigen.of(new double[16], 4).values()).containsOnly(0);

        // ones everywhere: eigenvalues 3, 0, 0
        double[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertDecomposes(ones, 3, SymmetricEigen.of(ones, 3), 1e-14);
        assertThat(SymmetricEigen.of(ones, 3).values()[0]).isCloseTo(3, within(1e-14));

        double[] graded = {1e12, 1, 1e-3, 1, 1, 1e-4, 1e-3, 1e-4, 1e-8};
        assertDecomposes(graded, 3, SymmetricEigen.of(graded, 3), 1e-3);
    }

    @Test
    void shouldLeaveTheInputAlone() {
        double[] m = {2, 1, 1, 3};

        SymmetricEigen.of(m, 2);

        assertThat(m).containsExactly(2, 1, 1, 3);
    }

    private static void assertDecomposes(double[] m, int n, SymmetricEigen eigen, double tolerance) {
        double[] lambda = eigen.values();
        for (int k = 1; k < n; k++) {
            assertThat(lambda[k]).isLessThanOrEqualTo(lambda[k - 1]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double rebuilt = 0;
                double dot = 0;
                for (int k = 0; k < n; k++) {
                    rebuilt += lambda[k] * eigen.vector(i, k) * eigen.vector(j, k);
                    dot += eigen.vector(k, i) * eigen.vector(k, j);
                }
                assertThat(rebuilt).isCloseTo(m[i * n + j], within(tolerance));
                assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
    }
}
