/**
 * The durable configuration: site documents with every revision kept, in a real database. One table, one interface, H2 in
 * a file or PostgreSQL; the schema is brought up to date by Flyway when a store is opened.
 */
@NullMarked
package org.sitedatum.cluster.store;

import org.jspecify.annotations.NullMarked;
