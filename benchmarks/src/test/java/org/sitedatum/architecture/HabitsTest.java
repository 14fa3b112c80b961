package org.sitedatum.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the habits that the formatter and Checkstyle cannot see. */
class HabitsTest {

    @Test
    void shouldMarkEveryPackageNullFree() {
        List<String> unmarked = Stream.of(Modules.values())
                .flatMap(module -> Modules.PRODUCT.stream()
                        .filter(type ->
                                Modules.findOwner(type).filter(module::equals).isPresent())
                        .filter(type -> !type.getPackageName().contains("jmh_generated"))
                        .map(type -> type.getPackage()))
                .distinct()
                .filter(home -> !isNullMarked(home))
                .map(JavaPackage::getName)
                .sorted()
                .toList();

        assertThat(unmarked)
                .as("packages without @NullMarked in package-info.java")
                .isEmpty();
    }

    @Test
    void shouldKeepFieldsPrivateUnlessConstant() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(Modules.COORDINATE_FRAMES.packages(), Modules.POSITIONING.packages())
                .and()
                .arePublic()
                .should()
                .beStatic()
                .andShould()
                .beFinal()
                .allowEmptyShould(true)
                .check(Modules.PRODUCT);
    }

    @Test
    void shouldNameAccessorsWithoutGet() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(Modules.COORDINATE_FRAMES.packages(), Modules.POSITIONING.packages())
                .and()
                .arePublic()
                .and()
                .haveRawParameterTypes(new Class<?>[0])
                .should()
                .haveNameMatching("get[A-Z].*")
                .check(Modules.PRODUCT);
    }

    private static boolean isNullMarked(JavaPackage home) {
        return home.isAnnotatedWith(NullMarked.class);
    }
}
