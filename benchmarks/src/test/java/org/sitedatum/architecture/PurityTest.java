package org.sitedatum.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Holds coordinate-frames and positioning to being functions of their input: no clock, no thread, no file, no console, no
 * randomness without a seed.
 */
class PurityTest {

    @Test
    void shouldReadNoClock() {
        core().should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethodWhere(target(nameMatching("now")).and(target(owner(inJavaTime()))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldStartNoThread() {
        core().should()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ExecutorService.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldTouchNoFileNetworkOrConsole() {
        core().should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.util.logging..", "java.sql..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Files.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldDrawNoUnseededRandomness() {
        core().should()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SplittableRandom.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(Modules.PRODUCT);
    }

    private static GivenClassesConjunction core() {
        return noClasses()
                .that()
                .resideInAnyPackage(Modules.COORDINATE_FRAMES.packages(), Modules.POSITIONING.packages());
    }

    private static DescribedPredicate<JavaClass> inJavaTime() {
        return DescribedPredicate.describe(
                "in java.time", type -> type.getPackageName().startsWith("java.time"));
    }
}
