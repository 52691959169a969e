package app.taskflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Habits that hold for the text of main and test code alike. */
class SourceTest {

    private final List<SourceFile> files = SourceFile.all();

    @Test
    void no_file_is_longer_than_a_reader_can_bear(TestReporter reporter) {
        reporter.publishEntry(
                "files that need a reason for their length",
                SourceRules.longerThan(SourceRules.LONG, files).toString());
        assertThat(SourceRules.longerThan(SourceRules.LONGEST, files)).isEmpty();
    }

    @Test
    void neither_code_nor_tests_sleep() {
        assertThat(SourceRules.sleeping(files)).isEmpty();
    }

    @Test
    void nothing_is_left_for_later_or_signed() {
        assertThat(SourceRules.leftUnfinished(files)).isEmpty();
    }

    @Test
    void the_name_of_a_test_is_a_sentence() {
        assertThat(SourceRules.testsWithoutASentence(files)).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_for() {
        assertThat(SourceRules.packagesWithoutAPurpose(files)).isEmpty();
    }
}
