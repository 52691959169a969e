package app.taskflow.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.taskflow.events.id.TaskId;
import app.taskflow.events.task.Priority;
import app.taskflow.events.task.TaskEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StatisticsReadTest {

    private final User ada = new User();

    @Test
    void tasks_are_counted() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        ada.creates(NewTask.of("a").tags("Home", "x").priority(Priority.HIGH).due(today.minusDays(5)));
        ada.creates(NewTask.of("b").tags("Home").started().due(today));
        ada.creates(NewTask.of("c").tags("home").done(now.minus(2, ChronoUnit.DAYS)));
        TaskId archived = ada.creates(NewTask.of("d").done(now));
        ada.does(archived, new TaskEvent.Archived(now));
        JsonNode counted = ada.client.get("/tasks/stats?days=3").is(200).json();
        assertThat(counted.path("total").asInt()).isEqualTo(3);
        assertThat(counted.path("open").asInt()).isEqualTo(2);
        assertThat(counted.path("overdue").asInt()).isEqualTo(1);
        assertThat(counted.path("dueToday").asInt()).isEqualTo(1);
        assertThat(counted.path("byStatus").toString()).isEqualTo("{\"todo\":1,\"in_progress\":1,\"done\":1}");
        assertThat(counted.path("byPriority").toString())
                .isEqualTo("{\"none\":2,\"low\":0,\"medium\":0,\"high\":1,\"urgent\":0}");
        assertThat(counted.path("byTag").toString())
                .isEqualTo("[{\"tag\":\"Home\",\"count\":3},{\"tag\":\"x\",\"count\":1}]");
        assertThat(counted.path("completedPerDay").findValuesAsString("date"))
                .containsExactly(day(today, 2), day(today, 1), day(today, 0));
        assertThat(counted.path("completedPerDay").findValuesAsString("count")).containsExactly("1", "0", "1");
    }

    @Test
    void days_are_thirty_if_nothing_is_said_and_those_of_the_zone() {
        ZoneId kiritimati = ZoneId.of("Pacific/Kiritimati");
        JsonNode counted = ada.client
                .get("/tasks/stats?timeZone=Pacific/Kiritimati")
                .is(200)
                .json();
        assertThat(counted.path("completedPerDay")).hasSize(30);
        assertThat(LocalDate.parse(
                        counted.path("completedPerDay").path(29).path("date").asString()))
                .isIn(LocalDate.now(kiritimati), LocalDate.now(kiritimati).minusDays(1));
        assertThat(ada.client.get("/tasks/stats?days=366").json().path("completedPerDay"))
                .hasSize(366);
    }

    private static String day(LocalDate today, int ago) {
        return today.minusDays(ago).toString();
    }
}
