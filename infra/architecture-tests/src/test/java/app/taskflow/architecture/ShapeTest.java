package app.taskflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The package tree is the first documentation. */
@AnalyzeClasses(packages = "app.taskflow", importOptions = DoNotIncludeTests.class)
class ShapeTest {

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("app.taskflow.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_and_classes_are_named_after_what_they_are_about =
            classes().should(Conditions.haveTellingNames());

    @ArchTest
    static final ArchRule packages_are_no_deeper_than_three_below_the_base =
            classes().should(Conditions.lieAtMostThreePackagesBelowTheBase());

    @ArchTest
    static final ArchRule every_package_says_what_null_means = classes()
            .should(Conditions.lieInANullMarkedPackage())
            .because("without it neither people nor the compiler know what may be null");
}
