package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.TaskEvent;
import app.taskflow.query.client.Client;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every filter of a list, against one household of tasks. */
class ListFiltersTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant RECENTLY = Instant.parse("2026-02-01T00:00:00.500Z");
    private static final User ADA = new User();

    @BeforeAll
    static void write() {
        ADA.creates(
                LONG_AGO,
                NewTask.of("bread").tags("Home", "shop").priority(Priority.LOW).due(day("2031-05-01")));
        ADA.creates(LONG_AGO, NewTask.of("milk").tags("home").started().due(day("2031-05-02")));
        ADA.creates(
                RECENTLY,
                NewTask.of("report").tags("work").priority(Priority.URGENT).done(RECENTLY));
        TaskId old = ADA.creates(LONG_AGO, NewTask.of("old").tags("home"));
        ADA.does(LONG_AGO, old, new TaskEvent.Archived(LONG_AGO));
        Instant lately = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        TaskId gone = ADA.creates(LONG_AGO, NewTask.of("gone").tags("work"));
        ADA.does(gone, new TaskEvent.Deleted(lately));
        TaskId both = ADA.creates(LONG_AGO, NewTask.of("both"));
        ADA.does(LONG_AGO, both, new TaskEvent.Archived(LONG_AGO));
        ADA.does(both, new TaskEvent.Deleted(lately));
        TaskId expired = ADA.creates(LONG_AGO, NewTask.of("expired"));
        ADA.does(LONG_AGO, expired, new TaskEvent.Deleted(LONG_AGO));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                             | bread milk report
                    status=todo                                    | bread
                    status=in_progress,done                        | milk report
                    status=todo,in_progress,done                   | bread milk report
                    priority=none                                  | milk
                    priority=low,urgent                            | bread report
                    status=todo&priority=urgent                    | ''
                    tag=home                                       | bread milk
                    tag=HOME                                       | bread milk
                    tag=home&tag=Shop                              | bread
                    tag=%20home%20                                 | bread milk
                    tag=hom                                        | ''
                    parentId=none                                  | bread milk report
                    parentId=019aaf1e-0000-7000-8000-000000000001  | ''
                    dueFrom=2031-05-01                             | bread milk
                    dueFrom=2031-05-02                             | milk
                    dueTo=2031-05-01                               | bread
                    dueFrom=2031-05-01&dueTo=2031-05-01            | bread
                    dueFrom=2031-05-02&dueTo=2031-05-01            | ''
                    updatedSince=2026-02-01T00:00:00.500Z          | report
                    updatedSince=2026-02-01T00:00:00.501Z          | ''
                    updatedSince=2026-01-01T01:00:00%2B01:00       | bread milk report
                    archived=true                                  | old
                    archived=any                                   | bread milk old report
                    archived=false                                 | bread milk report
                    deleted=true                                   | both gone
                    deleted=any                                    | both bread gone milk report
                    deleted=true&archived=true                     | both
                    deleted=true&archived=false                    | gone
                    deleted=any&archived=any                       | both bread gone milk old report
                    deleted=any&archived=true                      | both old
                    archived=any&tag=home                          | bread milk old
                    q=milk                                         | milk
                    q=work                                         | report
                    q=mil&status=todo                              | ''
                    q=%20                                          | bread milk report
                    q=***                                          | ''
                    """)
    void a_filter_lets_through_what_it_says(String query, String titles) {
        assertThat(ADA.client.list("sort=title&" + query).titles()).isEqualTo(words(titles));
    }

    @Test
    void another_user_sees_nothing_of_it() {
        assertThat(new User().client.list("archived=any&deleted=any").titles()).isEmpty();
    }

    @Test
    void the_total_is_that_of_the_whole_list_and_there_only_if_asked_for() {
        assertThat(ADA.client.list("limit=1&include=total").json().path("total").asInt())
                .isEqualTo(3);
        assertThat(ADA.client
                        .list("tag=home&limit=1&include=total")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(ADA.client
                        .list("q=nothing&include=total")
                        .json()
                        .path("total")
                        .asInt(-1))
                .isZero();
        assertThat(ADA.client.list("limit=1").json().has("total")).isFalse();
    }

    @Test
    void what_is_overdue_is_so_in_its_own_zone_or_else_in_the_readers() {
        User eve = new User();
        ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
        ZoneId niue = ZoneId.of("Pacific/Niue");
        // Reads are made as of the minute that has begun: this one, or one after it.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        LocalDate there = LocalDate.ofInstant(now, kiritimati);
        LocalTime time = LocalTime.ofInstant(now, kiritimati);
        eve.creates(NewTask.of("everywhere").due(there.minusDays(3)));
        eve.creates(NewTask.of("kiritimati").due(there, time, null));
        eve.creates(NewTask.of("own").due(there, time, kiritimati));
        eve.creates(NewTask.of("never").due(there, time, niue));
        eve.creates(NewTask.of("done").due(there.minusDays(3)).done(now));
        eve.creates(NewTask.of("undated"));
        Client client = eve.client;
        assertThat(client.list("sort=title&overdue=true").titles()).containsExactly("everywhere", "own");
        assertThat(client.list("sort=title&overdue=true&timeZone=Pacific/Kiritimati")
                        .titles())
                .containsExactly("everywhere", "kiritimati", "own");
        assertThat(client.list("sort=title&overdue=false&timeZone=Pacific/Niue").titles())
                .containsExactly("done", "kiritimati", "never", "undated");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
    }
}
