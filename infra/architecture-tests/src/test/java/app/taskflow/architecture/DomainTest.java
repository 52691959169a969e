package app.taskflow.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Deciding and evolving are functions: what they need to know comes in as arguments. */
@AnalyzeClasses(packages = "app.taskflow", importOptions = DoNotIncludeTests.class)
class DomainTest {

    private static final DescribedPredicate<JavaClass> DOMAIN = describe(
            "domain code (what a task is, deciders, decisions, evolutions, folds, rejections)",
            type -> type.getPackageName().equals("app.taskflow.command.task")
                    || type.getPackageName().equals("app.taskflow.command.task.field")
                    || outermost(type).matches(".*(Decider|Decision|Evolution|Fold|Rejection)"));

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(DomainTest::outermost).orElseGet(type::getSimpleName);
    }

    @ArchTest
    static final ArchRule the_domain_knows_no_framework_store_or_clock = noClasses()
            .that(DOMAIN)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "org.axonframework..",
                            "com.mongodb..",
                            "org.bson..",
                            "org.apache.kafka..",
                            "io.lettuce..",
                            "jakarta..",
                            "org.slf4j..")
                    .or(nameMatching("java\\.time\\.(Clock|InstantSource)"))
                    .or(nameMatching("java\\.util\\.(Random|random\\..*)|java\\.security\\.SecureRandom")));

    @ArchTest
    static final ArchRule the_domain_asks_neither_for_the_time_nor_for_chance = noClasses()
            .that(DOMAIN)
            .should()
            .callMethodWhere(target(owner(resideInAnyPackage("java.time.."))).and(target(nameMatching("now"))))
            .orShould()
            .callMethodWhere(target(nameMatching("randomUUID|nanoTime|currentTimeMillis")));
}
