package org.sitedatum.samples.building;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.SiteEvent;

class UnknownPeopleTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int SECONDS = 20;

    @Test
    void shouldRaiseFenceEventsOfPeopleNobodyHasToldAbout() {
        BuildingSimulation simulation = new BuildingSimulation(1, START);
        List<SiteEvent> events = new ArrayList<>();
        PositioningEngine engine =
                new PositioningEngine(simulation.building().site(), EngineOptions.defaults(), new Ears(events));

        simulation
                .deliverUntil(START + SECONDS * SECOND)
                .forEach(delivery -> delivery.fixes().forEach(engine::accept));

        assertThat(events)
                .anyMatch(event -> event instanceof FenceEvent fence
                        && fence.trackable().startsWith("anon-")
                        && fence.change() == FenceEvent.Change.ENTERED);
    }

    private record Ears(List<SiteEvent> events) implements EngineListener {
        @Override
        public void onEvent(SiteEvent event) {
            events.add(event);
        }
    }
}
