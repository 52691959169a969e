package app.taskflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import app.taskflow.command.fixture.ClockDecider;
import app.taskflow.command.fixture.ImpatientDecider;
import app.taskflow.command.fixture.SeesQuerySide;
import app.taskflow.events.fixture.KnowsSpring;
import app.taskflow.nowhere.fixture.Stray;
import app.taskflow.query.fixture.SeenByCommandSide;
import app.taskflow.web.fixture.Counts;
import app.taskflow.web.fixture.FieldInjected;
import app.taskflow.web.fixture.HoldsKey;
import app.taskflow.web.fixture.LogsAsInThePast;
import app.taskflow.web.fixture.OldJson;
import app.taskflow.web.fixture.PublicController;
import app.taskflow.web.fixture.Remembers;
import app.taskflow.web.fixture.SettingsOfAClass;
import app.taskflow.web.fixture.Sleeps;
import app.taskflow.web.fixture.Stereotyped;
import app.taskflow.web.fixture.Talks;
import app.taskflow.web.fixture.ThingImpl;
import app.taskflow.web.fixture.ValueInConstructor;
import app.taskflow.web.fixture.ValueInField;
import app.taskflow.web.fixture.helper.Something;
import app.taskflow.web.fixture.left.Left;
import app.taskflow.web.fixture.much.too.deep.Buried;
import app.taskflow.web.fixture.right.Right;
import app.taskflow.web.fixture.unmarked.MayBeNull;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail holds nothing: each is shown a class that breaks it. */
class RulesCanFailTest {

    static Stream<Arguments> rules() {
        return Stream.of(
                broken(
                        "events know Spring",
                        PictureTest.the_published_language_needs_the_jdk_and_jackson_only,
                        KnowsSpring.class),
                broken(
                        "command side sees query side",
                        PictureTest.command_side_and_query_side_share_nothing_but_what_both_stand_on,
                        SeesQuerySide.class,
                        SeenByCommandSide.class),
                broken("outside the picture", PictureTest.every_class_belongs_to_a_part_of_the_picture, Stray.class),
                broken(
                        "a decider with a clock",
                        DomainTest.the_domain_knows_no_framework_store_or_clock,
                        ClockDecider.class),
                broken(
                        "a decider asks for the time",
                        DomainTest.the_domain_asks_neither_for_the_time_nor_for_chance,
                        ImpatientDecider.class),
                broken("Jackson 2", EdgeTest.json_is_read_and_written_by_jackson_3, OldJson.class),
                broken(
                        "a private key elsewhere",
                        EdgeTest.private_signing_keys_are_seen_by_one_package,
                        HoldsKey.class),
                broken(
                        "field injection",
                        EdgeTest.what_a_class_needs_comes_through_its_constructor,
                        FieldInjected.class),
                broken("@Value on a field", EdgeTest.settings_are_typed_and_validated, ValueInField.class),
                broken("@Value on a parameter", EdgeTest.settings_are_typed_and_validated, ValueInConstructor.class),
                broken("settings that can be set", EdgeTest.settings_are_records, SettingsOfAClass.class),
                broken("a public controller", EdgeTest.controllers_are_package_private, PublicController.class),
                broken("@Service", EdgeTest.a_class_is_named_for_what_it_does_and_not_stereotyped, Stereotyped.class),
                broken("a cycle", ShapeTest.packages_form_no_cycles, Left.class, Right.class),
                broken(
                        "a package called helper",
                        ShapeTest.packages_and_classes_are_named_after_what_they_are_about,
                        Something.class),
                broken(
                        "a class called Impl",
                        ShapeTest.packages_and_classes_are_named_after_what_they_are_about,
                        ThingImpl.class),
                broken("a deep package", ShapeTest.packages_are_no_deeper_than_three_below_the_base, Buried.class),
                broken("no @NullMarked", ShapeTest.every_package_says_what_null_means, MayBeNull.class),
                broken("System.out", HabitTest.only_commands_write_to_the_console, Talks.class),
                broken("java.util.logging", HabitTest.logging_is_slf4j, LogsAsInThePast.class),
                broken("sleep", HabitTest.nothing_sleeps, Sleeps.class),
                broken("a static counter", HabitTest.no_state_is_shared_behind_the_back_of_its_users, Counts.class),
                broken("a static map", HabitTest.no_state_is_shared_behind_the_back_of_its_users, Remembers.class));
    }

    private static Arguments broken(String name, ArchRule rule, Class<?>... by) {
        return argumentSet(name, rule, List.of(by));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_notices_what_breaks_it(ArchRule rule, List<Class<?>> by) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(by)).hasViolation())
                .isTrue();
    }

    private static SourceFile source(String path, String... lines) {
        return new SourceFile(Path.of(path), List.of(lines));
    }

    @Test
    void a_long_file_is_noticed() {
        SourceFile file = new SourceFile(Path.of("A.java"), Collections.nCopies(501, ""));
        assertThat(SourceRules.longerThan(SourceRules.LONGEST, List.of(file))).containsExactly("A.java: 501 lines");
        assertThat(SourceRules.longerThan(501, List.of(file))).isEmpty();
    }

    @Test
    void sleeping_is_noticed() {
        SourceFile file = source("A.java", "Thread.sleep" + "(5);", "TimeUnit.SECONDS.sleep" + "(5);", "asleep();");
        assertThat(SourceRules.sleeping(List.of(file))).hasSize(2);
    }

    @Test
    void what_is_left_for_later_is_noticed() {
        SourceFile file = source("A.java", "// TO" + "DO: later", " * @auth" + "or me", "case TO" + "DO -> 1;");
        assertThat(SourceRules.leftUnfinished(List.of(file))).hasSize(2);
    }

    @Test
    void a_test_without_a_sentence_is_noticed() {
        SourceFile file = source(
                "ATest.java",
                "@Test",
                "void isFine() throws Exception {}",
                "@Test",
                "void it_is_fine() {",
                "@ParameterizedTest",
                "@ValueSource(ints = {1, 2})",
                "void alsoThis(int number) {}",
                "@ParameterizedTest(name = \"{0}\")",
                "@MethodSource",
                "void not_this(String a, List<String> b) {}");
        assertThat(SourceRules.testsWithoutASentence(List.of(file)))
                .containsExactly("ATest.java: isFine", "ATest.java: alsoThis");
    }

    @Test
    void a_package_without_a_purpose_is_noticed() {
        List<SourceFile> files = List.of(
                source("m/src/main/java/a/package-info.java", "/** A. */", "package a;"),
                source("m/src/test/java/a/ATest.java"),
                source("m/src/main/java/b/package-info.java", "package b;"),
                source("m/src/test/java/c/CTest.java"));
        assertThat(SourceRules.packagesWithoutAPurpose(files))
                .containsExactly("m/src/main/java/b", "m/src/main/java/c");
    }
}
