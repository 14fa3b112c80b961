package org.sitedatum.cluster.store;

/**
 * Tables that belong together in a database, and how they come to be.
 *
 * @param name what is kept there, for people: "the site store"
 * @param history table that says which migrations have been made
 * @param migrations folder of the migrations among the resources
 * @param areBesideOthers whether they may be added to a database that has tables already
 * @param mostConnections to the database at once
 */
public record Tables(String name, String history, String migrations, boolean areBesideOthers, int mostConnections) {}
