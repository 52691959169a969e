package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.task.Priority;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every order of a list, both ways. */
class ListOrdersTest {

    private static final User ADA = new User();

    @BeforeAll
    static void write() {
        ADA.creates(
                at(3),
                NewTask.of("zebra")
                        .rank("a")
                        .createdAt(at(1))
                        .priority(Priority.HIGH)
                        .due(day(3)));
        ADA.creates(at(1), NewTask.of("Äpfel").rank("c").createdAt(at(2)).priority(Priority.URGENT));
        ADA.creates(
                at(2),
                NewTask.of("apple")
                        .rank("B")
                        .createdAt(at(3))
                        .priority(Priority.LOW)
                        .due(day(1)));
        ADA.creates(
                at(4),
                NewTask.of("Apple")
                        .rank("b")
                        .createdAt(at(4))
                        .priority(Priority.MEDIUM)
                        .due(day(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "'',          Apple apple Äpfel zebra",
        "createdAt,   zebra Äpfel apple Apple",
        "-createdAt,  Apple apple Äpfel zebra",
        "updatedAt,   Äpfel apple zebra Apple",
        "-updatedAt,  Apple zebra apple Äpfel",
        "rank,        apple zebra Apple Äpfel",
        "-rank,       Äpfel Apple zebra apple",
        "priority,    apple Apple zebra Äpfel",
        "-priority,   Äpfel zebra Apple apple",
        "title,       Äpfel apple Apple zebra",
        "-title,      zebra Apple apple Äpfel",
        "dueDate,     apple Apple zebra Äpfel",
        "-dueDate,    zebra Apple apple Äpfel"
    })
    void a_list_is_sorted_as_asked_on_one_page_and_over_many(String sort, String titles) {
        String query = sort.isEmpty() ? "" : "sort=" + sort;
        List<String> expected = Arrays.asList(titles.split(" ", -1));
        assertThat(ADA.client.list(query).titles()).isEqualTo(expected);
        assertThat(ADA.client.walk(query + "&limit=1"))
                .isEqualTo(ADA.client.list(query).ids());
    }

    @Test
    void the_best_fit_comes_first_by_relevance() {
        User eve = new User();
        eve.creates(at(1), NewTask.of("sister").describedAs("plant"));
        eve.creates(at(2), NewTask.of("plantation"));
        eve.creates(at(3), NewTask.of("plants"));
        eve.creates(at(4), NewTask.of("nothing"));
        assertThat(eve.client.list("q=plant&sort=relevance").titles())
                .containsExactly("plants", "plantation", "sister");
        assertThat(eve.client.list("q=plant&sort=-relevance").titles())
                .containsExactly("sister", "plantation", "plants");
        assertThat(eve.client.walk("q=plant&sort=relevance&limit=1"))
                .isEqualTo(eve.client.list("q=plant&sort=relevance").ids());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rank", "createdAt", "updatedAt", "dueDate", "priority", "title"})
    void ties_are_broken_by_the_id(String sort) {
        User eve = new User();
        for (int i = 0; i < 5; i++) {
            eve.creates(at(1), NewTask.of("same").createdAt(at(1)).due(day(1)));
        }
        List<String> ids = eve.client.walk("limit=2&sort=" + sort);
        assertThat(ids).isSorted().hasSize(5);
        List<String> reversed = new ArrayList<>(ids);
        Collections.reverse(reversed);
        assertThat(eve.client.walk("limit=2&sort=-" + sort)).isEqualTo(reversed);
    }

    private static Instant at(int second) {
        return Instant.parse("2026-05-01T00:00:00Z").plusSeconds(second);
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2031, 1, day);
    }
}
