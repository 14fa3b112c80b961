package org.sitedatum.cluster.config;

import java.nio.file.Path;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.store.StoreAddress;

/**
 * What makes several nodes one service.
 *
 * @param members which node this is and who the others are
 * @param dataFolder on a disk of this machine: what this node promised to the others
 * @param store where the site documents lie, shared by all nodes when there are several
 */
public record ClusterOptions(MemberOptions members, Path dataFolder, StoreAddress store) {}
