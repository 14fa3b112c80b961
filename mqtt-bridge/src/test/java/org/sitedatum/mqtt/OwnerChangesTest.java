package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerChangesTest {

    private final OwnerChanges changes = new OwnerChanges();

    @Test
    void shouldCountEachOwnershipThatFollowsAnother() {
        changes.serves(65);
        assertThat(changes.count()).isZero();

        changes.serves(130);
        changes.serves(130);
        changes.serves(195);
        assertThat(changes.count()).isEqualTo(2);
    }

    @Test
    void shouldNotCountWhatAFormerOwnerStillSays() {
        changes.serves(130);
        changes.serves(65);

        assertThat(changes.count()).isZero();
    }
}
