package org.sitedatum.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void shouldAlignNamesLeftAndNumbersRight() {
        Table table = new Table("Speed", "who", "ns")
                .row("we", "1,250")
                .row("others", "7")
                .note("lower is better");

        assertThat(table.text())
                .isEqualTo("Speed\n  who        ns\n  we      1,250\n  others      7\n  lower is better\n");
    }

    @Test
    void shouldTakeTheMiddleOfTheValues() {
        assertThat(Numbers.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Numbers.median(new double[] {9, 1, 5, 7})).isEqualTo(6);
        assertThat(Numbers.median(new double[0])).isNaN();
    }

    @Test
    void shouldSayWhetherALimitIsKept() {
        assertThat(Numbers.verdict(300, 300)).isEqualTo("reached, 300 of 300");
        assertThat(Numbers.verdict(1_301, 1_000)).isEqualTo("missed, 1,301 of 1,000");
    }

    @Test
    void shouldNotTakeMoreOffThanThereIs() {
        Score score = new Score(100, 90, 120, 64).minus(new Score(95, 1, 1, 80));

        assertThat(score).isEqualTo(new Score(5, 0, 25, 0));
    }
}
