package org.sitedatum.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the arrows between the modules, and what each may bring in from outside. */
class ArrowsTest {

    @Test
    void shouldPlaceEveryTypeInAModule() {
        List<String> homeless = Modules.PRODUCT.stream()
                .filter(type -> Modules.findOwner(type).isEmpty())
                .map(JavaClass::getName)
                .toList();

        assertThat(homeless).isEmpty();
        assertThat(Modules.PRODUCT.stream().map(Modules::findOwner).distinct().count())
                .isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(value = Modules.class, names = "BENCHMARKS", mode = EnumSource.Mode.EXCLUDE)
    void shouldPointArrowsDownOnly(Modules module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(module.packagesAbove())
                .allowEmptyShould(true)
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepTheHeadsetKitOffTheServer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        Modules.COORDINATE_FRAMES.packages(),
                        Modules.POSITIONING.packages(),
                        Modules.MQTT_BRIDGE.packages(),
                        Modules.CLUSTER.packages())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Modules.HEADSET_SDK.packages())
                .check(Modules.PRODUCT);
        classes()
                .that()
                .resideInAPackage(Modules.HEADSET_SDK.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Modules.HEADSET_SDK.packages(), "java..", "okhttp3..", "okio..", "org.jspecify.annotations..")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepCoordinateFramesOnTheJdkAndProj4j() {
        classes()
                .that()
                .resideInAPackage(Modules.COORDINATE_FRAMES.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Modules.COORDINATE_FRAMES.packages(),
                        "java..",
                        "org.locationtech.proj4j..",
                        "org.jspecify.annotations..")
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldKeepPositioningOnTheJdkFramesAndJts() {
        classes()
                .that()
                .resideInAPackage(Modules.POSITIONING.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Modules.COORDINATE_FRAMES.packages(),
                        Modules.POSITIONING.packages(),
                        "java..",
                        "org.locationtech.jts..",
                        "org.jspecify.annotations..")
                .check(Modules.PRODUCT);
    }
}
