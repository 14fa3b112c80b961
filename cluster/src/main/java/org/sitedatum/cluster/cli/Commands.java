package org.sitedatum.cluster.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every command on the class path: this module's, then those of modules above it. */
final class Commands {

    private Commands() {}

    static Optional<Command> find(String name) {
        Optional<Command> own =
                own().stream().filter(c -> c.name().equals(name)).findFirst();
        return own.isPresent()
                ? own
                : added().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    static List<Command> list() {
        List<Command> all = new ArrayList<>(own());
        all.addAll(added());
        return all;
    }

    private static List<Command> own() {
        return List.of(
                new ServeCommand(),
                new ReplayCommand(),
                new RecordCommand(),
                new CheckCommand(),
                new ClusterCommand(),
                new SiteCommand(),
                new HelpCommand());
    }

    private static List<Command> added() {
        return ServiceLoader.load(Command.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
