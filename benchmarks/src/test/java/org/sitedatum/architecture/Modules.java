package org.sitedatum.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The modules from the bottom up, and the package root that belongs to each. A newcomer reads this as the map: a module
 * may use those above it in this list, never one below.
 */
enum Modules {
    /** Runs on headsets: it uses nothing of the server, and only samples and benchmarks use it. */
    HEADSET_SDK("org.sitedatum.headset"),
    COORDINATE_FRAMES("org.sitedatum.frames"),
    POSITIONING("org.sitedatum.positioning"),
    MQTT_BRIDGE("org.sitedatum.mqtt"),
    CLUSTER("org.sitedatum.cluster"),
    SAMPLES("org.sitedatum.samples"),
    BENCHMARKS("org.sitedatum.benchmarks");

    /** All classes of the product, without tests. */
    static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sitedatum");

    private final String root;

    Modules(String root) {
        this.root = root;
    }

    /** The module's folder in the checkout. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The ArchUnit pattern of this module's packages. */
    String packages() {
        return root + "..";
    }

    /** The ArchUnit patterns of every module that this one must not know. */
    String[] packagesAbove() {
        return List.of(values()).subList(ordinal() + 1, values().length).stream()
                .map(Modules::packages)
                .toArray(String[]::new);
    }

    /** The module that a class belongs to by its package; empty when no module claims it. */
    static Optional<Modules> findOwner(JavaClass type) {
        String name = type.getPackageName() + ".";
        return List.of(values()).stream()
                .filter(module -> name.startsWith(module.root + "."))
                .findFirst();
    }
}
