package app.taskflow.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.cli.client.TaskDraft;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedTasksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static List<TaskDraft> drafts(long seed) {
        return GeneratedTasks.of(2_000, seed, TODAY).stream()
                .map(SourceTask::draft)
                .toList();
    }

    @Test
    void the_same_seed_makes_the_same_tasks_under_new_ids() {
        assertThat(drafts(7))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("id")
                .isEqualTo(drafts(7));
        assertThat(drafts(7))
                .extracting(TaskDraft::title)
                .isNotEqualTo(drafts(8).stream().map(TaskDraft::title).toList());
        assertThat(drafts(7))
                .extracting(TaskDraft::id)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        drafts(7).stream().map(TaskDraft::id).toList());
    }

    @Test
    void they_vary_as_a_busy_persons_tasks_do() {
        List<TaskDraft> drafts = drafts(1);
        assertThat(drafts).extracting(TaskDraft::status).contains("todo", "in_progress", "done");
        assertThat(drafts).extracting(TaskDraft::priority).contains(null, "low", "medium", "high", "urgent");
        assertThat(drafts).extracting(d -> d.tags().size()).contains(0, 1, 2, 3);
        assertThat(drafts)
                .extracting(TaskDraft::dueDate)
                .contains(TODAY.toString(), TODAY.minusDays(1).toString(), null);
        assertThat(drafts.stream().map(TaskDraft::title).distinct().count()).isGreaterThan(600);
        assertThat(drafts)
                .extracting(TaskDraft::title)
                .anyMatch(t -> t.contains("ü"))
                .anyMatch(t -> t.contains("を"))
                .anyMatch(t -> t.contains("تقرير"));
    }

    @Test
    void they_keep_the_rules_of_the_api() {
        assertThat(drafts(3)).allSatisfy(draft -> {
            assertThat(draft.title())
                    .isNotBlank()
                    .isEqualTo(draft.title().strip())
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContain("{}");
            assertThat(draft.tags()).doesNotHaveDuplicates();
            assertThat(draft.dueTime() == null || draft.dueDate() != null).isTrue();
        });
    }
}
