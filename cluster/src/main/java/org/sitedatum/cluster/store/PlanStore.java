package org.sitedatum.cluster.store;

import java.util.List;
import java.util.Optional;

/** Plans of floors as files. Thread-safe; throws {@link StoreException} as the store does. */
public interface PlanStore {

    /** Most plans of one site; a new one beyond them is refused with an {@link IllegalStateException}. */
    int MOST_PLANS = 200;

    /** All plans of a site, in order of floor and name. */
    List<FloorPlan> list(String site);

    /** One plan, without its bytes. */
    Optional<FloorPlan> find(String site, String floor, String name);

    /** The bytes of a plan. */
    Optional<PlanContent> content(String site, String floor, String name);

    /** Saves a plan with its bytes over the version it carries; 0 for a new one. */
    VersionedOutcome<FloorPlan> save(FloorPlan plan, PlanContent content);

    /** Saves what is said of a plan over the version it carries, and leaves its bytes. */
    VersionedOutcome<FloorPlan> save(FloorPlan plan);

    /** Removes a plan in the version its remover knows. */
    VersionedOutcome<FloorPlan> remove(String site, String floor, String name, long version);
}
