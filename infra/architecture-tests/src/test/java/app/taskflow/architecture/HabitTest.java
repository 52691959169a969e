package app.taskflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What our code does not do. */
@AnalyzeClasses(packages = "app.taskflow", importOptions = DoNotIncludeTests.class)
class HabitTest {

    @ArchTest
    static final ArchRule only_commands_write_to_the_console = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "app.taskflow.cli..",
                    "app.taskflow.standalone..",
                    "app.taskflow.bench..",
                    "app.taskflow.producer..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("a server's output is its structured log");

    @ArchTest
    static final ArchRule logging_is_slf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule nothing_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(Thread.class, "sleep", Duration.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class)
            .because("what is waited for has a condition and a deadline");

    @ArchTest
    static final ArchRule no_state_is_shared_behind_the_back_of_its_users = fields().that()
            .areStatic()
            .should(Conditions.beConstant())
            .because("two nodes in one process, and two tests, must not meet in a static field");
}
